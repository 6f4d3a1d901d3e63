//! Distances between two samples of a field: how far apart, in which unit.
//!
//! | distance | says | unit | usual limits |
//! |---|---|---|---|
//! | [`psi`] | how differently the values fill the bins of the reference | none | 0.1 look, 0.25 act |
//! | [`jensen_shannon`] | how well one can tell from a value which sample it is from | 0 to 1 | 0.1 |
//! | [`wasserstein`] | how far the mass has to be carried | that of the field | depends on the field |
//!
//! Conventions differ between libraries; those here are written beside each. Samples come in any order.
//!
//! ```
//! use afterlaunch::learn::drift::distances::{PsiBins, wasserstein};
//!
//! let before: Vec<f64> = (0..100).map(f64::from).collect();
//! let after: Vec<f64> = before.iter().map(|x| x + 20.0).collect();
//! assert!((wasserstein(&before, &after).unwrap() - 20.0).abs() < 1e-9);
//!
//! let bins = PsiBins::fit(&before, 10).unwrap();
//! assert_eq!(bins.psi(&before), Some(0.0));
//! assert!(bins.psi(&after).unwrap() > 0.25);
//! ```

use crate::base::math::{ln, log2, sqrt};
use crate::base::stats::{Moments, quantile_sorted};

/// The smallest share that PSI gives a bin: an empty bin is rare, not impossible.
pub const PSI_FLOOR: f64 = 1e-4;

/// Population stability index of counts in the same bins: sum of (q - p) ln(q / p), each share at least
/// [`PSI_FLOOR`] and not rescaled after that. `None` where a sample is empty.
pub fn psi(reference: &[u32], current: &[u32]) -> Option<f64> {
    let (p, q) = (floored_shares(reference)?, floored_shares(current)?);
    Some(p.zip(q).map(|(p, q)| (q - p) * ln(q / p)).sum())
}

/// The shares that [`psi`] compares.
pub fn floored_shares(counts: &[u32]) -> Option<impl Iterator<Item = f64> + '_> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    (total > 0).then(|| counts.iter().map(move |count| (f64::from(*count) / total as f64).max(PSI_FLOOR)))
}

/// Bins with equally many values of a reference sample, for [`psi`] of numbers.
///
/// The inner edges are the distinct quantiles k / bins of the reference. A value at an edge belongs to the bin above;
/// the first bin reaches down and the last up without end. A value that many rows share makes edges coincide, and
/// then there are fewer bins.
#[derive(Clone, Debug, PartialEq)]
pub struct PsiBins {
    /// Inner edges, ascending.
    pub edges: Vec<f64>,
    /// How the reference fills them.
    pub reference: Vec<u32>,
}

impl PsiBins {
    /// Bins of equal weight in the reference; ten is usual. `None` for an empty sample.
    pub fn fit(reference: &[f64], bins: u32) -> Option<Self> {
        let sorted = ascending(reference);
        let mut edges = (1..bins).map(|k| quantile_sorted(&sorted, f64::from(k) / f64::from(bins))).collect::<Option<Vec<_>>>()?;
        edges.dedup();
        let counts = tally(&edges, reference);
        (!reference.is_empty()).then_some(Self { edges, reference: counts })
    }

    /// PSI of a current sample.
    pub fn psi(&self, current: &[f64]) -> Option<f64> {
        psi(&self.reference, &tally(&self.edges, current))
    }
}

/// Counts values between edges, a value at an edge in the bin above.
pub fn tally(edges: &[f64], values: &[f64]) -> Vec<u32> {
    let mut counts = vec![0; edges.len() + 1];
    values.iter().for_each(|value| counts[edges.partition_point(|edge| edge <= value)] += 1);
    counts
}

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
    let (a, b) = (ascending(reference), ascending(current));
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

fn ascending(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
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
        check(psi(&[], &[]), None);
        check(psi(&[1], &[0]), None);
        check(jensen_shannon(&[0.0], &[1.0]), None);
        check(wasserstein(&[], &[1.0]), None);
        check(wasserstein_normalised(&[], &[]), None);
        assert_eq!(PsiBins::fit(&[], 10), None);
    }

    #[test]
    fn psi_weighs_what_left_and_what_came() {
        check(psi(&[50, 50], &[50, 50]), 0.0);
        check(psi(&[80, 20], &[20, 80]), 2.0 * 0.6 * ln(4.0));
        check(psi(&[100, 0], &[99, 1]), 0.01 * ln(1.0 / 0.99) + 0.0099 * ln(100.0));
    }

    #[test]
    fn values_at_an_edge_belong_above() {
        assert_eq!(tally(&[1.0, 2.0], &[0.0, 1.0, 1.5, 2.0, 3.0]), [1, 2, 2]);
        assert_eq!(PsiBins::fit(&[4.0; 30], 10).unwrap().edges, [4.0]);
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
