//! All words of the trade, and the one that is looked for.

use afterlaunch::course::glossary::{ALL, Term};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::article::paper;
use crate::ui::dom::{View, el, part, text};

/// All words of the trade.
pub fn words() -> View {
    let wanted = RwSignal::new(String::new());
    let fits = move |term: &Term| {
        let wanted = wanted.get().trim().to_lowercase();
        wanted.is_empty() || std::iter::once(&term.term).chain(term.also).any(|word| word.to_lowercase().contains(&wanted))
    };
    let shown = move || (0..ALL.len()).filter(|at| fits(&ALL[*at])).collect::<Vec<_>>();
    let item = |at: &usize| {
        let term = &ALL[*at];
        el("div").attr("id", format!("word-{}", term.id)).add(el("dt").add(term.term)).add(el("dd").add(term.says))
    };
    let list = part(shown, move |shown| el("dl").class("words").add_all(shown.iter().map(item)).into());
    let field = el("input")
        .attr("type", "search")
        .attr("id", "word")
        .attr("autocomplete", "off")
        .on("input", move |event: Event| wanted.set(event_target_value(&event)));
    let found = move || match shown().len() {
        0 => "No word like this. Try another spelling.".to_owned(),
        1 => "1 word".to_owned(),
        many => format!("{many} words"),
    };
    paper(
        "Words explained",
        View::many([
            el("p")
                .class("lede")
                .add("The words of the trade, one sentence each. Wherever a word is dotted, tap it to read its sentence in place.")
                .into(),
            el("p").class("search").add(el("label").attr("for", "word").add("Look for a word")).add(field).into(),
            el("p").class("count").attr("role", "status").add(text(found)).into(),
            list,
        ]),
    )
}
