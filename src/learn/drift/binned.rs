//! Drift on a stream: bins fitted once on the training rows, then a count for each value that passes.
//!
//! Whole samples are too much to keep for every field and hour. Counts in well-chosen bins keep what matters:
//!
//! * **PSI is exact.** The ten decile bins of [`super::psi::PsiBins`] are unions of these bins, so PSI of the
//!   counts is PSI of the sample. A category has its own bin, and one more bin takes all that training never saw.
//! * **Mass at one value has a bin of its own.** A decile bin reaches from its edge up to the next and, at the ends, without
//!   end: of a field that was nearly always 0, the 0 and all that is larger share one, and may change places unseen. So a value
//!   that at least one in [`HEAVY`] rows of training shares is parted from what lies above it and below it, also where
//!   training knew no other value.
//! * **KS is a lower bound,** at most 1/64 below the exact statistic. Between two edges the gap can only be wider by as
//!   much of the reference as lies between them: at most 1/64, since a value that more rows share has a bin to itself,
//!   in which nothing can hide. (Below 64 training rows every value has its own bin and the bound is exact.)
//!
//! Missing values are in no bin: a field that stays empty is another trouble than one whose values change, and is
//! watched as a share of its own. What is absent here: time. Whoever counts decides what a window is.
//!
//! ```
//! use afterlaunch::learn::drift::binned::Bins;
//!
//! let training: Vec<f32> = (0..1000).map(|i| i as f32).collect();
//! let bins = Bins::numeric(&training);
//! let mut counts = bins.counts();
//! bins.tally(&[700.0, 800.0, 900.0, 950.0], &[0, 0, 0, 1], 0, &mut counts); // the last one is missing
//! assert_eq!(counts.iter().sum::<u32>(), 3);
//! assert!(bins.psi(&counts).unwrap() > 0.25);
//! assert!((bins.ks(&counts).unwrap() - 0.7).abs() <= 1.0 / 64.0);
//! ```

use super::g_test::{GTest, g_test};
use super::lookup::Lookup;
use super::psi::psi;
use crate::base::order::sorted;
use crate::base::stats::quantile_sorted;
use serde::{Deserialize, Serialize};

/// Bins for PSI.
const COARSE: u32 = 10;
/// A value that at least one in so many rows of the reference shares has a PSI bin to itself.
const HEAVY: usize = 20;
/// No fine bin of several values holds more than one in so many rows of the reference.
const FINE: usize = 64;

/// The bins of one field, with how its training rows fill them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bins {
    /// Inner edges of a number; a value at an edge belongs to the bin above. None for categories.
    edges: Lookup,
    /// Number of known categories; `None` for a number.
    categories: Option<u32>,
    /// For each bin, the PSI bin that it is part of.
    coarse: Vec<u32>,
    /// For each bin, the training rows in it.
    reference: Vec<u32>,
}

impl Bins {
    /// Bins of a number.
    pub fn numeric(training: &[f32]) -> Self {
        Self::of_sorted(&ascending(training.iter().copied().filter(|x| x.is_finite())))
    }

    /// Bins of a number from finite values in ascending order, each of which is an f32.
    pub fn of_sorted(sorted: &[f64]) -> Self {
        let coarse_edges = in_order(decile_edges(sorted).into_iter().chain(heavy_edges(sorted)));
        let edges = in_order(fine_edges(sorted).into_iter().chain(coarse_edges.iter().copied()));
        // The bin below edge k starts at edge k - 1: it is part of the PSI bin with as many coarse edges at or below that.
        let starts = std::iter::once(f32::NEG_INFINITY).chain(edges.iter().copied());
        let coarse = starts.map(|start| coarse_edges.partition_point(|edge| *edge <= start) as u32).collect();
        let below = |edge: &f32| sorted.partition_point(|x| *x < f64::from(*edge)) as u32;
        let ends: Vec<u32> = edges.iter().map(below).chain([sorted.len() as u32]).collect();
        let starts = std::iter::once(&0).chain(&ends);
        let reference = ends.iter().zip(starts).map(|(end, start)| end - start).collect();
        Self { edges: Lookup::new(edges), categories: None, coarse, reference }
    }

    /// Bins of a categorical field with so many known categories, or of a flag with two.
    pub fn categorical(categories: u32, training: &[f32]) -> Self {
        let (edges, coarse) = (Lookup::new(Vec::new()), (0..=categories).collect());
        let mut bins = Self { edges, categories: Some(categories), coarse, reference: vec![0; categories as usize + 1] };
        for x in training.iter().filter(|x| x.is_finite()) {
            let bin = bins.bin(*x);
            bins.reference[bin] += 1;
        }
        bins
    }

    /// Empty counts for one window.
    pub fn counts(&self) -> Vec<u32> {
        vec![0; self.reference.len()]
    }

    /// How the training rows fill the bins.
    pub fn reference(&self) -> &[u32] {
        &self.reference
    }

    /// The bin of a value.
    #[inline]
    pub fn bin(&self, value: f32) -> usize {
        match self.categories {
            Some(categories) if value >= 0.0 => (value as u32).min(categories) as usize,
            Some(categories) => categories as usize,
            None => self.edges.at_or_below(value),
        }
    }

    /// Counts the values of a column of which none is missing.
    #[inline]
    pub fn tally_all(&self, values: &[f32], counts: &mut [u32]) {
        match self.categories {
            Some(_) => values.iter().for_each(|value| counts[self.bin(*value)] += 1),
            None => values.iter().for_each(|value| counts[self.edges.at_or_below(*value)] += 1),
        }
    }

    /// Counts the values of a column that are not missing (bit `field` of the row's mask).
    #[inline]
    pub fn tally(&self, values: &[f32], missing: &[u32], field: usize, counts: &mut [u32]) {
        let rows = values.iter().zip(missing);
        let mut count = |bin: usize, mask: &u32| counts[bin] += 1 - (mask >> field & 1);
        match self.categories {
            Some(_) => rows.for_each(|(value, mask)| count(self.bin(*value), mask)),
            None => rows.for_each(|(value, mask)| count(self.edges.at_or_below(*value), mask)),
        }
    }

    /// Population stability index of the counts against training; `None` where one is empty.
    pub fn psi(&self, counts: &[u32]) -> Option<f64> {
        psi(&self.coarsen(&self.reference), &self.coarsen(counts))
    }

    /// How surprising the counts would be if they came from where training came from; `None` where one is empty.
    pub fn test(&self, counts: &[u32]) -> Option<GTest> {
        g_test(&self.coarsen(&self.reference), &self.coarsen(counts))
    }

    /// Kolmogorov-Smirnov statistic of the counts against training, at most 1/64 below the exact one; `None` where one
    /// is empty, and for categories, which have no order.
    pub fn ks(&self, counts: &[u32]) -> Option<f64> {
        let total = |counts: &[u32]| counts.iter().copied().map(u64::from).sum::<u64>();
        let (n, m) = (total(&self.reference), total(counts));
        if self.categories.is_some() || n == 0 || m == 0 {
            return None;
        }
        let (mut below, mut below_now, mut widest) = (0_u64, 0_u64, 0_u64);
        for (reference, now) in self.reference.iter().zip(counts) {
            below += u64::from(*reference);
            below_now += u64::from(*now);
            widest = widest.max((below * m).abs_diff(below_now * n));
        }
        Some(widest as f64 / (n as f64 * m as f64))
    }

    /// Shares of training and of the counts in each PSI bin, to be drawn; `None` where one is empty.
    pub fn shares(&self, counts: &[u32]) -> Option<Vec<(f64, f64)>> {
        let (reference, now) = (self.coarsen(&self.reference), self.coarsen(counts));
        let total = |counts: &[u32]| counts.iter().copied().map(f64::from).sum::<f64>();
        let (n, m) = (total(&reference), total(&now));
        let share = |(a, b): (&u32, &u32)| (f64::from(*a) / n, f64::from(*b) / m);
        (n > 0.0 && m > 0.0).then(|| reference.iter().zip(&now).map(share).collect())
    }

    fn coarsen(&self, counts: &[u32]) -> Vec<u32> {
        let mut sums = vec![0; self.coarse.last().map_or(0, |last| *last as usize + 1)];
        self.coarse.iter().zip(counts).for_each(|(coarse, count)| sums[*coarse as usize] += count);
        sums
    }
}

/// The distinct deciles. They lie between stored values; rounded up to the next stored number they part the same
/// values, since a stored value is below the one exactly if it is below the other.
fn decile_edges(sorted: &[f64]) -> Vec<f32> {
    let exact = (1..COARSE).filter_map(|k| quantile_sorted(sorted, f64::from(k) / f64::from(COARSE)));
    let mut edges: Vec<f64> = exact.collect();
    edges.dedup();
    edges.into_iter().map(rounded_up).collect()
}

fn rounded_up(x: f64) -> f32 {
    let near = x as f32;
    if f64::from(near) < x { near.next_up() } else { near }
}

/// Edges such that a bin holds one value of the reference alone, or at most one in [`FINE`] of its rows.
fn fine_edges(sorted: &[f64]) -> Vec<f32> {
    let most = sorted.len() / FINE;
    let mut edges = Vec::new();
    let mut held = 0;
    for same in sorted.chunk_by(|a, b| a == b) {
        let value = same[0] as f32;
        if same.len() > most {
            edges.extend([value, value.next_up()]);
            held = 0;
        } else if held + same.len() > most {
            edges.push(value);
            held = same.len();
        } else {
            held += same.len();
        }
    }
    edges.dedup();
    edges
}

/// Edges around each value that many rows share: it has the bin between them to itself.
fn heavy_edges(sorted: &[f64]) -> Vec<f32> {
    let heavy = sorted.chunk_by(|a, b| a == b).filter(|same| same.len() * HEAVY >= sorted.len());
    heavy.map(|same| same[0] as f32).flat_map(|value| [value, value.next_up()]).collect()
}

/// Edges from low to high, each once.
fn in_order(edges: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut edges: Vec<f32> = ascending(edges).into_iter().map(|x| x as f32).collect();
    edges.dedup();
    edges
}

/// From low to high, by the sort that other numbers share: each f32 is an f64 as well.
pub fn ascending(values: impl Iterator<Item = f32>) -> Vec<f64> {
    sorted(values.map(f64::from))
}

#[cfg(test)]
mod tests {
    use super::super::{ks::statistic, psi::PsiBins};
    use super::*;

    /// Samples of many shapes: smooth, with ties, with few values, with one, tiny, empty.
    fn samples() -> Vec<Vec<f32>> {
        let make = |n: u32, f: fn(f32) -> f32| (0..n).map(|i| f((i * 7919 % n.max(1)) as f32 / n as f32)).collect();
        vec![
            make(5000, |u| u * u * 40.0),
            make(3001, |u| (u * 30.0).floor()),
            make(777, |u| if u < 0.6 { 0.0 } else { 1.0 / u }),
            make(500, |u| (u * 700.0) % 3.0 - u),
            make(64, |u| -u),
            make(20, |u| (u * 4.0).floor()),
            make(9, |_| 2.5),
            make(1, |_| 1e-7),
            vec![],
        ]
    }

    fn wide(sample: &[f32]) -> Vec<f64> {
        sample.iter().copied().map(f64::from).collect()
    }

    /// Holds the binned PSI and KS of two samples against the exact ones.
    fn check(training: &[f32], now: &[f32]) {
        let bins = Bins::numeric(training);
        let mut counts = bins.counts();
        bins.tally(now, &vec![0; now.len()], 0, &mut counts);
        assert!(counts.len() <= 256, "{} bins", counts.len());
        let plain = PsiBins::fit(&wide(training), 10).and_then(|exact| exact.psi(&wide(now)));
        if heavy_edges(&ascending(training.iter().copied())).is_empty() {
            assert_eq!(bins.psi(&counts), plain);
        } else {
            // Parted bins tell at least as much; the floor under empty ones may take a hair of it.
            assert!(
                bins.psi(&counts).zip(plain).is_none_or(|(parted, plain)| parted >= 0.95 * plain - 0.02),
                "{:?} for {plain:?}",
                bins.psi(&counts)
            );
        }
        let exact = statistic(&wide(training), &wide(now)).map(|gap| gap.d());
        let binned = bins.ks(&counts);
        assert_eq!(binned.is_some(), exact.is_some());
        if let (Some(binned), Some(exact)) = (binned, exact) {
            let most = if training.len() < FINE { 1e-12 } else { 1.0 / FINE as f64 };
            assert!(binned <= exact + 1e-12 && exact <= binned + most, "{binned} for {exact}");
        }
    }

    #[test]
    fn binned_psi_is_exact_and_binned_ks_nearly() {
        for training in samples() {
            for now in samples() {
                check(&training, &now);
            }
        }
    }

    #[test]
    fn unseen_categories_share_a_bin_and_missing_values_have_none() {
        let bins = Bins::categorical(3, &[0.0, 1.0, 1.0, 2.0]);
        assert_eq!(bins.reference(), [1, 2, 1, 0]);
        let mut counts = bins.counts();
        bins.tally(&[1.0, 7.0, -1.0, 0.0], &[0, 0, 0, 4], 2, &mut counts);
        assert_eq!(counts, [0, 1, 0, 2]);
        assert_eq!(bins.ks(&counts), None);
        assert!(bins.psi(&counts).unwrap() > 1.0);
    }

    /// Columns of which a share is one value, at any place and of any size: when that mass leaves, comes or moves, it is seen,
    /// and when nothing changes, nothing is.
    #[test]
    fn mass_that_moves_is_seen_wherever_it_lies() {
        use crate::base::dice::{Dice, Stream};
        let mut dice = Dice::keyed(1, Stream::Features, 8);
        for case in 0..400_u32 {
            let size = [1e-30_f32, 1e-6, 1.0, 77.0, 1e9, 1e30][case as usize % 6];
            let mass = [0.5, 0.7, 0.93, 1.0][case as usize % 4];
            // The heavy value lies below, above or among the others.
            let (at, low) = [(0.0, 1.0), (9.0, 1.0), (3.0, 1.0), (-4.0, -9.0)][case as usize / 4 % 4];
            let mut column = |rows: usize, mass: f64, at: f32| -> Vec<f32> {
                (0..rows).map(|_| if dice.unit() < mass { at * size } else { (low + 4.0 * dice.unit() as f32) * size }).collect()
            };
            let training = column(600, mass, at);
            let bins = Bins::numeric(&training);
            let seen = |now: &[f32]| {
                let mut counts = bins.counts();
                bins.tally(now, &vec![0; now.len()], 0, &mut counts);
                (bins.psi(&counts).unwrap() > 0.25, bins.test(&counts).unwrap().p_value < 1e-6)
            };
            let said = format!("case {case}: {mass} at {at} times {size}");
            assert!(!seen(&column(120, mass, at)).1, "{said}, unchanged");
            assert_eq!(seen(&column(120, mass - 0.45, at)), (true, true), "{said}, left");
            for moved in [at + 0.5, at - 0.5, at + 50.0, at - 50.0] {
                assert_eq!(seen(&column(120, mass, moved)), (true, true), "{said}, now at {moved}");
            }
        }
    }

    #[test]
    fn shares_are_those_of_the_deciles() {
        let bins = Bins::numeric(&samples()[0]);
        let shares = bins.shares(bins.reference()).unwrap();
        assert!(shares.len() == 10 && shares.iter().all(|(before, now)| before == now && (before - 0.1).abs() < 1e-3));
        assert_eq!(bins.shares(&bins.counts()), None);
        assert_eq!(bins.psi(bins.reference()), Some(0.0));
    }
}
