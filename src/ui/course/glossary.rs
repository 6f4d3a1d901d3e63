//! The words of the trade: to look up, by chapter or by what is looked for, and to learn by [`cards`].

use afterlaunch::course::chapters;
use afterlaunch::course::glossary::{Term, search};
use afterlaunch::present::course::cards::Stack;
use afterlaunch::present::course::words;
use leptos::prelude::*;
use web_sys::Event;

use super::cards::cards;
use super::entry::entry;
use crate::ui::app::article::paper;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::widgets::choice::choice;

/// The page of the words.
pub fn glossary() -> View {
    let by_cards = RwSignal::new(false);
    let stack = RwSignal::new(Stack::All);
    let orders = vec![words::LOOK_UP.to_owned(), words::LEARN_BY_CARDS.to_owned()];
    let order = choice(
        orders,
        move || f64::from(u8::from(by_cards.get())),
        words::WHAT_TO_DO_WITH_THEM,
        Callback::new(move |at: f64| by_cards.set(at > 0.5)),
    );
    let body = part(move || by_cards.get(), move |by_cards| if *by_cards { cards(stack) } else { look_up(stack) });
    let bar = div("words-bar").add(order).add(chapter_choice(stack));
    paper(words::WORDS, View::many([el("p").class("lede").add(words::WHAT_COLLEAGUES_SAY).into(), bar.into(), body]))
}

/// Of which chapters.
fn chapter_choice(stack: RwSignal<Stack>) -> El {
    let names = chapters::ALL.iter().map(|chapter| words::chapter_and_title(chapter.number, chapter.title));
    let options = std::iter::once(words::ALL_CHAPTERS.to_owned()).chain(names).collect();
    let value = move || match stack.get() {
        Stack::All => 0.0,
        Stack::Chapter(chapter) => f64::from(chapter),
    };
    let choose =
        move |at: f64| stack.set(chapters::ALL.iter().find(|c| f64::from(c.number) == at).map_or(Stack::All, |c| Stack::Chapter(c.number)));
    choice(options, value, words::CHAPTER, Callback::new(choose))
}

/// A field to look for a word, and what was found.
fn look_up(stack: RwSignal<Stack>) -> View {
    let wanted = RwSignal::new(String::new());
    let field = el("input")
        .attr("type", "search")
        .attr("id", "word")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop_of("value", move || wanted.get())
        .on("input", move |event: Event| wanted.set(event_target_value(&event)));
    let seeks = move || !wanted.with(|wanted| wanted.trim().is_empty());
    let found = Memo::new(move |_| {
        let terms = stack.get().terms();
        let found = wanted.with(|wanted| search(wanted)).into_iter().filter(|term| terms.contains(term));
        found.map(|term| term.id).collect::<Vec<_>>()
    });
    let all = move || {
        wanted.set(String::new());
        stack.set(Stack::All);
        focus("word");
    };
    let none = move || div("none-found").add(el("p").add(words::TRY_A_SHORTER_PIECE)).add(button("btn", all).add(words::SHOW_ALL_WORDS));
    let said = move || match (found.with(Vec::len), stack.get()) {
        (0, Stack::All) => words::NO_WORD_LIKE_THIS.to_owned(),
        (0, Stack::Chapter(chapter)) => words::no_word_in_chapter(chapter),
        (1, _) => "1 word".to_owned(),
        (many, _) => format!("{many} words"),
    };
    let list = part(
        move || (found.get(), seeks()),
        |(ids, seeks)| {
            let terms: Vec<&Term> = ids.iter().filter_map(|id| afterlaunch::course::glossary::find(id)).collect();
            if *seeks { el("dl").class("words").add_all(terms.into_iter().map(entry)).into() } else { by_chapter(&terms) }
        },
    );
    View::many([
        el("p").class("search").add(el("label").attr("for", "word").add(words::LOOK_FOR_A_WORD)).add(field).into(),
        el("p").class("count").attr("role", "status").add(text(said)).into(),
        when(move || found.with(Vec::is_empty), none),
        list,
    ])
}

/// Words under the chapters that speak of them.
fn by_chapter(terms: &[&'static Term]) -> View {
    let chapter = |chapter: &chapters::Chapter| {
        let of: Vec<&Term> = Stack::Chapter(chapter.number).terms().into_iter().filter(|term| terms.contains(term)).collect();
        if of.is_empty() {
            return View::default();
        }
        let head = el("h2").add(format!("{} {}", chapter.number, chapter.title));
        el("section").add(head).add(el("dl").class("words").add_all(of.into_iter().map(entry))).into()
    };
    chapters::ALL.iter().map(chapter).collect()
}
