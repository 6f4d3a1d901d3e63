//! What it costs, in money and in people. Harm is shown as people, one figure each, beside what is usual by now.

use afterlaunch::present::view::LedgerView;
use leptos::prelude::*;

/// The ledger of the desk.
#[component]
pub fn Ledger(
    /// What it shows.
    #[prop(into)]
    view: Signal<LedgerView>,
    /// Without the row of people.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    view! {
        <section class="desk-part ledger" id="ledger" aria-labelledby="ledger-name">
            <h2 class="eyebrow" id="ledger-name">"Today so far "<small>{move || view.with(|v| v.usual.clone())}</small></h2>
            <div class="ledger-sum">
                <p><b>{move || view.with(|v| v.money.clone())}</b></p>
                <p>
                    <b>{move || view.with(|v| v.people.clone())}</b>
                    <small>{move || view.with(|v| v.people_note.clone())}</small>
                </p>
            </div>
            {(!compact).then(|| view! { <PeopleRow view=view /> })}
        </section>
    }
}

/// One figure a person: grey for what is usual by now, crimson for what is more.
#[component]
pub fn PeopleRow(
    /// The ledger it belongs to.
    #[prop(into)]
    view: Signal<LedgerView>,
) -> impl IntoView {
    let counts = Memo::new(move |_| view.with(|v| (v.figures, v.usual_figures)));
    let each = Memo::new(move |_| view.with(|v| v.people_per_figure));
    let figure = |usual: bool| {
        let class = if usual { "who usual" } else { "who more" };
        view! { <svg class=class aria-hidden="true"><use href="#g-person"></use></svg> }
    };
    let row = move || {
        let (all, usual) = counts.get();
        (all > 0).then(|| {
            let figures = (0..all).map(|i| figure(i < usual)).collect_view();
            view! { <div class="people" role="img" aria-label=move || view.with(|v| v.spoken.clone())>{figures}</div> }
        })
    };
    view! {
        {row}
        {move || (each.get() > 1).then(|| view! { <small class="each">{format!("one figure is {} people", each.get())}</small> })}
    }
}

/// The ledger in one line, for a phone.
#[component]
pub fn Purse(
    /// What it shows.
    #[prop(into)]
    view: Signal<LedgerView>,
) -> impl IntoView {
    view! {
        <section class="purse" id="ledger" aria-label="Today so far">
            <b>{move || view.with(|v| v.money.clone())}</b>
            " "
            <b>{move || view.with(|v| v.people.clone())}</b>
            " "
            <small>{move || view.with(|v| v.usual.clone())}</small>
        </section>
    }
}
