//! Mixture sequential probability ratio test: a p value for the difference of two shares that may be looked at after
//! every row.
//!
//! **Idea.** How much likelier is what was seen under some difference than under none, averaged over differences drawn
//! from a normal law with standard deviation `tau`? Under no difference that ratio is a martingale from 1: it climbs past
//! `1 / alpha` with a chance of `alpha` at most, however often one looks. The ordinary p value makes no such promise: who
//! looks often enough sees it fall below 0.05 sooner or later.
//!
//! ```text
//! d = p2 - p1     v = p1 (1 - p1) / n1 + p2 (1 - p2) / n2
//! ln ratio = ln(v / (v + tau^2)) / 2 + tau^2 d^2 / (2 v (v + tau^2))
//! p value = the smallest 1 / ratio so far, and at most 1
//! ```
//!
//! | parameter | unit | usual |
//! |---|---|---|
//! | tau | a difference of shares that would matter | 0.02 to 0.05 |
//!
//! Shares are taken to be normal about their truth, so whoever uses it waits for some ten events and ten non-events in
//! each arm. While an arm is empty, or neither varies, there is no ratio and the p value stays.
//!
//! ```
//! use afterlaunch::learn::sequential::{ArmCounts, Msprt};
//!
//! let mut test = Msprt::new(0.05);
//! assert_eq!(test.p_value(), 1.0, "nothing was looked at");
//! test.look(ArmCounts { rows: 400, events: 60 }, ArmCounts { rows: 400, events: 64 });
//! assert!(test.p_value() > 0.5);
//! test.look(ArmCounts { rows: 800, events: 120 }, ArmCounts { rows: 800, events: 200 });
//! assert!(test.p_value() < 0.001);
//! ```
//!
//! Reference: Johari, Koomen, Pekelis and Walsh, *Always valid inference: continuous monitoring of A/B tests*, Operations
//! Research 70, 2022 (arXiv 1512.04922), in the normal approximation for two Bernoulli arms.

use serde::Serialize;

use crate::base::math::{exp, ln, sqrt};

/// Rows of an arm, and how many of them were events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ArmCounts {
    /// Rows whose outcome is in.
    pub rows: u64,
    /// Events among them.
    pub events: u64,
}

impl ArmCounts {
    /// Share of events; `None` for an empty arm.
    pub fn share(self) -> Option<f64> {
        (self.rows > 0).then(|| self.events as f64 / self.rows as f64)
    }

    /// Variance of the share as an estimate.
    fn variance(self) -> Option<f64> {
        self.share().map(|p| p * (1.0 - p) / self.rows as f64)
    }
}

/// The test, with its p value so far.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Msprt {
    tau: f64,
    p_value: f64,
}

impl Msprt {
    /// A test that mixes over differences with standard deviation `tau`, before the first look.
    pub const fn new(tau: f64) -> Self {
        Self { tau, p_value: 1.0 }
    }

    /// Always-valid p value of all looks so far.
    pub const fn p_value(&self) -> f64 {
        self.p_value
    }

    /// Looks at running totals; returns the logarithm of the ratio, `None` where there is none.
    pub fn look(&mut self, control: ArmCounts, candidate: ArmCounts) -> Option<f64> {
        let ratio = self.log_ratio(control, candidate)?;
        self.p_value = self.p_value.min(exp(-ratio));
        Some(ratio)
    }

    /// Where the difference lies, candidate minus control: wrong at any look at all with a chance of `alpha` at most. It holds 0
    /// exactly as long as the ratio of this look is below `1 / alpha`. `None` where there is no ratio.
    pub fn interval(&self, control: ArmCounts, candidate: ArmCounts, alpha: f64) -> Option<(f64, f64)> {
        let d = candidate.share()? - control.share()?;
        let v = control.variance()? + candidate.variance()?;
        let (mixed, sum) = (self.tau * self.tau, v + self.tau * self.tau);
        let half = sqrt(v * sum / mixed * ln(sum / (alpha * alpha * v)));
        (v > 0.0).then_some((d - half, d + half))
    }

    fn log_ratio(&self, control: ArmCounts, candidate: ArmCounts) -> Option<f64> {
        let d = candidate.share()? - control.share()?;
        let v = control.variance()? + candidate.variance()?;
        let mixed = self.tau * self.tau;
        (v > 0.0).then(|| 0.5 * ln(v / (v + mixed)) + mixed * d * d / (2.0 * v * (v + mixed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interval_and_p_value_say_the_same() {
        let arm = |events: u64| ArmCounts { rows: 2_000, events };
        let mut both = [false; 2];
        for events in (200..400).step_by(4) {
            let mut test = Msprt::new(0.04);
            test.look(arm(200), arm(events));
            let (low, high) = test.interval(arm(200), arm(events), 0.05).unwrap();
            assert_eq!(low > 0.0 || high < 0.0, test.p_value() < 0.05, "{events}: {low} to {high}, {}", test.p_value());
            both[usize::from(low > 0.0)] = true;
        }
        assert_eq!(both, [true; 2]);
        assert_eq!(Msprt::new(0.04).interval(arm(0), arm(0), 0.05), None, "nothing varies");
    }
}
