//! A slider: the browser's own, so that keys, touch and screen readers are at home. Shift makes ten steps of one.

use leptos::prelude::*;

/// What a slider reaches, and its step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Lowest value.
    pub min: f64,
    /// Highest value.
    pub max: f64,
    /// One step.
    pub step: f64,
}

impl Reach {
    fn share(self, value: f64) -> f64 {
        if self.max > self.min { ((value - self.min) / (self.max - self.min)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// A slider with its value said in words.
#[component]
pub fn Slider(
    reach: Reach,
    /// Where it stands.
    #[prop(into)]
    value: Signal<f64>,
    /// How that is said.
    #[prop(into)]
    spoken: Signal<String>,
    #[prop(into)] label: String,
    #[prop(optional, into)] id: String,
    on_turn: Callback<f64>,
) -> impl IntoView {
    let by_keys = move |event: leptos::ev::KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 10.0,
            "ArrowLeft" | "ArrowDown" => -10.0,
            _ => return,
        };
        if event.shift_key() {
            event.prevent_default();
            on_turn.run((value.get_untracked() + way * reach.step).clamp(reach.min, reach.max));
        }
    };
    view! {
        <input
            type="range"
            class="slider"
            id=id
            min=reach.min
            max=reach.max
            step=reach.step
            aria-label=label
            aria-valuetext=move || spoken.get()
            prop:value=move || value.get()
            style:--v=move || format!("{:.3}", reach.share(value.get()))
            on:input=move |event| {
                if let Ok(value) = event_target_value(&event).parse() {
                    on_turn.run(value);
                }
            }
            on:keydown=by_keys
        />
    }
}
