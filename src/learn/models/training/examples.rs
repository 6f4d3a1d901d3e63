//! Examples: prepared rows with their outcomes, which is what a model learns from.
//!
//! An outcome is a yes (1) or a no (0), or for a model of numbers any number.

use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Prepared rows with their outcomes and weights. Every number is finite and no weight is negative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Examples {
    x: Array2<f32>,
    y: Vec<f32>,
    weights: Vec<f32>,
    numbers: bool,
}

/// Why these are no examples, or why nothing can be learnt from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleError {
    /// Rows, outcomes and weights differ in number.
    Lengths,
    /// A number is not finite, or a weight is negative.
    Number,
    /// No example, or none that counts, of one of the two outcomes.
    OneOutcome,
}

/// The bare kind, for developers.
impl fmt::Display for ExampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Examples {
    /// Rows by columns, one outcome for each row, and one weight for each row or none at all (all count the same).
    pub fn new(x: Array2<f32>, y: Vec<bool>, weights: Vec<f32>) -> Result<Self, ExampleError> {
        let y = y.into_iter().map(|yes| f32::from(u8::from(yes))).collect();
        Ok(Self { numbers: false, ..Self::of_numbers(x, y, weights)? })
    }

    /// The same with numbers as outcomes.
    pub fn of_numbers(x: Array2<f32>, y: Vec<f32>, weights: Vec<f32>) -> Result<Self, ExampleError> {
        if x.nrows() != y.len() || !(weights.is_empty() || weights.len() == y.len()) {
            return Err(ExampleError::Lengths);
        }
        if !x.iter().chain(&y).all(|v| v.is_finite()) || !weights.iter().all(|w| w.is_finite() && *w >= 0.0) {
            return Err(ExampleError::Number);
        }
        let x = if x.is_standard_layout() { x } else { x.as_standard_layout().into_owned() };
        Ok(Self { x, y, weights, numbers: true })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.y.len()
    }

    /// There are no rows.
    pub fn is_empty(&self) -> bool {
        self.y.is_empty()
    }

    /// The outcomes are numbers, not yes or no.
    pub fn are_numbers(&self) -> bool {
        self.numbers
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.x.ncols()
    }

    /// One prepared row.
    pub fn row(&self, row: usize) -> &[f32] {
        let width = self.width();
        &self.x.as_slice().expect("standard layout")[row * width..][..width]
    }

    /// The outcome of one row, as yes or no.
    pub fn outcome(&self, row: usize) -> bool {
        self.y[row] > 0.5
    }

    /// The outcome of one row, as a number.
    pub fn target(&self, row: usize) -> f32 {
        self.y[row]
    }

    /// The outcomes of all rows, as numbers.
    pub fn targets(&self) -> &[f32] {
        &self.y
    }

    /// All rows as a table: rows by columns.
    pub fn rows(&self) -> ArrayView2<'_, f32> {
        self.x.view()
    }

    /// The outcomes as yes or no.
    pub fn outcomes(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.len()).map(|row| self.outcome(row))
    }

    /// How much one row counts.
    pub fn weight(&self, row: usize) -> f64 {
        self.weights.get(row).map_or(1.0, |w| f64::from(*w))
    }

    /// Refuses examples of which one of the two outcomes never counts.
    pub fn need_both_outcomes(&self) -> Result<(), ExampleError> {
        let [no, yes] = self.outcome_weights();
        if no > 0.0 && yes > 0.0 { Ok(()) } else { Err(ExampleError::OneOutcome) }
    }

    /// Share of yeses, by weight.
    pub fn share_of_yes(&self) -> f64 {
        let [no, yes] = self.outcome_weights();
        yes / (no + yes)
    }

    /// Total weight of the rows with outcome no and of those with outcome yes.
    pub fn outcome_weights(&self) -> [f64; 2] {
        let mut totals = [0.0; 2];
        for row in 0..self.len() {
            totals[usize::from(self.outcome(row))] += self.weight(row);
        }
        totals
    }
}

#[derive(Serialize, Deserialize)]
struct Stored {
    width: u32,
    x: Vec<f32>,
    y: Vec<f32>,
    weights: Vec<f32>,
    numbers: bool,
}

impl From<Examples> for Stored {
    fn from(examples: Examples) -> Self {
        let width = examples.width() as u32;
        Self { width, x: examples.x.into_raw_vec_and_offset().0, y: examples.y, weights: examples.weights, numbers: examples.numbers }
    }
}

impl TryFrom<Stored> for Examples {
    type Error = ExampleError;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let x = Array2::from_shape_vec((stored.y.len(), stored.width as usize), stored.x).map_err(|_| ExampleError::Lengths)?;
        Ok(Self { numbers: stored.numbers, ..Self::of_numbers(x, stored.y, stored.weights)? })
    }
}
