//! The chi-square test of homogeneity: do two samples of a categorical field have the same shares?
//!
//! **Idea.** If both came from one source, each cell of the table (two samples by k categories) should hold row total
//! times column total over the total. The squared distances from that, each divided by it, sum to about k - 1.
//!
//! No Yates correction, also for two categories. A category in neither sample must be left out before: it has no
//! expectation to be compared with, and the answer is then `None`.
//!
//! ```
//! use afterlaunch::learn::drift::chi_square::chi_square;
//!
//! let result = chi_square(&[52, 30], &[56, 46]).unwrap();
//! assert!((result.statistic - 1.3587).abs() < 1e-4 && result.degrees == 1);
//! assert!((result.p_value - 0.2438).abs() < 1e-4);
//! ```
//!
//! Reference: Pearson, *Philosophical Magazine* 50 (1900).

use crate::base::math::{exp, ln, ln_gamma, normal_sf, sqrt};

/// The outcome of the test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// Sum of squared distances over expectations.
    pub statistic: f64,
    /// Degrees of freedom: categories less one.
    pub degrees: u32,
    /// How often chance alone gives at least this.
    pub p_value: f64,
}

/// Tests counts by category of two samples.
pub fn chi_square(reference: &[u32], current: &[u32]) -> Option<ChiSquare> {
    let total_of = |counts: &[u32]| counts.iter().copied().map(f64::from).sum::<f64>();
    let totals = [total_of(reference), total_of(current)];
    let all = totals[0] + totals[1];
    let mut statistic = 0.0;
    for (a, b) in reference.iter().zip(current) {
        let both = f64::from(*a) + f64::from(*b);
        for (count, total) in [a, b].into_iter().zip(totals) {
            let expected = total * both / all;
            if both == 0.0 || total == 0.0 {
                return None;
            }
            let apart = f64::from(*count) - expected;
            statistic += apart * apart / expected;
        }
    }
    let degrees = (reference.len() as u32).checked_sub(1).filter(|_| reference.len() == current.len())?;
    Some(ChiSquare { statistic, degrees, p_value: chi_square_sf(statistic, degrees) })
}

/// P(X > x) of a chi-square variable with whole degrees of freedom.
///
/// Two degrees more add one positive term to the tail, so it is summed from 1 or 2 degrees upwards: from the tail of a
/// normal, or from exp(-x / 2). The terms are taken as logarithms, since far out they underflow one by one before
/// their sum does.
pub fn chi_square_sf(x: f64, degrees: u32) -> f64 {
    if x <= 0.0 || degrees == 0 {
        return if x > 0.0 { 0.0 } else { 1.0 };
    }
    let half = 0.5 * x;
    let odd = degrees % 2 == 1;
    let start = if odd { 2.0 * normal_sf(sqrt(x)) } else { 0.0 };
    let first = if odd { 0.5 } else { 0.0 };
    let terms = (0..degrees / 2).map(|k| {
        let power = f64::from(k) + first;
        exp(power * ln(half) - half - ln_gamma(power + 1.0))
    });
    (start + terms.sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(x: f64, degrees: u32, expected: f64) {
        let got = chi_square_sf(x, degrees);
        assert!((got - expected).abs() <= 1e-10 * expected, "{got} is not {expected}");
    }

    #[test]
    fn tails_are_those_of_the_tables() {
        check(3.841458820694124, 1, 0.05);
        check(5.991464547107979, 2, 0.05);
        check(18.307038053275143, 10, 0.05);
        check(0.0, 3, 1.0);
        check(5.0, 0, 0.0);
    }

    #[test]
    fn far_tails_with_many_degrees_neither_vanish_nor_overflow() {
        let p = chi_square_sf(4000.0, 4000);
        assert!(p > 0.49 && p < 0.5, "{p}");
        assert_eq!(chi_square_sf(1e6, 3), 0.0);
    }

    #[test]
    fn tables_without_expectation_are_refused() {
        assert_eq!(chi_square(&[], &[]), None);
        assert_eq!(chi_square(&[0, 0], &[1, 2]), None);
        assert_eq!(chi_square(&[1, 0], &[1, 0]), None);
        assert_eq!(chi_square(&[1, 2], &[1]), None);
        assert_eq!(chi_square(&[3], &[4]), Some(ChiSquare { statistic: 0.0, degrees: 0, p_value: 1.0 }));
    }
}
