//! How to read the colours, and the switch that shows the truth.

use leptos::prelude::*;

/// Eight entries: four hues, four kinds of marks; the last one is the truth, which is hidden until it is asked for.
#[component]
pub fn ColourKey(
    /// Whether the truth is shown.
    truth: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="key" role="group" aria-label="How to read the colours">
            <span>
                <svg viewBox="0 0 24 12" class="champion" aria-hidden="true">
                    <path class="stroke" d="M0 6h24"></path>
                    <circle class="mark" cx="12" cy="6" r="3.6"></circle>
                </svg>
                "champion"
            </span>
            <span>
                <svg viewBox="0 0 24 12" class="candidate" aria-hidden="true">
                    <path class="stroke" d="M0 6h24"></path>
                    <path class="mark" d="M8.8 2.8h6.4v6.4h-6.4z"></path>
                </svg>
                "candidate"
            </span>
            <span>
                <svg viewBox="0 0 24 12" class="estimate" aria-hidden="true">
                    <path class="stroke" d="M1 6h22" stroke-dasharray=".1 3.6" stroke-linecap="round"></path>
                </svg>
                "estimate"
            </span>
            <span>
                <svg viewBox="0 0 24 12" aria-hidden="true">
                    <path d="M0 0h24v12H0z" fill="url(#unripe)"></path>
                </svg>
                "outcomes coming in"
            </span>
            <span>
                <svg viewBox="0 0 24 12" aria-hidden="true">
                    <path d="M0 0h24v12H0z" fill="url(#hatch-strong)"></path>
                </svg>
                "trouble"
            </span>
            <span>
                <svg viewBox="0 0 24 12" class="usual" aria-hidden="true">
                    <path class="mark" d="M0 0h24v12H0z"></path>
                </svg>
                "usual range"
            </span>
            <span>
                <svg viewBox="0 0 24 12" class="release" aria-hidden="true">
                    <path class="mark" d="M12 1.5l5 9h-10z"></path>
                </svg>
                "version released"
            </span>
            <span>
                <svg viewBox="0 0 24 12" class="truth" aria-hidden="true">
                    <path class="stroke" d="M0 6h24" stroke-dasharray="5 3"></path>
                </svg>
                <button type="button" on:click=move |_| truth.update(|on| *on = !*on)>
                    {move || if truth.get() { "hide the truth" } else { "show the truth" }}
                </button>
            </span>
        </div>
    }
}
