//! Words learnt by cards: one side is shown, one turns the card and says whether one knew the other. What was not known comes
//! again; what is known is kept with the progress.

use afterlaunch::course::glossary::Term;
use afterlaunch::course::progress::Progress;
use afterlaunch::present::course::cards::{Deck, Stack};
use afterlaunch::present::course::words;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::entry::more;
use crate::ui::app::address::Place;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::choice::choice;
use crate::ui::widgets::icons::icon;

/// The element that shows the other side.
const BACK: &str = "card-back";
/// The button that turns the card.
const TURN: &str = "card-turn";

/// What is learnt, and how far.
#[derive(Clone, Copy)]
struct Table {
    progress: RwSignal<Progress>,
    stack: RwSignal<Stack>,
    deck: RwSignal<Deck>,
    /// The sentence is shown first, and the word is what one has to know.
    sentence_first: RwSignal<bool>,
    /// The card on top shows both sides.
    turned: RwSignal<bool>,
}

impl Table {
    /// Deals the cards of the stack anew.
    fn deal(self) {
        let deck = self.progress.with_untracked(|progress| Deck::of(self.stack.get_untracked(), progress));
        self.turned.set(false);
        self.deck.set(deck);
    }

    fn turn(self) {
        self.turned.set(true);
        focus(BACK);
    }

    /// The card on top was known, or not.
    fn answer(self, known: bool) {
        let Some(term) = self.deck.with_untracked(Deck::top).filter(|_| self.turned.get_untracked()) else { return };
        self.progress.update(|progress| progress.turned(term, known));
        self.turned.set(false);
        self.deck.update(|deck| deck.lay_away(known));
        focus(if self.deck.with_untracked(Deck::left) > 0 { TURN } else { "cards-done" });
    }

    fn start_again(self) {
        self.progress.update(|progress| progress.start_words_again(&self.stack.get_untracked().terms()));
        self.deal();
        focus(TURN);
    }

    fn known(self) -> (usize, usize) {
        self.progress.with(|progress| self.stack.get().known(progress))
    }
}

/// The cards of a stack.
pub fn cards(stack: RwSignal<Stack>) -> View {
    let progress = expect_context::<Learner>().progress;
    let deck = RwSignal::new(Deck::default());
    let table = Table { progress, stack, deck, sentence_first: RwSignal::new(false), turned: RwSignal::new(false) };
    let orders = choice(
        vec![words::WORD_FIRST.to_owned(), words::SENTENCE_FIRST.to_owned()],
        move || f64::from(u8::from(table.sentence_first.get())),
        words::WHICH_SIDE_COMES_FIRST,
        Callback::new(move |at: f64| {
            table.turned.set(false);
            table.sentence_first.set(at > 0.5);
        }),
    );
    let said = move || {
        let (known, all) = table.known();
        format!("{known} of {all} known")
    };
    let count = el("p").class("count").attr("role", "status").add(text(said));
    let bar = el("progress").attr("aria-hidden", "true").attr_of("max", move || table.known().1.to_string());
    let bar = bar.attr_of("value", move || table.known().0.to_string());
    let again = when(
        move || table.progress.with(|progress| table.stack.get().terms().iter().any(|term| progress.knows(term))),
        move || start_again(table),
    );
    // Another stack is another deck.
    let shown = part(
        move || stack.get(),
        move |_| {
            table.deal();
            part(
                move || (table.deck.with(Deck::top).map(|term| term.id), table.deck.with(Deck::left), table.sentence_first.get()),
                move |_| table.deck.with_untracked(Deck::top).map_or_else(|| all_known(table), |term| card(table, term)).into(),
            )
        },
    );
    let head = div("cards-head").add(orders).add(div("cards-count").add(bar).add(count)).add(again);
    div("cards").add(head).add(shown).into()
}

/// One card: its front, and its back once it is turned.
fn card(table: Table, term: &'static Term) -> El {
    let sentence_first = table.sentence_first.get_untracked();
    let front = if sentence_first { el("p").class("card-sentence").add(term.says) } else { el("h2").class("card-word").add(term.term) };
    let turn = move || {
        button("btn main big", move || table.turn()).attr("id", TURN).attr("aria-describedby", "card-front").add(words::TURN_THE_CARD)
    };
    let back = move || {
        let other = if sentence_first { el("h2").class("card-word").add(term.term) } else { el("p").class("card-sentence").add(term.says) };
        let names = term.other_names();
        let also = (!names.is_empty()).then(|| el("p").class("also").add(format!("also: {}", names.join(", "))));
        let side = div("card-back").attr("id", BACK).attr("tabindex", "-1").attr("role", "group").attr("aria-label", words::THE_OTHER_SIDE);
        side.add(other).add(also).add(more(term, "p"))
    };
    let answers = move || {
        div("acts")
            .add(button("btn big", move || table.answer(false)).add(icon("reset")).add(words::NOT_YET))
            .add(button("btn main big", move || table.answer(true)).add(icon("check")).add(words::KNEW_IT))
    };
    let keys = move |event: KeyboardEvent| {
        let answer = match event.key().as_str() {
            "ArrowLeft" => false,
            "ArrowRight" => true,
            _ => return,
        };
        if table.turned.get_untracked() {
            event.prevent_default();
            table.answer(answer);
        }
    };
    let turned = move || table.turned.get();
    el("section")
        .class("card")
        .attr("aria-label", if sentence_first { words::WHICH_WORD_IS_IT } else { words::WHAT_DOES_IT_MEAN })
        .on("keydown", keys)
        .add(el("small").class("card-asks").add(if sentence_first { words::WHICH_WORD_IS_IT } else { words::WHAT_DOES_IT_MEAN }))
        .add(div("card-front").attr("id", "card-front").add(front))
        .add(when(turned, back))
        .add(div("card-acts").add(when(move || !turned(), turn)).add(when(turned, answers)))
        .add(el("small").class("card-keys").add(words::KEYS_OF_A_CARD))
}

/// No card is left.
fn all_known(table: Table) -> El {
    let said = match table.stack.get_untracked() {
        Stack::All => words::YOU_KNOW_ALL_WORDS.to_owned(),
        Stack::Chapter(chapter) => words::all_known_of_chapter(chapter),
    };
    let quiz = match table.stack.get_untracked() {
        Stack::All => el("a").class("btn main").attr("href", Place::Course.fragment()).add(words::CHAPTER_MAP),
        Stack::Chapter(chapter) => {
            el("a").class("btn main").attr("href", Place::Quiz(chapter).fragment()).add(words::quiz_of_chapter(chapter))
        }
    };
    el("section")
        .class("card")
        .attr("aria-labelledby", "cards-done")
        .add(el("h2").class("card-word").attr("id", "cards-done").attr("tabindex", "-1").add(said))
        .add(el("p").add(words::START_AGAIN_IN_A_WEEK))
        .add(div("acts").add(quiz))
}

/// Starting again, which is asked once.
fn start_again(table: Table) -> View {
    let asked = RwSignal::new(false);
    part(
        move || (asked.get(), table.stack.get()),
        move |(asks, stack)| {
            let of = match stack {
                Stack::All => "all words".to_owned(),
                Stack::Chapter(chapter) => format!("the words of chapter {chapter}"),
            };
            if *asks {
                let go = move || {
                    asked.set(false);
                    table.start_again();
                };
                let keep = button("btn bare", move || asked.set(false)).add(words::KEEP_THEM);
                div("acts").add(button("btn", go).add(words::forget(of))).add(keep).into()
            } else {
                button("btn bare", move || asked.set(true)).add(icon("reset")).add(words::START_AGAIN).into()
            }
        },
    )
}
