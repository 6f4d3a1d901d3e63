//! One moment, eight people: who can see it, who has been told, and who may act.

use afterlaunch::platform::vocabulary::TeamRole;
use afterlaunch::present;
use afterlaunch::present::roles::words;
use afterlaunch::present::roles::{NextView, RolesView};
use afterlaunch::present::words::names;
use leptos::prelude::*;
use web_sys::Event;

use super::panel::panel;
use super::powers::powers;
use super::strip::strip;
use crate::ui::app::article::paper;
use crate::ui::app::context::announcer::Announcer;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::control_room::room::looked_into;
use crate::ui::control_room::transport::{Next, transport};
use crate::ui::dom::{El, View, button, div, each, el, part, text};
use crate::ui::trace::record::back_link;

/// The moment as each of eight roles sees it.
pub fn roles() -> View {
    let run = expect_context::<Run>();
    let view = Memo::new(run, |at| present::roles(at.session));
    let chosen = RwSignal::new(None::<usize>);
    let (free, parts) = run.read_lesson(|_, playing| (playing.is_none(), playing.map_or(&[][..], |playing| playing.lesson().shows.parts)));
    let lede = el("p")
        .class("lede")
        .add(el("b").add(text(move || view.with(|view| view.moment.clone()))))
        .add(" ")
        .add(text(move || view.with(|view| view.known.clone())))
        .add(" ")
        .add(words::WHO_CAN_SEE_IT);
    let acts = div("acts").add(see_as(chosen)).add(free.then(|| transport(Next::Words, false))).add(back_link(run));
    let shown = move || match chosen.get() {
        Some(at) => vec![(at, true)],
        None => (0..TeamRole::ALL.len()).map(|at| (at, false)).collect(),
    };
    let grid =
        div("roles").class_if("alone", move || chosen.get().is_some()).add(each(shown, move |&(at, alone)| panel(run, view, at, alone)));
    let takes = free || parts.contains(&"alerts");
    paper(
        words::ONE_MOMENT_EIGHT_PEOPLE,
        View::many([
            lede.into(),
            acts.into(),
            strip(run, view, free || parts.contains(&"timeline")).into(),
            next(run, view, takes),
            grid.into(),
            free.then(|| powers(run, view)).into(),
            looked_into(),
        ]),
    )
}

/// As whom the moment is seen.
fn see_as(chosen: RwSignal<Option<usize>>) -> El {
    let option = |(at, role): (usize, &TeamRole)| el("option").attr("value", at.to_string()).add(names::team_role(*role));
    let choose = move |event: Event| chosen.set(event_target_value(&event).parse().ok());
    let select = el("select")
        .on("change", choose)
        .add(el("option").attr("value", "").add(words::ALL_EIGHT))
        .add_all(TeamRole::ALL.iter().enumerate().map(option))
        .prop_of("value", move || chosen.get().map_or_else(String::new, |at| at.to_string()));
    el("label").class("see-as-choice").add(words::SEE_AS).add(" ").add(select)
}

/// The alert that waits for somebody.
fn next(run: Run, view: Memo<RolesView>, takes: bool) -> View {
    let announcer = expect_context::<Announcer>();
    let take = move |rule| announcer.answer(run.change(|session| session.dispatch(present::take(rule))));
    let waits = move |next: &NextView| {
        let rule = next.rule;
        let act = takes.then(|| button("btn main", move || take(rule)).add(next.verb.as_str()));
        div("next-step").add(el("p").add(el("b").add(words::NEXT)).add(next.sentence.as_str())).add(act)
    };
    part(move || view.with(|view| view.next.clone()), move |next| next.as_ref().map(waits).into())
}
