//! A few words to choose from: side by side where there is room for all of them, else as a list.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::ui::dom::{El, button, div, el};

/// So many letters stand beside each other in two rows of the panel at the most.
const MOST_LETTERS: usize = 44;

/// Words, of which the one whose index is the value is chosen.
pub fn choice(options: Vec<String>, value: impl Fn() -> f64 + Copy + 'static, label: &str, on_choose: Callback<f64>) -> El {
    if options.iter().map(|words| words.chars().count()).sum::<usize>() > MOST_LETTERS {
        return list(options, value, label, on_choose);
    }
    let buttons = options.into_iter().zip(0u32..).map(|(words, index)| {
        let index = f64::from(index);
        button("", move || on_choose.run(index)).flag_of("aria-pressed", move || (value() - index).abs() < 0.5).add(words)
    });
    div("choice").attr("role", "group").attr("aria-label", label).add_all(buttons)
}

fn list(options: Vec<String>, value: impl Fn() -> f64 + Copy + 'static, label: &str, on_choose: Callback<f64>) -> El {
    let options = options.into_iter().zip(0u32..).map(|(words, index)| el("option").attr("value", index.to_string()).add(words));
    let choose = move |event: Event| {
        if let Ok(index) = event_target_value(&event).parse::<u32>() {
            on_choose.run(f64::from(index));
        }
    };
    let list = el("select").attr("aria-label", label).add_all(options).on("change", choose);
    list.prop_of("value", move || format!("{:.0}", value()))
}
