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
//! and [`cheapest`] finds it from outcomes where they are not.
//!
//! ```
//! use afterlaunch::learn::cost::{Prices, cheapest};
//!
//! let prices = Prices { missed: 8.0, false_alarm: 2.0 };
//! assert_eq!(prices.threshold_for_probabilities(), Some(0.2));
//! let best = cheapest(&[true, false, true, false], &[0.9, 0.6, 0.4, 0.1], prices).unwrap();
//! assert_eq!((best.cost, best.threshold), (0.5, 0.25));
//! ```
//!
//! Reference: Elkan, *The Foundations of Cost-Sensitive Learning*, IJCAI 2001.

use super::metrics::Confusion;
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

/// The threshold that costs least: half way between two scores, or 0 (all yes) or above all scores (all no). Of several
/// that cost the same, the highest. `None` without rows.
pub fn cheapest(outcomes: &[bool], scores: &[f64], prices: Prices) -> Option<Threshold> {
    let rows: Vec<(f64, bool)> = scores.iter().copied().zip(outcomes.iter().copied()).collect();
    let rows = sorted_by(rows, |row| -row.0);
    let mut cells = Confusion::count(outcomes, scores, f64::INFINITY);
    let top = rows.first()?.0;
    let mut best = Threshold { threshold: (top + 1e-9).max(1.0), cost: prices.of(&cells)?, cells };
    let mut groups = rows.chunk_by(|a, b| a.0 == b.0).peekable();
    while let Some(group) = groups.next() {
        for (_, outcome) in group {
            if *outcome {
                (cells.fn_, cells.tp) = (cells.fn_ - 1, cells.tp + 1);
            } else {
                (cells.tn, cells.fp) = (cells.tn - 1, cells.fp + 1);
            }
        }
        let cost = prices.of(&cells)?;
        if cost < best.cost {
            let threshold = groups.peek().map_or(0.0, |next| 0.5 * (group[0].0 + next[0].0));
            best = Threshold { threshold, cost, cells };
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(missed: f64, false_alarm: f64, expected: (f64, f64)) {
        let (outcomes, scores) = ([true, true, false, true, false, false], [0.9, 0.8, 0.7, 0.4, 0.3, 0.3]);
        let best = cheapest(&outcomes, &scores, Prices { missed, false_alarm }).unwrap();
        assert!((best.threshold - expected.0).abs() < 1e-12 && (best.cost - expected.1).abs() < 1e-12, "{best:?}");
        let recount = Confusion::count(&outcomes, &scores, best.threshold);
        assert_eq!(recount, best.cells);
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
