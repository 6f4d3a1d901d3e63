//! Text to read, in which each word of the trade can be tapped: its meaning opens under the paragraph.

use afterlaunch::course::glossary::{Piece, Term, split};
use leptos::prelude::*;

use crate::ui::dom::{El, View, button, div, el, text, when};

/// A paragraph.
pub fn prose(class: &str, words: &str) -> El {
    let open = RwSignal::new(None::<&'static Term>);
    let paragraph = el("p").class(class).add_all(split(words).into_iter().map(|piece| match piece {
        Piece::Plain(words) => View::from(words),
        Piece::Term(words, term) => {
            let shown = move || open.get().is_some_and(|open| open.id == term.id);
            let press = move || open.set(if untrack(shown) { None } else { Some(term) });
            button("term", press).flag_of("aria-expanded", shown).add(words).into()
        }
    }));
    let term = move || open.get().map_or("", |term| term.term);
    let says = move || open.get().map_or("", |term| term.says);
    let meaning = move || el("p").class("meaning").add(el("b").add(text(term))).add(": ").add(text(says));
    div("prose").add(paragraph).add(div("meanings").attr("role", "status").add(when(move || open.get().is_some(), meaning)))
}

/// Several paragraphs.
pub fn paragraphs<'a>(class: &str, texts: impl IntoIterator<Item = &'a str>) -> View {
    texts.into_iter().map(|words| prose(class, words)).collect()
}
