//! Fields of a form with their names beside them: a choice from a list, a text to enter.

use leptos::prelude::*;
use web_sys::Event;

use crate::ui::dom::{El, el, span};

/// A choice from a list; `name` is for those who do not see what stands beside it.
pub fn select(name: &'static str, options: Vec<String>, at: impl Fn() -> usize + 'static, choose: impl Fn(usize) + 'static) -> El {
    let option = |(value, words): (usize, &String)| el("option").attr("value", value.to_string()).add(words.as_str());
    let list = el("select")
        .add_all(options.iter().enumerate().map(option))
        .on("change", move |event: Event| choose(event_target_value(&event).parse().unwrap_or(0)))
        .prop_of("value", move || at().to_string());
    el("label").class("asked").add(span("").add(name)).add(list.attr("aria-label", name))
}

/// A text to enter, told with every change.
pub fn entry(name: &'static str, first: String, typed: impl Fn(String) + 'static) -> El {
    let input = el("input").attr("inputmode", "decimal").attr("autocomplete", "off").attr("maxlength", "80").attr("value", first);
    let input = input.attr("aria-label", name);
    el("label").class("asked").add(span("").add(name)).add(input.on("input", move |event: Event| typed(event_target_value(&event))))
}
