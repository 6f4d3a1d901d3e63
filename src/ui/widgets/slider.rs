//! A slider: the browser's own, so that keys, touch and screen readers are at home. Shift makes ten steps of one.

use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

use crate::ui::dom::{El, el};

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

/// A slider: where it stands, how that is said, its name, and what is told when it is turned.
pub fn slider(
    reach: Reach,
    value: impl Fn() -> f64 + Copy + 'static,
    spoken: impl Fn() -> String + 'static,
    label: &str,
    on_turn: Callback<f64>,
) -> El {
    let by_keys = move |event: KeyboardEvent| {
        let direction = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 10.0,
            "ArrowLeft" | "ArrowDown" => -10.0,
            _ => return,
        };
        if event.shift_key() {
            event.prevent_default();
            on_turn.run((untrack(value) + direction * reach.step).clamp(reach.min, reach.max));
        }
    };
    let turned = move |event: Event| {
        let value = js_sys::parse_float(&event_target_value(&event));
        if value.is_finite() {
            on_turn.run(value);
        }
    };
    el("input")
        .attr("type", "range")
        .class("slider")
        .attr("min", reach.min.to_string())
        .attr("max", reach.max.to_string())
        .attr("step", reach.step.to_string())
        .attr("aria-label", label)
        .attr_of("aria-valuetext", spoken)
        .prop_of("value", value)
        .style_of("--v", move || format!("{:.3}", reach.share(value())))
        .on("input", turned)
        .on_key(by_keys)
}
