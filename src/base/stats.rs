//! Small statistics: quantiles, moments, and how sure one may be of a share.
//!
//! Everything works in f64 and returns `None` where there is no answer (no values, no variation), never NaN.
//!
//! ```
//! use afterlaunch::base::stats::{Moments, quantile, wilson};
//!
//! assert_eq!(quantile(&[1.0, 2.0, 3.0, 10.0], 0.5), Some(2.5));
//! assert_eq!([2.0, 4.0, 6.0].into_iter().collect::<Moments>().mean(), Some(4.0));
//!
//! // 9 of 10 canary answers were right. Between 60 % and 98 % could be behind that.
//! let (low, high) = wilson(9.0, 10.0, 0.05).unwrap();
//! assert!((low - 0.596).abs() < 0.001 && (high - 0.982).abs() < 0.001);
//! ```

use std::f64::consts::FRAC_PI_2;

use super::math::{cos, normal_quantile, normal_sf, sin, sqrt};
use serde::{Deserialize, Serialize};

/// Quantile `q` (0 to 1) of values in any order: Hyndman and Fan's type 7, the default of NumPy, R and Excel.
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let (below, share) = position(last, q);
    // Only the neighbours of the position are wanted: no need to bring all others into order.
    let mut parts = values.to_vec();
    let (_, low, larger) = parts.select_nth_unstable_by(below, f64::total_cmp);
    let high = larger.iter().copied().min_by(f64::total_cmp).unwrap_or(*low);
    Some(between(*low, high, share))
}

/// Quantile `q` (0 to 1) of values in ascending order: position (n - 1) q, linear between neighbours.
pub fn quantile_sorted(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let (below, share) = position(last, q);
    Some(between(sorted[below], sorted[(below + 1).min(last)], share))
}

/// The place below a quantile, and how far it lies towards the next one.
fn position(last: usize, q: f64) -> (usize, f64) {
    let position = last as f64 * q.clamp(0.0, 1.0);
    let below = (position as usize).min(last);
    (below, position - below as f64)
}

/// From the nearer end, as NumPy does: a share of one then gives the upper neighbour exactly.
fn between(low: f64, high: f64, share: f64) -> f64 {
    if share < 0.5 { low + (high - low) * share } else { high - (high - low) * (1.0 - share) }
}

/// The middle value, or the mean of the middle two.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The mean.
pub fn mean(values: &[f64]) -> Option<f64> {
    values.iter().copied().collect::<Moments>().mean()
}

/// Count, mean and variance of values that pass by one at a time.
///
/// Welford's recurrence (Technometrics 4, 1962): no value is kept, and nothing cancels however far the values lie
/// from zero. Two of them merge into what one would have seen (Chan, Golub and LeVeque, 1979).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    count: u64,
    mean: f64,
    /// Sum of squared distances from the mean.
    spread: f64,
}

impl Moments {
    /// No value yet.
    pub const NONE: Self = Self { count: 0, mean: 0.0, spread: 0.0 };

    /// So many times the same value.
    pub fn equal(value: f64, times: u64) -> Self {
        if times == 0 { Self::NONE } else { Self { count: times, mean: value, spread: 0.0 } }
    }

    /// Takes one value in.
    pub fn push(&mut self, value: f64) {
        self.count += 1;
        let before = value - self.mean;
        self.mean += before / self.count as f64;
        self.spread += before * (value - self.mean);
    }

    /// Takes in all that another has seen.
    pub fn merge(&mut self, other: &Self) {
        if other.count == 0 {
            return;
        }
        let (a, b) = (self.count as f64, other.count as f64);
        let apart = other.mean - self.mean;
        self.count += other.count;
        self.mean += apart * b / (a + b);
        self.spread += other.spread + apart * apart * a * b / (a + b);
    }

    /// How many values were seen.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Their mean; `None` before the first.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// Variance of these values themselves (divided by n); `None` before the first.
    pub fn variance(&self) -> Option<f64> {
        (self.count > 0).then(|| self.spread / self.count as f64)
    }

    /// Standard deviation of these values themselves.
    pub fn sd(&self) -> Option<f64> {
        self.variance().map(sqrt)
    }

    /// Variance of what they were drawn from (divided by n - 1); `None` before the second.
    pub fn sample_variance(&self) -> Option<f64> {
        (self.count > 1).then(|| self.spread / (self.count - 1) as f64)
    }

    /// Standard error of the mean; `None` before the second value.
    pub fn standard_error(&self) -> Option<f64> {
        self.sample_variance().map(|v| sqrt(v / self.count as f64))
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<T: IntoIterator<Item = f64>>(values: T) -> Self {
        let mut moments = Self::default();
        values.into_iter().for_each(|value| moments.push(value));
        moments
    }
}

/// Where the share behind `count` of `n` plausibly lies: (low, high), wrong in a share `alpha` of cases.
///
/// Wilson's score interval (JASA 22, 1927), without continuity correction. Unlike "share plus or minus two standard
/// errors" it stays within 0 and 1 and is honest for few observations and rare events.
pub fn wilson(count: f64, n: f64, alpha: f64) -> Option<(f64, f64)> {
    if n <= 0.0 {
        return None;
    }
    let z = -normal_quantile(alpha / 2.0);
    let z2 = z * z;
    let p = (count / n).clamp(0.0, 1.0);
    let shrink = 1.0 + z2 / n;
    let centre = (p + z2 / (2.0 * n)) / shrink;
    let half = z * sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n)) / shrink;
    Some(((centre - half).max(0.0), (centre + half).min(1.0)))
}

/// Where the mean of what some values were drawn from plausibly lies: (low, high), wrong in a share `alpha` of cases. `None` before
/// the second value.
///
/// Student's interval. From four values on its quantile is Fisher and Cornish's expansion about the normal one (Technometrics 2,
/// 1960; Abramowitz and Stegun, 26.7.5), right to a part in two hundred.
pub fn mean_interval(values: &Moments, alpha: f64) -> Option<(f64, f64)> {
    let (mean, error) = values.mean().zip(values.standard_error())?;
    let half = student_quantile(alpha, values.count() - 1) * error;
    Some((mean - half, mean + half))
}

/// The value that a Student variable with so many degrees of freedom exceeds in half of `alpha`. The first two have closed forms.
fn student_quantile(alpha: f64, freedom: u64) -> f64 {
    let p = 1.0 - alpha;
    let (z, n) = (-normal_quantile(alpha / 2.0), freedom as f64);
    let z2 = z * z;
    match freedom {
        0 | 1 => sin(p * FRAC_PI_2) / cos(p * FRAC_PI_2),
        2 => p * sqrt(2.0 / (1.0 - p * p)),
        _ => {
            let terms = [
                z * (z2 + 1.0) / 4.0,
                z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0,
                z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0,
                z * ((((79.0 * z2 + 776.0) * z2 + 1_482.0) * z2 - 1_920.0) * z2 - 945.0) / 92_160.0,
            ];
            z + terms.into_iter().rev().fold(0.0, |sum, term| (sum + term) / n)
        }
    }
}

/// The difference between two shares, and where it plausibly lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareDifference {
    /// First minus second.
    pub estimate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// `x1` of `n1` minus `x2` of `n2`, with an interval that is wrong in a share `alpha` of cases. `None` if a group is empty.
///
/// Newcombe's hybrid of the two score intervals, without continuity correction (Statistics in Medicine 17, 1998, method 10;
/// statsmodels: `confint_proportions_2indep`, "newcomb"). For one look that was planned beforehand.
pub fn newcombe_difference(x1: f64, n1: f64, x2: f64, n2: f64, alpha: f64) -> Option<ShareDifference> {
    let ((l1, u1), (l2, u2)) = (wilson(x1, n1, alpha)?, wilson(x2, n2, alpha)?);
    let (p1, p2) = (x1 / n1, x2 / n2);
    let reach = |a: f64, b: f64| sqrt(a * a + b * b);
    let estimate = p1 - p2;
    Some(ShareDifference { estimate, low: estimate - reach(p1 - l1, u2 - p2), high: estimate + reach(u1 - p1, p2 - l2) })
}

/// Rows for each of two groups, `ratio` times as many in the second, from which the two-sided pooled z test finds `p1`
/// against `p2` with a chance of `power`. Whole groups are rounded up by whoever asks. `None` where both shares are equal:
/// no number of rows finds nothing.
///
/// The textbook formula, without the far tail (statsmodels: `samplesize_proportions_2indep_onetail`).
pub fn sample_size(p1: f64, p2: f64, alpha: f64, power: f64, ratio: f64) -> Option<[f64; 2]> {
    let shares = [p1, p2].iter().all(|p| (0.0..=1.0).contains(p));
    let chances = [alpha, power].iter().all(|p| *p > 0.0 && *p < 1.0);
    if !shares || !chances || ratio <= 0.0 || p1 == p2 {
        return None;
    }
    let pooled = (p1 + ratio * p2) / (1.0 + ratio);
    let without = sqrt(pooled * (1.0 - pooled) * (1.0 + 1.0 / ratio));
    let with = sqrt(p1 * (1.0 - p1) + p2 * (1.0 - p2) / ratio);
    let reach = (-normal_quantile(alpha / 2.0) * without - normal_quantile(1.0 - power) * with) / (p1 - p2);
    let first = reach * reach;
    Some([first, ratio * first])
}

/// What one suspects before looking at two shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// They differ.
    TwoSided,
    /// The first is larger.
    Larger,
    /// The first is smaller.
    Smaller,
}

/// Do `x1` of `n1` and `x2` of `n2` come from the same share? Returns (z, p value).
///
/// The pooled z test without continuity correction. `None` if a group is empty, or if all or none of both groups
/// together are hits: then nothing varies that could be compared.
pub fn two_proportion_z(x1: f64, n1: f64, x2: f64, n2: f64, alternative: Alternative) -> Option<(f64, f64)> {
    if n1 <= 0.0 || n2 <= 0.0 {
        return None;
    }
    let pooled = (x1 + x2) / (n1 + n2);
    let variance = pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2);
    if variance <= 0.0 {
        return None;
    }
    let z = (x1 / n1 - x2 / n2) / sqrt(variance);
    let p = match alternative {
        Alternative::TwoSided => 2.0 * normal_sf(z.abs()),
        Alternative::Larger => normal_sf(z),
        Alternative::Smaller => normal_sf(-z),
    };
    Some((z, p))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: Option<f64>, expected: impl Into<Option<f64>>) {
        match (got, expected.into()) {
            (Some(got), Some(expected)) => assert!((got - expected).abs() < 1e-12, "{got} is not {expected}"),
            (got, expected) => assert_eq!(got, expected),
        }
    }

    /// Against R: qt(0.975, df).
    #[test]
    fn a_mean_of_few_values_is_less_sure() {
        for (freedom, expected) in [(1, 12.7062), (2, 4.302_65), (3, 3.182_45), (4, 2.776_45), (6, 2.446_91), (29, 2.045_23)] {
            let found = student_quantile(0.05, freedom);
            assert!((found / expected - 1.0).abs() < 0.005, "{freedom}: {found}, not {expected}");
        }
        assert_eq!(mean_interval(&[3.0].into_iter().collect(), 0.05), None);
        let (low, high) = mean_interval(&[2.0, 4.0, 6.0].into_iter().collect(), 0.05).unwrap();
        assert!((low - (4.0 - 4.302_65 * 2.0 / sqrt(3.0))).abs() < 1e-3 && (low + high - 8.0).abs() < 1e-12);
    }

    #[test]
    fn quantiles_lie_on_the_line_between_neighbours() {
        check(quantile(&[], 0.5), None);
        check(quantile(&[7.0], 0.9), 7.0);
        check(quantile(&[4.0, 1.0], 0.25), 1.75);
        check(median(&[5.0, 1.0, 3.0]), 3.0);
        check(quantile(&[1.0, 2.0], 7.0), 2.0);
    }

    #[test]
    fn moments_survive_a_far_origin() {
        let near: Moments = [1.0, 2.0, 4.0].into_iter().collect();
        let far: Moments = [1.0, 2.0, 4.0].into_iter().map(|x| x + 1e9).collect();
        check(near.sample_variance(), 7.0 / 3.0);
        assert!((far.variance().unwrap() - near.variance().unwrap()).abs() < 1e-6);
        check(Moments::default().mean(), None);
        check([3.0].into_iter().collect::<Moments>().standard_error(), None);
    }

    #[test]
    fn merged_moments_are_those_of_all_values() {
        let values: Vec<f64> = (0..37).map(|i| f64::from(i * i % 11) - 3.0).collect();
        let all: Moments = values.iter().copied().collect();
        for cut in [0, 1, 20, 37] {
            let mut merged: Moments = values[..cut].iter().copied().collect();
            merged.merge(&values[cut..].iter().copied().collect());
            assert_eq!(merged.count(), all.count());
            check(merged.mean(), all.mean());
            check(merged.variance(), all.variance());
        }
    }

    #[test]
    fn shares_without_observations_have_no_interval() {
        assert_eq!(wilson(0.0, 0.0, 0.05), None);
        let (low, high) = wilson(0.0, 10.0, 0.05).unwrap();
        assert_eq!(low, 0.0);
        assert!(high > 0.2 && high < 0.4);
    }

    #[test]
    fn what_does_not_vary_is_not_compared() {
        for (x, n) in [(0.0, 10.0), (10.0, 10.0), (0.0, 0.0)] {
            assert_eq!(two_proportion_z(x, n, x, n, Alternative::TwoSided), None);
        }
        let (z, p) = two_proportion_z(30.0, 100.0, 20.0, 100.0, Alternative::Larger).unwrap();
        assert!(z > 1.6 && p > 0.05 && p < 0.06);
    }
}
