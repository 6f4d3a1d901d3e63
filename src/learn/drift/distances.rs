//! Distances between two samples of a field: how far apart, in which unit.
//!
//! | distance | says | unit | usual limits |
//! |---|---|---|---|
//! | [`jensen_shannon`] | how well one can tell from a value which sample it is from | 0 to 1 | 0.1 |
//! | [`wasserstein`] | how far the mass has to be carried | that of the field | depends on the field |
//!
//! Conventions differ between libraries; those here are written beside each. Samples come in any order.
//!
//! ```
//! use afterlaunch::learn::drift::distances::wasserstein;
//!
//! let before: Vec<f64> = (0..100).map(f64::from).collect();
//! let after: Vec<f64> = before.iter().map(|x| x + 20.0).collect();
//! assert!((wasserstein(&before, &after).unwrap() - 20.0).abs() < 1e-9);
//! ```

use crate::base::math::{log2, sqrt};
use crate::base::order::sorted;
use crate::base::stats::Moments;

/// Jensen-Shannon distance of counts or weights in the same bins, with base 2: 0 for equal shares, 1 where no bin is
/// shared. The square of it is the divergence. `None` where one sums to zero.
pub fn jensen_shannon(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p_total, q_total) = (p.iter().sum::<f64>(), q.iter().sum::<f64>());
    if p_total <= 0.0 || q_total <= 0.0 {
        return None;
    }
    let half = |a: f64, b: f64| if a > 0.0 { 0.5 * a * log2(2.0 * a / (a + b)) } else { 0.0 };
    let pairs = p.iter().zip(q).map(|(p, q)| (p / p_total, q / q_total));
    let divergence: f64 = pairs.map(|(p, q)| half(p, q) + half(q, p)).sum();
    // Rounding may fall a hair below zero for equal shares.
    Some(sqrt(divergence.clamp(0.0, 1.0)))
}

/// Wasserstein distance (earth mover's) in the unit of the field: the area between the two distribution functions.
/// `None` where a sample is empty.
pub fn wasserstein(reference: &[f64], current: &[f64]) -> Option<f64> {
    if reference.is_empty() || current.is_empty() {
        return None;
    }
    let (a, b) = (sorted(reference.iter().copied()), sorted(current.iter().copied()));
    let (mut i, mut j, mut area) = (0, 0, 0.0);
    let mut here = a[0].min(b[0]);
    while i < a.len() || j < b.len() {
        let next = a.get(i).copied().unwrap_or(f64::INFINITY).min(b.get(j).copied().unwrap_or(f64::INFINITY));
        area += (i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs() * (next - here);
        here = next;
        i += a[i..].iter().take_while(|x| **x == here).count();
        j += b[j..].iter().take_while(|x| **x == here).count();
    }
    Some(area)
}

/// [`wasserstein`] in standard deviations of the reference (its own, not a sample's; at least 0.001).
pub fn wasserstein_normalised(reference: &[f64], current: &[f64]) -> Option<f64> {
    let sd = reference.iter().copied().collect::<Moments>().sd()?;
    Some(wasserstein(reference, current)? / sd.max(0.001))
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

    #[test]
    fn empty_samples_have_no_distance() {
        check(jensen_shannon(&[0.0], &[1.0]), None);
        check(wasserstein(&[], &[1.0]), None);
        check(wasserstein_normalised(&[], &[]), None);
    }

    #[test]
    fn distances_have_their_ends() {
        check(jensen_shannon(&[1.0, 0.0], &[0.0, 5.0]), 1.0);
        check(jensen_shannon(&[1.0, 3.0], &[2.0, 6.0]), 0.0);
        check(wasserstein(&[1.0, 1.0], &[1.0]), 0.0);
        check(wasserstein(&[0.0, 10.0], &[5.0]), 5.0);
        check(wasserstein_normalised(&[0.0, 2.0], &[3.0, 5.0]), 3.0);
    }
}
