//! Confidence sequence for a quantile: where the time that 95 of 100 answers stay below truly lies, however often one looks.
//!
//! **Idea.** The share of values below the true quantile `q` wanders about `q` as more come in. A boundary that the whole
//! walk crosses with a chance of `alpha` at most says between which two shares the truth lies at every size at once;
//! the ends are the values that stand there in the sample. Nothing is assumed of how values are distributed.
//!
//! ```text
//! l(t) = (1.4 ln ln(2.1 t) + ln(10 / alpha)) / t
//! f(t) = 1.5 sqrt( q (1 - q) l(t) ) + 0.8 l(t)
//! ```
//!
//! | parameter | unit | usual |
//! |---|---|---|
//! | q | the quantile, a share | 0.95 |
//! | rows | how many values are in | |
//! | alpha | the chance of being wrong at any look at all | 0.025 for each of two versions |
//!
//! With few values the upper share is 1 or more: nobody can say how slow the slowest are. At 0.95 and 0.025 that ends at
//! about 560 values.
//!
//! ```
//! use afterlaunch::learn::sequential::quantile_shares;
//!
//! let [low, high] = quantile_shares(0.95, 10_000.0, 0.025);
//! assert!(0.93 < low && low < 0.95 && 0.95 < high && high < 0.97);
//! assert!(quantile_shares(0.95, 400.0, 0.025)[1] > 1.0, "too few to say");
//! ```
//!
//! Reference: Howard and Ramdas, *Sequential estimation of quantiles with applications to A/B testing and best-arm
//! identification*, Bernoulli 28, 2022, theorem 1.

use crate::base::math::{ln, sqrt};

/// The two shares of a sample between which its quantile truly lies; 1 or more where there is no upper end yet.
pub fn quantile_shares(q: f64, rows: f64, alpha: f64) -> [f64; 2] {
    let rows = rows.max(2.0);
    let l = (1.4 * ln(ln(2.1 * rows)) + ln(10.0 / alpha)) / rows;
    let f = 1.5 * sqrt(q * (1.0 - q) * l) + 0.8 * l;
    [q - f, q + f]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    /// Even values from 0 to 1, whose quantile is known, looked at after every hundred.
    #[test]
    fn whoever_looks_often_is_still_seldom_wrong() {
        let wrong = |seed: u64| {
            let mut dice = Dice::keyed(seed, Stream::Faults, 1);
            let mut below = 0.0;
            (1..=8_000).any(|t| {
                below += f64::from(u8::from(dice.unit() < 0.95));
                let [low, high] = quantile_shares(0.95, f64::from(t), 0.05);
                // The true quantile lies outside the values at these shares.
                t % 100 == 0 && (below / f64::from(t) < low || below / f64::from(t) > high)
            })
        };
        let times = (0..400).filter(|seed| wrong(*seed)).count();
        assert!(times <= 20, "{times} of 400, of which 5 % were agreed");
    }
}
