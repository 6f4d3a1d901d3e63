//! Laboratory streams: the classic artificial streams of the literature, on which detectors and learners are compared.
//!
//! | stream | what it brings | a concept is |
//! |---|---|---|
//! | [`sea`] | three numbers, of which two matter | a limit for the sum of two |
//! | [`agrawal`] | people who want a loan: nine fields | one of ten rules |
//! | [`hyperplane`] | ten numbers | a plane that cuts the cube of all rows in half |
//! | [`stagger`] | things of a size, a colour and a shape | one of three rules |
//!
//! A **concept** is what makes a row a yes. A stream begins with one and moves to another as its [`Drift`] says. All other
//! things stay the same: the rows themselves do not drift, so whoever looks at rows alone sees nothing.
//!
//! Labels agree with River 0.26 (`tests/reference.rs`). The dice are our own, so the rows are not those of River.
//!
//! Invariants: a row follows from the seed and its number alone, so any row can be asked for first; and each takes the same
//! throws whatever the drift, so that two streams that differ in their drift bring the same rows.
//!
//! ```
//! use afterlaunch::learn::streams::{Drift, Form, Source, find};
//!
//! let drift = Drift { form: Form::Sudden, position: 500, width: 0 };
//! let stream = Source::new(find("sea").unwrap(), 7).with_drift(drift);
//! let (mut row, mut before) = (Vec::new(), Vec::new());
//! let yes = stream.row(501, &mut row);
//! assert_eq!(yes, row[0] + row[1] > 9.5);
//! // Without drift the rows are the same; what they mean is not.
//! Source::new(find("sea").unwrap(), 7).row(501, &mut before);
//! assert_eq!(row, before);
//! ```
//!
//! To add one: a file like [`sea`] and a line in [`ALL`]. Tests walk the list.

pub mod agrawal;
pub mod drift;
pub mod encoding;
pub mod hyperplane;
pub mod prequential;
pub mod sea;
pub mod stagger;

pub use drift::{Drift, Form};

use crate::base::dice::{Dice, Stream};

/// One column of a stream.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Lowest and highest value.
    pub range: (f64, f64),
    /// It stands for a kind, not for a quantity; kinds are whole numbers.
    pub kinds: bool,
}

impl Column {
    /// A quantity.
    const fn number(name: &'static str, low: f64, high: f64) -> Self {
        Self { name, range: (low, high), kinds: false }
    }

    /// A kind.
    const fn kinds(name: &'static str, low: f64, high: f64) -> Self {
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
    fn between(&self, of: impl Fn(u8) -> f64) -> f64 {
        let (from, to) = (of(self.from), of(self.to));
        from + (to - from) * self.share
    }

    /// For rules that have nothing between them: rows whose place, 0 to 1, the change has passed are under the new rule.
    fn concept_at(&self, place: f64) -> u8 {
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
    pub columns: &'static [Column],
    /// Each concept, in words.
    pub concepts: &'static [&'static str],
    /// The concepts between which it usually moves.
    pub usual: (u8, u8),
    /// Draws a row, always with the same number of throws.
    draw: fn(&mut Dice, &mut Vec<f64>),
    /// Whether a row is a yes.
    label: fn(&Blend, &[f64]) -> bool,
}

impl StreamKind {
    /// Whether a row is a yes under a blend of concepts.
    pub fn label(&self, blend: &Blend, row: &[f64]) -> bool {
        (self.label)(blend, row)
    }
}

/// All streams.
pub const ALL: &[StreamKind] = &[sea::KIND, agrawal::KIND, hyperplane::KIND, stagger::KIND];

/// A stream by its name in files.
///
/// # Errors
/// If there is none; which there are.
pub fn find(id: &str) -> Result<&'static StreamKind, String> {
    let known = || ALL.iter().map(|kind| kind.id).collect::<Vec<_>>().join(", ");
    ALL.iter().find(|kind| kind.id == id).ok_or_else(|| format!("There is no stream “{id}”. There are: {}.", known()))
}

/// A stream with its seed and its drift.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    kind: &'static StreamKind,
    seed: u64,
    drift: Drift,
    concepts: (u8, u8),
    noise: f64,
}

impl Source {
    /// A stream without drift and without noise.
    pub fn new(kind: &'static StreamKind, seed: u64) -> Self {
        Self { kind, seed, drift: Drift::NONE, concepts: kind.usual, noise: 0.0 }
    }

    /// The same with a drift.
    pub fn with_drift(self, drift: Drift) -> Self {
        Self { drift, ..self }
    }

    /// The same between two other concepts.
    ///
    /// # Errors
    /// If the stream has no such concept.
    pub fn between(self, from: u8, to: u8) -> Result<Self, String> {
        let last = self.kind.concepts.len() - 1;
        match [from, to].into_iter().find(|concept| usize::from(*concept) > last) {
            Some(none) => Err(format!("{} has the concepts 0 to {last}, not {none}.", self.kind.name)),
            None => Ok(Self { concepts: (from, to), ..self }),
        }
    }

    /// The same with a share of labels, 0 to 1, that are turned round.
    pub fn with_noise(self, noise: f64) -> Self {
        Self { noise: noise.clamp(0.0, 1.0), ..self }
    }

    /// Which stream it is.
    pub fn kind(&self) -> &'static StreamKind {
        self.kind
    }

    /// Its drift.
    pub fn drift(&self) -> Drift {
        self.drift
    }

    /// The concepts between which it moves.
    pub fn concepts(&self) -> (u8, u8) {
        self.concepts
    }

    /// The concept, or the place between two, that makes the label of a row.
    pub fn blend(&self, at: u64) -> Blend {
        self.blend_with(at, Dice::keyed(self.seed, Stream::Concepts, at).unit())
    }

    fn blend_with(&self, at: u64, luck: f64) -> Blend {
        Blend { from: self.concepts.0, to: self.concepts.1, share: self.drift.share(at, luck), seed: self.seed }
    }

    /// Writes a row, and says whether it is a yes.
    pub fn row(&self, at: u64, out: &mut Vec<f64>) -> bool {
        let mut dice = Dice::keyed(self.seed, Stream::Concepts, at);
        let [luck, turned] = [dice.unit(), dice.unit()];
        out.clear();
        (self.kind.draw)(&mut dice, out);
        self.kind.label(&self.blend_with(at, luck), out) != (turned < self.noise)
    }
}

/// A whole number from low to high, all as likely.
fn whole(dice: &mut Dice, low: f64, high: f64) -> f64 {
    low + (dice.unit() * (high - low + 1.0)).floor().min(high - low)
}

/// A number from low to high, all as likely.
fn number(dice: &mut Dice, low: f64, high: f64) -> f64 {
    low + dice.unit() * (high - low)
}

#[cfg(test)]
mod tests;
