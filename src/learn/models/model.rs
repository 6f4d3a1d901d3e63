//! What every kind of model is: an entry for lists, a fitted model that answers, and a trainer that works in pieces.

use super::hyperparameter::{Hyperparameter, Values};
use crate::learn::data::Batch;
use crate::learn::data::prepare::Preparation;
use ndarray::{Array2, ArrayView2};
use std::ops::Range;

/// A kind of model, for lists.
#[derive(Clone, Copy, Debug)]
pub struct ModelKind {
    /// Its name in files and on the command line.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// What one may choose about its training.
    pub hyperparameters: &'static [Hyperparameter],
    /// How many rows its trainer looks at in the time in which logistic regression's looks at one.
    pub quick: u32,
    /// It can learn numbers, too. The others can only tell a yes from a no.
    pub numbers: bool,
    /// Strength of the penalty on the squared weights, on the mean loss of so many rows, with a value for each setting; 0 for a kind
    /// that has none.
    pub penalty: fn(&Values, u32) -> f64,
}

/// The penalty of a kind that has none.
pub(super) const NO_PENALTY: fn(&Values, u32) -> f64 = |_, _| 0.0;

/// What each column adds to an answer that is a weighted sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// What the sum is.
    pub link: LinkFunction,
    /// The answer where all columns are 0.
    pub intercept: f32,
    /// Value times weight, a number for each column.
    pub adds: Vec<f32>,
}

impl Contributions {
    /// Of a row and the weights of its columns.
    pub(super) fn of(link: LinkFunction, intercept: f32, weights: &[f32], row: &[f32]) -> Self {
        Self { link, intercept, adds: row.iter().zip(weights).map(|(value, weight)| value * weight).collect() }
    }
}

/// The link of a linear model: what its weighted sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFunction {
    /// The log odds of a yes.
    Logit,
    /// The number itself.
    Identity,
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

    /// Its answers take no time beside looking up the fields: all rows are scored at once, its training rows as well.
    fn is_instant(&self) -> bool {
        false
    }

    /// What each column of one prepared row adds to its answer; `None` for a model that is explained from outside.
    fn contributions(&self, _row: &[f32]) -> Option<Contributions> {
        None
    }

    /// It goes on learning in service, from each outcome that becomes known.
    fn learns_on(&self) -> bool {
        false
    }

    /// Learns from one prepared row and its outcome, if it [learns on](Self::learns_on).
    fn learn(&mut self, _row: &[f32], _outcome: bool) {}

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
