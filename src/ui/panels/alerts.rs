//! Stand-in.
use afterlaunch::present::view::{AlertsView, StageId};
use leptos::prelude::*;

#[component]
pub fn AlertList(view: Signal<AlertsView>, on_look: Callback<StageId>, on_take: Callback<&'static str>) -> impl IntoView {
    let _ = (on_look, on_take);
    view! { <section class="desk-part alerts"><h2 class="eyebrow">"Alerts "<small>{move || view.get().summary}</small></h2></section> }
}

#[component]
pub fn AlertBanner(view: Signal<AlertsView>, on_look: Callback<StageId>) -> impl IntoView {
    let _ = on_look;
    view! { <section class="banner">{move || view.get().summary}</section> }
}
