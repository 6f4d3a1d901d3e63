//! Majority: looks at nothing, and gives every row the share of yeses that all training rows had.
//!
//! It is the yardstick: its answer is always that of the more frequent outcome. Where yeses are rare it is nearly always
//! right and never finds one, which is why accuracy alone says little. A model that is no better has learnt nothing. Of
//! numbers it tells their mean.

use crate::learn::models::hyperparameter::Values;
use crate::learn::models::model::{Learner, Model, ModelKind, NO_PENALTY};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use crate::learn::models::training::pass::Pass;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "majority",
    name: "Always the same",
    sentence: "Looks at nothing and gives all the same answer: what a real model has to beat.",
    hyperparameters: &[],
    quick: 10,
    numbers: true,
    penalty: NO_PENALTY,
};

/// A fitted share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Majority {
    width: u32,
    share: f32,
}

impl Model for Majority {
    fn width(&self) -> usize {
        self.width as usize
    }

    fn probability(&self, _: &[f32]) -> f32 {
        self.share.clamp(0.0, 1.0)
    }

    fn number(&self, _: &[f32]) -> f32 {
        self.share
    }

    fn steps(&self) -> u32 {
        0
    }
}

/// Counting under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MajorityTrainer {
    examples: Arc<Examples>,
    pass: Pass,
    /// Weight of noes and yeses seen; of numbers, what lacks to 1 and the number itself, so that the share is their mean.
    seen: [f64; 2],
}

impl MajorityTrainer {
    /// Refused without an example.
    pub fn begin(examples: Arc<Examples>, _: Values) -> Result<Self, ExampleError> {
        let [no, yes] = examples.outcome_weights();
        if no + yes > 0.0 { Ok(Self { pass: Pass::over(examples.len()), examples, seen: [0.0; 2] }) } else { Err(ExampleError::OneOutcome) }
    }

    /// The model as it stands.
    pub fn model(&self) -> Majority {
        let [no, yes] = self.seen;
        let share = if no + yes > 0.0 { yes / (no + yes) } else { 0.5 };
        Majority { width: self.examples.width() as u32, share: share as f32 }
    }
}

impl Learner for MajorityTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let piece = self.pass.take(rows, u32::MAX);
        let worked = piece.len() as u64;
        for row in piece {
            let weight = self.examples.weight(row);
            let part = f64::from(self.examples.target(row));
            self.seen[0] += weight * (1.0 - part);
            self.seen[1] += weight * part;
        }
        worked
    }

    fn passes(&self) -> u32 {
        u32::from(self.is_done())
    }

    fn progress(&self) -> f64 {
        self.pass.progress()
    }

    fn is_done(&self) -> bool {
        self.pass.is_done()
    }

    fn loss(&self) -> Option<f64> {
        own_loss(&self.model(), &self.examples)
    }
}
