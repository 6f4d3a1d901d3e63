//! Stand-in.
use afterlaunch::present::view::{TimelineView, Window};
use leptos::prelude::*;

#[component]
pub fn Timeline(
    view: Signal<TimelineView>,
    window: RwSignal<Window>,
    cursor: RwSignal<Option<f64>>,
    on_travel: Callback<f64>,
) -> impl IntoView {
    let _ = (window, cursor, on_travel);
    view! { <section class="timeline">{move || view.get().sentences.join(" ")}</section> }
}
