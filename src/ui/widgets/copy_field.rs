//! A text to take along: a field that shows it, and a button that copies it and says what came of it.

use afterlaunch::present::words::widgets;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Event, HtmlTextAreaElement};

use crate::ui::dom::file::copy;
use crate::ui::dom::{El, button, div, el, text};

/// A text with its name, in a field of so many lines, which has an id of its own.
pub fn taken(id: &str, name: &'static str, lines: u32, words: impl Fn() -> String + 'static) -> El {
    taken_from(id, name, lines, Rc::new(words))
}

fn taken_from(id: &str, name: &'static str, lines: u32, words: Rc<dyn Fn() -> String>) -> El {
    let said = RwSignal::new("");
    let field =
        el("textarea").attr("id", id).attr("readonly", "").attr("spellcheck", "false").attr("rows", lines.to_string()).prop_of("value", {
            let words = Rc::clone(&words);
            move || words()
        });
    let area: HtmlTextAreaElement = field.dom();
    let marked = area.clone();
    let press = move || {
        area.select();
        let words = untrack(|| words());
        leptos::task::spawn_local(async move { said.set(copy(&words).await) });
    };
    let act = button("btn", press).attr("aria-label", widgets::copy(name)).add("Copy");
    div("taken")
        .add(el("label").attr("for", id).add(name))
        .add(field.on("focus", move |_: Event| marked.select()))
        .add(act)
        .add(el("p").class("said").attr("role", "status").add(text(move || said.get())))
}
