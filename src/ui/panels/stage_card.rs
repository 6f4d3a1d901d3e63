//! Stand-in.
use afterlaunch::present::view::{StageCardView, Tab};
use leptos::prelude::*;

#[component]
pub fn StageCard(view: Signal<Option<StageCardView>>, on_close: Callback<()>, on_control: Callback<(Tab, &'static str)>) -> impl IntoView {
    move || {
        view.get().map(|card| view! { <aside class="stage-card"><h2>{card.name}</h2><p>{card.does}</p>
        {card.control.map(|(tab, id, words)| view! { <button class="btn" on:click=move |_| on_control.run((tab, id))>{words}</button> })}
        <button class="btn bare" on:click=move |_| on_close.run(())>"Close"</button></aside> })
    }
}
