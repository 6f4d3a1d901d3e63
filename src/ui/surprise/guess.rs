//! The form in which somebody names what is wrong, and the hints.

use afterlaunch::present::surprise::words;
use afterlaunch::present::surprise::{GuessView, HINTS, NOTHING, SurpriseView, answer, hint};
use afterlaunch::session::Session;
use afterlaunch::session::surprise::Where;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::address::Place;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// What somebody is about to name.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<String>,
    place: RwSignal<usize>,
    time: RwSignal<String>,
    said: RwSignal<Option<String>>,
    hints: RwSignal<usize>,
}

pub(super) fn guessing(run: Run, view: Memo<SurpriseView>, guess: &GuessView) -> View {
    let draft = Draft {
        kind: RwSignal::new(String::new()),
        place: RwSignal::new(0),
        time: RwSignal::new(String::new()),
        said: RwSignal::new(None),
        hints: RwSignal::new(0),
    };
    let of = move |read: fn(&GuessView) -> String| {
        view.with(|view| if let SurpriseView::Open(guess) = view { read(guess) } else { String::new() })
    };
    let now = el("p")
        .class("surprise-now")
        .add(el("b").add(text(move || of(|guess| guess.now.clone()))))
        .add(". ")
        .add(text(move || of(|guess| guess.alerts.clone())));
    let form = form(run, view, guess, draft);
    View::many([
        prose("lede", words::SOMETHING_MAY_BE_WRONG).into(),
        now.into(),
        div("acts")
            .add(back_link(run))
            .add(el("a").class("btn").attr("href", Place::Trace(None).fragment()).add(words::LOOK_AT_RECORDS))
            .into(),
        form.into(),
        hints(run, draft),
    ])
}

/// What it is, where it strikes, and since when; and the button that says so.
fn form(run: Run, view: Memo<SurpriseView>, guess: &GuessView, draft: Draft) -> El {
    let kinds = guess.kinds.iter().map(|(group, all)| (*group, all.iter().map(|(id, words)| ((*id).to_owned(), words.clone())).collect()));
    let mut nth = 0;
    let mut places = Vec::new();
    let groups: Vec<(&'static str, Vec<(String, String)>)> = guess
        .places
        .iter()
        .map(|(group, all)| {
            let numbered = all.iter().map(|(place, words)| {
                places.push(*place);
                nth += 1;
                ((nth - 1).to_string(), words.clone())
            });
            (*group, numbered.collect())
        })
        .collect();
    let times = move || view.with(|view| if let SurpriseView::Open(guess) = view { guess.times.clone() } else { Vec::new() });
    let kind = field(words::WHAT_IS_IT, choices(words::CHOOSE_A_KIND, kinds.collect(), move |value| draft.kind.set(value)));
    let place = field(words::WHERE_DOES_IT_STRIKE, choices("", groups, move |value| draft.place.set(value.parse().unwrap_or(0))));
    let since = part(times, move |times| {
        let all = times.iter().map(|(tick, words)| (tick.0.to_string(), words.clone())).collect();
        let list = choices(words::CHOOSE_A_TIME, vec![("", all)], move |value| draft.time.set(value));
        list.prop_of("value", move || draft.time.get()).into()
    });
    let since = el("label").class("asked").add(el("span").add(words::SINCE_WHEN)).add(since);
    let name = move || {
        let place = places.get(draft.place.get_untracked()).copied().unwrap_or(Where::Whole);
        name_it(run, draft, place);
    };
    let said = part(
        move || draft.said.get(),
        |said| match said {
            None => View::default(),
            Some(why) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    el("section")
        .class("rule-form surprise-form")
        .attr("aria-labelledby", "surprise-name")
        .add(el("h2").attr("id", "surprise-name").add(words::NAME_IT))
        .add(div("surprise-fields").add(kind).add(place).add(since))
        .add(div("acts").add(button("btn main", name).add(words::THIS_IS_IT)))
        .add(div("").attr("role", "status").add(said))
}

/// A choice with its question.
fn field(name: &'static str, list: El) -> El {
    el("label").class("asked").add(el("span").add(name)).add(list)
}

/// A list to choose from, in groups; with words for “nothing chosen” where something has to be.
fn choices(none: &'static str, groups: Vec<(&'static str, Vec<(String, String)>)>, choose: impl Fn(String) + 'static) -> El {
    let option = |(value, words): &(String, String)| el("option").attr("value", value).add(words.as_str());
    let list = el("select").on("change", move |event: Event| choose(event_target_value(&event)));
    let list = if none.is_empty() { list } else { list.add(el("option").attr("value", "").add(none)) };
    groups.iter().fold(list, |list, (name, all)| match *name {
        "" => list.add_all(all.iter().map(option)),
        name => list.add(el("optgroup").attr("label", name).add_all(all.iter().map(option))),
    })
}

fn name_it(run: Run, draft: Draft, place: Where) {
    let (kind, time) = (draft.kind.get_untracked(), draft.time.get_untracked());
    let missing = match (kind.as_str(), time.as_str()) {
        ("", _) => Some(words::CHOOSE_WHAT_IT_IS_FIRST),
        (NOTHING, _) => None,
        (_, "") => Some(words::CHOOSE_SINCE_WHEN_FIRST),
        _ => None,
    };
    if let Some(missing) = missing {
        draft.said.set(Some(missing.to_owned()));
        return;
    }
    let since = afterlaunch::base::time::Tick(time.parse().unwrap_or(0));
    match run.change(|session| session.name_cause(answer(&kind, place, since)).map(drop)) {
        Ok(()) => {
            run.pause();
            focus("main");
        }
        Err(why) => draft.said.set(Some(why)),
    }
}

/// Hints are opened one after the other.
fn hints(run: Run, draft: Draft) -> View {
    let opened = move || draft.hints.get();
    let list = part(opened, move |opened| {
        let hint = |nth: usize| el("li").add(run.read(|session: &Session| hint(session, nth)));
        el("ol").class("numbers surprise-hints").add_all((0..*opened).map(hint)).into()
    });
    let more = when(
        move || opened() < HINTS,
        move || {
            let words = move || if opened() == 0 { words::GIVE_ME_A_HINT } else { words::ANOTHER_HINT };
            button("btn bare", move || draft.hints.update(|hints| *hints += 1)).add(text(words))
        },
    );
    el("section").class("surprise-help").attr("aria-label", "Hints").add(div("").attr("role", "status").add(list)).add(more).into()
}
