//! What can be decided: the next sensible thing as the one filled button, the way back always there, what is locked and why.

use afterlaunch::present::release::{ActView, NextAct, ReleaseView, words};
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::{ControlSettings, Press};
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, el, figures, part, span, text, when};
use crate::ui::widgets::icons::icon;

/// The desk.
pub fn decide(view: Memo<ReleaseView>) -> El {
    let now = el("section")
        .class("desk-part now")
        .add(
            el("h2")
                .class("eyebrow")
                .attr("id", "release-desk")
                .attr("tabindex", "-1")
                .add(words::DECIDE)
                .add(el("small").add(words_of(view, |v| &v.decide.stage))),
        )
        .add(el("p").class("figure").add(words_of(view, |v| &v.decide.figure)))
        .add(el("p").class("say").add(part(move || view.with(|v| v.decide.say.clone()), |said| figures(said))))
        .add(part(move || view.with(|v| v.decide.next.clone()), |next| next_button(next, true).into()))
        .add(part(
            move || view.with(|v| v.decide.next.clone()),
            |next| match next {
                NextAct::Act(act) => refused(act.id),
                _ => View::default(),
            },
        ));
    let other = el("section")
        .class("desk-part")
        .add(part(
            move || view.with(|v| (v.decide.back.clone(), v.decide.next.clone())),
            |(back, next)| {
                let filled = matches!(next, NextAct::Act(act) if act.id == back.id);
                View::many([
                    (!filled).then(|| back_button(back)).into(),
                    el("p").class("cap").add(back.locked.as_deref().unwrap_or(&back.means)).into(),
                    locked_further(back),
                    if filled { View::default() } else { refused(back.id) },
                ])
            },
        ))
        .add(part(move || view.with(|v| v.decide.promote.clone()), |promote| promote.as_ref().map(promote_button).into()));
    let hurt = el("section")
        .class("desk-part")
        .add(el("h2").class("eyebrow").add(words::WHO_WAS_HURT))
        .add(el("p").class("say").add(part(move || view.with(|v| v.decide.hurt.clone()), |said| figures(said))));
    el("aside")
        .class("release-desk")
        .attr("aria-label", words::DECIDE)
        .add(now)
        .add(other)
        .add(when(move || view.with(|v| !v.decide.hurt.is_empty()), move || hurt.clone()))
}

/// The two buttons that stay at the thumb on a phone.
pub fn thumb(view: Memo<ReleaseView>) -> View {
    part(
        move || view.with(|v| (v.decide.back.clone(), v.decide.next.clone())),
        |(back, next)| {
            let filled = matches!(next, NextAct::Act(act) if act.id == back.id);
            div("two").add((!filled).then(|| back_button(back))).add(next_button(next, false)).into()
        },
    )
}

fn next_button(next: &NextAct, big: bool) -> El {
    let class = if big { "btn main big full" } else { "btn main" };
    match next {
        NextAct::NextEvent => {
            let run = expect_context::<Run>();
            button(class, move || run.to_next_event()).add(icon("jump")).add(words::RUN_TO_THE_NEXT_EVENT)
        }
        NextAct::Training => el("a").class(class).attr("href", Place::Train.fragment()).add(icon("train")).add(words::TRAIN_A_VERSION),
        NextAct::Act(act) => pressed(class, act, Press::Do).add(act.label.as_str()),
    }
}

fn back_button(back: &ActView) -> El {
    pressed("btn back full", back, Press::Do).add(icon("reset")).add(back.label.as_str())
}

/// A control as a button; one that is locked can still be reached, and does nothing.
fn pressed(class: &str, act: &ActView, press: Press) -> El {
    let control_settings = expect_context::<ControlSettings>();
    let (id, locked) = (act.id, act.locked.is_some() && press == Press::Do);
    let run = expect_context::<Run>();
    let here = run.read_lesson(|_, playing| playing.is_none_or(|playing| playing.lesson().shows.controls.contains(&id)));
    let pressed = button(class, move || {
        if !locked && here {
            control_settings.press(id, press);
        }
    });
    if locked || !here { pressed.attr("aria-disabled", "true") } else { pressed }
}

fn locked_further(act: &ActView) -> View {
    act.anyway.filter(|_| act.locked.is_some()).map(|words| pressed("btn bare anyway", act, Press::Anyway).add(words)).into()
}

fn promote_button(act: &ActView) -> El {
    let lock = act.locked.is_some().then(|| icon("lock"));
    let why = act.locked.as_deref().unwrap_or(&act.means);
    div("locked")
        .add(pressed("btn full", act, Press::Do).add(lock).add(act.label.as_str()))
        .add(el("p").class("cap").add(figures(why)))
        .add(locked_further(act))
        .add(refused(act.id))
}

/// Why a press was refused, under its button.
fn refused(id: &'static str) -> View {
    let control_settings = expect_context::<ControlSettings>();
    let why = part(
        move || control_settings.refusal(id),
        |why| why.as_ref().map(|why| el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str()))).into(),
    );
    div("").attr("role", "status").add(why).add(span("sr").add(text(String::new))).into()
}

/// Words of the view that follow it.
fn words_of(view: Memo<ReleaseView>, of: fn(&ReleaseView) -> &str) -> View {
    text(move || view.with(|view| of(view).to_owned()))
}
