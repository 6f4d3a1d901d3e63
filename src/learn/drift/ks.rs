//! The Kolmogorov-Smirnov test: do two samples of a number come from the same source?
//!
//! **Idea.** Draw both empirical distribution functions; the statistic D is the widest gap between them, whatever the
//! unit. Its p value is how often chance alone opens a gap at least as wide, by one of three laws:
//!
//! | law | exact for | cost |
//! |---|---|---|
//! | [`exact_p`] | two samples without ties | product of both sizes |
//! | [`one_sample_p`] | a sample of n against a known law; with n = n1 n2 / (n1 + n2) near for two | n sqrt n |
//! | [`limit_p`] | n without end; small samples get too large a p | nothing |
//!
//! ```
//! use afterlaunch::learn::drift::ks::{exact_p, statistic};
//!
//! let (a, b) = ([1.0, 2.0, 3.0, 4.0], [3.5, 4.5, 5.5, 6.5]);
//! let gap = statistic(&a, &b).unwrap();
//! assert_eq!(gap.d(), 0.75);
//! assert!((exact_p(gap) - 0.2286).abs() < 1e-4);
//! ```
//!
//! On a stream [`super::binned::Bins::ks`] keeps it from counts, as a lower bound.
//!
//! References: Hodges, *Arkiv för Matematik* 3 (1958); Simard and L'Ecuyer, *Journal of Statistical Software* 39 (2011).

use super::measure::DriftMeasure;
use crate::base::math::{exp, ln, ln_gamma, sqrt};
use std::f64::consts::PI;

/// What lists say about the Kolmogorov-Smirnov statistic.
pub const KS: DriftMeasure = DriftMeasure {
    id: "ks",
    name: "Kolmogorov-Smirnov statistic",
    sentence: "The widest gap between the field's distribution now and in training, 0 to 1.",
};

/// Beyond this size [`one_sample_p`] uses the limit law with its first two corrections, right to about 1e-5.
pub const LARGEST_EXACT: u32 = 5_000;

/// The widest gap between two empirical distribution functions, held as a whole number so that it has no rounding:
/// the gap is `steps / (n1 n2)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Gap times both sizes.
    pub steps: u64,
    /// Size of the first sample.
    pub n1: u32,
    /// Size of the second sample.
    pub n2: u32,
}

impl Gap {
    /// The statistic, 0 to 1.
    pub fn d(&self) -> f64 {
        self.steps as f64 / (f64::from(self.n1) * f64::from(self.n2))
    }

    /// The size n1 n2 / (n1 + n2) of one sample that would tell as much against a known law.
    pub fn effective_size(&self) -> f64 {
        let (n1, n2) = (f64::from(self.n1), f64::from(self.n2));
        n1 * n2 / (n1 + n2)
    }
}

/// The widest gap between the distribution functions of two samples; ties are counted together. `None` where one is
/// empty.
pub fn statistic(a: &[f64], b: &[f64]) -> Option<Gap> {
    let (n1, n2) = (u32::try_from(a.len()).ok()?, u32::try_from(b.len()).ok()?);
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable_by(f64::total_cmp);
    b.sort_unstable_by(f64::total_cmp);
    let (mut i, mut j, mut steps) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let here = a[i].min(b[j]);
        i += a[i..].iter().take_while(|x| **x == here).count();
        j += b[j..].iter().take_while(|x| **x == here).count();
        steps = (i as u64 * u64::from(n2)).abs_diff(j as u64 * u64::from(n1)).max(steps);
    }
    (n1 > 0 && n2 > 0).then_some(Gap { steps, n1, n2 })
}

/// How often two samples of one source without ties open such a gap.
///
/// Merging the samples is a walk on a lattice, one step for each value, all walks equally likely. `outside[j]` is the
/// chance that a walk to (i, j) has touched the boundary; the last step came from either side in proportion to its
/// coordinate. Only positive numbers are added, so small p keep their digits.
pub fn exact_p(gap: Gap) -> f64 {
    if gap.steps == 0 {
        return 1.0;
    }
    let (n1, n2) = (u64::from(gap.n1), u64::from(gap.n2));
    let mut outside = vec![0.0; gap.n2 as usize + 1];
    for i in 0..=n1 {
        for j in 0..=n2 {
            let at = j as usize;
            outside[at] = if (i * n2).abs_diff(j * n1) >= gap.steps {
                1.0
            } else if i == 0 {
                // Straight up from the origin, never outside: a point below on this line would have been further in.
                0.0
            } else {
                let from_left = outside[at];
                let from_below = if j > 0 { outside[at - 1] } else { 0.0 };
                (i as f64 * from_left + j as f64 * from_below) / (i + j) as f64
            };
        }
    }
    outside[gap.n2 as usize]
}

/// How often a sample of `n` from a known law has a gap of at least `d`. Off by at most some 1e-12.
///
/// Seen over time, the sample is a Poisson process of rate 1 that has n events at time n, and the gap stays below d
/// while the count stays within n d of the clock. `chance[k]` is the chance of k events so far and never out of
/// bounds; it is carried from each moment at which a bound crosses a whole number to the next.
pub fn one_sample_p(n: u32, d: f64) -> f64 {
    let size = f64::from(n);
    let reach = size * d;
    if reach <= 0.5 {
        return 1.0;
    }
    // Two-sided p is at most 2 exp(-2 n d^2): nothing is left of it in twelve digits.
    if d >= 1.0 || size * d * d > 18.0 {
        return 0.0;
    }
    if n > LARGEST_EXACT {
        let z = d * sqrt(size) + 1.0 / (6.0 * sqrt(size)) + (d * sqrt(size) - 1.0) / (4.0 * size);
        return limit_p(z);
    }
    let fraction = reach - reach.floor();
    let mut moments: Vec<f64> = (0..n).flat_map(|i| [f64::from(i) + fraction, f64::from(i) + 1.0 - fraction]).collect();
    moments.push(size);
    moments.sort_unstable_by(f64::total_cmp);
    let mut chance = vec![0.0; n as usize + 1];
    chance[0] = 1.0;
    let mut since = 0.0;
    for now in moments {
        // The ceiling that holds from `since` on, and the floor that holds from `now` on; the hair keeps rounding from
        // missing the whole number that one of them has just reached.
        let hair = 1e-9;
        let ceiling = ((since + reach + hair).floor() as usize).min(n as usize);
        let floor = (now - reach + hair).ceil().max(0.0) as usize;
        carry(&mut chance, now - since, floor, ceiling);
        since = now;
    }
    // Given n events at time n: divide by the Poisson chance of that.
    let at_end = exp(size * ln(size) - size - ln_gamma(size + 1.0));
    (1.0 - chance[n as usize] / at_end).clamp(0.0, 1.0)
}

/// Lets a stretch of time pass: events arrive at rate 1, and counts outside the bounds are lost.
fn carry(chance: &mut [f64], time: f64, floor: usize, ceiling: usize) {
    // In a time of at most 1, thirty events have a chance below 1e-32.
    const MOST: usize = 30;
    let mut arrivals = [0.0; MOST];
    arrivals[0] = exp(-time);
    for k in 1..MOST {
        arrivals[k] = arrivals[k - 1] * time / k as f64;
    }
    for k in (0..chance.len()).rev() {
        let inside = k >= floor && k <= ceiling;
        chance[k] = if inside { arrivals.iter().zip(chance[..=k].iter().rev()).map(|(a, c)| a * c).sum() } else { 0.0 };
    }
}

/// Kolmogorov's limit law: P(gap sqrt(n) > z) for n without end.
///
/// Two series for the same function; each is used where three or four terms of it are enough.
pub fn limit_p(z: f64) -> f64 {
    if z <= 0.0 {
        return 1.0;
    }
    if z < 1.0 {
        let odd = |k: u32| f64::from(2 * k - 1);
        let below: f64 = (1..=6).map(|k| exp(-odd(k) * odd(k) * PI * PI / (8.0 * z * z))).sum();
        return 1.0 - sqrt(2.0 * PI) / z * below;
    }
    let term = |k: u32| exp(-2.0 * f64::from(k * k) * z * z);
    let above: f64 = (1..=6).map(|k| if k % 2 == 1 { term(k) } else { -term(k) }).sum();
    (2.0 * above).clamp(0.0, 1.0)
}

/// [`one_sample_p`] of a gap between two samples, at the nearest whole effective size: what scipy calls asymptotic.
pub fn asymptotic_p(gap: Gap) -> f64 {
    one_sample_p(gap.effective_size().round_ties_even() as u32, gap.d())
}

/// [`limit_p`] of a gap between two samples.
pub fn limit_p_of(gap: Gap) -> f64 {
    limit_p(gap.d() * sqrt(gap.effective_size()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: f64, expected: f64) {
        assert!((got - expected).abs() < 1e-9, "{got} is not {expected}");
    }

    /// Counts the walks one by one.
    fn by_hand(gap: Gap) -> f64 {
        fn walks(i: u64, j: u64, gap: &Gap) -> (f64, f64) {
            let (n1, n2) = (u64::from(gap.n1), u64::from(gap.n2));
            if i == n1 && j == n2 {
                return (1.0, 0.0);
            }
            let mut sum = (0.0, 0.0);
            for (i, j) in [(i + 1, j), (i, j + 1)].into_iter().filter(|(i, j)| *i <= n1 && *j <= n2) {
                let (all, out) = walks(i, j, gap);
                let leaves = (i * n2).abs_diff(j * n1) >= gap.steps;
                sum = (sum.0 + all, sum.1 + if leaves { all } else { out });
            }
            sum
        }
        let (all, out) = walks(0, 0, &gap);
        out / all
    }

    #[test]
    fn exact_p_is_the_share_of_walks_that_leave() {
        for (n1, n2) in [(1, 1), (2, 3), (5, 5), (7, 4)] {
            for steps in 1..=n1 * n2 {
                let gap = Gap { steps: u64::from(steps), n1, n2 };
                check(exact_p(gap), by_hand(gap));
            }
        }
    }

    #[test]
    fn one_sample_law_has_known_values() {
        // One value: the gap is max(u, 1 - u).
        check(one_sample_p(1, 0.75), 0.5);
        // Two values, by the piecewise formula 2 (2 d - 1/2)^2 for the chance to stay below d, 1/4 to 1/2.
        check(one_sample_p(2, 0.4), 1.0 - 2.0 * 0.3 * 0.3);
        check(one_sample_p(10, 0.05), 1.0);
        check(one_sample_p(10, 1.0), 0.0);
        check(one_sample_p(100, 0.9), 0.0);
    }

    #[test]
    fn laws_meet_where_samples_are_large() {
        for z in [0.6, 1.0, 1.5, 2.5] {
            let at = |n: u32| one_sample_p(n, z / sqrt(f64::from(n)));
            assert!((at(LARGEST_EXACT) - at(LARGEST_EXACT + 1)).abs() < 1e-5);
            assert!((at(1_000_000_000) - limit_p(z)).abs() < 1e-5);
        }
    }

    #[test]
    fn both_series_of_the_limit_agree() {
        check(limit_p(1.0 - 1e-12), limit_p(1.0));
        check(limit_p(1.3580986393225507), 0.05);
        check(limit_p(0.01), 1.0);
    }

    #[test]
    fn ties_are_counted_together() {
        assert_eq!(statistic(&[1.0, 1.0], &[1.0]).unwrap().steps, 0);
        assert_eq!(statistic(&[], &[1.0]), None);
        assert_eq!(exact_p(statistic(&[1.0], &[1.0]).unwrap()), 1.0);
    }
}
