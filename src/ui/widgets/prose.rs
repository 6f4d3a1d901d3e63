//! Text to read, in which each word of the trade can be tapped: its meaning opens under the paragraph. Where a text changes
//! while it is read, or is itself a button, its words stand in a line of their own.

use afterlaunch::course::glossary::{Piece, Term, split};
use leptos::prelude::*;

use crate::ui::dom::{El, View, button, div, el, part, text, when};

/// The word whose meaning is open.
type Open = RwSignal<Option<&'static Term>>;

/// A paragraph.
pub fn prose(class: &str, words: &str) -> El {
    let open = Open::new(None);
    let paragraph = el("p").class(class).add_all(split(words).into_iter().map(|piece| match piece {
        Piece::Plain(words) => View::from(words),
        Piece::Term(words, term) => dotted(open, words, term).into(),
    }));
    div("prose").add(paragraph).add(meaning(open))
}

/// Several paragraphs.
pub fn paragraphs<'a>(class: &str, texts: impl IntoIterator<Item = &'a str>) -> View {
    texts.into_iter().map(|words| prose(class, words)).collect()
}

/// The words of the trade in texts that stand nearby, each with its meaning; nothing where there are none.
pub fn words_in(texts: impl Fn() -> Vec<String> + 'static) -> View {
    part(move || terms(&texts()), |found| if found.is_empty() { View::default() } else { word_line(found).into() })
}

/// The terms of some texts, each once, in the order in which they come.
fn terms(texts: &[String]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for piece in texts.iter().flat_map(|words| split(words)) {
        if let Piece::Term(_, term) = piece
            && !found.contains(&term.id)
        {
            found.push(term.id);
        }
    }
    found
}

fn word_line(found: &[&'static str]) -> El {
    let open = Open::new(None);
    let mut line = el("p").class("words-here").add("Words: ");
    for (nth, term) in found.iter().filter_map(|id| afterlaunch::course::glossary::find(id)).enumerate() {
        line = line.add(if nth > 0 { ", " } else { "" }).add(dotted(open, term.term, term));
    }
    div("prose").add(line).add(meaning(open))
}

fn dotted(open: Open, words: &str, term: &'static Term) -> El {
    let shown = move || open.get().is_some_and(|open| open.id == term.id);
    let press = move || open.set(if untrack(shown) { None } else { Some(term) });
    button("term", press).flag_of("aria-expanded", shown).add(words)
}

fn meaning(open: Open) -> El {
    let term = move || open.get().map_or("", |term| term.term);
    let says = move || open.get().map_or("", |term| term.says);
    let shown = move || el("p").class("meaning").add(el("b").add(text(term))).add(": ").add(text(says));
    div("meanings").attr("role", "status").add(when(move || open.get().is_some(), shown))
}
