//! Asymptotic confidence sequence: an interval for a difference of two means that may be looked at after every row.
//!
//! **Idea.** A mean of `t` rows wanders about the truth like a random walk divided by `t`. An ordinary interval is wide
//! enough for one moment of that walk; here it is widened to a boundary that the whole walk crosses with a chance of
//! `alpha` at most. The boundary is that of a mixture of normal likelihood ratios (Robbins), carried over to any values
//! with a variance by a time-uniform central limit theorem:
//!
//! ```text
//! half width = sigma sqrt( 2 (t rho^2 + 1) / (t rho)^2  ln( sqrt(t rho^2 + 1) / alpha ) )
//! ```
//!
//! | parameter | unit | usual |
//! |---|---|---|
//! | alpha | the chance of being wrong at any look at all | 0.05 |
//! | rho | sets where it is narrowest: [`ConfidenceSequence::narrowest_at`] a number of rows | rows of two days |
//!
//! Three forms, candidate minus control. **paired**: both answered each row; estimate and `sigma` are the mean and the
//! standard deviation of the rows' differences, and `t` their number. **arms**: each row went to one of the two; the
//! estimate is the difference of their means, `t = n1 + n0`, and `sigma^2 = t (s1^2 / n1 + s0^2 / n0)`.
//!
//! **strata**: arms whose rows are compared like with like. Rows are sorted by something that the arm cannot have changed
//! (post-stratification); estimate and means are weighted by the strata's shares of all rows. What is left of the variance
//! is that within strata, and what the shares themselves do not know: with `w` a stratum's share and `d` its difference,
//! `sigma^2 = t sum w^2 (s1^2 / n1 + s0^2 / n0) + sum w (d - estimate)^2`. This is the paper's augmented inverse-probability
//! estimator with one free mean for each stratum. Here the smaller arm is never taken to vary less than the larger one: one
//! that has drawn few rare events by luck would otherwise be sure of it, since with the events the variance is missing, too.
//!
//! There is no interval before two rows (of the smaller arm), nor while nothing varies: a width of 0 would be false
//! certainty. "Asymptotic" means that it holds once the variance is known well enough. With rare events in a small arm
//! that takes a while, so whoever uses it first waits for some ten events and ten non-events in each arm.
//!
//! ```
//! use afterlaunch::base::stats::Moments;
//! use afterlaunch::learn::sequential::ConfidenceSequence;
//!
//! let sequence = ConfidenceSequence::narrowest_at(1_000.0, 0.05);
//! // Mistakes of 900 rows of one version, and of 100 of another that makes three times as many.
//! let mistakes = |one_in: u32, rows: u32| (0..rows).map(|i| f64::from(u8::from(i % one_in == 0))).collect::<Moments>();
//! let (control, candidate) = (mistakes(15, 900), mistakes(5, 100));
//! let interval = sequence.arms(&control, &candidate).unwrap();
//! assert!((interval.estimate - (0.2 - 1.0 / 15.0)).abs() < 1e-12);
//! assert!(interval.low < 0.05 && interval.high > 0.2, "wider than the 0.05 to 0.21 of a single look: {interval:?}");
//! assert_eq!(sequence.arms(&control, &Moments::default()), None, "an empty arm says nothing");
//! ```
//!
//! Reference: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, *Time-uniform central limit theory and asymptotic
//! confidence sequences*, arXiv 2103.06476, 2021; the boundary goes back to Robbins, Annals of Mathematical Statistics
//! 41, 1970. Strata: Miratrix, Sekhon and Yu, Journal of the Royal Statistical Society B 75, 2013.

use serde::Serialize;

use crate::base::math::{ln, sqrt};
use crate::base::stats::Moments;

/// An interval for a difference, candidate minus control.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The difference as it was seen.
    pub estimate: f64,
    /// The interval reaches so far below and above it.
    pub half_width: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    fn about(estimate: f64, half_width: f64) -> Self {
        Self { estimate, half_width, low: estimate - half_width, high: estimate + half_width }
    }

    /// It leaves 0 out: the two differ.
    pub fn excludes_zero(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// How wide intervals are at every number of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConfidenceSequence {
    rho: f64,
    alpha: f64,
}

impl ConfidenceSequence {
    /// With this `rho`, wrong with a chance of `alpha` at most.
    pub const fn new(rho: f64, alpha: f64) -> Self {
        Self { rho, alpha }
    }

    /// Narrowest about this many rows. Ten times as many, or a tenth, costs no more than a quarter of the width, so a
    /// guess will do; it has to be made before the first row.
    ///
    /// The exact `rho^2` is `(-W(-alpha^2 / e) - 1) / t` by the lower branch of Lambert's W; with `a = -2 ln alpha` that is the
    /// `x` of `x = a + ln(x + 1)`, over `t`.
    pub fn narrowest_at(rows: f64, alpha: f64) -> Self {
        let a = -2.0 * ln(alpha);
        // A contraction: each round leaves less than a fifth of the distance.
        let x = (0..24).fold(a, |x, _| a + ln(x + 1.0));
        Self { rho: sqrt(x / rows), alpha }
    }

    /// Half the width after `t` rows, for a standard deviation of 1.
    pub fn margin(&self, t: f64) -> f64 {
        let grown = t * self.rho * self.rho + 1.0;
        let scaled = t * self.rho;
        sqrt(2.0 * grown / (scaled * scaled) * ln(sqrt(grown) / self.alpha))
    }

    /// The interval from differences of rows that both have answered; `None` while it can say nothing.
    pub fn paired(&self, differences: &Moments) -> Option<Interval> {
        let variance = differences.sample_variance().filter(|v| *v > 0.0)?;
        Some(Interval::about(differences.mean()?, sqrt(variance) * self.margin(differences.count() as f64)))
    }

    /// The interval from two arms, each with rows of its own; `None` while it can say nothing.
    pub fn arms(&self, control: &Moments, candidate: &Moments) -> Option<Interval> {
        let rows = (control.count() + candidate.count()) as f64;
        let of = |arm: &Moments| Some(arm.sample_variance()? / arm.count() as f64);
        let variance = Some(rows * (of(candidate)? + of(control)?)).filter(|v| *v > 0.0)?;
        Some(Interval::about(candidate.mean()? - control.mean()?, sqrt(variance) * self.margin(rows)))
    }

    /// The interval from strata, each with the rows of control and candidate; `None` while it can say nothing.
    pub fn strata(&self, strata: &[[Moments; 2]]) -> Option<Interval> {
        let rows: f64 = strata.iter().map(size).sum();
        let [control, candidate] = standardised(strata)?;
        let estimate = candidate - control;
        let mut variance = 0.0;
        for stratum in strata {
            let [control, candidate] = [stratum[0].sample_variance()?, stratum[1].sample_variance()?];
            let larger = control.max(candidate);
            let few = stratum[1].count() <= stratum[0].count();
            let [control, candidate] = if few { [control, larger] } else { [larger, candidate] };
            let of_both = control / stratum[0].count() as f64 + candidate / stratum[1].count() as f64;
            let share = size(stratum) / rows;
            let beyond = stratum[1].mean()? - stratum[0].mean()? - estimate;
            variance += rows * share * share * of_both + share * beyond * beyond;
        }
        (variance > 0.0).then(|| Interval::about(estimate, sqrt(variance) * self.margin(rows)))
    }
}

/// Rows of both arms.
fn size(stratum: &[Moments; 2]) -> f64 {
    (stratum[0].count() + stratum[1].count()) as f64
}

/// The means of control and candidate as they would be if both had the same rows; `None` where a stratum lacks one of them.
pub fn standardised(strata: &[[Moments; 2]]) -> Option<[f64; 2]> {
    let rows: f64 = strata.iter().map(size).sum();
    let mut means = [0.0; 2];
    for stratum in strata {
        for (mean, arm) in means.iter_mut().zip(stratum) {
            *mean += size(stratum) / rows * arm.mean()?;
        }
    }
    (rows > 0.0).then_some(means)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::Dice;

    #[test]
    fn it_is_narrowest_where_it_is_asked_to_be() {
        let at = |rows: f64| ConfidenceSequence::narrowest_at(rows, 0.05).margin(2_000.0);
        assert!([200.0, 1_000.0, 1_900.0, 2_100.0, 4_000.0, 20_000.0].iter().all(|rows| at(*rows) > at(2_000.0)));
        assert!(at(200.0) < 1.25 * at(2_000.0) && at(20_000.0) < 1.3 * at(2_000.0));
    }

    /// Coins without a difference, 9 to 1, looked at after every row once there are ten of each in each arm.
    #[test]
    fn whoever_looks_at_every_row_is_still_seldom_wrong() {
        let sequence = ConfidenceSequence::narrowest_at(1_000.0, 0.05);
        let wrong = |seed: u64| {
            let mut dice = Dice::keyed(seed, crate::base::dice::Stream::Faults, 0);
            let (mut arms, mut events) = ([Moments::default(); 2], [0_u64; 2]);
            (0..4_000).any(|_| {
                let (arm, event) = (usize::from(dice.unit() < 0.1), dice.unit() < 0.2);
                arms[arm].push(f64::from(u8::from(event)));
                events[arm] += u64::from(event);
                let enough = (0..2).all(|arm| events[arm] >= 10 && arms[arm].count() - events[arm] >= 10);
                enough && sequence.arms(&arms[0], &arms[1]).is_some_and(|interval| interval.excludes_zero())
            })
        };
        let times = (0..400).filter(|seed| wrong(*seed)).count();
        assert!(times <= 20, "{times} of 400, of which 5 % were agreed");
    }

    /// Two kinds of rows that differ much in themselves, and a candidate that does worse on one kind.
    #[test]
    fn like_with_like_leaves_less_to_luck() {
        let rows = |ones: u64, all: u64| {
            let mut moments = Moments::equal(1.0, ones);
            moments.merge(&Moments::equal(0.0, all - ones));
            moments
        };
        let strata = [[rows(90, 900), rows(30, 100)], [rows(880, 900), rows(118, 120)]];
        let sequence = ConfidenceSequence::narrowest_at(2_000.0, 0.05);
        let interval = sequence.strata(&strata).unwrap();
        let [control, candidate] = standardised(&strata).unwrap();
        assert!((interval.estimate - (candidate - control)).abs() < 1e-12);
        let share = 1_000.0 / 2_020.0;
        assert!((interval.estimate - (share * 0.2 + (1.0 - share) * (118.0 / 120.0 - 880.0 / 900.0))).abs() < 1e-12);
        let mixed = strata.iter().fold([Moments::NONE; 2], |mut sum, stratum| {
            sum.iter_mut().zip(stratum).for_each(|(sum, arm)| sum.merge(arm));
            sum
        });
        let arms = sequence.arms(&mixed[0], &mixed[1]).unwrap();
        assert!(interval.half_width < 0.8 * arms.half_width, "{interval:?} beside {arms:?}");
        assert_eq!(sequence.strata(&[strata[0], [rows(1, 2), Moments::NONE]]), None, "a stratum without a candidate");
        // One that has drawn few events is not surer for it.
        let lucky = [rows(200, 1_000), rows(1, 100)];
        assert!(sequence.strata(&[lucky]).unwrap().half_width > 1.5 * sequence.arms(&lucky[0], &lucky[1]).unwrap().half_width);
    }
}
