//! The page: it is opened as its address asks, and put together from its parts.
//!
//! Home, room and embed show the same run; going from one to the other leaves it running. What a link gets wrong is
//! said in a note; the run has already started.

use afterlaunch::base::order::sorted_by;
use afterlaunch::course::lessons;
use afterlaunch::present;
use afterlaunch::session::Session;
use afterlaunch::session::links::parameters::{Asked, TRUTH};
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::address::{Place, here};
use super::driver::engine::milliseconds;
use super::driver::{Going, Run};
use super::help::help;
use super::keyboard;
use super::note::Note;
use super::page::Page;
use super::shown::control_settings::ControlSettings;
use super::shown::views::Memo;
use super::stopped;
use super::storage::last_run;
use super::storage::last_run::Left;
use super::storage::{store, stored};
use super::viewport::{Form, Screen};
use crate::ui::account::account;
use crate::ui::app::notes::notes;
use crate::ui::checks::checks;
use crate::ui::control_room::phone::room_phone;
use crate::ui::control_room::room::room;
use crate::ui::course::chapters::course;
use crate::ui::course::glossary::words;
use crate::ui::course::quiz::quiz;
use crate::ui::course::record::record;
use crate::ui::course::teachers::teachers;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{View, el, part, watch};
use crate::ui::home::home;
use crate::ui::lab::lab;
use crate::ui::lesson::learner::Learner;
use crate::ui::lesson::mission::lesson;
use crate::ui::own_data::desk::OwnDesk;
use crate::ui::own_data::{catch_drops, own};
use crate::ui::share::embed::embed;
use crate::ui::share::host;
use crate::ui::share::make_link::make_link;
use crate::ui::surprise::surprise;
use crate::ui::trace::record::way;
use crate::ui::training::room::train;
use crate::ui::widgets::glyph::sprite;

/// Where the choice about single letters is kept.
const LETTERS: &str = "afterlaunch.letters";

/// How often the run is written down while time passes, in milliseconds.
const KEPT_EVERY_MS: f64 = 2000.0;

/// Why the truth is not shown where the address locks it.
const TRUTH_LOCKED: &str = "The truth is locked: whoever made this link keeps it for later.";

/// Why the truth is not shown while something has to be found out.
const TRUTH_WAITS: &str = "The truth waits: say first what is wrong. Then all is told.";

/// The whole page.
pub fn app() -> View {
    stopped::watch();
    let page = open();
    provide_context(page);
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus("main");
    };
    let layout = part(
        // Other sizes differ within their layout.
        move || {
            let place = page.place.get();
            let folds = matches!(place, Place::Home | Place::Room);
            (folds && page.screen.form() == Form::Phone, place)
        },
        move |(phone, place)| match (phone, page.embedded, place) {
            (_, _, Place::Lesson(id)) => lesson(id),
            (_, _, Place::Course) => course(),
            (_, _, Place::Quiz(chapter)) => quiz(*chapter),
            (_, _, Place::Words) => words(),
            (_, _, Place::Account) => account(),
            (_, _, Place::Check) => checks(),
            (_, _, Place::Train) => train(),
            (_, _, Place::Lab) => lab(),
            (_, _, Place::Surprise) => surprise(),
            (_, _, Place::Way(id)) => way(*id),
            (_, _, Place::Record) => record(),
            (_, _, Place::Teachers) => teachers(),
            (_, _, Place::Own) => own(),
            (_, _, Place::Link(scope)) => make_link(*scope),
            (true, true, _) | (true, false, Place::Room) => room_phone(),
            (_, true, _) => embed(),
            (_, false, Place::Home) => home(),
            (_, false, Place::Room) => room(),
        },
    );
    View::many([
        sprite().into(),
        el("a").class("skip").attr("href", "#main").add("Skip to the system").on("click", skip).into(),
        layout,
        notes(),
        help(),
    ])
}

/// Opens the page as its address asks.
fn open() -> &'static Page {
    let (mut link, mut notes) = Link::parse(&window().location().search().unwrap_or_default());
    let (asked, more) = Asked::read(&link.rest);
    notes.extend(more);
    // A run that is taken up leads nowhere by itself: the address says where one is.
    let first = Place::first(asked.scope, !link.actions.is_empty() || link.surprise.is_some());
    let left = last_run::look(&link, &asked);
    if let Some((run, _)) = &left.taken_up {
        link = Link { rest: std::mem::take(&mut link.rest), ..run.clone() };
    }
    // A run on somebody's own file waits for the file; meanwhile the usual one goes on.
    let wanted = link.file().map(|_| std::mem::take(&mut link));
    let place = if wanted.is_some() { Place::Own } else { here(first) };
    if !asked.trouble.is_empty() {
        let start = link.at.unwrap_or(present::OPENING);
        link.actions.extend(asked.orders(start));
        link.actions = sorted_by(link.actions, |entry| f64::from(entry.at.0));
    }
    let (session, more) = Session::from_link(&link, present::OPENING).expect("the default run starts");
    notes.extend(more);
    let run = Run::new(session);
    let learner = Learner::open(run, &asked);
    let stage = RwSignal::new(None);
    let page: &'static Page = Box::leak(Box::new(Page {
        run,
        learner,
        desk: ControlSettings::new(run, asked.lock.clone()),
        own: OwnDesk::new(wanted, left.taken_up.as_ref().map(|(_, run)| run.clone())),
        screen: Screen::follow(),
        place: RwSignal::new(place),
        embedded: asked.embedded,
        asked,
        stage,
        chart: RwSignal::new(None),
        cursor: RwSignal::new(None),
        note: RwSignal::new(Note::for_link(&notes)),
        help: RwSignal::new(false),
        letters: RwSignal::new(stored(LETTERS).as_deref() != Some("off")),
        reset: RwSignal::new(false),
        pipeline: Memo::new(run, |at| present::pipeline(at.session)),
        alerts: Memo::new(run, |at| present::alerts(at.session)),
        ledger: Memo::new(run, |at| present::ledger(at.session)),
        timeline: Memo::new(run, |at| present::timeline(at.session, at.lens)),
        card: Memo::of_stage(run, stage, |at| at.stage.map(|id| present::stage_card(at.session, id))),
    }));
    listen(page);
    obey(page);
    page.settle_at(place);
    page.look_where_asked();
    if untrack(|| page.own.waits_for()).is_some() {
        // The address says where one is: from here each link leads elsewhere.
        let _ = window().location().set_hash(&Place::Own.fragment());
    }
    // The mission of the address has begun: what is said first is so.
    host::speak(page, page.asked.host.clone());
    go_on_with(page, left);
    page
}

/// The run that was left before the page was opened goes on, or is offered.
fn go_on_with(page: &'static Page, left: Left) {
    match left {
        Left { taken_up: Some((_, run)), .. } if run.is_touched() && untrack(|| page.own.waits_for()).is_none() => {
            page.tell_taken_up(&run);
        }
        Left { offered: Some(run), .. } if page.note.with_untracked(Option::is_none) => {
            page.offer(run);
        }
        _ => {}
    }
}

/// Does what the address asks of the page.
fn obey(page: &'static Page) {
    let asked = &page.asked;
    if let Some(speed) = asked.speed {
        page.run.notch.set(speed);
    }
    if asked.paused {
        page.run.pause();
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-hide", &asked.hide.join(" "));
    }
}

/// Listens to the browser, and has notes say what comes up.
fn listen(page: &'static Page) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| page.arrive());
    let _ = window_event_listener_untyped("visibilitychange", move |_| look_away(page));
    let _ = window_event_listener_untyped("pagehide", move |_| page.keep_run());
    keep_now_and_then(page);
    keyboard::listen(page);
    catch_drops(page);
    let mut letters = page.letters.get_untracked();
    watch(move || {
        let now = page.letters.get();
        if now != std::mem::replace(&mut letters, now) {
            store(LETTERS, if now { "on" } else { "off" });
        }
    });
    watch(move || document().set_title(&title(page)));
    watch(move || {
        if page.run.truth.get() && page.asked.lock.contains(&TRUTH.0) && !page.learner.plays() {
            page.run.truth.set(false);
            page.note.set(Some(Note::refused(TRUTH_LOCKED)));
        } else if page.run.truth.get() && page.run.read(Session::is_guessing) {
            page.run.truth.set(false);
            let run = page.run;
            page.note.set(Some(Note::refused(TRUTH_WAITS).while_(move || {
                run.words.track();
                run.read(Session::is_guessing)
            })));
        } else if page.run.truth.get() && !page.learner.plays() {
            page.note.set(Some(Note::truth(page.run)));
        }
    });
    watch(move || {
        if page.run.nothing_found.get() && !page.learner.plays() {
            page.note.set(Some(Note::nothing_found(page.run)));
        }
    });
    watch(move || {
        if page.run.over.get() {
            page.note.set(Some(Note::over(page.run)));
        }
    });
}

/// A tab may be gone without a word: what somebody has done is written down at once, the time that passes now and then.
fn keep_now_and_then(page: &'static Page) {
    let (mut last, mut done) = (0.0, 0);
    watch(move || {
        page.run.words.track();
        let acted = page.run.read(|session| session.done().len());
        let now = milliseconds();
        if acted != done || now - last > KEPT_EVERY_MS {
            (last, done) = (now, acted);
            page.keep_run();
        }
    });
    watch(move || {
        if page.learner.refused.get() && !page.embedded {
            page.note.set(Some(Note::not_kept()));
        }
    });
    watch(move || {
        if let Some(why) = page.learner.set_aside.found.get().filter(|_| !page.embedded) {
            page.note.set(Some(Note::set_aside(&why)));
        }
    });
    // A note that holds no longer goes.
    watch(move || {
        let over = page.note.with(|note| note.as_ref().and_then(|note| note.holds.clone()).is_some_and(|holds| !holds()));
        if over {
            page.note.set(None);
        }
    });
}

/// Nobody looks: time stands. Somebody is back: say so.
fn look_away(page: &'static Page) {
    if document().hidden() {
        page.write_down();
        page.keep_run();
    }
    if document().hidden() && page.run.going.get_untracked() != Going::Paused {
        page.run.pause();
        page.note.set(Some(Note::away(page.run)));
    }
}

/// The title tells the state to somebody in another tab.
fn title(page: &'static Page) -> String {
    let scenario = page.scenario().name;
    let firing = page.alerts.with(|alerts| alerts.firing().map(|alert| alert.name.clone()));
    let day = page.run.clock.with(|clock| clock.day);
    let paused = page.run.going.get() == Going::Paused;
    let state = match (firing, paused) {
        (Some(alert), _) => format!("{alert} | "),
        (None, true) => "Paused | ".to_owned(),
        (None, false) => String::new(),
    };
    match page.place.get() {
        Place::Home if state.is_empty() => "Afterlaunch: run an AI product after its launch".to_owned(),
        Place::Course => "The course | Afterlaunch".to_owned(),
        Place::Quiz(chapter) => format!("Quiz of chapter {chapter} | Afterlaunch"),
        Place::Words => "Words | Afterlaunch".to_owned(),
        Place::Account => "Account of a run | Afterlaunch".to_owned(),
        Place::Check => "Rules of the check | Afterlaunch".to_owned(),
        Place::Train => "Training room | Afterlaunch".to_owned(),
        Place::Lab => "Laboratory | Afterlaunch".to_owned(),
        Place::Surprise => "What is wrong? | Afterlaunch".to_owned(),
        Place::Way(_) => "A record’s way | Afterlaunch".to_owned(),
        Place::Record => "Record of completion | Afterlaunch".to_owned(),
        Place::Teachers => "For teachers | Afterlaunch".to_owned(),
        Place::Own => "Your own data | Afterlaunch".to_owned(),
        Place::Link(_) => "Make a link | Afterlaunch".to_owned(),
        Place::Lesson(id) => {
            let title = lessons::find(id).map_or("", |lesson| lesson.title);
            format!("{title}, mission {id} | Afterlaunch")
        }
        _ => format!("{state}{scenario}, day {day} | Afterlaunch"),
    }
}
