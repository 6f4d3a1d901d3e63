//! What every stream is: columns, concepts, how a row is drawn and when it is a yes.

use crate::base::dice::Dice;

/// One column of a stream.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StreamColumn {
    /// Its name.
    pub name: &'static str,
    /// Lowest and highest value.
    pub range: (f64, f64),
    /// It stands for a kind, not for a quantity; kinds are whole numbers.
    pub kinds: bool,
}

impl StreamColumn {
    /// A quantity.
    pub(super) const fn number(name: &'static str, low: f64, high: f64) -> Self {
        Self { name, range: (low, high), kinds: false }
    }

    /// A kind.
    pub(super) const fn kinds(name: &'static str, low: f64, high: f64) -> Self {
        Self { name, range: (low, high), kinds: true }
    }
}

/// Where between two concepts a stream is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blend {
    /// The concept that it began with.
    pub from: u8,
    /// The one it moves to.
    pub to: u8,
    /// How far it has come, 0 to 1. Between the two the concept itself lies between: each stream says how.
    pub share: f64,
    /// For concepts that are drawn by lot.
    pub seed: u64,
}

impl Blend {
    /// One concept and nothing else.
    pub fn pure(concept: u8, seed: u64) -> Self {
        Self { from: concept, to: concept, share: 0.0, seed }
    }

    /// A number that goes evenly from the one concept's to the other's.
    pub(super) fn between(&self, of: impl Fn(u8) -> f64) -> f64 {
        let (from, to) = (of(self.from), of(self.to));
        from + (to - from) * self.share
    }

    /// For rules that have nothing between them: rows whose place, 0 to 1, the change has passed are under the new rule.
    pub(super) fn concept_at(&self, place: f64) -> u8 {
        if place < self.share { self.to } else { self.from }
    }
}

/// A classic stream, for lists.
#[derive(Clone, Copy, Debug)]
pub struct StreamKind {
    /// Its name in files and on the command line.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it brings, in one sentence.
    pub sentence: &'static str,
    /// Its columns.
    pub columns: &'static [StreamColumn],
    /// Each concept, in words.
    pub concepts: &'static [&'static str],
    /// The concepts between which it usually moves.
    pub default_concepts: (u8, u8),
    /// Draws a row, always with the same number of throws.
    pub(super) draw: fn(&mut Dice, &mut Vec<f64>),
    /// Whether a row is a yes.
    pub(super) label: fn(&Blend, &[f64]) -> bool,
}

impl StreamKind {
    /// Whether a row is a yes under a blend of concepts.
    pub fn label(&self, blend: &Blend, row: &[f64]) -> bool {
        (self.label)(blend, row)
    }
}

/// A whole number from low to high, all as likely.
pub(super) fn whole(dice: &mut Dice, low: f64, high: f64) -> f64 {
    low + (dice.unit() * (high - low + 1.0)).floor().min(high - low)
}

/// A number from low to high, all as likely.
pub(super) fn number(dice: &mut Dice, low: f64, high: f64) -> f64 {
    low + dice.unit() * (high - low)
}
