//! A stream at work: with a seed, a drift between two of its concepts, and noise, it brings row after row.

use super::drift::Drift;
use super::error::StreamError;
use super::stream::{Blend, StreamKind};
use crate::base::dice::{Dice, Stream};

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
        Self { kind, seed, drift: Drift::NONE, concepts: kind.default_concepts, noise: 0.0 }
    }

    /// The same with a drift.
    pub fn with_drift(self, drift: Drift) -> Self {
        Self { drift, ..self }
    }

    /// The same between two other concepts.
    ///
    /// # Errors
    /// If the stream has no such concept.
    pub fn between(self, from: u8, to: u8) -> Result<Self, StreamError> {
        let last = self.kind.concepts.len() - 1;
        match [from, to].into_iter().find(|concept| usize::from(*concept) > last) {
            Some(none) => Err(StreamError::NoSuchConcept { stream: self.kind.name, last, given: none }),
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

    fn blend_with(&self, at: u64, draw: f64) -> Blend {
        Blend { from: self.concepts.0, to: self.concepts.1, share: self.drift.share(at, draw), seed: self.seed }
    }

    /// Writes a row, and says whether it is a yes.
    pub fn row(&self, at: u64, out: &mut Vec<f64>) -> bool {
        let mut dice = Dice::keyed(self.seed, Stream::Concepts, at);
        let [draw, turned] = [dice.unit(), dice.unit()];
        out.clear();
        (self.kind.draw)(&mut dice, out);
        self.kind.label(&self.blend_with(at, draw), out) != (turned < self.noise)
    }
}
