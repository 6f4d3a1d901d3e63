//! A few words to choose from, all in sight.

use leptos::prelude::*;

use crate::ui::dom::{El, button, div};

/// A row of words; the one whose index is the value is pressed.
pub fn choice(options: Vec<String>, value: impl Fn() -> f64 + Copy + 'static, label: &str, on_choose: Callback<f64>) -> El {
    let buttons = options.into_iter().zip(0u32..).map(|(words, index)| {
        let index = f64::from(index);
        button("", move || on_choose.run(index)).flag_of("aria-pressed", move || (value() - index).abs() < 0.5).add(words)
    });
    div("choice").attr("role", "group").attr("aria-label", label).add_all(buttons)
}
