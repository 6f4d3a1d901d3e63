//! Models: from prepared rows to the probability of a yes.
//!
//! To add one: a file with the fitted model, which is a [`Model`], and its trainer (both plain data that can be stored;
//! the trainer takes a budget of rows at a time), and a line in [`ALL`], which is what lists show. The best example is
//! [`logistic`].

mod cholesky;
pub mod examples;
pub mod logistic;

pub use examples::{ExampleError, Examples};
pub use logistic::{Logistic, LogisticTrainer};

use super::data::Batch;
use super::prepare::Preparation;
use ndarray::ArrayView2;
use std::ops::Range;

/// A kind of model, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelKind {
    /// Its name in files and on the command line.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
}

/// All kinds of models.
pub const ALL: &[ModelKind] = &[logistic::KIND];

/// What every fitted model can do.
pub trait Model {
    /// Which kind it is.
    fn kind(&self) -> ModelKind;

    /// Number of columns of the rows that it reads.
    fn width(&self) -> usize;

    /// Writes the probability of a yes for each prepared row (rows by columns) to `out`.
    fn score(&self, rows: ArrayView2<'_, f32>, out: &mut [f32]);

    /// Prepares some rows of a batch and scores them: `out` becomes one probability for each row.
    fn score_batch(&self, preparation: &Preparation, batch: &Batch, rows: Range<usize>, out: &mut Vec<f32>);
}
