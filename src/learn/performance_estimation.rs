//! Estimate: how good are the answers, before the outcomes are known.
//!
//! **Idea** (CBPE, confidence-based performance estimation). A calibrated probability says how often such a case turns
//! out a yes. So a case called yes at 0.8 is 0.8 of a right call and 0.2 of a false alarm; one called no at 0.3 is 0.3
//! of a miss. Summed, these expected cells give every measure without a single outcome.
//!
//! **What it rests on.** That the calibration still holds. When the concept moves, the model stays as sure of itself
//! as before and the estimate stays as bright: late labels are what tells them apart. The range speaks of chance
//! alone, of how outcomes scatter when every probability is right.
//!
//! **Range.** Outcomes are independent with variance p (1 - p). With A the called cases, B the others,
//! VA = sum over A of p (1 - p) and VB the same over B, to first order (delta method):
//!
//! ```text
//! precision = TP / |A|             variance  VA / |A|^2
//! recall    = TP / (TP + FN)       variance  ((1 - recall)^2 VA + recall^2 VB) / (TP + FN)^2
//! ```
//!
//! ```
//! use afterlaunch::learn::performance_estimation::ExpectedCells;
//!
//! let mut cells = ExpectedCells::default();
//! [0.9, 0.8, 0.3, 0.1].into_iter().for_each(|p| cells.add(p, p >= 0.5));
//! let recall = cells.recall().unwrap();
//! assert!((recall.value - 1.7 / 2.1).abs() < 1e-12);
//! let (low, high) = recall.range(1.96);
//! assert!(low < recall.value && recall.value < high && high <= 1.0);
//! ```
//!
//! Reference: NannyML, *Confidence-based performance estimation*; the measures agree with its.

use crate::base::math::sqrt;
use crate::base::order;
use serde::{Deserialize, Serialize};

/// Answers against expected outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExpectedCells {
    /// Expected right calls.
    pub tp: f64,
    /// Expected false alarms.
    pub fp: f64,
    /// Expected misses.
    pub fn_: f64,
    /// Expected right silence.
    pub tn: f64,
    /// Sum of p (1 - p) over the called.
    positive_variance: f64,
    /// Sum of p (1 - p) over the others.
    other_variance: f64,
}

/// An estimated measure and how far chance alone may take it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error if every probability is right.
    pub standard_error: f64,
}

impl Estimate {
    /// From `z` standard errors below to `z` above, within 0 and 1. 1.96 covers 95 of 100 cases.
    pub fn range(&self, z: f64) -> (f64, f64) {
        let reach = z * self.standard_error;
        ((self.value - reach).max(0.0), (self.value + reach).min(1.0))
    }
}

impl ExpectedCells {
    /// Takes one answer in: the calibrated probability of a yes, and whether it was called a yes.
    #[inline]
    pub fn add(&mut self, p: f64, predicted_positive: bool) {
        // Times one or zero instead of a branch, which could not be foreseen.
        let (yes, no) = (f64::from(u8::from(predicted_positive)), f64::from(u8::from(!predicted_positive)));
        let variance = p * (1.0 - p);
        self.tp += yes * p;
        self.fp += yes * (1.0 - p);
        self.fn_ += no * p;
        self.tn += no * (1.0 - p);
        self.positive_variance += yes * variance;
        self.other_variance += no * variance;
    }

    /// Adds what another has taken in.
    pub fn merge(&mut self, other: &Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.fn_ += other.fn_;
        self.tn += other.tn;
        self.positive_variance += other.positive_variance;
        self.other_variance += other.other_variance;
    }

    /// Answers taken in.
    pub fn total(&self) -> f64 {
        self.tp + self.fp + self.fn_ + self.tn
    }

    /// Expected share of answers that are right.
    pub fn accuracy(&self) -> Option<Estimate> {
        let total = self.total();
        estimate(self.tp + self.tn, total, || (self.positive_variance + self.other_variance) / (total * total))
    }

    /// Of what is called yes, the share expected to be.
    pub fn precision(&self) -> Option<Estimate> {
        let predicted_positive = self.tp + self.fp;
        estimate(self.tp, predicted_positive, || self.positive_variance / (predicted_positive * predicted_positive))
    }

    /// Of what is a yes, the share expected to be called so.
    pub fn recall(&self) -> Option<Estimate> {
        estimate(self.tp, self.tp + self.fn_, || share_variance(self.tp, self.positive_variance, self.fn_, self.other_variance))
    }

    /// Of what is a no, the share expected to be called so.
    pub fn specificity(&self) -> Option<Estimate> {
        estimate(self.tn, self.tn + self.fp, || share_variance(self.tn, self.other_variance, self.fp, self.positive_variance))
    }

    /// Expected harmonic mean of precision and recall.
    pub fn f1(&self) -> Option<f64> {
        let whole = self.tp + 0.5 * (self.fp + self.fn_);
        (whole > 0.0).then(|| self.tp / whole)
    }
}

fn estimate(part: f64, whole: f64, variance: impl FnOnce() -> f64) -> Option<Estimate> {
    (whole > 0.0).then(|| Estimate { value: part / whole, standard_error: sqrt(variance()) })
}

/// Variance of a / (a + b) where both scatter.
fn share_variance(a: f64, a_variance: f64, b: f64, b_variance: f64) -> f64 {
    let whole = a + b;
    let share = a / whole;
    ((1.0 - share) * (1.0 - share) * a_variance + share * share * b_variance) / (whole * whole)
}

/// Expected area under the ROC curve: cases ranked by the model's score, counted by their calibrated probability.
pub fn roc_auc(p: &[f64], scores: &[f64]) -> Option<f64> {
    let order = order::by(scores.len().min(p.len()), &|a, b| scores[b].total_cmp(&scores[a]).then(p[a].total_cmp(&p[b])));
    let rows: Vec<(f64, f64)> = order.into_iter().map(|at| (scores[at], p[at])).collect();
    let (mut yeses, mut noes, mut area) = (0.0, 0.0, 0.0);
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        let yes: f64 = group.iter().map(|(_, p)| p).sum();
        let no = group.len() as f64 - yes;
        area += no * (yeses + 0.5 * yes);
        yeses += yes;
        noes += no;
    }
    (yeses > 0.0 && noes > 0.0).then(|| area / (yeses * noes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(f64, bool)], expected: [Option<f64>; 3]) {
        let mut cells = ExpectedCells::default();
        rows.iter().for_each(|(p, predicted_positive)| cells.add(*p, *predicted_positive));
        let got = [cells.precision(), cells.recall(), cells.accuracy()].map(|e| e.map(|e| e.value));
        for (got, expected) in got.into_iter().zip(expected) {
            assert_eq!(got.is_some(), expected.is_some());
            assert!((got.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12, "{got:?} is not {expected:?}");
        }
    }

    #[test]
    fn measures_are_those_of_the_expected_cells() {
        check(&[], [None, None, None]);
        check(&[(0.25, false)], [None, Some(0.0), Some(0.75)]);
        check(&[(0.8, true), (0.4, true), (0.3, false)], [Some(0.6), Some(0.8), Some(1.9 / 3.0)]);
    }

    #[test]
    fn certainty_has_no_range() {
        let mut cells = ExpectedCells::default();
        [(1.0, true), (0.0, false), (1.0, false)].into_iter().for_each(|(p, predicted_positive)| cells.add(p, predicted_positive));
        assert_eq!(cells.recall(), Some(Estimate { value: 0.5, standard_error: 0.0 }));
    }

    /// Draws outcomes from the probabilities many times: the measures must scatter as the range says.
    #[test]
    fn the_standard_error_is_that_of_drawn_outcomes() {
        let rows: Vec<(f64, bool)> = (0..400).map(|i| (f64::from(i * 67 % 400) / 400.0, i % 3 == 0 || i * 67 % 400 > 250)).collect();
        let mut cells = ExpectedCells::default();
        rows.iter().for_each(|(p, predicted_positive)| cells.add(*p, *predicted_positive));
        let mut state = 7_u64;
        let mut unit = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / 9_007_199_254_740_992.0
        };
        let (mut recall, mut specificity) = (crate::base::stats::Moments::default(), crate::base::stats::Moments::default());
        for _ in 0..4_000 {
            let mut drawn = crate::learn::metrics::Confusion::default();
            rows.iter().for_each(|(p, predicted_positive)| drawn.add(unit() < *p, *predicted_positive));
            recall.push(drawn.recall().unwrap());
            specificity.push(drawn.specificity().unwrap());
        }
        for (drawn, estimated) in [(recall, cells.recall()), (specificity, cells.specificity())] {
            let estimated = estimated.unwrap();
            assert!((drawn.mean().unwrap() - estimated.value).abs() < 0.003);
            assert!((drawn.sd().unwrap() / estimated.standard_error - 1.0).abs() < 0.05);
        }
    }

    #[test]
    fn ranking_by_an_empty_or_certain_sample_has_no_value() {
        assert_eq!(roc_auc(&[], &[]), None);
        assert_eq!(roc_auc(&[1.0, 1.0], &[0.2, 0.3]), None);
        assert_eq!(roc_auc(&[1.0, 0.0], &[0.2, 0.2]), Some(0.5));
    }
}
