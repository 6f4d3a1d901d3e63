//! Stand-in.
use afterlaunch::present::view::Glyph;
use leptos::prelude::*;

pub fn icon(name: &'static str) -> impl IntoView {
    view! { <span class="i" aria-hidden="true" data-name=name></span> }
}

#[component]
pub fn StateGlyph(#[prop(into)] state: Signal<Glyph>) -> impl IntoView {
    view! { <span class="state">{move || format!("{:?}", state.get())}</span> }
}
