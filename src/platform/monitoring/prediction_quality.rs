//! Quality over windows that hold enough: of the last hours, and of as many before them as it takes.
//!
//! A share of few cases strays by luck. By night few requests come, and where positives are rare four hours may hold three:
//! a window of fixed length would tell nothing there, or tell it wrongly. So a window has a least length, and reaches
//! further back until it holds as many cases as its limit was made for, two weeks at most.

use super::time_series::{Entries, PER_DAY, PER_HOUR, bucket_of};
use super::{Bucket, FEW_REQUESTS, Monitoring, QUALITY_BUCKETS};
use crate::base::math::sqrt;
use crate::base::time::Tick;
use crate::learn::performance_estimation::{Estimate, ExpectedCells};
use crate::platform::vocabulary::{ConfusionMatrix, Role};

/// No window reaches further back: two weeks.
pub const FARTHEST: u32 = 14 * PER_DAY;
/// A window of answers reaches no further back: a third of a day.
const FARTHEST_ANSWERS: u32 = PER_DAY / 3;
/// Estimates are held against so many positives, or calls, whose outcome is known, at least.
const HELD_CASES: u32 = 100;
/// Standard errors beyond which an estimate is called off.
const SURE: f64 = 2.0;
/// An estimate that is off by less is right.
const RIGHT: f64 = 0.03;

/// An estimate beside what came, over the same answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// As it was estimated before outcomes were known.
    pub estimated: f64,
    /// By the outcomes.
    pub measured: f64,
    /// Standard error of the difference.
    pub standard_error: f64,
}

impl Held {
    /// How far the estimate lies above what came, where that is more than a trifle and more than luck.
    pub fn off(&self) -> Option<f64> {
        let off = self.estimated - self.measured;
        (off.abs() >= RIGHT && off.abs() > SURE * self.standard_error).then_some(off)
    }
}

impl Monitoring {
    /// The buckets before `end`, the newest so many at least, and those before them until there is enough.
    fn reach_back(&self, end: u32, (least, most): (u32, u32), mut enough: impl FnMut(&Bucket) -> bool) -> Entries<'_, Bucket> {
        let mut reached = 0;
        for bucket in self.buckets.range(end.saturating_sub(most), end).rev() {
            reached += 1;
            if enough(bucket) && reached >= least {
                break;
            }
        }
        self.buckets.range(end.saturating_sub(reached), end)
    }

    /// The last hour before a bucket, and what lies before it until the models have given so many answers.
    pub fn answers_window(&self, end: u32, answers: u32) -> Entries<'_, Bucket> {
        let mut answered = 0;
        self.reach_back(end, (PER_HOUR, FARTHEST_ANSWERS), |bucket| {
            answered += bucket.by_role.values().map(|role| role.answered).sum::<u32>();
            answered >= answers
        })
    }

    /// The four hours before a bucket, and what lies before them until so many positives are to be expected; `None` where they
    /// are not.
    fn expected_window(&self, end: u32, positives: f64) -> Option<Entries<'_, Bucket>> {
        let mut sum = ExpectedCells::default();
        let window = self.reach_back(end, (QUALITY_BUCKETS, FARTHEST), |bucket| {
            bucket.by_role.values().for_each(|role| sum.merge(&role.expected));
            sum.tp + sum.fn_ >= positives
        });
        (sum.tp + sum.fn_ >= positives).then_some(window)
    }

    /// The four hours before a bucket, and what lies before them until so many positives are known.
    fn measured_window(&self, end: u32, positives: f64) -> Entries<'_, Bucket> {
        let mut known = 0;
        self.reach_back(end, (QUALITY_BUCKETS, FARTHEST), |bucket| {
            known += bucket.segments.iter().map(ConfusionMatrix::positives).sum::<u32>();
            f64::from(known) >= positives
        })
    }

    /// Answers of the models in the last hour, and before it until there are so many: called positive, of how many.
    pub fn predicted_positives(&self, answers: u32) -> (u32, u32) {
        let window = self.answers_window(self.buckets.next(), answers);
        let roles = || window.iter().flat_map(|bucket| bucket.by_role.values());
        (roles().map(|role| role.predicted_positives).sum(), roles().map(|role| role.answered).sum())
    }

    /// The last four hours by their probabilities, and before them until so many positives are to be expected.
    pub fn expected(&self, positives: f64) -> Option<ExpectedCells> {
        let mut sum = ExpectedCells::default();
        let window = self.expected_window(self.buckets.next(), positives)?;
        window.rev().for_each(|bucket| bucket.by_role.values().for_each(|role| sum.merge(&role.expected)));
        Some(sum)
    }

    /// Decisions against outcomes of the four hours before a minute, and before them until so many positives are known.
    pub fn measured(&self, until: Tick, positives: f64) -> ConfusionMatrix {
        let mut sum = ConfusionMatrix::default();
        let window = self.measured_window(bucket_of(until), positives);
        window.iter().for_each(|bucket| bucket.segments.iter().for_each(|cells| sum.add(cells)));
        sum
    }

    /// Recall and precision as the champion was estimated to have, and as it had, in the weeks before a minute up to which
    /// outcomes are in; `None` before enough of them are.
    pub fn estimates_held(&self, champion: u32, until: Tick) -> [Option<Held>; 2] {
        let (mut expected, mut measured) = (ExpectedCells::default(), ConfusionMatrix::default());
        let end = bucket_of(until);
        for bucket in self.buckets.range(end.saturating_sub(FARTHEST), end).rev() {
            let own = &bucket.by_role[Role::Champion];
            if own.version == champion && own.measured.known() > 0 {
                expected.merge(&own.expected);
                measured.add(&own.measured);
            }
        }
        let held = |estimate: Option<Estimate>, measured: Option<f64>, of: u32| {
            let (estimate, measured) = estimate.zip(measured).filter(|_| of >= HELD_CASES)?;
            let sampling_error = measured * (1.0 - measured) / f64::from(of);
            let standard_error = sqrt(sampling_error + estimate.standard_error * estimate.standard_error);
            Some(Held { estimated: estimate.value, measured, standard_error })
        };
        let precision = measured.false_alarm_share().map(|wrong| 1.0 - wrong);
        [
            held(expected.recall(), measured.recall(), measured.positives()),
            held(expected.precision(), precision, measured.true_positives + measured.false_positives),
        ]
    }

    /// Outcomes are known of enough requests to expect so many positives among them, and not one was.
    pub fn none_positive(&self, until: Tick, share: f64) -> Option<ConfusionMatrix> {
        let cells = self.measured(until, f64::MAX);
        // With six to be expected, none comes once in four hundred times.
        let expected = f64::from(cells.known()) * share;
        (cells.positives() == 0 && cells.known() >= FEW_REQUESTS && expected >= 6.0).then_some(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::Held;

    #[test]
    fn an_estimate_is_off_beyond_luck_and_trifles() {
        let held = |estimated, measured, standard_error| Held { estimated, measured, standard_error }.off();
        assert_eq!(held(0.8, 0.79, 0.001), None);
        assert_eq!(held(0.8, 0.7, 0.06), None);
        assert!((held(0.816, 0.703, 0.02).unwrap() - 0.113).abs() < 1e-12);
        assert!(held(0.6, 0.7, 0.02).unwrap() < 0.0);
    }
}
