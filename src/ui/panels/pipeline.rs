//! Stand-in.
use afterlaunch::present::view::{PipelineView, StageId};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipelineLayout {
    Room,
    Home,
    Strip,
    Embed,
}

#[component]
pub fn Pipeline(
    view: Signal<PipelineView>,
    layout: PipelineLayout,
    selected: RwSignal<Option<StageId>>,
    running: Signal<bool>,
    minutes_per_second: Signal<f64>,
) -> impl IntoView {
    let _ = (layout, running, minutes_per_second);
    view! { <section class="pipeline" id="pipeline">{move || view.get().stages.into_iter().map(|stage| view! { <button on:click=move |_| selected.set(Some(stage.id))>{stage.name}" "{stage.figure}</button> }).collect_view()}</section> }
}
