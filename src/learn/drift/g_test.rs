//! The G test of homogeneity: do two samples fill the same bins in the same shares? It is the test beside [`super::psi::psi`].
//!
//! **Idea.** G is twice the logarithm of how much likelier the counts are if each sample has shares of its own than if both
//! have the same: `2 sum n ln(n / expected)`. By chance alone it follows the chi-square law with bins - 1 degrees of freedom.
//!
//! **Why not Pearson's.** A window of an hour is small beside the rows of training. One value that training never saw is then
//! some 1/200 expected, and Pearson's term for it is 200: "impossible" for what happens every other day. G's term is 11.
//!
//! Bins that are empty in both samples do not count.
//!
//! ```
//! use afterlaunch::learn::drift::g_test::g_test;
//!
//! let result = g_test(&[52, 30], &[56, 46]).unwrap();
//! assert!((result.statistic - 1.3637).abs() < 1e-4 && (result.p_value - 0.2429).abs() < 1e-4);
//! ```
//!
//! Reference: Sokal and Rohlf, *Biometry*, chapter 17.

use super::chi_square::chi_square_sf;
use crate::base::math::ln;

/// The outcome of the test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GTest {
    /// Twice the logarithm of the ratio of likelihoods.
    pub statistic: f64,
    /// Degrees of freedom: bins that are not empty, less one.
    pub degrees: u32,
    /// How often chance alone gives at least this.
    pub p_value: f64,
}

/// Tests counts in the same bins of two samples; `None` where a sample is empty.
pub fn g_test(reference: &[u32], current: &[u32]) -> Option<GTest> {
    let total = |counts: &[u32]| counts.iter().copied().map(f64::from).sum::<f64>();
    let (n, m) = (total(reference), total(current));
    if n <= 0.0 || m <= 0.0 {
        return None;
    }
    let term = |count: u32, expected: f64| if count > 0 { f64::from(count) * ln(f64::from(count) / expected) } else { 0.0 };
    let (mut sum, mut filled) = (0.0, 0_u32);
    for (a, b) in reference.iter().zip(current).filter(|(a, b)| **a > 0 || **b > 0) {
        let both = f64::from(*a) + f64::from(*b);
        sum += term(*a, n * both / (n + m)) + term(*b, m * both / (n + m));
        filled += 1;
    }
    // Rounding may fall a hair below zero for equal shares.
    let (statistic, degrees) = ((2.0 * sum).max(0.0), filled - 1);
    Some(GTest { statistic, degrees, p_value: chi_square_sf(statistic, degrees) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    #[test]
    fn what_cannot_differ_does_not() {
        assert_eq!(g_test(&[], &[]), None);
        assert_eq!(g_test(&[3, 4], &[0, 0]), None);
        let one = g_test(&[7, 0], &[9, 0]).unwrap();
        assert_eq!((one.statistic, one.degrees, one.p_value), (0.0, 0, 1.0));
        assert!(g_test(&[10, 30], &[100, 300]).unwrap().p_value > 0.999_999);
    }

    /// Windows of any size drawn from the shares of training, among them rare ones: how often are they called another source?
    #[test]
    fn chance_is_called_chance() {
        let shapes: [&[f64]; 5] =
            [&[0.1; 10], &[0.97, 0.01, 0.01, 0.01], &[0.999, 0.001], &[0.5, 0.3, 0.1, 0.05, 0.03, 0.019, 0.001], &[1.0]];
        let draw = |dice: &mut Dice, shares: &[f64], rows: u32| {
            let mut counts = vec![0_u32; shares.len()];
            for _ in 0..rows {
                let mut left = dice.unit();
                let at = shares
                    .iter()
                    .position(|share| {
                        left -= share;
                        left < 0.0
                    })
                    .unwrap_or(shares.len() - 1);
                counts[at] += 1;
            }
            counts
        };
        let mut dice = Dice::keyed(5, Stream::Features, 3);
        for shares in shapes {
            for (rows, window) in [(420, 60), (420, 240), (5_000, 120), (20_000, 60)] {
                let mut rejections = 0;
                for _ in 0..500 {
                    let training = draw(&mut dice, shares, rows);
                    rejections += u32::from(g_test(&training, &draw(&mut dice, shares, window)).is_some_and(|g| g.p_value < 1e-3));
                }
                assert!(rejections <= 5, "{shares:?}, {window} rows against {rows}: {rejections} of 500 called at one in a thousand");
            }
        }
    }
}
