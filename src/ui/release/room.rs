//! The release room, put together: the way of a version, one question, the trial card, and the desk.

use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::present;
use afterlaunch::present::release::{KnotState, KnotView, Leads, ReleaseView, words};
use leptos::prelude::*;

use super::card::card;
use super::decide::{decide, thumb};
use super::gates::gates;
use super::plots::verdict_icon;
use super::registry::registry;
use crate::ui::app::address::Place;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::control_room::top_bar::{phone_bar, top_bar};
use crate::ui::control_room::transport::{Next, transport};
use crate::ui::dom::focus::{bring, focus_text};
use crate::ui::dom::{El, View, button, div, el, figures, part, span};
use crate::ui::widgets::icons::icon;

/// What of the room is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    /// The trial.
    Trial,
    /// The tests before release.
    Tests,
    /// The registry.
    Registry,
}

/// Which screen is shown: the one that somebody chose; else the trial, or the tests of a version that nobody has tried.
#[derive(Clone, Copy)]
struct Screens {
    chosen: RwSignal<Option<Screen>>,
    view: Memo<ReleaseView>,
}

impl Screens {
    fn shown(self) -> Screen {
        let untried = || self.view.with(|view| view.trial.is_none() && view.number.is_some());
        self.chosen.get().unwrap_or_else(|| if untried() { Screen::Tests } else { Screen::Trial })
    }

    fn choose(self, screen: Screen) {
        self.chosen.set(Some(screen));
    }
}

/// The release room.
pub fn release() -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let view = Memo::new(run, |at| present::release(at.session));
    let screens = Screens { chosen: RwSignal::new(None), view };
    let phone = move || viewport.form() == ScreenSize::Phone;
    let bar = part(phone, |phone| if *phone { phone_bar() } else { top_bar().into() });
    let play = el("main").class("release-play").attr("id", "main").attr("tabindex", "-1").add(path(run, view, screens)).add(part(
        move || screens.shown(),
        move |screen| match screen {
            Screen::Trial => {
                let trial = part(move || view.with(|view| view.trial.clone()), |trial| trial.as_ref().map(card).into());
                View::many([ask(view).into(), trial])
            }
            Screen::Tests => gates(run, view),
            Screen::Registry => registry(run),
        },
    ));
    let foot =
        part(phone, move |phone| phone.then(|| el("footer").class("foot").add(transport(Next::IconOnly, false)).add(thumb(view))).into());
    div("in-release").add(div("release-bar").add(bar)).add(play).add(decide(view)).add(foot).into()
}

/// The way of a version: a tube of beads, which is also the way through the room.
fn path(run: Run, view: Memo<ReleaseView>, screens: Screens) -> El {
    let back = run.read_lesson(|_, playing| playing.map_or(Place::Room, |playing| Place::Lesson(playing.lesson().id)));
    let subject = part(
        move || view.with(|view| view.subject.clone()),
        |subject| match subject {
            Some(subject) => View::many([words::RELEASE_OF.into(), span("who-candidate").add(subject.as_str()).into()]),
            None => words::RELEASE_ROOM.into(),
        },
    );
    let head =
        div("subject").add(el("a").attr("href", back.fragment()).add(icon("left")).add(words::CONTROL_ROOM)).add(el("h1").add(subject));
    let knots = part(
        move || view.with(|view| view.path.clone()),
        move |knots| knots.iter().enumerate().map(|(at, one)| View::from(knot(knots, at, one, screens))).collect(),
    );
    el("nav").class("release-path").attr("aria-label", words::THE_WAY_OF_A_VERSION).add(head).add(el("ol").add(knots))
}

fn knot(all: &[KnotView], at: usize, knot: &KnotView, screens: Screens) -> El {
    let apart = knot.leads == Leads::Registry;
    let leads_to = match knot.leads {
        Leads::Tests => Some(Screen::Tests),
        Leads::Registry => Some(Screen::Registry),
        _ => None,
    };
    let length = all.iter().filter(|knot| knot.leads != Leads::Registry).count();
    let far = all[..length].iter().rposition(|knot| matches!(knot.state, KnotState::Came | KnotState::Here)).unwrap_or(0);
    let mut class = String::from("step");
    if apart {
        class.push_str(" apart");
    } else if at <= far && all[at].state != KnotState::Champion {
        class.push_str(" came");
    }
    if at < far && !apart {
        class.push_str(" past");
    }
    class.push_str(match knot.state {
        KnotState::Came => "",
        KnotState::Here => " here",
        KnotState::Later => " later",
        KnotState::Champion => " champ",
    });
    if at + 1 == length {
        class.push_str(" last");
    }
    let step = match knot.leads {
        Leads::Training => el("a").attr("href", Place::Train.fragment()).class(&class),
        Leads::Tests => button(&class, move || screens.choose(Screen::Tests)),
        Leads::Registry => button(&class, move || screens.choose(Screen::Registry)),
        Leads::Part(id) => button(&class, move || {
            screens.choose(Screen::Trial);
            bring(id);
            focus_text(id);
        }),
    };
    let step = step.attr_of("aria-current", move || (leads_to == Some(screens.shown())).then(|| "true".to_owned()));
    el("li")
        .class(if apart { "apart" } else { "" })
        .add(step.add(span("nm").add(knot.name)).add(span("bead").add(icon(knot.picture))).add(span("cap").add(knot.caption.as_str())))
}

/// One question and its answer. A verdict that changes is said once.
fn ask(view: Memo<ReleaseView>) -> El {
    let word = |verdict: Verdict, word: &'static str| {
        let class = if verdict == Verdict::Worse { "verdict-word bad" } else { "verdict-word" };
        span(class).attr("role", "status").add(verdict_icon(verdict)).add(word)
    };
    let question = part(
        move || view.with(|view| (view.ask.question.clone(), view.ask.verdict)),
        move |(question, verdict)| {
            View::many([question.as_str().into(), " ".into(), verdict.map(|(verdict, said)| word(verdict, said)).into()])
        },
    );
    let answer = part(
        move || view.with(|view| (view.ask.lead.clone(), view.ask.rest.clone())),
        |(lead, rest)| View::many([el("strong").add(lead.as_str()).into(), " ".into(), figures(rest)]),
    );
    el("header")
        .class("ask")
        .attr("id", "release-ask")
        .attr("tabindex", "-1")
        .add(el("h2").add(question))
        .add(el("p").class("answer").add(answer))
}
