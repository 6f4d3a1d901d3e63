//! A fitted logistic regression: intercept and weights, and what it answers.

use crate::base::math::sigmoid_f32;
use crate::learn::data::Batch;
use crate::learn::data::prepare::Preparation;
use crate::learn::models::model::{Contributions, LinkFunction, Model};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A fitted logistic regression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    /// Log odds of a yes where all columns are 0.
    pub intercept: f32,
    /// Log odds that one unit of each column adds.
    pub weights: Vec<f32>,
}

impl Model for Logistic {
    fn width(&self) -> usize {
        self.weights.len()
    }

    fn probability(&self, row: &[f32]) -> f32 {
        sigmoid_f32(row.iter().zip(&self.weights).fold(self.intercept, |sum, (x, w)| sum + w * x))
    }

    fn steps(&self) -> u32 {
        self.weights.len() as u32
    }

    fn is_instant(&self) -> bool {
        true
    }

    fn contributions(&self, row: &[f32]) -> Option<Contributions> {
        Some(Contributions::of(LinkFunction::Logit, self.intercept, &self.weights, row))
    }

    fn score_batch(&self, preparation: &Preparation, batch: &Batch, rows: Range<usize>, out: &mut Vec<f32>) {
        out.clear();
        out.resize(rows.end.min(batch.len()).saturating_sub(rows.start), self.intercept);
        preparation.add_weighted(batch, rows, &self.weights, out);
        out.iter_mut().for_each(|value| *value = sigmoid_f32(*value));
    }
}
