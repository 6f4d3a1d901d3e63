//! Ridge regression: a weighted sum of the columns is the answer itself.
//!
//! **Idea.** Choose weights w and intercept b that come closest to the outcomes, and pull the weights towards zero:
//! minimise
//!
//! ```text
//! sum over rows  s (y - w.x - b)²  +  alpha w.w
//! ```
//!
//! where s is the row's weight. The intercept is free. This is scikit-learn's objective, so alpha means the same there.
//!
//! **Method.** One pass over the rows sums the products of all pairs of columns, then one system of equations is solved.
//! Columns are taken relative to the first row, so that large numbers that differ little lose no digits, and then to their
//! means, which frees the intercept.
//!
//! With outcomes of 0 and 1 the answer is a probability that is held between 0.001 and 0.999: the linear probability model.
//! It is the quickest of all to fit, and answers too boldly at both ends. With amounts as outcomes it is what it was made
//! for: the sum is the number itself.
//!
//! Reference: Hoerl and Kennard, *Ridge Regression: Biased Estimation for Nonorthogonal Problems*, Technometrics 1970.

use super::cholesky::solve;
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Contributions, Learner, LinkFunction, Model, ModelKind};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use crate::learn::models::training::pass::Pass;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "ridge-regression",
    name: "Ridge regression",
    sentence: "Adds up the fields with weights; the sum itself is the answer. One pass over the rows is enough.",
    hyperparameters: &[Hyperparameter::number("alpha", "Pull towards zero", "A larger one trusts each field less.", (0.0, 100_000.0), 1.0)],
    quick: 1,
    numbers: true,
    penalty: |values, rows| f64::from(values[0]) / f64::from(rows),
};

/// Sums over rows from which the weights follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sums {
    /// The first row and its outcome: all others are taken relative to it.
    origin: Vec<f64>,
    weight: f64,
    /// Weighted sums of the columns and, last, of the outcome.
    firsts: Vec<f64>,
    /// Of all pairs of these: the upper triangle of a square matrix.
    seconds: Vec<f64>,
    room: Vec<f64>,
}

impl Sums {
    /// Takes in one row with its outcome behind it.
    pub fn add(&mut self, row_and_outcome: impl Iterator<Item = f64>, weight: f64) {
        self.room.clear();
        self.room.extend(row_and_outcome);
        let size = self.room.len();
        if self.origin.is_empty() {
            self.origin.clone_from(&self.room);
            self.firsts = vec![0.0; size];
            self.seconds = vec![0.0; size * size];
        }
        self.room.iter_mut().zip(&self.origin).for_each(|(value, origin)| *value -= origin);
        self.weight += weight;
        for (i, value) in self.room.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            let weighted = weight * value;
            self.firsts[i] += weighted;
            let line = &mut self.seconds[i * size + i..(i + 1) * size];
            line.iter_mut().zip(&self.room[i..]).for_each(|(sum, other)| *sum += weighted * other);
        }
    }

    /// Intercept and weights; `None` where no row counts.
    pub fn solve(&self, alpha: f64) -> Option<(f64, Vec<f64>)> {
        if self.weight <= 0.0 {
            return None;
        }
        let size = self.origin.len();
        let width = size - 1;
        let about_means = |i: usize, j: usize| self.seconds[i * size + j] - self.firsts[i] * self.firsts[j] / self.weight;
        let mut matrix = vec![0.0; width * width];
        for i in 0..width {
            for j in i..width {
                matrix[i * width + j] = about_means(i, j) + if i == j { alpha } else { 0.0 };
            }
        }
        let right: Vec<f64> = (0..width).map(|i| about_means(i, width)).collect();
        let weights = solve(matrix, &right);
        let mean = |i: usize| self.origin[i] + self.firsts[i] / self.weight;
        let intercept = weights.iter().enumerate().fold(mean(width), |rest, (i, weight)| rest - weight * mean(i));
        Some((intercept, weights))
    }
}

/// A fitted ridge regression.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ridge {
    /// The answer where all columns are 0.
    pub intercept: f32,
    /// What one unit of each column adds.
    pub weights: Vec<f32>,
}

impl Ridge {
    /// The number for one row.
    pub fn number(&self, row: &[f32]) -> f32 {
        row.iter().zip(&self.weights).fold(self.intercept, |sum, (x, w)| sum + w * x)
    }
}

impl Model for Ridge {
    fn width(&self) -> usize {
        self.weights.len()
    }

    fn probability(&self, row: &[f32]) -> f32 {
        self.number(row).clamp(0.001, 0.999)
    }

    fn number(&self, row: &[f32]) -> f32 {
        Self::number(self, row)
    }

    fn steps(&self) -> u32 {
        self.weights.len() as u32
    }

    fn contributions(&self, row: &[f32]) -> Option<Contributions> {
        Some(Contributions::of(LinkFunction::Identity, self.intercept, &self.weights, row))
    }
}

/// Training under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RidgeTrainer {
    examples: Arc<Examples>,
    alpha: f64,
    sums: Sums,
    pass: Pass,
    model: Ridge,
}

impl RidgeTrainer {
    /// Ready to start. Refused without rows, with one outcome only, or with an alpha that is no number from 0 on.
    pub fn new(examples: Arc<Examples>, alpha: f64) -> Result<Self, ExampleError> {
        if !alpha.is_finite() || alpha < 0.0 {
            return Err(ExampleError::Number);
        }
        let first = examples.targets().first().copied();
        if examples.targets().iter().all(|y| Some(*y) == first) {
            return Err(ExampleError::OneOutcome);
        }
        let model = Ridge { intercept: 0.5, weights: vec![0.0; examples.width()] };
        Ok(Self { pass: Pass::over(examples.len()), examples, alpha, sums: Sums::default(), model })
    }

    /// With a value for each setting.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        Self::new(examples, f64::from(values[0]))
    }

    /// The model; before the pass has ended it answers 0.5.
    pub fn model(&self) -> Ridge {
        self.model.clone()
    }
}

impl Learner for RidgeTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let piece = self.pass.take(rows, u32::MAX);
        let worked = piece.len() as u64;
        for row in piece {
            let values = self.examples.row(row).iter().copied().chain([self.examples.target(row)]);
            self.sums.add(values.map(f64::from), self.examples.weight(row));
        }
        let solved = if worked > 0 && self.is_done() { self.sums.solve(self.alpha) } else { None };
        if let Some((intercept, weights)) = solved {
            self.model = Ridge { intercept: intercept as f32, weights: weights.iter().map(|w| *w as f32).collect() };
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
        own_loss(&self.model, &self.examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[([f64; 2], f64)], alpha: f64, expected: (f64, [f64; 2])) {
        let mut sums = Sums::default();
        rows.iter().for_each(|(x, y)| sums.add(x.iter().copied().chain([*y]), 1.0));
        let (intercept, weights) = sums.solve(alpha).unwrap();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(
            near(intercept, expected.0) && near(weights[0], expected.1[0]) && near(weights[1], expected.1[1]),
            "{intercept} {weights:?}"
        );
    }

    #[test]
    fn a_plane_is_found_however_far_away() {
        let at = |a: f64, b: f64| ([a, b], 3.0 + 2.0 * a - b);
        check(&[at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(2.0, 5.0)], 0.0, (3.0, [2.0, -1.0]));
        let far = |a: f64, b: f64| ([1e6 + a, b], 2.0 * a - b);
        check(&[far(0.0, 0.0), far(1.0, 0.0), far(0.0, 1.0), far(2.0, 5.0)], 0.0, (-2e6, [2.0, -1.0]));
    }

    #[test]
    fn a_strong_pull_leaves_the_mean() {
        check(&[([1.0, 0.0], 4.0), ([-1.0, 1.0], 2.0)], 1e15, (3.0, [0.0, 0.0]));
    }

    #[test]
    fn nothing_is_no_model() {
        assert_eq!(Sums::default().solve(1.0), None);
    }
}
