//! Two models on the same rows: every measure of both, and the difference with an interval.
//!
//! The rows are drawn anew, with repeats, the same for both models each time: luck that both share cancels out, so that the
//! interval of the difference is narrower than those of the two values. Where it holds 0, the difference may be luck.
//!
//! ```
//! use afterlaunch::learn::metrics::cost::Prices;
//! use afterlaunch::learn::metrics::report::Pairing;
//!
//! let outcomes: Vec<bool> = (0..300).map(|i| i % 3 == 0).collect();
//! let good: Vec<f64> = (0..300).map(|i| if i % 3 == 0 { 0.8 } else { 0.2 }).collect();
//! let coin: Vec<f64> = (0..300).map(|i| 0.1 + 0.8 * f64::from(i % 2)).collect();
//! let mut pairing = Pairing::new(0.5, Prices { missed: 5.0, false_alarm: 1.0 }, 1);
//! while !pairing.step(&outcomes, [&good, &coin]) {}
//! let recall = pairing.pair("recall", &outcomes, [&good, &coin]).unwrap();
//! assert_eq!(recall.values[0], Some(1.0));
//! assert!(recall.is_sure() && recall.interval.unwrap().1 < 0.0);
//! ```
//!
//! Reference: Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, section 8.

use super::{DRAWS, MEASURES, MeasureUnit, OUTSIDE, QualityMeasure, measure, value};
use crate::base::dice::{Dice, Stream};
use crate::base::stats::quantile;
use crate::learn::metrics::Confusion;
use crate::learn::metrics::cost::Prices;

/// What mistakes come to.
pub const COST: QualityMeasure = QualityMeasure {
    unit: MeasureUnit::EurAThousand,
    ..measure("cost", "Cost of mistakes", "What missed yeses and false alarms come to, in EUR a thousand rows.", false)
};

/// Costs are told of so many rows.
const OF: f64 = 1_000.0;

/// A measure of two models on the same rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Which measure.
    pub measure: &'static QualityMeasure,
    /// Of the first and of the second.
    pub values: [Option<f64>; 2],
    /// How much more it is of the second; `None` where one has none.
    pub difference: Option<f64>,
    /// Where the difference would lie with other luck, in 95 of 100 cases.
    pub interval: Option<(f64, f64)>,
}

impl Pair {
    /// The interval does not hold 0.
    pub fn is_sure(&self) -> bool {
        self.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }

    /// The second is the better one by this measure, if the difference is [sure](Self::is_sure).
    pub fn second_is_better(&self) -> bool {
        self.difference.is_some_and(|difference| (difference > 0.0) == self.measure.more_is_better)
    }
}

/// A comparison in the making: whoever may not be kept waiting draws once at a time.
#[derive(Clone, Debug)]
pub struct Pairing {
    threshold: f64,
    prices: Prices,
    key: u64,
    draws: usize,
    drawn: Vec<Vec<f64>>,
}

impl Pairing {
    /// Nothing is drawn yet.
    pub fn new(threshold: f64, prices: Prices, key: u64) -> Self {
        Self { threshold, prices, key, draws: 0, drawn: vec![Vec::new(); MEASURES.len() + 1] }
    }

    /// All measures of one model; the cost stands last.
    fn values(&self, outcomes: &[bool], scores: &[f64]) -> Vec<Option<f64>> {
        let cells = Confusion::count(outcomes, scores, self.threshold);
        let cost = self.prices.of(&cells).map(|cost| OF * cost);
        (0..MEASURES.len()).map(|at| value(at, &cells, outcomes, scores)).chain([cost]).collect()
    }

    /// Draws the rows anew, once, the same for both. Returns whether that was often enough.
    pub fn step(&mut self, outcomes: &[bool], scores: [&[f64]; 2]) -> bool {
        let mut dice = Dice::keyed(self.key, Stream::Training, self.draws as u64);
        let picked: Vec<usize> = (0..outcomes.len()).map(|_| (dice.bits() % outcomes.len() as u64) as usize).collect();
        let outcomes: Vec<bool> = picked.iter().map(|row| outcomes[*row]).collect();
        let [first, second] = scores.map(|scores| {
            let scores: Vec<f64> = picked.iter().map(|row| scores[*row]).collect();
            self.values(&outcomes, &scores)
        });
        for (drawn, pair) in self.drawn.iter_mut().zip(first.into_iter().zip(second)) {
            if let (Some(first), Some(second)) = pair {
                drawn.push(second - first);
            }
        }
        self.draws += 1;
        self.draws >= DRAWS
    }

    /// The measure with this name. Its interval is there from the last draw on.
    pub fn pair(&self, id: &str, outcomes: &[bool], scores: [&[f64]; 2]) -> Option<Pair> {
        let measures = || MEASURES.iter().chain([&COST]);
        let at = measures().position(|measure| measure.id == id)?;
        let values = scores.map(|scores| self.values(outcomes, scores)[at]);
        let difference = values[0].zip(values[1]).map(|(first, second)| second - first);
        let drawn = self.drawn[at].as_slice();
        let done = self.draws >= DRAWS && difference.is_some();
        let interval = done.then(|| quantile(drawn, 0.5 * OUTSIDE).zip(quantile(drawn, 1.0 - 0.5 * OUTSIDE))).flatten();
        Some(Pair { measure: measures().nth(at)?, values, difference, interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of one world; two models see them through noise of their own.
    fn worlds(key: u64, noise: [f64; 2]) -> (Vec<bool>, [Vec<f64>; 2]) {
        let mut dice = Dice::keyed(key, Stream::Features, 0);
        let rows: Vec<f64> = (0..400).map(|_| dice.unit()).collect();
        let outcomes = rows.iter().map(|p| dice.unit() < *p).collect();
        (outcomes, noise.map(|noise| rows.iter().map(|p| (p + noise * (dice.unit() - 0.5)).clamp(0.01, 0.99)).collect()))
    }

    fn sure(noise: [f64; 2]) -> [usize; 2] {
        let mut sure = [0; 2];
        for key in 0..60 {
            let (outcomes, [a, b]) = worlds(key, noise);
            let mut pairing = Pairing::new(0.5, Prices { missed: 3.0, false_alarm: 1.0 }, key);
            while !pairing.step(&outcomes, [&a, &b]) {}
            let pair = pairing.pair("log_loss", &outcomes, [&a, &b]).unwrap();
            if pair.is_sure() {
                sure[usize::from(pair.second_is_better())] += 1;
            }
        }
        sure
    }

    #[test]
    fn twins_are_rarely_told_apart_and_a_worse_one_is_found() {
        let twins = sure([0.3, 0.3]);
        assert!(twins[0] + twins[1] <= 8, "{twins:?} of 60");
        let worse = sure([0.1, 0.9]);
        assert!(worse[0] >= 55 && worse[1] == 0, "{worse:?} of 60");
    }

    #[test]
    fn the_very_same_answers_do_not_differ() {
        let (outcomes, [a, _]) = worlds(1, [0.3, 0.3]);
        let mut pairing = Pairing::new(0.5, Prices { missed: 3.0, false_alarm: 1.0 }, 1);
        while !pairing.step(&outcomes, [&a, &a]) {}
        for id in MEASURES.iter().map(|measure| measure.id).chain(["cost"]) {
            let pair = pairing.pair(id, &outcomes, [&a, &a]).unwrap();
            assert_eq!((pair.difference, pair.interval, pair.is_sure()), (Some(0.0), Some((0.0, 0.0)), false), "{id}");
        }
    }
}
