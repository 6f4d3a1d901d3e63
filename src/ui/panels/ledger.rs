//! Stand-in.
use afterlaunch::present::view::LedgerView;
use leptos::prelude::*;

#[component]
pub fn Ledger(view: Signal<LedgerView>) -> impl IntoView {
    view! { <section class="desk-part ledger"><h2 class="eyebrow">"Today so far"</h2>{move || view.get().money}" "{move || view.get().people}</section> }
}

#[component]
pub fn Purse(view: Signal<LedgerView>) -> impl IntoView {
    view! { <section class="purse"><b>{move || view.get().money}</b></section> }
}
