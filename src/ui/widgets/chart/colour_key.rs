//! How to read the colours, and the switch that shows the truth.

use afterlaunch::present::words::widgets;
use leptos::prelude::*;

use crate::ui::dom::{El, button, div, el, svg, text};

/// What stands for something: the class of its small picture, the picture in 24 by 12, and its word.
const KEY: [(&str, &str, &str); 8] = [
    ("champion", r#"<path class="stroke" d="M0 6h24"/><circle class="mark" cx="12" cy="6" r="3.6"/>"#, "champion"),
    ("candidate", r#"<path class="stroke" d="M0 6h24"/><path class="mark" d="M8.8 2.8h6.4v6.4h-6.4z"/>"#, "candidate"),
    ("estimate", r#"<path class="stroke" d="M1 6h22" stroke-dasharray=".1 3.6" stroke-linecap="round"/>"#, "estimate"),
    ("", r#"<path d="M0 0h24v12H0z" fill="url(#unripe)"/>"#, "outcomes coming in"),
    ("", r#"<path d="M0 0h24v12H0z" fill="url(#hatch-strong)"/>"#, "trouble"),
    ("usual", r#"<path class="mark" d="M0 0h24v12H0z"/>"#, "usual range"),
    ("release", r#"<path class="mark" d="M12 1.5l5 9h-10z"/>"#, "version released"),
    ("truth", r#"<path class="stroke" d="M0 6h24" stroke-dasharray="5 3"/>"#, ""),
];

/// Four hues, four kinds of marks; the last one is the truth, which is hidden until it is asked for.
pub fn colour_key(truth: RwSignal<bool>) -> El {
    let entries = KEY.map(|(class, picture, word)| {
        let picture = svg("svg").attr("viewBox", "0 0 24 12").class(class).attr("aria-hidden", "true").markup(picture);
        let entry = el("span").add(picture);
        if word.is_empty() {
            let words = move || if truth.get() { "hide the truth" } else { "show the truth" };
            entry.add(button("", move || truth.update(|on| *on = !*on)).add(text(words)))
        } else {
            entry.add(word)
        }
    });
    div("key").attr("role", "group").attr("aria-label", widgets::HOW_TO_READ_THE_COLOURS).add_all(entries)
}
