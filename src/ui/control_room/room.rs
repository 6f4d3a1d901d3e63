//! The control room: an instrument on a wide screen, one column on a narrow one. The size of the control panel and of the
//! charts follows by style; only the controls move, from the control panel into a sheet.

use afterlaunch::present;
use afterlaunch::present::control_room::view::words;
use afterlaunch::session::links::parameters::SPEEDS;
use leptos::prelude::*;

use super::alerts::alert_list;
use super::controls::{control_buttons, control_sheet, controls};
use super::ledger::ledger;
use super::pipeline::{PipelineLayout, pipeline};
use super::questions::{Room as ChartRoom, questions};
use super::stage_card::stage_card;
use super::timeline::timeline;
use super::top_bar::top_bar;
use crate::ui::app::context::announcer::Announcer;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::context::viewport::{ScreenSize, Viewport};
use crate::ui::app::driver::{Going, Run};
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{View, div, el, when};
use crate::ui::goal::line as goal_line;
use crate::ui::surprise::door;
use crate::ui::widgets::chart::colour_key::colour_key;
use crate::ui::widgets::chart_card::chart_card;

/// The control room.
pub fn room() -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let views = expect_context::<RoomViews>();
    let name = run.scenario().name.to_ascii_lowercase();
    let narrow = move || viewport.form() < ScreenSize::Wide;
    let play = el("main")
        .class("play")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .add(el("h1").class("sr").add(words::CONTROL_ROOM).add(name))
        .add(live_pipeline(PipelineLayout::Room, colour_key(run.truth).into()))
        .add(questions(ChartRoom::All))
        .add(live_timeline());
    let control_settings = el("aside")
        .class("desk")
        .attr("aria-label", "Desk")
        .add(ledger(views.ledger))
        .add(goal_line(run))
        .add(live_alerts())
        .add(when(move || !narrow(), || controls(false)))
        .add(door());
    let in_sheet = || View::many([div("control-bar").add(control_buttons()).into(), control_sheet()]);
    div("in-room").add(top_bar()).add(play).add(control_settings).add(when(narrow, in_sheet)).add(looked_into()).into()
}

/// The picture of the system, with what lies over it and the stage that is looked into.
pub fn live_pipeline(layout: PipelineLayout, over: View) -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    let navigation = expect_context::<Navigation>();
    let card = stage_card(
        views.card,
        Callback::new(move |()| inspection.stage.set(None)),
        Callback::new(move |(tab, id)| navigation.to_control(tab, Some(id))),
    );
    let playing = move || run.going.get() != Going::Paused;
    pipeline(views.pipeline, layout, inspection, playing, move || speed(run), viewport.theme, View::many([over, card]))
}

/// Simulated minutes a second, as they pass now.
fn speed(run: Run) -> f64 {
    match run.going.get() {
        Going::Paused => 0.0,
        Going::Playing => SPEEDS[run.notch.get()].minutes,
        Going::ToEvent(_) => SPEEDS[SPEEDS.len() - 1].minutes,
    }
}

/// Who is calling.
pub fn live_alerts() -> View {
    let run = expect_context::<Run>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    let announcer = expect_context::<Announcer>();
    let take = move |rule| announcer.answer(run.change(|session| session.dispatch(present::take(rule))));
    let give = move |(rule, owner): (&'static str, Option<usize>)| {
        announcer.answer(run.change(|session| session.dispatch(present::control_room::alerts::give(rule, owner))));
    };
    alert_list(views.alerts, Callback::new(move |stage| inspection.look(stage)), Callback::new(take), Callback::new(give))
}

/// What happened, and the way back to it.
pub fn live_timeline() -> View {
    let run = expect_context::<Run>();
    let views = expect_context::<RoomViews>();
    let inspection = expect_context::<Inspection>();
    timeline(views.timeline, run.window, inspection.cursor, Callback::new(move |to| run.travel(to))).into()
}

/// The chart that is looked into, three times as large, with its table.
pub fn looked_into() -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let inspection = expect_context::<Inspection>();
    let plot = Signal::derive_local(move || inspection.chart.get().and_then(|id| run.chart(id)).map(|plot| plot.get()));
    let close = Callback::new(move |()| {
        if let Some(id) = inspection.chart.get_untracked() {
            inspection.chart.set(None);
            focus(format!("chart-{id}"));
        }
    });
    chart_card(plot, viewport.theme, close)
}
