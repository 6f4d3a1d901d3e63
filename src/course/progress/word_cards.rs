//! Words learnt by cards: of each card, how often it was turned and whether the word was known the last time.

use serde::{Deserialize, Serialize};

use super::Progress;
use crate::course::glossary::Term;

/// The card of a word that was turned, in a file a pair: `[3, true]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, bool)", into = "(u32, bool)")]
pub struct WordCard {
    /// How often something was said of it; of two records the one with more turns is the newer one.
    pub turns: u32,
    /// It was known the last time.
    pub known: bool,
}

impl From<(u32, bool)> for WordCard {
    fn from((turns, known): (u32, bool)) -> Self {
        Self { turns, known }
    }
}

impl From<WordCard> for (u32, bool) {
    fn from(card: WordCard) -> Self {
        (card.turns, card.known)
    }
}

impl Progress {
    /// Writes down that a card was turned.
    pub fn turned(&mut self, term: &Term, known: bool) {
        let card = self.words.entry(term.id.to_owned()).or_default();
        *card = WordCard { turns: card.turns.saturating_add(1), known };
    }

    /// The word was known when its card was turned last.
    pub fn knows(&self, term: &Term) -> bool {
        self.words.get(term.id).is_some_and(|card| card.known)
    }

    /// The word’s card was turned before.
    pub fn has_met(&self, term: &Term) -> bool {
        self.words.contains_key(term.id)
    }

    /// Words of these count as known no longer.
    pub fn start_words_again(&mut self, terms: &[&Term]) {
        for term in terms {
            if self.knows(term) {
                self.turned(term, false);
            }
        }
    }
}
