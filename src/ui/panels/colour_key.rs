//! Stand-in.
use leptos::prelude::*;

#[component]
pub fn ColourKey(truth: RwSignal<bool>) -> impl IntoView {
    view! { <div class="key"><button on:click=move |_| truth.update(|on| *on = !*on)>"show the truth"</button></div> }
}
