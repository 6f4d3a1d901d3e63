//! Cost: what mistakes come to at a threshold, and where they come to least.
//!
//! A score becomes an answer by a threshold: from there on it is a yes. Moving it trades one kind of mistake for the other,
//! and as these rarely cost the same, the best threshold is rarely a half. If the scores are probabilities that come true,
//! it lies at
//!
//! ```text
//! cost of a false alarm  /  (cost of a false alarm + cost of a miss)
//! ```
//!
//! and [`cheapest`] finds it from outcomes where they are not. A [`Sweep`] answers for every threshold.
//!
//! ```
//! use afterlaunch::learn::metrics::cost::{Prices, cheapest};
//!
//! let prices = Prices { missed: 8.0, false_alarm: 2.0 };
//! assert_eq!(prices.threshold_for_probabilities(), Some(0.2));
//! let best = cheapest(&[true, false, true, false], &[0.9, 0.6, 0.4, 0.1], prices).unwrap();
//! assert_eq!((best.cost, best.threshold), (0.5, 0.25));
//! ```
//!
//! Reference: Elkan, *The Foundations of Cost-Sensitive Learning*, IJCAI 2001.

use super::Confusion;
use crate::base::order::sorted_by;

/// What one mistake of each kind costs, in any one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prices {
    /// A yes that was called no.
    pub missed: f64,
    /// A no that was called yes.
    pub false_alarm: f64,
}

impl Prices {
    /// Mean cost of an answer; `None` without answers.
    pub fn of(&self, cells: &Confusion) -> Option<f64> {
        let sum = self.missed * cells.fn_ as f64 + self.false_alarm * cells.fp as f64;
        (cells.total() > 0).then(|| sum / cells.total() as f64)
    }

    /// The best threshold for scores that are probabilities which come true; `None` where no mistake costs anything.
    pub fn threshold_for_probabilities(&self) -> Option<f64> {
        let both = self.missed + self.false_alarm;
        (both > 0.0).then(|| self.false_alarm / both)
    }
}

/// A threshold and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// From this score on it is a yes.
    pub threshold: f64,
    /// Mean cost of an answer.
    pub cost: f64,
    /// The answers against the outcomes.
    pub cells: Confusion,
}

/// Answers against outcomes at any threshold. The rows are sorted once and counted from the highest score down, so that
/// another threshold costs no more than looking up a word: a slider can ask with every move.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sweep {
    /// From the highest to the lowest.
    scores: Vec<f64>,
    /// Yeses among the first so many rows: one more than there are rows.
    yes: Vec<u64>,
}

impl Sweep {
    /// Sorts and counts.
    pub fn new(outcomes: &[bool], scores: &[f64]) -> Self {
        let rows: Vec<(f64, bool)> = scores.iter().copied().zip(outcomes.iter().copied()).collect();
        let rows = sorted_by(rows, |row| -row.0);
        let mut yes = vec![0];
        rows.iter().for_each(|row| yes.push(yes[yes.len() - 1] + u64::from(row.1)));
        Self { scores: rows.into_iter().map(|row| row.0).collect(), yes }
    }

    /// What [`Confusion::count`] would count.
    pub fn cells(&self, threshold: f64) -> Confusion {
        self.predicted_positives(self.scores.partition_point(|score| *score >= threshold))
    }

    /// The cells if the first so many are called.
    fn predicted_positives(&self, predicted_positives: usize) -> Confusion {
        let (tp, yes) = (self.yes[predicted_positives], self.yes[self.scores.len()]);
        let (predicted_positives, all) = (predicted_positives as u64, self.scores.len() as u64);
        Confusion { tp, fp: predicted_positives - tp, fn_: yes - tp, tn: (all - predicted_positives) - (yes - tp) }
    }

    /// The threshold that costs least: half way between two scores, or 0 (all yes) or above all scores (all no). Of several
    /// that cost the same, the highest. `None` without rows.
    pub fn cheapest(&self, prices: Prices) -> Option<Threshold> {
        let cells = self.predicted_positives(0);
        let mut best = Threshold { threshold: (self.scores.first()? + 1e-9).max(1.0), cost: prices.of(&cells)?, cells };
        for predicted_positives in 1..=self.scores.len() {
            let (last, next) = (self.scores[predicted_positives - 1], self.scores.get(predicted_positives));
            let cells = self.predicted_positives(predicted_positives);
            let cost = prices.of(&cells)?;
            if next != Some(&last) && cost < best.cost {
                best = Threshold { threshold: next.map_or(0.0, |next| 0.5 * (last + next)), cost, cells };
            }
        }
        Some(best)
    }
}

/// [`Sweep::cheapest`] of rows that are asked about once.
pub fn cheapest(outcomes: &[bool], scores: &[f64], prices: Prices) -> Option<Threshold> {
    Sweep::new(outcomes, scores).cheapest(prices)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(missed: f64, false_alarm: f64, expected: (f64, f64)) {
        let (outcomes, scores) = ([true, true, false, true, false, false], [0.9, 0.8, 0.7, 0.4, 0.3, 0.3]);
        let best = cheapest(&outcomes, &scores, Prices { missed, false_alarm }).unwrap();
        assert!((best.threshold - expected.0).abs() < 1e-12 && (best.cost - expected.1).abs() < 1e-12, "{best:?}");
        let sweep = Sweep::new(&outcomes, &scores);
        for threshold in [best.threshold, 0.0, 0.3, 0.31, 0.8, 2.0] {
            assert_eq!(sweep.cells(threshold), Confusion::count(&outcomes, &scores, threshold), "{threshold}");
        }
        assert_eq!(sweep.cells(best.threshold), best.cells);
    }

    #[test]
    fn dear_mistakes_are_avoided() {
        check(1.0, 1.0, (0.75, 1.0 / 6.0));
        check(10.0, 1.0, (0.35, 1.0 / 6.0));
        check(1.0, 10.0, (0.75, 1.0 / 6.0));
        check(1.0, 0.0, (0.35, 0.0));
        check(0.0, 1.0, (1.0, 0.0));
    }

    #[test]
    fn without_rows_or_prices_there_is_none() {
        assert_eq!(cheapest(&[], &[], Prices { missed: 1.0, false_alarm: 1.0 }), None);
        assert_eq!(Prices { missed: 0.0, false_alarm: 0.0 }.threshold_for_probabilities(), None);
    }
}
