//! Logistic regression: a weighted sum of the columns is the log odds of a yes.
//!
//! **Idea.** Choose weights w and intercept b that make the outcomes seen most likely, and pull the weights towards
//! zero so that no column is trusted more than its examples warrant. With t = 1 for yes and -1 for no, minimise
//!
//! ```text
//! 1/2 w.w  +  C  sum over rows  s k(y) ln(1 + exp(-t (w.x + b)))
//! ```
//!
//! where s is the row's weight and k its class weight. The intercept is free. This is scikit-learn's objective, so
//! C means the same there; a smaller C pulls harder.
//!
//! **Method.** Newton's: each pass over the rows sums loss, gradient (columns + 1) and curvature (its square), then one
//! Cholesky solve gives the step. The objective is convex and a step that would not lower it is halved, so training
//! ends for any data, with columns that repeat each other or classes that a line separates, usually after 6 to 8
//! passes.
//!
//! **Training can pause** anywhere within a pass and be stored. What has been summed is part of the trainer, rows are
//! taken strictly in order, and so the fitted model is the same to the last bit however the work was cut up.
//!
//! ```
//! use afterlaunch::learn::models::kinds::linear::logistic::{LogisticTrainer, Settings};
//! use afterlaunch::learn::models::Examples;
//! use ndarray::array;
//!
//! // Hours waited, and whether the customer wrote again.
//! let x = array![[0.5], [1.0], [2.0], [3.0], [4.0], [6.0]];
//! let examples = Examples::new(x, vec![false, false, true, false, true, true], vec![]).unwrap();
//! let mut trainer = LogisticTrainer::new(examples.into(), Settings::default()).unwrap();
//! while !trainer.step(4).done {}
//! let model = trainer.finish().unwrap();
//! assert!(model.weights[0] > 0.0);
//! ```
//!
//! Reference: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, section 4.4.

mod fitted;
mod sums;

pub use fitted::Logistic;

use super::cholesky::solve;
use crate::base::math::{exp, ln, ln_1p};
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, ModelKind};
use crate::learn::models::training::examples::{ExampleError, Examples};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;
use sums::{Rows, Sums};

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "logistic-regression",
    name: "Logistic regression",
    sentence: "Adds up how much each field speaks for a yes, and turns the sum into a probability.",
    hyperparameters: &[
        Hyperparameter::number(
            "c",
            "Trust in the examples",
            "C: a smaller one pulls the weights harder towards zero.",
            (0.000_1, 10_000.0),
            1.0,
        ),
        Hyperparameter::switch("balanced", "Both outcomes count the same", "Rare yeses weigh as much as all noes together."),
    ],
    quick: 1,
    numbers: false,
    penalty: |values, rows| 1.0 / (f64::from(values[0]) * f64::from(rows)),
};

/// Passes over the rows that training usually takes.
pub const TYPICAL_PASSES: u32 = 7;

/// How much the rows of each class count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum ClassWeights {
    /// All rows count the same.
    #[default]
    Equal,
    /// Both classes count the same in total, however rare one is. Probabilities are then no longer shares.
    Balanced,
    /// Factors for no and for yes.
    Given(f64, f64),
}

/// What one may choose about the training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// C: how much the examples count against the pull towards zero. Above 0.
    pub c: f64,
    /// How much the rows of each class count.
    pub class_weights: ClassWeights,
    /// After so many passes over the rows the best weights so far are taken.
    pub most_passes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { c: 1.0, class_weights: ClassWeights::Equal, most_passes: 100 }
    }
}

/// How far training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// 0 to 1; 1 only when it is done.
    pub share: f64,
    /// It is done.
    pub done: bool,
}

/// Training under way: plain data that can be cloned, stored and taken up again.
///
/// Vectors have one entry for the intercept, first, and one for each column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogisticTrainer {
    examples: Arc<Examples>,
    rows: Arc<Rows>,
    settings: Settings,
    /// What a row of class no and of class yes counts, C included.
    row_weights: [f64; 2],
    /// The best weights so far, and the objective there.
    best: Vec<f64>,
    best_objective: f64,
    /// The full Newton step from the best weights, and the share of it that is being tried.
    newton: Vec<f64>,
    share: f64,
    /// Where the pass under way looks, and what it has summed.
    trial: Vec<f64>,
    sums: Sums,
    next_row: u32,
    passes: u32,
    /// Mean loss of the rows at the end of the last pass.
    loss: Option<f64>,
    done: bool,
}

impl LogisticTrainer {
    /// Ready to start. Refused when only one outcome occurs, or C is negative.
    pub fn new(examples: Arc<Examples>, settings: Settings) -> Result<Self, ExampleError> {
        if !settings.c.is_finite() || settings.c < 0.0 {
            return Err(ExampleError::Number);
        }
        let [no, yes] = examples.outcome_weights();
        let factors = match settings.class_weights {
            ClassWeights::Equal => [1.0, 1.0],
            ClassWeights::Balanced => [(no + yes) / (2.0 * no), (no + yes) / (2.0 * yes)],
            ClassWeights::Given(for_no, for_yes) => [for_no, for_yes],
        };
        let counts = |weight: f64| weight.is_finite() && weight > 0.0;
        if !(counts(no * factors[0]) && counts(yes * factors[1])) {
            return Err(ExampleError::OneOutcome);
        }
        let size = examples.width() + 1;
        let rows = Arc::new(Rows::of(&examples));
        let mut trial = vec![0.0; size];
        // The odds that all rows together have: a pass nearer than starting from even odds.
        trial[0] = ln(yes * factors[1] / (no * factors[0]));
        Ok(Self {
            row_weights: factors.map(|factor| settings.c * factor),
            best: trial.clone(),
            best_objective: f64::INFINITY,
            newton: vec![0.0; size],
            share: 1.0,
            trial,
            sums: Sums::new(&rows),
            rows,
            next_row: 0,
            passes: 0,
            loss: None,
            done: false,
            examples,
            settings,
        })
    }

    /// With a value for each setting.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        let [c, balanced, ..] = values;
        let class_weights = if balanced > 0.5 { ClassWeights::Balanced } else { ClassWeights::Equal };
        Self::new(examples, Settings { c: f64::from(c), class_weights, ..Settings::default() })
    }

    /// Works through at most `rows` rows.
    pub fn step(&mut self, rows: u32) -> Progress {
        let mut left = rows;
        let total = self.examples.len() as u32;
        while left > 0 && !self.done {
            let end = self.next_row.saturating_add(left).min(total);
            left -= end - self.next_row;
            self.add_all(self.next_row as usize..end as usize);
            self.next_row = end;
            if end == total {
                self.end_pass();
            }
        }
        Progress { share: self.progress(), done: self.done }
    }

    /// How far training is, 0 to 1. It never falls. The number of passes is not known beforehand: the usual number
    /// fills nine tenths, further ones come ever closer to one.
    pub fn progress(&self) -> f64 {
        if self.done {
            return 1.0;
        }
        let passes = f64::from(self.passes) + f64::from(self.next_row) / self.examples.len() as f64;
        let typical_passes = f64::from(TYPICAL_PASSES);
        if passes <= typical_passes { 0.9 * passes / typical_passes } else { 1.0 - 0.1 * typical_passes / passes }
    }

    /// Passes over the rows that are behind it.
    pub const fn passes(&self) -> u32 {
        self.passes
    }

    /// The fitted model; `None` before training is done.
    pub fn finish(&self) -> Option<Logistic> {
        self.done.then(|| self.model())
    }

    /// The model as it stands.
    pub fn model(&self) -> Logistic {
        Logistic { intercept: self.best[0] as f32, weights: self.best[1..].iter().map(|w| *w as f32).collect() }
    }

    /// One row by its log odds from the trial weights: adds its loss, and gives the slope and the curvature of them.
    fn weigh(&mut self, i: usize, log_odds: f64) -> (f64, f64) {
        let outcome = self.examples.outcome(i);
        let class_weight = self.row_weights[usize::from(outcome)];
        let weight = class_weight * self.examples.weight(i);
        let margin = if outcome { log_odds } else { -log_odds };
        // The probability that the model gave to the other outcome, and the loss: both take the same exponential.
        let small = exp(-margin.abs());
        let likelier = 1.0 / (1.0 + small);
        let surprise = if margin > 0.0 { small * likelier } else { likelier };
        self.sums.loss += weight * (-margin).max(0.0);
        if weight == class_weight {
            // The logarithm of a product is the sum of the logarithms, for one logarithm in some hundred rows.
            let product = &mut self.sums.products[usize::from(outcome)];
            *product *= 1.0 + small;
            if *product > 1e100 {
                self.sums.loss += class_weight * ln(std::mem::replace(product, 1.0));
            }
        } else {
            self.sums.loss += weight * ln_1p(small);
        }
        (if outcome { -weight * surprise } else { weight * surprise }, weight * surprise * (1.0 - surprise))
    }

    /// Takes rows in, two at a time; where one is left, a row that weighs nothing makes up the pair.
    fn add_all(&mut self, rows: Range<usize>) {
        let laid_out = self.rows.clone();
        let weights = laid_out.arranged(&self.trial);
        let mut lines = [laid_out.line(), laid_out.line()];
        for first in rows.clone().step_by(2) {
            let mut weighed = [(0.0, 0.0); 2];
            for (n, line) in lines.iter_mut().enumerate() {
                if first + n < rows.end {
                    laid_out.read(first + n, line);
                    weighed[n] = self.weigh(first + n, laid_out.log_odds(line, &weights));
                } else {
                    line.clear();
                }
            }
            let [a, b] = weighed;
            self.sums.add_pair(&lines, [a.0, b.0], [a.1, b.1]);
        }
    }

    /// All rows have been seen from `trial`: keep it and take the next Newton step, or go half as far.
    fn end_pass(&mut self) {
        let size = self.trial.len();
        let mut sums = std::mem::replace(&mut self.sums, Sums::new(&self.rows));
        sums.loss += self.row_weights[0] * ln(sums.products[0]) + self.row_weights[1] * ln(sums.products[1]);
        self.next_row = 0;
        self.passes += 1;
        let [no, yes] = self.examples.outcome_weights();
        self.loss = Some(sums.loss / (self.row_weights[0] * no + self.row_weights[1] * yes));
        let objective = sums.loss + 0.5 * self.trial[1..].iter().map(|w| w * w).sum::<f64>();
        // Differences below this are rounding; halving a step over them would never end.
        let noise = 1e-11 * (1.0 + objective.abs());
        if objective <= self.best_objective + noise {
            self.best.clone_from(&self.trial);
            self.best_objective = objective;
            let (mut gradient, mut curvature) = (sums.gradient(&self.rows), sums.curvature(&self.rows));
            for k in 1..size {
                gradient[k] += self.best[k];
                curvature[k * size + k] += 1.0;
            }
            self.newton = solve(curvature, &gradient);
            self.share = -1.0;
            // Twice what is still to be gained, by the quadratic that Newton's method fits.
            let gain: f64 = self.newton.iter().zip(&gradient).map(|(step, slope)| step * slope).sum();
            self.done = gain <= 1e-12 * (1.0 + objective.abs());
        } else {
            self.share *= 0.5;
            self.done = self.share > -1e-9;
        }
        self.trial = self.best.iter().zip(&self.newton).map(|(best, step)| best + self.share * step).collect();
        if self.done && self.share == -1.0 {
            // So close to the end the last step is free: it squares an error that is tiny already.
            self.best.clone_from(&self.trial);
        }
        self.done |= self.passes >= self.settings.most_passes;
    }
}

impl Learner for LogisticTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let start = self.next_row;
        let left = self.examples.len() as u32 - start;
        let rows = rows.min(u64::from(left)) as u32;
        if self.done {
            return 0;
        }
        self.step(rows);
        u64::from(rows)
    }

    fn passes(&self) -> u32 {
        self.passes
    }

    fn progress(&self) -> f64 {
        Self::progress(self)
    }

    fn is_done(&self) -> bool {
        self.done
    }

    fn loss(&self) -> Option<f64> {
        self.loss
    }
}

#[cfg(test)]
mod tests;
