//! Beta calibration: one curve, with three numbers, from a score to the share that comes true.
//!
//! **Idea.** Where [`super::platt`] stretches the log odds of a score by one number, this one stretches the end near 0 and
//! the end near 1 each by its own: `log odds = a ln s - b ln(1 - s) + c`. A model whose low scores are too low (rare cases
//! that no field explains) can be right at its high ones.
//!
//! **Held near what is.** With few positives three numbers are many. A penalty of half a squared step keeps `a` and `b` near
//! 1, where the curve is the model's own; `c` is free.
//!
//! ```
//! use afterlaunch::learn::calibration::beta::Beta;
//!
//! // Says 1 %, and 3 of 100 come.
//! let outcomes: Vec<bool> = (0..2_000).map(|i| if i < 1_000 { i % 100 < 3 } else { i % 10 < 8 }).collect();
//! let scores: Vec<f64> = (0..2_000).map(|i| if i < 1_000 { 0.01 } else { 0.8 }).collect();
//! let curve = Beta::fit(&scores, &outcomes).unwrap();
//! assert!((curve.at(0.01) - 0.03).abs() < 0.005 && (curve.at(0.8) - 0.8).abs() < 0.02);
//! ```
//!
//! Reference: Kull, Silva Filho and Flach, *Beta calibration*, AISTATS 2017.

use crate::base::math::{ln, sigmoid, softplus};
use crate::learn::models::kinds::linear::cholesky::solve;
use serde::{Deserialize, Serialize};

/// The least and the most that a score counts as.
const ENDS: (f64, f64) = (1e-6, 1.0 - 1e-6);
/// Weight of the penalty on steps of `a` and `b` away from 1.
const HELD: f64 = 1.0;

/// A fitted curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beta {
    /// By which the logarithm of the score is multiplied: the end near 0.
    pub a: f64,
    /// By which the logarithm of what is left to 1 is multiplied: the end near 1.
    pub b: f64,
    /// What is added.
    pub c: f64,
}

impl Beta {
    /// Fits the curve to scores and outcomes. `None` where a score is no number from 0 to 1 or one outcome never occurs.
    pub fn fit(scores: &[f64], outcomes: &[bool]) -> Option<Self> {
        let both = outcomes.contains(&true) && outcomes.contains(&false);
        if !both || !scores.iter().all(|score| (0.0..=1.0).contains(score)) {
            return None;
        }
        let rows: Vec<([f64; 3], f64)> = scores.iter().zip(outcomes).map(|(s, yes)| (numbers(*s), f64::from(u8::from(*yes)))).collect();
        let mut curve = Self { a: 1.0, b: 1.0, c: 0.0 };
        let mut now = curve.loss(&rows);
        for _ in 0..100 {
            let (slope, bend) = curve.slope(&rows);
            let step = solve(bend, &slope);
            let part = |part: f64| Self { a: curve.a - part * step[0], b: curve.b - part * step[1], c: curve.c - part * step[2] };
            let tried = [1.0, 0.5, 0.25, 0.125, 0.01].map(part);
            let mut tried = tried.into_iter().map(|tried| (tried, tried.loss(&rows)));
            let Some((better, after)) = tried.find(|(_, loss)| *loss < now) else { break };
            let before = std::mem::replace(&mut now, after);
            curve = better;
            if before - after < 1e-10 * (1.0 + before) {
                break;
            }
        }
        Some(curve)
    }

    fn log_odds(&self, x: &[f64; 3]) -> f64 {
        self.a * x[0] + self.b * x[1] + self.c * x[2]
    }

    fn loss(&self, rows: &[([f64; 3], f64)]) -> f64 {
        let away = 0.5 * HELD * ((self.a - 1.0) * (self.a - 1.0) + (self.b - 1.0) * (self.b - 1.0));
        let of = |(x, y): &([f64; 3], f64)| {
            let log_odds = self.log_odds(x);
            softplus(log_odds) - y * log_odds
        };
        away + rows.iter().map(of).sum::<f64>()
    }

    /// Slope and curvature of the loss, for Newton's step.
    fn slope(&self, rows: &[([f64; 3], f64)]) -> ([f64; 3], Vec<f64>) {
        let mut slope = [HELD * (self.a - 1.0), HELD * (self.b - 1.0), 0.0];
        let mut bend = vec![HELD, 0.0, 0.0, 0.0, HELD, 0.0, 0.0, 0.0, 1e-9];
        for (x, y) in rows {
            let p = sigmoid(self.log_odds(x));
            for i in 0..3 {
                slope[i] += (p - y) * x[i];
                for j in 0..3 {
                    bend[3 * i + j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        (slope, bend)
    }

    /// The share that comes true at a score.
    pub fn at(&self, score: f64) -> f64 {
        sigmoid(self.log_odds(&numbers(score)))
    }
}

/// What the three numbers are multiplied with.
fn numbers(score: f64) -> [f64; 3] {
    let score = score.clamp(ENDS.0, ENDS.1);
    [ln(score), -ln(1.0 - score), 1.0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    #[test]
    fn both_ends_are_bent_back() {
        let mut dice = Dice::keyed(2, Stream::Features, 0);
        let truths: Vec<f64> = (0..30_000).map(|_| dice.unit()).collect();
        let outcomes: Vec<bool> = truths.iter().map(|truth| dice.unit() < *truth).collect();
        // Too low near 0 (squared odds of a low truth), right near 1.
        let bent = Beta { a: 2.0, b: 1.0, c: 0.3 };
        let scores: Vec<f64> = truths.iter().map(|truth| bent.at(*truth)).collect();
        let curve = Beta::fit(&scores, &outcomes).unwrap();
        let off = truths.iter().zip(&scores).map(|(truth, score)| (curve.at(*score) - truth).abs()).fold(0.0, f64::max);
        assert!(off < 0.03, "{curve:?} is off by {off}");
    }

    #[test]
    fn with_few_positives_it_stays_near_the_model() {
        let curve = Beta::fit(&[0.1, 0.2, 0.3, 0.4], &[false, false, true, false]).unwrap();
        assert!((curve.a - 1.0).abs() < 1.0 && (curve.b - 1.0).abs() < 1.0 && curve.at(0.4) < 0.6, "{curve:?}");
    }

    #[test]
    fn nothing_to_fit_is_none() {
        assert_eq!(Beta::fit(&[], &[]), None);
        assert_eq!(Beta::fit(&[0.5], &[true]), None);
        assert_eq!(Beta::fit(&[0.5, f64::NAN], &[true, false]), None);
    }
}
