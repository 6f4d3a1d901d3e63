//! A deck of cards: words that are not yet known, one after the other. What was not known comes again a few cards later; what was
//! known leaves the deck.

use std::collections::VecDeque;

use crate::base::fingerprint::Fingerprint;
use crate::course::glossary::{self, Term};
use crate::course::progress::Progress;

/// So many cards come before one that was not known is shown again.
const LATER: usize = 4;

/// Which words a deck holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stack {
    /// Those of all chapters.
    #[default]
    All,
    /// Those of one.
    Chapter(u8),
}

impl Stack {
    /// Its words, by the alphabet.
    pub fn terms(self) -> Vec<&'static Term> {
        match self {
            Self::All => glossary::ALL.clone(),
            Self::Chapter(chapter) => glossary::of_chapter(chapter),
        }
    }

    /// How many of its words are known, and how many there are.
    pub fn known(self, progress: &Progress) -> (usize, usize) {
        let terms = self.terms();
        (terms.iter().filter(|term| progress.knows(term)).count(), terms.len())
    }
}

/// Cards in the order in which they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck(VecDeque<&'static Term>);

impl Deck {
    /// Words of a stack that are not known: those met before come first, each group well mixed and always alike.
    pub fn of(stack: Stack, progress: &Progress) -> Self {
        let mut terms: Vec<_> = stack.terms().into_iter().filter(|term| !progress.knows(term)).collect();
        terms.sort_by_key(|term| (!progress.has_met(term), Fingerprint::of(term.id)));
        Self(terms.into())
    }

    /// The card on top.
    pub fn top(&self) -> Option<&'static Term> {
        self.0.front().copied()
    }

    /// How many cards are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    /// Lays the card on top away, for good if it was known, else a few cards further down.
    pub fn lay_away(&mut self, known: bool) {
        if let Some(term) = self.0.pop_front()
            && !known
        {
            self.0.insert(LATER.min(self.0.len()), term);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_comes_again_until_it_is() {
        let mut progress = Progress::default();
        let mut deck = Deck::of(Stack::Chapter(1), &progress);
        let (first, all) = (deck.top().unwrap(), deck.left());
        for turn in 0..=LATER {
            assert_eq!(deck.top() == Some(first), turn == 0, "turn {turn}");
            progress.turned(deck.top().unwrap(), turn != 0);
            deck.lay_away(turn != 0);
        }
        assert_eq!(deck.top(), Some(first));
        assert_eq!(Stack::Chapter(1).known(&progress), (LATER, all));
        assert_eq!(Deck::of(Stack::Chapter(1), &progress).top(), Some(first), "met before, so it comes first in a new deck");
        while let Some(term) = deck.top() {
            progress.turned(term, true);
            deck.lay_away(true);
        }
        assert_eq!(Stack::Chapter(1).known(&progress), (all, all));
        assert_eq!(Deck::of(Stack::Chapter(1), &progress), Deck::default());
        deck.lay_away(true);
        assert_eq!(deck.left(), 0);
    }

    #[test]
    fn the_last_card_comes_again_at_once() {
        let mut deck = Deck::of(Stack::Chapter(6), &Progress::default());
        while deck.left() > 1 {
            deck.lay_away(true);
        }
        let last = deck.top();
        deck.lay_away(false);
        assert!(last.is_some() && deck.top() == last);
    }

    #[test]
    fn chapters_share_all_words_out() {
        let shared: usize = (1..=6).map(|chapter| Stack::Chapter(chapter).terms().len()).sum();
        assert_eq!(shared, Stack::All.terms().len());
        assert_ne!(Deck::of(Stack::All, &Progress::default()).top(), Some(glossary::ALL[0]), "not by the alphabet");
    }
}
