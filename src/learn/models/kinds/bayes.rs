//! Naive Bayes: each column on its own says how much more often it looks like this among yeses than among noes.
//!
//! **Idea.** By Bayes' rule the odds of a yes are the odds before one has looked, times a factor for each thing that is
//! seen: how much more frequent it is among yeses. Multiplying the factors is right if the columns tell nothing about each
//! other, which is naive, and works surprisingly well for words in a message: "invoice", "prize", a link.
//!
//! A column is seen as the stretch its value lies in (a flag or a word has two). So that a stretch never met among yeses
//! does not decide alone, each is counted as if it had been met [`KIND`]'s "smoothing" times more often.
//!
//! Columns that say the same twice are believed twice, so its probabilities lie too close to 0 and 1 until they are
//! calibrated.
//!
//! Reference: Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, chapter 13.

use super::trees::bins::HistogramBins;
use crate::base::math::{ln, sigmoid_f32};
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, Model, ModelKind, NO_PENALTY};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "naive-bayes",
    name: "Naive Bayes",
    sentence: "Counts how often each thing occurs among yeses and among noes, and multiplies what that says.",
    hyperparameters: &[
        Hyperparameter::whole(
            "bins",
            "Stretches of a number",
            "Into how many stretches a number is cut before counting.",
            (2.0, 64.0),
            10.0,
        ),
        Hyperparameter::number("smoothing", "Smoothing", "How often everything counts as met before anything was.", (0.01, 100.0), 1.0),
    ],
    quick: 10,
    numbers: false,
    penalty: NO_PENALTY,
};

/// A fitted naive Bayes model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bayes {
    /// Log odds of a yes before one has looked.
    before: f32,
    bins: HistogramBins,
    /// For each column and stretch, what seeing it adds to the log odds.
    adds: Vec<Vec<f32>>,
}

impl Model for Bayes {
    fn width(&self) -> usize {
        self.adds.len()
    }

    fn probability(&self, row: &[f32]) -> f32 {
        let seen = |(column, value): (usize, &f32)| self.adds[column][usize::from(self.bins.place(column, *value))];
        sigmoid_f32(row.iter().enumerate().map(seen).fold(self.before, |sum, adds| sum + adds))
    }

    fn steps(&self) -> u32 {
        // A search among stretches for each column.
        self.adds.iter().map(|adds| 1 + adds.len().ilog2()).sum()
    }
}

/// Counting under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BayesTrainer {
    examples: Arc<Examples>,
    most_bins: u32,
    smoothing: f64,
    bins: HistogramBins,
    /// For each column and stretch, the weight of noes and of yeses.
    counts: Vec<Vec<[f64; 2]>>,
}

impl BayesTrainer {
    /// With a value for each setting. Refused when only one outcome occurs.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        examples.need_both_outcomes()?;
        let [most_bins, smoothing, ..] = values;
        let (most_bins, smoothing) = (most_bins as u32, f64::from(smoothing));
        Ok(Self { examples, most_bins, smoothing, bins: HistogramBins::default(), counts: Vec::new() })
    }

    /// The model as it stands: columns that are not counted yet say nothing.
    pub fn model(&self) -> Bayes {
        let [no, yes] = self.examples.outcome_weights();
        let mut bins = self.bins.clone();
        let mut adds = Vec::new();
        for counts in &self.counts {
            let all = self.smoothing * counts.len() as f64;
            let share = |seen: f64, of: f64| (seen + self.smoothing) / (of + all);
            adds.push(counts.iter().map(|seen| ln(share(seen[1], yes) / share(seen[0], no)) as f32).collect());
        }
        while adds.len() < self.examples.width() {
            bins.add(std::iter::empty(), 1);
            adds.push(vec![0.0]);
        }
        Bayes { before: ln(yes / no) as f32, bins, adds }
    }
}

impl Learner for BayesTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let cost = self.examples.len() as u64;
        if self.is_done() || cost > rows {
            return 0;
        }
        let column = self.counts.len();
        self.bins.add((0..self.examples.len()).map(|row| self.examples.row(row)[column]), self.most_bins as usize);
        let mut counts = vec![[0.0; 2]; self.bins.cuts(column).len() + 1];
        for row in 0..self.examples.len() {
            let place = self.bins.place(column, self.examples.row(row)[column]);
            counts[usize::from(place)][usize::from(self.examples.outcome(row))] += self.examples.weight(row);
        }
        self.counts.push(counts);
        cost
    }

    /// Columns counted.
    fn passes(&self) -> u32 {
        self.counts.len() as u32
    }

    fn progress(&self) -> f64 {
        if self.is_done() { 1.0 } else { self.counts.len() as f64 / self.examples.width() as f64 }
    }

    fn is_done(&self) -> bool {
        self.counts.len() == self.examples.width()
    }

    fn loss(&self) -> Option<f64> {
        own_loss(&self.model(), &self.examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::models::hyperparameter::defaults;
    use ndarray::Array2;

    #[test]
    fn the_odds_are_multiplied() {
        // A word in 3 of 4 yeses and 1 of 4 noes, smoothed: 4/6 against 2/6.
        let x = Array2::from_shape_fn((8, 1), |(i, _)| f32::from(u8::from([0, 1, 2, 4].contains(&i))));
        let examples = Examples::new(x, (0..8).map(|i| i < 4).collect(), vec![]).unwrap();
        let mut trainer = BayesTrainer::begin(examples.into(), defaults(KIND.hyperparameters)).unwrap();
        assert_eq!((trainer.work(7), trainer.work(8), trainer.is_done()), (0, 8, true));
        assert!((trainer.model().probability(&[1.0]) - 2.0 / 3.0).abs() < 1e-6);
        assert!((trainer.model().probability(&[0.0]) - 1.0 / 3.0).abs() < 1e-6);
    }
}
