//! Platt's scaling: one S-shaped curve, with two numbers, from a score to the share that comes true.
//!
//! **Idea.** Take the log odds of the score, stretch or squeeze them by a and move them by b, and turn the result into a
//! probability. A model that is too sure gets an a below 1. So few numbers need few outcomes; a curve of another shape is
//! for [`super::Isotonic`], which needs more.
//!
//! Outcomes count as slightly less than sure (with n yeses, a yes counts as (n + 1) / (n + 2)), so that scores which part
//! yeses and noes cleanly do not become 0 and 1.
//!
//! ```
//! use afterlaunch::learn::calibration::platt::Platt;
//!
//! // Says 90 %, and is right in 6 of 10.
//! let outcomes: Vec<bool> = (0..200).map(|i| if i < 100 { i % 10 < 6 } else { i % 10 >= 6 }).collect();
//! let scores: Vec<f64> = (0..200).map(|i| if i < 100 { 0.9 } else { 0.1 }).collect();
//! let curve = Platt::fit(&scores, &outcomes).unwrap();
//! assert!((curve.at(0.9) - 0.6).abs() < 0.01 && (curve.at(0.1) - 0.4).abs() < 0.01);
//! ```
//!
//! Reference: Platt, *Probabilistic Outputs for Support Vector Machines*, 1999; Lin, Lin and Weng, *A Note on Platt's
//! Probabilistic Outputs*, Machine Learning 2007, for the steps.

use crate::base::math::{logit, sigmoid, softplus};
use serde::{Deserialize, Serialize};

/// The least and the most that a score counts as.
const ENDS: (f64, f64) = (1e-6, 1.0 - 1e-6);

/// A fitted curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Platt {
    /// By which the log odds are multiplied.
    pub a: f64,
    /// What is added to them.
    pub b: f64,
}

impl Platt {
    /// Fits the curve to scores and outcomes. `None` where a score is no number from 0 to 1 or one outcome never occurs.
    pub fn fit(scores: &[f64], outcomes: &[bool]) -> Option<Self> {
        let yes = outcomes.iter().filter(|outcome| **outcome).count() as f64;
        let no = outcomes.len() as f64 - yes;
        if yes == 0.0 || no == 0.0 || !scores.iter().all(|score| (0.0..=1.0).contains(score)) {
            return None;
        }
        let targets = [1.0 / (no + 2.0), (yes + 1.0) / (yes + 2.0)];
        let rows: Vec<(f64, f64)> = scores.iter().zip(outcomes).map(|(score, yes)| (odds(*score), targets[usize::from(*yes)])).collect();
        let loss = |curve: Self| rows.iter().map(|(x, t)| softplus(curve.a * x + curve.b) - t * (curve.a * x + curve.b)).sum::<f64>();
        let mut curve = Self { a: 1.0, b: 0.0 };
        let mut now = loss(curve);
        for _ in 0..100 {
            // Newton's step on two numbers.
            let [mut ga, mut gb, mut haa, mut hab, mut hbb] = [0.0, 0.0, 1e-9, 0.0, 1e-9];
            for (x, t) in &rows {
                let p = sigmoid(curve.a * x + curve.b);
                let bend = p * (1.0 - p);
                ga += (p - t) * x;
                gb += p - t;
                haa += bend * x * x;
                hab += bend * x;
                hbb += bend;
            }
            let det = haa * hbb - hab * hab;
            if ga.abs().max(gb.abs()) < 1e-9 * (1.0 + rows.len() as f64) || det <= 0.0 {
                break;
            }
            let (da, db) = ((hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det);
            let tried = [1.0, 0.5, 0.25, 0.125, 0.01].map(|part| Self { a: curve.a - part * da, b: curve.b - part * db });
            let Some(better) = tried.into_iter().map(|tried| (tried, loss(tried))).find(|(_, loss)| *loss < now) else { break };
            (curve, now) = better;
        }
        Some(curve)
    }

    /// The share that comes true at a score.
    pub fn at(&self, score: f64) -> f64 {
        sigmoid(self.a * odds(score) + self.b)
    }
}

fn odds(score: f64) -> f64 {
    logit(score.clamp(ENDS.0, ENDS.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    #[test]
    fn what_was_bent_is_straightened() {
        let mut dice = Dice::keyed(1, Stream::Features, 0);
        let truths: Vec<f64> = (0..20_000).map(|_| dice.unit()).collect();
        let outcomes: Vec<bool> = truths.iter().map(|truth| dice.unit() < *truth).collect();
        // Twice as sure as it should be, and too low.
        let bent: Vec<f64> = truths.iter().map(|truth| sigmoid(2.0 * odds(*truth) - 1.0)).collect();
        let curve = Platt::fit(&bent, &outcomes).unwrap();
        assert!((curve.a - 0.5).abs() < 0.03 && (curve.b - 0.5).abs() < 0.05, "{curve:?}");
    }

    #[test]
    fn cleanly_parted_scores_stay_short_of_sure() {
        let curve = Platt::fit(&[0.0, 0.1, 0.9, 1.0], &[false, false, true, true]).unwrap();
        assert!(curve.at(1.0) < 0.95 && curve.at(0.0) > 0.05, "{curve:?}");
    }

    #[test]
    fn nothing_to_fit_is_none() {
        assert_eq!(Platt::fit(&[], &[]), None);
        assert_eq!(Platt::fit(&[0.5], &[true]), None);
        assert_eq!(Platt::fit(&[0.5, f64::NAN], &[true, false]), None);
    }
}
