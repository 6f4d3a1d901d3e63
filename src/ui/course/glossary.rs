//! All words of the trade, and the one that is looked for.

use afterlaunch::course::glossary::{ALL, Term};
use afterlaunch::present::course::words;
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
        0 => words::NO_WORD_LIKE_THIS_TRY_ANOTHER.to_owned(),
        1 => "1 word".to_owned(),
        many => format!("{many} words"),
    };
    paper(
        words::WORDS_EXPLAINED,
        View::many([
            el("p").class("lede").add(words::THE_WORDS_OF_THE_TRADE).into(),
            el("p").class("search").add(el("label").attr("for", "word").add(words::LOOK_FOR_A_WORD)).add(field).into(),
            el("p").class("count").attr("role", "status").add(text(found)).into(),
            list,
        ]),
    )
}
