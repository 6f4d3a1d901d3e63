//! A record's way as a page: lists to pick one from, and the chosen one from what was sent to what was learnt from it.

use std::cell::RefCell;
use std::rc::Rc;

use afterlaunch::platform::probe::Fields;
use afterlaunch::present;
use afterlaunch::present::trace::words;
use afterlaunch::present::trace::{RecordView, TraceView};
use afterlaunch::present::words::session_error;
use afterlaunch::session::trace::record::{LabelStatus, RecordId, RecordTrace};
use leptos::prelude::*;

use super::cards::path;
use super::handwritten::by_hand;
use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::Run;
use crate::ui::dom::{El, View, button, div, el, part, span, text, watch};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// The way of a record; without one, the lists that one can be picked from.
pub fn trace(id: Option<RecordId>) -> View {
    match id {
        Some(id) => followed(id),
        None => pick(),
    }
}

/// Where somebody came from: the mission that is played, or the room.
pub fn back_link(run: Run) -> El {
    let place = run.read_lesson(|_, playing| playing.map_or(Place::Room, |playing| Place::Lesson(playing.lesson().id)));
    let words = if matches!(place, Place::Room) { words::BACK_TO_THE_ROOM } else { words::BACK_TO_THE_MISSION };
    el("a").class("btn").attr("href", place.fragment()).add(words)
}

fn pick() -> View {
    let run = expect_context::<Run>();
    let lists = RwSignal::new(run.read(present::trace::records));
    let anew = move || lists.set(run.read(present::trace::records));
    let many = run.read(|session| session.scenario().words.many.clone());
    let newest = move |_: &u32| {
        lists.with_untracked(|lists| {
            View::many([
                list(words::THE_NEWEST, &lists.newest, words::NOTHING_CAME_IN_THE_LAST_MINUTE),
                list(words::STOPPED_OR_MENDED_BY_THE_CHECK, &lists.stopped, words::THE_CHECK_HAS_STOPPED_NOTHING),
                list(words::MISSED_AS_OUTCOMES_SAY, &lists.missed, words::NO_OUTCOME_SAYS_SO_YET),
            ])
        })
    };
    let count = RwSignal::new(0_u32);
    let again = move || {
        anew();
        count.update(|count| *count += 1);
    };
    let acts = div("acts")
        .add(button("btn", again).add(words::LOOK_FOR_NEWER_ONES))
        .add(el("a").class("btn").attr("href", Place::Check.fragment()).add(words::RULES_OF_THE_CHECK))
        .add(back_link(run));
    let lede = words::pick_one_of_the_and_follow(&many);
    let lists = div("record-lists").add(part(move || count.get(), newest));
    paper(words::A_RECORDS_WAY, View::many([prose("lede", &lede).into(), acts.into(), lists.into(), by_hand(run, None)]))
}

/// A list of records, each a link to its way.
pub fn list(name: &'static str, records: &[RecordView], none: &'static str) -> View {
    let item = |record: &RecordView| {
        let then = (!record.handling.is_empty()).then(|| span("then").add(record.handling));
        let link = el("a").attr("href", Place::Trace(Some(record.id)).fragment()).add(el("b").add(record.when.as_str())).add(" ");
        el("li").add(link.add(span("what").add(record.what.as_str())).add(then))
    };
    let section = el("section").add(el("h2").add(name));
    if records.is_empty() {
        return section.add(el("p").class("none").add(none)).into();
    }
    section.add(el("ul").class("records").attr("role", "list").add_all(records.iter().map(item))).into()
}

/// What has been followed, and how many versions there were then.
struct Followed {
    trace: RecordTrace,
    versions: usize,
}

/// What is shown of a record, and how it was received. It is followed again once something about it can have changed.
fn follow(run: Run, id: RecordId) -> (RwSignal<Result<TraceView, String>>, Option<Fields>) {
    let known: Rc<RefCell<Option<Followed>>> = Rc::default();
    let found = Rc::clone(&known);
    let look = move |truth: bool| {
        run.read(|session| {
            let versions = session.world().release.registry.all().count();
            let mut known = known.borrow_mut();
            let stale = known.as_ref().is_none_or(|known| {
                let ripe = matches!(known.trace.outcome, LabelStatus::Coming(due) if due < session.now());
                ripe || known.versions != versions || session.now() <= id.at
            });
            if stale {
                *known = None;
                let trace = session.trace(id).map_err(|why| session_error(&why))?;
                *known = Some(Followed { trace, versions });
            }
            let view = known.as_ref().map(|known| present::trace::trace_view(session, &known.trace, truth));
            view.ok_or_else(|| words::THIS_RECORD_IS_GONE.to_owned())
        })
    };
    let shown = RwSignal::new(look(run.truth.get_untracked()));
    let received = found.borrow().as_ref().map(|found| found.trace.request.received.clone());
    watch(move || {
        run.words.track();
        let now = look(run.truth.get());
        if shown.with_untracked(|shown| *shown != now) {
            shown.set(now);
        }
    });
    (shown, received)
}

fn followed(id: RecordId) -> View {
    let run = expect_context::<Run>();
    let learner = expect_context::<Learner>();
    let (shown, received) = follow(run, id);
    let path = move |view: &Result<TraceView, String>| match view {
        Ok(view) => {
            let name = el("p").class("lede").add(view.title.as_str());
            View::many([name.into(), path(&view.cards).into()])
        }
        Err(why) => el("p").class("lede").attr("role", "status").add(why.as_str()).into(),
    };
    let truth = run.truth;
    let words = move || if truth.get() { words::HIDE_THE_TRUTH } else { words::SHOW_THE_TRUTH };
    // In a mission the truth is for the mission to show.
    let switch = (!learner.plays()).then(|| {
        button("btn", move || truth.update(|on| *on = !*on)).flag_of("aria-pressed", move || truth.get()).add(icon("eye")).add(text(words))
    });
    let acts = div("acts")
        .add(el("a").class("btn").attr("href", Place::Trace(None).fragment()).add(words::PICK_ANOTHER))
        .add(switch)
        .add(back_link(run));
    let body = part(move || shown.get(), path);
    paper(words::A_RECORDS_WAY, View::many([acts.into(), body, by_hand(run, received)]))
}
