//! The population stability index (PSI): how differently the values of a field fill the bins of a reference sample.
//!
//! **Idea.** Cut the reference into bins, ten of equal weight for a number, one a category. With the shares p of the reference
//! and q of now, PSI is the sum over the bins of (q - p) ln(q / p): the Kullback-Leibler divergence of each from the other, added.
//! It has no unit; 0.1 is worth a look, 0.25 is drift. Samples come in any order; a bin that is empty counts [`PSI_FLOOR`].
//!
//! On a stream [`super::binned::Bins::psi`] computes it from counts; the quantity that monitoring shows and an alert watches comes
//! from there.
//!
//! ```
//! use afterlaunch::learn::drift::psi::PsiBins;
//!
//! let before: Vec<f64> = (0..100).map(f64::from).collect();
//! let after: Vec<f64> = before.iter().map(|x| x + 20.0).collect();
//! let bins = PsiBins::fit(&before, 10).unwrap();
//! assert_eq!(bins.psi(&before), Some(0.0));
//! assert!(bins.psi(&after).unwrap() > 0.25);
//! ```
//!
//! Reference: Siddiqi, *Credit Risk Scorecards* (2006).

use super::measure::DriftMeasure;
use crate::base::math::ln;
use crate::base::order::sorted;
use crate::base::stats::quantile_sorted;

/// What lists say about the population stability index.
pub const PSI: DriftMeasure = DriftMeasure {
    id: "psi",
    name: "Population stability index",
    sentence: "How differently a field's values fill the bins of the training data; 0.1 is worth a look, 0.25 is drift.",
};

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
        let sorted = sorted(reference.iter().copied());
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
    fn an_empty_sample_has_no_psi() {
        check(psi(&[], &[]), None);
        check(psi(&[1], &[0]), None);
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
}
