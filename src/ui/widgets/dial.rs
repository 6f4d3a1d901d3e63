//! The day as a dial: noon on top, midnight at the bottom, the night as a darker arc, a hand for the hour. One
//! round is one day, so at a glance one sees whether the simulated office is awake.

use leptos::prelude::*;

/// The dial of the simulated clock. The time is written beside it, so it is hidden from screen readers.
#[component]
pub fn SimDial(
    /// Minutes since midnight.
    #[prop(into)]
    minute_of_day: Signal<u32>,
) -> impl IntoView {
    // Drawn at midnight, the hand points down; a minute is a quarter of a degree.
    let turn = move || format!("rotate({} 16 16)", f64::from(minute_of_day.get()) / 4.0);
    view! {
        <span class="dial">
            <svg viewBox="0 0 32 32" aria-hidden="true">
                <circle cx="16" cy="16" r="13" class="dial-day"></circle>
                <path d="M27.26 22.5A13 13 0 0 1 3 16" class="dial-night"></path>
                <g transform=turn>
                    <path d="M16 16V29" class="dial-hand"></path>
                    <circle cx="16" cy="29" r="2.6" class="dial-tip"></circle>
                </g>
            </svg>
        </span>
    }
}
