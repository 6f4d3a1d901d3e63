//! Online learner: a logistic regression that learns from one row at a time, and goes on learning in service.
//!
//! **Idea.** See a row, say a probability, hear the outcome, and move each weight a little against the mistake. A weight
//! that has moved much already moves less (AdaGrad): the step of column k is the rate over the root of 1 plus all squared
//! slopes it has met. A little of each weight is forgotten at every row, so that what was true long ago fades.
//!
//! It is trained by meeting the training rows once, in the order in which they came, and then meets each outcome as it
//! becomes known. It follows a world that moves without being trained anew; and it follows wrong outcomes just as well.
//!
//! Reference: Duchi, Hazan and Singer, *Adaptive Subgradient Methods for Online Learning*, JMLR 2011.

use crate::base::math::{ln, sigmoid_f32};
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, Model, ModelKind, NO_PENALTY};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use crate::learn::models::training::pass::Pass;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "online-learner",
    name: "Online learner",
    sentence: "Learns from one row at a time, and goes on learning from each outcome that becomes known.",
    hyperparameters: &[
        Hyperparameter::number("rate", "Learning rate", "How far one row may move a weight.", (0.001, 1.0), 0.1),
        Hyperparameter::number("forgetting", "Forgetting", "Which share of each weight fades with every row.", (0.0, 0.01), 0.000_01),
    ],
    quick: 1,
    numbers: false,
    penalty: NO_PENALTY,
};

/// Stretches of the one pass after which the learning curve gets a point.
const STRETCHES: u32 = 20;

/// The weights as they are now, and what is needed to move them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Online {
    /// Log odds of a yes where all columns are 0, then what one unit of each column adds.
    weights: Vec<f32>,
    /// 1 plus the squared slopes that each weight has met.
    met: Vec<f32>,
    rate: f32,
    keep: f32,
}

impl Online {
    /// A learner that has met no row yet, for rows of so many columns.
    pub fn new(width: usize, rate: f32, forgetting: f32) -> Self {
        Self { weights: vec![0.0; width + 1], met: vec![1.0; width + 1], rate, keep: 1.0 - forgetting }
    }

    fn log_odds(&self, row: &[f32]) -> f32 {
        row.iter().zip(&self.weights[1..]).fold(self.weights[0], |sum, (x, w)| sum + w * x)
    }

    /// Learns from one row and its outcome.
    pub fn learn(&mut self, row: &[f32], outcome: bool, weight: f32) {
        let mistake = weight * (sigmoid_f32(self.log_odds(row)) - f32::from(u8::from(outcome)));
        let columns = std::iter::once(&1.0).chain(row);
        for ((w, met), x) in self.weights.iter_mut().zip(&mut self.met).zip(columns) {
            let slope = mistake * x;
            // Held below what would stop the weight for good.
            *met = (*met + slope * slope).min(1e12);
            *w = (*w * self.keep - self.rate * slope / met.sqrt()).clamp(-1e6, 1e6);
        }
    }
}

impl Model for Online {
    fn width(&self) -> usize {
        self.weights.len() - 1
    }

    fn probability(&self, row: &[f32]) -> f32 {
        sigmoid_f32(self.log_odds(row))
    }

    fn steps(&self) -> u32 {
        self.weights.len() as u32
    }

    fn learns_on(&self) -> bool {
        true
    }

    fn learn(&mut self, row: &[f32], outcome: bool) {
        Self::learn(self, row, outcome, 1.0);
    }
}

/// The first pass under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnlineTrainer {
    examples: Arc<Examples>,
    model: Online,
    pass: Pass,
}

impl OnlineTrainer {
    /// With a value for each setting. Refused when only one outcome occurs.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        examples.need_both_outcomes()?;
        let [rate, forgetting, ..] = values;
        let share = examples.share_of_yes();
        let mut model = Online::new(examples.width(), rate, forgetting);
        model.weights[0] = ln(share / (1.0 - share)) as f32;
        Ok(Self { pass: Pass::over(examples.len()), examples, model })
    }

    /// The model as it stands.
    pub fn model(&self) -> Online {
        self.model.clone()
    }

    fn stretch(&self) -> u32 {
        (self.examples.len() as u32).div_ceil(STRETCHES)
    }
}

impl Learner for OnlineTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let stretch = self.stretch();
        let piece = self.pass.take(rows, (self.pass.seen() / stretch + 1) * stretch);
        let worked = piece.len() as u64;
        for row in piece {
            self.model.learn(self.examples.row(row), self.examples.outcome(row), self.examples.weight(row) as f32);
        }
        worked
    }

    /// Stretches behind it.
    fn passes(&self) -> u32 {
        if self.is_done() { STRETCHES } else { self.pass.seen() / self.stretch() }
    }

    fn progress(&self) -> f64 {
        self.pass.progress()
    }

    fn is_done(&self) -> bool {
        self.pass.is_done()
    }

    fn loss(&self) -> Option<f64> {
        own_loss(&self.model, &self.examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::models::hyperparameter::defaults;
    use ndarray::Array2;

    #[test]
    fn it_follows_a_world_that_turns_round() {
        let x = Array2::from_shape_fn((400, 1), |(i, _)| if i % 2 == 0 { 1.0 } else { -1.0 });
        let examples = Examples::new(x, (0..400).map(|i| i % 2 == 0).collect(), vec![]).unwrap();
        let mut trainer = OnlineTrainer::begin(examples.into(), defaults(KIND.hyperparameters)).unwrap();
        while trainer.work(33) > 0 {}
        let mut model = trainer.model();
        assert!(model.probability(&[1.0]) > 0.7);
        for i in 0..2_000 {
            model.learn(&[if i % 2 == 0 { 1.0 } else { -1.0 }], i % 2 == 1, 1.0);
        }
        assert!(model.probability(&[1.0]) < 0.3, "{}", model.probability(&[1.0]));
    }
}
