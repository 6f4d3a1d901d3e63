//! Stand-in.
use leptos::prelude::*;

#[component]
pub fn SimDial(#[prop(into)] minute_of_day: Signal<u32>) -> impl IntoView {
    view! { <span class="dial" data-minute=move || minute_of_day.get()></span> }
}
