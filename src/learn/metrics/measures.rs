//! Metrics: how good were the answers, once the outcomes are known.
//!
//! Scores are probabilities of a yes, outcomes are `true` for yes. A measure that is 0 / 0 is `None`, not 0: a model
//! that never says yes has no precision, which is another thing than a precision of zero. Values agree with
//! scikit-learn's where it has the measure.
//!
//! ```
//! use afterlaunch::learn::metrics::{Confusion, roc_auc};
//!
//! let (outcomes, scores) = ([true, false, true, false], [0.9, 0.6, 0.4, 0.1]);
//! let confusion = Confusion::count(&outcomes, &scores, 0.5);
//! assert_eq!((confusion.tp, confusion.fp, confusion.fn_, confusion.tn), (1, 1, 1, 1));
//! assert_eq!(confusion.recall(), Some(0.5));
//! assert_eq!(roc_auc(&outcomes, &scores), Some(0.75));
//! ```

use crate::base::math::{ln, sqrt};
use crate::base::order::sorted_by;
use crate::base::stats::mean;
use serde::{Deserialize, Serialize};

/// Bins of equal width in which [`Reliability`] compares scores and outcomes.
pub const RELIABILITY_BINS: usize = 10;

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// Answers against outcomes, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confusion {
    /// Said yes and it was.
    pub tp: u64,
    /// Said yes and it was not: false alarms.
    pub fp: u64,
    /// Said no and it was a yes: missed.
    pub fn_: u64,
    /// Said no and it was.
    pub tn: u64,
}

impl Confusion {
    /// Counts answers, yes from `threshold` on, against outcomes.
    pub fn count(outcomes: &[bool], scores: &[f64], threshold: f64) -> Self {
        let mut counts = Self::default();
        outcomes.iter().zip(scores).for_each(|(outcome, score)| counts.add(*outcome, *score >= threshold));
        counts
    }

    /// Counts one answer.
    pub fn add(&mut self, outcome: bool, predicted_positive: bool) {
        match (outcome, predicted_positive) {
            (true, true) => self.tp += 1,
            (false, true) => self.fp += 1,
            (true, false) => self.fn_ += 1,
            (false, false) => self.tn += 1,
        }
    }

    /// Adds what another has counted.
    pub fn merge(&mut self, other: &Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.fn_ += other.fn_;
        self.tn += other.tn;
    }

    /// Answers counted.
    pub const fn total(&self) -> u64 {
        self.tp + self.fp + self.fn_ + self.tn
    }

    /// Share of answers that were right.
    pub fn accuracy(&self) -> Option<f64> {
        ratio((self.tp + self.tn) as f64, self.total() as f64)
    }

    /// Of what was called yes, the share that was.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.tp as f64, (self.tp + self.fp) as f64)
    }

    /// Of what was a yes, the share that was called so.
    pub fn recall(&self) -> Option<f64> {
        ratio(self.tp as f64, (self.tp + self.fn_) as f64)
    }

    /// Of what was a no, the share that was called so.
    pub fn specificity(&self) -> Option<f64> {
        ratio(self.tn as f64, (self.tn + self.fp) as f64)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> Option<f64> {
        ratio(2.0 * self.tp as f64, (2 * self.tp + self.fp + self.fn_) as f64)
    }

    /// Mean of recall and specificity, or the one that there is.
    pub fn balanced_accuracy(&self) -> Option<f64> {
        match (self.recall(), self.specificity()) {
            (Some(recall), Some(specificity)) => Some(0.5 * (recall + specificity)),
            (one, other) => one.or(other),
        }
    }

    /// Matthews' correlation between answers and outcomes, -1 to 1; 0 where either never varies.
    pub fn mcc(&self) -> Option<f64> {
        let [tp, fp, fn_, tn] = [self.tp, self.fp, self.fn_, self.tn].map(|count| count as f64);
        let margins = (tp + fp) * (tp + fn_) * (tn + fp) * (tn + fn_);
        (self.total() > 0).then(|| ratio(tp * tn - fp * fn_, sqrt(margins)).unwrap_or(0.0))
    }
}

/// Scores in descending order, as groups of equal score: (noes, yeses) in each.
fn ranked(outcomes: &[bool], scores: &[f64]) -> Vec<(f64, f64)> {
    let rows: Vec<(f64, bool)> = scores.iter().copied().zip(outcomes.iter().copied()).collect();
    let rows = sorted_by(rows, |row| -row.0);
    let count = |group: &[(f64, bool)]| {
        let yes = group.iter().filter(|(_, outcome)| *outcome).count();
        ((group.len() - yes) as f64, yes as f64)
    };
    rows.chunk_by(|a, b| a.0 == b.0).map(count).collect()
}

/// Area under the ROC curve: the chance that a random yes scores above a random no; ties count half.
pub fn roc_auc(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let (mut noes, mut yeses, mut area) = (0.0, 0.0, 0.0);
    for (no, yes) in ranked(outcomes, scores) {
        area += no * (yeses + 0.5 * yes);
        noes += no;
        yeses += yes;
    }
    ratio(area, noes * yeses)
}

/// Average precision: precision at each score, weighted by the recall that it adds. A step sum, no trapezoids.
pub fn average_precision(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let (mut predicted_positive, mut found, mut sum) = (0.0, 0.0, 0.0);
    for (no, yes) in ranked(outcomes, scores) {
        predicted_positive += no + yes;
        found += yes;
        sum += yes * found / predicted_positive;
    }
    ratio(sum, found)
}

/// Mean of -ln of the probability that was given to what happened. A score of 0 or 1 is moved by 2^-52.
pub fn log_loss(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let surprise = |(outcome, score): (&bool, &f64)| {
        let given = if *outcome { *score } else { 1.0 - *score };
        -ln(given.clamp(f64::EPSILON, 1.0 - f64::EPSILON))
    };
    mean(&outcomes.iter().zip(scores).map(surprise).collect::<Vec<_>>())
}

/// Brier score: mean squared distance between score and outcome.
pub fn brier(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let miss = |(outcome, score): (&bool, &f64)| score - f64::from(u8::from(*outcome));
    mean(&outcomes.iter().zip(scores).map(miss).map(|miss| miss * miss).collect::<Vec<_>>())
}

/// Scores beside outcomes in ten bins of equal width: the picture behind "does 80 % come true in 80 of 100 cases".
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// The bins from score 0 to 1.
    pub bins: [ReliabilityBin; RELIABILITY_BINS],
}

/// One bin of a [`Reliability`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    /// Rows with a score in this bin.
    pub count: u64,
    /// How many of them were a yes.
    pub yes: u64,
    /// Sum of their scores.
    pub score_sum: f64,
}

impl ReliabilityBin {
    /// Mean score: what was promised.
    pub fn promised(&self) -> Option<f64> {
        ratio(self.score_sum, self.count as f64)
    }

    /// Share of yeses: what came.
    pub fn observed(&self) -> Option<f64> {
        ratio(self.yes as f64, self.count as f64)
    }
}

impl Reliability {
    /// Takes one row in.
    pub fn add(&mut self, outcome: bool, score: f64) {
        let bin = &mut self.bins[((score * RELIABILITY_BINS as f64) as usize).min(RELIABILITY_BINS - 1)];
        bin.count += 1;
        bin.yes += u64::from(outcome);
        bin.score_sum += score;
    }

    /// Expected calibration error: distance between promise and outcome over the bins, weighted by rows.
    pub fn ece(&self) -> Option<f64> {
        let total: u64 = self.bins.iter().map(|bin| bin.count).sum();
        ratio(self.bins.iter().map(|bin| (bin.yes as f64 - bin.score_sum).abs()).sum(), total as f64)
    }
}

/// How far predicted numbers were from the true ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegressionMetrics {
    /// Mean distance.
    pub mae: f64,
    /// How much too high the predicted ones are on average; below 0, too low.
    pub bias: f64,
    /// Root of the mean squared distance.
    pub rmse: f64,
    /// Mean distance as a share of the true number (a fraction, not percent; huge where a true number is 0).
    pub mape: f64,
    /// Share of the variation that is explained; `None` for one row.
    pub r2: Option<f64>,
    /// Pinball loss at 0.9: what a forecast of the 90th percentile is to minimise.
    pub pinball_90: f64,
}

/// Compares predicted numbers with the true ones; `None` if there are none.
pub fn regression(truth: &[f64], predicted: &[f64]) -> Option<RegressionMetrics> {
    let over = |f: &dyn Fn(f64, f64) -> f64| mean(&truth.iter().zip(predicted).map(|(y, p)| f(*y, *p)).collect::<Vec<_>>());
    let squared = over(&|y, p| (y - p) * (y - p))?;
    let centre = mean(truth)?;
    let variance = over(&|y, _| (y - centre) * (y - centre))?;
    let r2 = match (squared, variance) {
        (_, v) if v > 0.0 => 1.0 - squared / variance,
        (0.0, _) => 1.0,
        _ => 0.0,
    };
    Some(RegressionMetrics {
        mae: over(&|y, p| (y - p).abs())?,
        bias: over(&|y, p| p - y)?,
        rmse: sqrt(squared),
        mape: over(&|y, p| (y - p).abs() / y.abs().max(f64::EPSILON))?,
        r2: (truth.len() > 1).then_some(r2),
        pinball_90: over(&|y, p| (0.9 * (y - p)).max(-0.1 * (y - p)))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: Option<f64>, expected: impl Into<Option<f64>>) {
        match (got, expected.into()) {
            (Some(got), Some(expected)) => assert!((got - expected).abs() < 1e-12, "{got} is not {expected}"),
            (got, expected) => assert_eq!(got, expected),
        }
    }

    #[test]
    fn nothing_measured_has_no_value() {
        let none = Confusion::default();
        for value in [none.accuracy(), none.precision(), none.recall(), none.f1(), none.balanced_accuracy(), none.mcc()] {
            check(value, None);
        }
        for measure in [roc_auc, average_precision, log_loss, brier] {
            check(measure(&[], &[]), None);
        }
        check(Reliability::default().ece(), None);
        assert_eq!(regression(&[], &[]), None);
    }

    #[test]
    fn a_silent_model_has_no_precision() {
        let silent = Confusion::count(&[true, false], &[0.2, 0.1], 0.5);
        check(silent.precision(), None);
        check(silent.recall(), 0.0);
        check(silent.mcc(), 0.0);
    }

    #[test]
    fn ties_count_half() {
        check(roc_auc(&[true, false], &[0.5, 0.5]), 0.5);
        check(roc_auc(&[true, false, true], &[0.5, 0.5, 0.6]), 0.75);
        check(average_precision(&[true, false], &[0.5, 0.5]), 0.5);
    }

    #[test]
    fn a_score_at_the_edge_belongs_to_the_upper_bin() {
        let mut reliability = Reliability::default();
        [0.3, 1.0, 0.0].into_iter().for_each(|score| reliability.add(true, score));
        let counts: String = reliability.bins.iter().map(|bin| bin.count.to_string()).collect();
        assert_eq!(counts, "1001000001");
        check(reliability.ece(), (0.7 + 0.0 + 1.0) / 3.0);
    }

    #[test]
    fn merged_counts_are_those_of_all() {
        let mut counts = Confusion { tp: 1, fp: 2, fn_: 3, tn: 4 };
        counts.merge(&Confusion { tp: 10, fp: 20, fn_: 30, tn: 40 });
        assert_eq!(counts, Confusion { tp: 11, fp: 22, fn_: 33, tn: 44 });
    }
}
