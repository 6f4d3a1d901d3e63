//! Times of answers, as counts in bins of 2 %: a quantile of them is right to a fiftieth, and costs some dozens of numbers.

use std::collections::BTreeMap;

use crate::base::math::{exp, ln_f32};
use crate::learn::sequential::{Interval, quantile_shares};

/// ln 1.02: how wide a bin is.
const WIDTH: f64 = 0.019_802_627;
/// The quantile that is compared: 95 of 100 answers are faster.
const QUANTILE: f64 = 0.95;

/// Times of answers, in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LatencySketch {
    /// How many lie in bin `k`, from `1.02^k` ms on.
    bins: BTreeMap<u16, u32>,
    /// All of them.
    count: u32,
}

impl LatencySketch {
    pub(super) const fn new() -> Self {
        Self { bins: BTreeMap::new(), count: 0 }
    }

    /// Takes one in.
    pub(super) fn push(&mut self, ms: f32) {
        let bin = (f64::from(ln_f32(ms.max(1.0))) / WIDTH) as u16;
        *self.bins.entry(bin).or_default() += 1;
        self.count += 1;
    }

    /// How many are in.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The time that 95 of 100 stay below, ms; `None` before twenty are in.
    pub fn p95(&self) -> Option<f64> {
        if self.count < 20 {
            return None;
        }
        let wanted = QUANTILE * f64::from(self.count);
        let (bin, within) = self.place(wanted)?;
        Some(exp((f64::from(bin) + within) * WIDTH))
    }

    /// Between which times it truly lies, rounded outwards to whole bins; `None` while nobody can say.
    fn p95_between(&self, alpha: f64) -> Option<[f64; 2]> {
        let rows = f64::from(self.count);
        let [low, high] = quantile_shares(QUANTILE, rows, alpha);
        if high >= 1.0 {
            return None;
        }
        let (low, _) = self.place(low.max(0.0) * rows)?;
        let (high, _) = self.place(high * rows)?;
        Some([exp(f64::from(low) * WIDTH), exp((f64::from(high) + 1.0) * WIDTH)])
    }

    /// The bin in which so many are reached, and how far within it.
    fn place(&self, wanted: f64) -> Option<(u16, f64)> {
        let mut below = 0.0;
        for (bin, here) in &self.bins {
            let here = f64::from(*here);
            if below + here >= wanted {
                return Some((*bin, (wanted - below) / here));
            }
            below += here;
        }
        None
    }
}

/// The difference of both, candidate minus champion: each end at half of the error that was agreed, so that both hold together.
pub(super) fn difference(champion: &LatencySketch, candidate: &LatencySketch, alpha: f64) -> Option<Interval> {
    let [champion_low, champion_high] = champion.p95_between(alpha / 2.0)?;
    let [low, high] = candidate.p95_between(alpha / 2.0)?;
    let (low, high) = (low - champion_high, high - champion_low);
    Some(Interval { estimate: candidate.p95()? - champion.p95()?, half_width: (high - low) / 2.0, low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_are_found_within_a_fiftieth() {
        let mut sketch = LatencySketch::default();
        (0..1_000_u16).for_each(|i| sketch.push(100.0 + f32::from(i) / 10.0));
        let p95 = sketch.p95().expect("enough are in");
        assert!((p95 / 195.0 - 1.0).abs() < 0.02, "{p95}");
        let [low, high] = sketch.p95_between(0.025).expect("enough are in");
        assert!(185.0 < low && low < 195.0 && 195.0 < high && high < 204.0, "{low} to {high}");
        let mut few = LatencySketch::default();
        (0..400).for_each(|_| few.push(150.0));
        assert_eq!(difference(&sketch, &few, 0.05), None, "of 400 nobody can say how slow the slowest are");
    }
}
