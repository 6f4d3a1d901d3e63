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

/// The release room.
pub fn release() -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let view = Memo::new(run, |at| present::release(at.session));
    let screen = RwSignal::new(Screen::Trial);
    let phone = move || viewport.form() == ScreenSize::Phone;
    let bar = part(phone, |phone| if *phone { phone_bar() } else { top_bar().into() });
    let play = el("main").class("release-play").attr("id", "main").attr("tabindex", "-1").add(path(run, view, screen)).add(part(
        move || screen.get(),
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
fn path(run: Run, view: Memo<ReleaseView>, screen: RwSignal<Screen>) -> El {
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
        move |knots| knots.iter().enumerate().map(|(at, one)| View::from(knot(knots, at, one, screen))).collect(),
    );
    el("nav").class("release-path").attr("aria-label", words::THE_WAY_OF_A_VERSION).add(head).add(el("ol").add(knots))
}

fn knot(all: &[KnotView], at: usize, knot: &KnotView, screen: RwSignal<Screen>) -> El {
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
        Leads::Tests => button(&class, move || screen.set(Screen::Tests)),
        Leads::Registry => button(&class, move || screen.set(Screen::Registry)),
        Leads::Part(id) => button(&class, move || {
            screen.set(Screen::Trial);
            bring(id);
            focus_text(id);
        }),
    };
    let step = step.attr_of("aria-current", move || (leads_to == Some(screen.get())).then(|| "true".to_owned()));
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
