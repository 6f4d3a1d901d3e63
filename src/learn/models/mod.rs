//! Models: from prepared rows to the probability of a yes, or to a number.
//!
//! To add one: a file with its [`ModelKind`], the fitted model, which is a [`Model`], and its trainer, which is a
//! [`Learner`] (both plain data that can be stored), and a line in the list below. The shortest example is
//! [`majority`], the best one [`logistic`]. Tests walk the list: a new kind is tested before its author writes a test.

mod bins;
pub(super) mod cholesky;
pub mod examples;
mod forest;
mod pass;
pub mod recipe;
pub mod training;
mod trees;

pub use examples::{ExampleError, Examples};
pub use logistic::{Logistic, LogisticTrainer};
pub use recipe::{Knob, Recipe};
pub use training::{Point, Training};

use super::data::Batch;
use super::prepare::Preparation;
use crate::base::math::{ln, sqrt};
use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// A kind of model, for lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModelKind {
    /// Its name in files and on the command line.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// What one may choose about its training.
    pub knobs: &'static [Knob],
    /// How many rows its trainer looks at in the time in which logistic regression's looks at one.
    pub quick: u32,
    /// It can learn numbers, too. The others can only tell a yes from a no.
    pub numbers: bool,
}

/// What every fitted model can do.
pub trait Model {
    /// Number of columns of the rows that it reads.
    fn width(&self) -> usize;

    /// The probability of a yes for one prepared row.
    fn probability(&self, row: &[f32]) -> f32;

    /// The number for one prepared row, of a model that has learnt numbers.
    fn number(&self, row: &[f32]) -> f32 {
        self.probability(row)
    }

    /// Multiplications or comparisons that one answer takes at most.
    fn steps(&self) -> u32;

    /// Writes the probability of a yes for each prepared row (rows by columns) to `out`.
    fn score(&self, rows: ArrayView2<'_, f32>, out: &mut [f32]) {
        for (row, out) in rows.rows().into_iter().zip(out) {
            *out = row.as_slice().map_or_else(|| self.probability(&row.to_vec()), |row| self.probability(row));
        }
    }

    /// Prepares some rows of a batch and scores them: `out` becomes one probability for each row.
    fn score_batch(&self, preparation: &Preparation, batch: &Batch, rows: Range<usize>, out: &mut Vec<f32>) {
        let mut prepared = Array2::default((0, 0));
        preparation.transform(batch, rows, &mut prepared);
        out.clear();
        out.resize(prepared.nrows(), 0.0);
        self.score(prepared.view(), out);
    }

    /// The same with the number for each row.
    fn number_batch(&self, preparation: &Preparation, batch: &Batch, rows: Range<usize>, out: &mut Vec<f32>) {
        let mut prepared = Array2::default((0, 0));
        preparation.transform(batch, rows, &mut prepared);
        out.clear();
        out.extend(
            prepared.rows().into_iter().map(|row| row.as_slice().map_or_else(|| self.number(&row.to_vec()), |row| self.number(row))),
        );
    }
}

/// What every trainer can do. It works in pieces: a row, a column or a question, whatever its file says.
pub trait Learner {
    /// Works through at most `rows` rows, and says through how many. It ends at the latest where a pass ends, and before a
    /// piece of work for which the rows do not suffice, so 0 means "not enough", or that it is done.
    fn work(&mut self, rows: u64) -> u64;

    /// Passes that are behind it: a round, a tree, a column.
    fn passes(&self) -> u32;

    /// How far it is, 0 to 1. It never falls, and is 1 only when it is done.
    fn progress(&self) -> f64;

    /// There is nothing left to do.
    fn is_done(&self) -> bool;

    /// Mean loss over the training rows, or some of them, at the end of the last pass.
    fn loss(&self) -> Option<f64>;
}

/// Makes the list of kinds, and of each kind one of many fitted models and one of many trainers.
macro_rules! kinds {
    ($($file:ident $Model:ident $Trainer:ident,)*) => {
        $(pub mod $file;)*

        /// All kinds of models.
        pub const ALL: &[ModelKind] = &[$($file::KIND),*];

        /// A fitted model of any kind.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "each has its file")]
        pub enum Fitted { $($Model($file::$Model)),* }

        impl Fitted {
            /// The model in it.
            pub fn as_model(&self) -> &dyn Model {
                match self { $(Self::$Model(model) => model),* }
            }
        }

        /// A trainer of any kind.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each has its file")]
        pub enum Trainer { $($Model($file::$Trainer)),* }

        impl Trainer {
            /// Ready to start.
            ///
            /// # Errors
            /// If nothing can be learnt from these examples.
            pub fn begin(examples: Arc<Examples>, recipe: &Recipe) -> Result<Self, ExampleError> {
                type Begin = fn(Arc<Examples>, &Recipe) -> Result<Trainer, ExampleError>;
                let all: &[Begin] = &[$(|examples, recipe| $file::$Trainer::begin(examples, recipe).map(Self::$Model)),*];
                all[recipe.place()](examples, recipe)
            }

            fn as_learner(&self) -> &dyn Learner {
                match self { $(Self::$Model(trainer) => trainer),* }
            }

            fn as_learner_mut(&mut self) -> &mut dyn Learner {
                match self { $(Self::$Model(trainer) => trainer),* }
            }

            /// The model as it stands.
            pub fn model(&self) -> Fitted {
                match self { $(Self::$Model(trainer) => Fitted::$Model(trainer.model())),* }
            }
        }
    };
}

kinds! {
    majority Majority MajorityTrainer,
    logistic Logistic LogisticTrainer,
    ridge Ridge RidgeTrainer,
    tree DecisionTree DecisionTreeTrainer,
    boosting Boosted BoostedTrainer,
    bayes Bayes BayesTrainer,
    network Network NetworkTrainer,
    online Online OnlineTrainer,
}

/// The place of the usual kind in [`ALL`].
const USUAL: usize = 1;

/// Rows that a learning curve asks of the training rows: evenly spread, and no more than this.
const ASKED: usize = 2_000;

/// [`mean_loss`] on some training rows, evenly spread: a point of a learning curve is worth a moment, not a pass.
fn own_loss(model: &dyn Model, examples: &Examples) -> Option<f64> {
    loss_of(model, examples, examples.len().div_ceil(ASKED))
}

/// Mean loss by weight; `None` without rows that count. For a yes or no it is -ln of the probability that the model gives to
/// what happened; for numbers it is the root of the mean squared distance, in their unit.
fn mean_loss(model: &dyn Model, examples: &Examples) -> Option<f64> {
    loss_of(model, examples, 1)
}

fn loss_of(model: &dyn Model, examples: &Examples, stride: usize) -> Option<f64> {
    let [mut loss, mut weights] = [0.0; 2];
    for row in (0..examples.len()).step_by(stride.max(1)) {
        let weight = examples.weight(row);
        weights += weight;
        if examples.are_numbers() {
            let off = f64::from(model.number(examples.row(row))) - f64::from(examples.target(row));
            loss += weight * off * off;
        } else {
            let p = f64::from(model.probability(examples.row(row)));
            let given = if examples.outcome(row) { p } else { 1.0 - p };
            loss -= weight * ln(given.clamp(f64::EPSILON, 1.0));
        }
    }
    let mean = (weights > 0.0).then(|| loss / weights);
    if examples.are_numbers() { mean.map(sqrt) } else { mean }
}

#[cfg(test)]
mod tests;
