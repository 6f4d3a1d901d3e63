//! The control room: an instrument on a wide screen, one column on a narrow one. The size of the desk and of the
//! charts follows by style; only the controls move, from the desk into a sheet.

use afterlaunch::present;
use leptos::prelude::*;

use super::app::Page;
use super::driver::{Going, NOTCHES, Run};
use super::focus::focus;
use super::panels::alerts::AlertList;
use super::panels::colour_key::ColourKey;
use super::panels::controls::{ControlButtons, ControlSheet, Controls};
use super::panels::ledger::Ledger;
use super::panels::pipeline::{Pipeline, PipelineLayout};
use super::panels::questions::{Questions, Room as ChartRoom};
use super::panels::stage_card::StageCard;
use super::panels::timeline::Timeline;
use super::panels::top_bar::TopBar;
use super::screen::Form;
use super::widgets::chart_card::ChartCard;

/// The control room.
#[component]
pub fn Room() -> impl IntoView {
    let page = expect_context::<Page>();
    let run = page.run;
    let name = page.scenario().name.to_lowercase();
    let narrow = move || page.screen.form.get() < Form::Wide;
    view! {
        <div class="in-room">
            <TopBar/>
            <main class="play" id="main" tabindex="-1">
                <h1 class="sr">"Control room: "{name}</h1>
                <LivePipeline layout=PipelineLayout::Room><ColourKey truth=run.truth/></LivePipeline>
                <Questions room=ChartRoom::All/>
                <LiveTimeline/>
            </main>
            <aside class="desk" aria-label="Desk">
                <Ledger view=run.view(|session, _| present::ledger(session))/>
                <LiveAlerts/>
                {move || if narrow() { ().into_any() } else { view! { <Controls/> }.into_any() }}
            </aside>
            {move || narrow().then(|| view! { <div class="control-bar"><ControlButtons/></div><ControlSheet/> })}
            <LookedInto/>
        </div>
    }
}

/// The picture of the system, with the stage that is looked into, and what else lies over it.
#[component]
pub fn LivePipeline(layout: PipelineLayout, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let page = expect_context::<Page>();
    let run = page.run;
    let playing = Signal::derive(move || run.going.get() != Going::Paused);
    view! {
        <Pipeline view=page.pipeline layout selected=page.stage running=playing minutes_per_second=speed(run) theme=page.screen.theme>
            {children.map(|children| children())}
            <StageCard
                view=page.card
                on_close=Callback::new(move |()| page.stage.set(None))
                on_control=Callback::new(move |(tab, id)| page.to_control(tab, Some(id)))
            />
        </Pipeline>
    }
}

/// Simulated minutes a second, as they pass now.
fn speed(run: Run) -> Signal<f64> {
    Signal::derive(move || match run.going.get() {
        Going::Paused => 0.0,
        Going::Playing => NOTCHES[run.notch.get()].minutes,
        Going::ToEvent(_) => NOTCHES[NOTCHES.len() - 1].minutes,
    })
}

/// Who is calling.
#[component]
pub fn LiveAlerts() -> impl IntoView {
    let page = expect_context::<Page>();
    view! {
        <AlertList
            view=page.alerts
            on_look=Callback::new(move |stage| page.look(stage))
            on_take=Callback::new(move |rule| page.change(|session| session.dispatch(present::take(rule))))
        />
    }
}

/// What happened, and the way back to it.
#[component]
pub fn LiveTimeline() -> impl IntoView {
    let Page { run, cursor, .. } = expect_context::<Page>();
    view! {
        <Timeline view=run.view(present::timeline) window=run.window cursor on_travel=Callback::new(move |to| run.travel(to))/>
    }
}

/// The chart that is looked into, three times as large, with its table.
#[component]
pub fn LookedInto() -> impl IntoView {
    let page = expect_context::<Page>();
    let plot = Signal::derive_local(move || page.chart.get().and_then(|id| page.run.charts.find(id)).map(|plot| plot.get()));
    let close = Callback::new(move |()| {
        if let Some(id) = page.chart.get_untracked() {
            page.chart.set(None);
            focus(format!("chart-{id}"));
        }
    });
    view! { <ChartCard plot theme=page.screen.theme.into() on_close=close/> }
}
