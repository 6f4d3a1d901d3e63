//! What is counted in twenty minutes, and several of those taken together.

use serde::Serialize;

use crate::learn::drift::g_test::g_test;
use crate::learn::performance_estimation::ExpectedCells;

use super::minimums::FEW_REQUESTS;
use crate::platform::training::amount_predictor::AmountBucket;
use crate::platform::vocabulary::{By, ByRole, ConfusionMatrix, Role};

/// What one version did in a bucket.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RoleBucket {
    /// Its number; 0 where no version had this role.
    pub version: u32,
    /// Requests that it answered in time.
    pub answered: u32,
    /// Of these, called positive.
    pub predicted_positives: u32,
    /// Of these, with a confident score.
    pub high_confidence: u32,
    /// Requests that it was too slow for.
    pub timed_out: u32,
    /// Its slowest 5 % over the hour that ends here took at least this long, in milliseconds.
    pub latency_ms_p95: Option<f32>,
    /// Decisions against the probabilities that its calibration gives: quality without outcomes.
    pub expected: ExpectedCells,
    /// Decisions against outcomes, as they come in.
    pub measured: ConfusionMatrix,
    /// The amounts that it told, where it tells any.
    pub amounts: Option<Box<AmountBucket>>,
}

/// What one field looked like in the hour that ends with a bucket.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct FieldBucket {
    /// Values that were empty in this bucket.
    pub empty: u32,
    /// Population stability index against the champion's training snapshot.
    pub psi: Option<f32>,
    /// Kolmogorov-Smirnov distance to it.
    pub ks: Option<f32>,
    /// How often chance alone would fill the bins so differently.
    pub p_value: Option<f32>,
    /// Its empty values, beside those of training.
    pub gaps: Gaps,
}

impl FieldBucket {
    /// Its values lie further from training than a limit, and further than luck explains in so many requests.
    pub fn has_drifted(&self, limit: f32) -> bool {
        self.psi.is_some_and(|psi| psi > limit) && self.p_value.is_some_and(beyond_chance)
    }
}

/// Looked at each twenty minutes, field by field, for months, by windows that share most of their rows: less likely than this
/// is not put down to chance.
const CHANCE: f32 = 1e-8;

/// So small a p value is no accident, however often one looks.
pub fn beyond_chance(p_value: f32) -> bool {
    p_value < CHANCE
}

/// How the empty values of a field compare with those of training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Gaps {
    /// Too few requests to tell.
    #[default]
    Unknown,
    /// As in training, give or take what luck explains.
    Expected,
    /// More are empty.
    More,
    /// Nearly all are empty, as most were not in training.
    Gone,
    /// Fewer are empty: something fills what was not there before.
    Fewer,
}

/// The share of a field's values that are empty must move by so much at least, for more to be said and for fewer.
const MOVED: (f64, f64) = (0.01, 0.1);

/// A field is gone where at least so many values are empty, and no more than so many were.
const GONE: (f64, f64) = (0.9, 0.5);

impl Gaps {
    /// The field came and is not there, or the other way round: no matter of degrees.
    pub fn is_sure(self) -> bool {
        matches!(self, Self::Gone | Self::Fewer)
    }

    /// So many of so many values are empty; in training it was so many of so many.
    pub fn of((empty, values): (u32, u32), (empty_then, values_then): (u32, u32)) -> Self {
        if values < FEW_REQUESTS || values_then == 0 {
            return Self::Unknown;
        }
        let share = |part: u32, of: u32| f64::from(part) / f64::from(of);
        let moved = share(empty, values) - share(empty_then, values_then);
        let test = g_test(&[empty_then, values_then - empty_then], &[empty, values - empty]);
        match test.filter(|test| beyond_chance(test.p_value as f32)) {
            Some(_) if share(empty, values) >= GONE.0 && share(empty_then, values_then) <= GONE.1 => Self::Gone,
            Some(_) if moved >= MOVED.0 => Self::More,
            Some(_) if moved <= -MOVED.1 => Self::Fewer,
            _ => Self::Expected,
        }
    }
}

/// Twenty minutes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bucket {
    /// Requests that came.
    pub requests: u32,
    /// Of these, written down with their answer; only theirs are joined by an outcome.
    pub logged: u32,
    /// Who answered: champion, canary, simple rule, a person, earlier versions on devices.
    pub answered_by: [u32; 5],
    /// Requests that broke the contract while the check was on.
    pub blocked: u32,
    /// What the version in each role did.
    pub by_role: ByRole<RoleBucket>,
    /// Decisions against outcomes by kind of customer, whoever decided.
    pub segments: Vec<ConfusionMatrix>,
    /// Requests by kind of customer.
    pub segment_requests: Vec<u32>,
    /// Of these, called positive, whoever decided.
    #[serde(skip)]
    pub segment_predicted_positives: Vec<u32>,
    /// Each field.
    pub fields: Vec<FieldBucket>,
}

impl Bucket {
    /// The version that had a role at the end of the bucket.
    pub fn version(&self, role: Role) -> Option<u32> {
        Some(self.by_role[role].version).filter(|version| *version != 0)
    }
}

/// Several buckets taken together.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// How many buckets.
    pub buckets: u32,
    /// Requests.
    pub requests: u32,
    /// Who answered.
    pub answered_by: [u32; 5],
    /// Broke the contract.
    pub blocked: u32,
    /// Empty values of each field.
    pub empty: Vec<u32>,
    /// What the versions in each role did.
    pub by_role: ByRole<RoleSum>,
    /// By kind of customer.
    pub segments: Vec<ConfusionMatrix>,
}

/// One role over several buckets.
#[derive(Clone, Debug, Default)]
pub struct RoleSum {
    /// Answered in time.
    pub answered: u32,
    /// Called positive.
    pub predicted_positives: u32,
    /// Confident.
    pub high_confidence: u32,
    /// Too slow.
    pub timed_out: u32,
    /// Expected.
    pub expected: ExpectedCells,
    /// Measured.
    pub measured: ConfusionMatrix,
    /// Amounts.
    pub amounts: AmountBucket,
}

impl Sum {
    /// The share of requests that these answered.
    pub fn answered(&self, by: By) -> f64 {
        f64::from(self.answered_by[by as usize]) / f64::from(self.requests.max(1))
    }

    pub(super) fn add(&mut self, bucket: &Bucket) {
        self.buckets += 1;
        self.requests += bucket.requests;
        self.blocked += bucket.blocked;
        for (a, b) in self.answered_by.iter_mut().zip(bucket.answered_by) {
            *a += b;
        }
        self.empty.resize(bucket.fields.len(), 0);
        for (a, b) in self.empty.iter_mut().zip(&bucket.fields) {
            *a += b.empty;
        }
        self.segments.resize(bucket.segments.len(), ConfusionMatrix::default());
        for (a, b) in self.segments.iter_mut().zip(&bucket.segments) {
            a.add(b);
        }
        for (role, b) in bucket.by_role.iter() {
            let a = &mut self.by_role[role];
            a.answered += b.answered;
            a.predicted_positives += b.predicted_positives;
            a.high_confidence += b.high_confidence;
            a.timed_out += b.timed_out;
            a.expected.merge(&b.expected);
            a.measured.add(&b.measured);
            if let Some(amounts) = &b.amounts {
                a.amounts.add(amounts);
            }
        }
    }

    /// Share of all values that are empty.
    pub fn empty_share(&self) -> Option<f64> {
        let values = f64::from(self.requests) * self.empty.len() as f64;
        (self.requests >= FEW_REQUESTS).then(|| f64::from(self.empty.iter().sum::<u32>()) / values)
    }

    /// Share of requests that no model answered in time.
    pub fn timed_out_share(&self) -> Option<f64> {
        let late: u32 = self.by_role.values().map(|l| l.timed_out).sum();
        (self.requests >= FEW_REQUESTS).then(|| f64::from(late) / f64::from(self.requests))
    }
}

impl RoleSum {
    /// Share called positive.
    pub fn predicted_positive_rate(&self) -> Option<f64> {
        (self.answered >= FEW_REQUESTS).then(|| f64::from(self.predicted_positives) / f64::from(self.answered))
    }

    /// Share of confident answers.
    pub fn high_confidence_share(&self) -> Option<f64> {
        (self.answered >= FEW_REQUESTS).then(|| f64::from(self.high_confidence) / f64::from(self.answered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: (u32, u32), then: (u32, u32), expected: Gaps) {
        assert_eq!(Gaps::of(now, then), expected, "{now:?} after {then:?}");
    }

    #[test]
    fn gaps_are_told_in_both_directions_and_not_by_luck() {
        check((0, 59), (0, 400), Gaps::Unknown);
        check((0, 120), (0, 0), Gaps::Unknown);
        check((0, 120), (400, 400), Gaps::Fewer);
        check((60, 120), (400, 400), Gaps::Fewer);
        check((119, 120), (400, 400), Gaps::Expected);
        check((0, 120), (4, 400), Gaps::Expected);
        check((4, 120), (4, 400), Gaps::Expected);
        check((1, 120), (0, 400), Gaps::Expected);
        check((40, 120), (0, 400), Gaps::More);
        check((120, 120), (12, 400), Gaps::Gone);
        check((120, 120), (300, 400), Gaps::More);
        // Many rows make a small difference sure, and it stays small.
        check((2_100, 100_000), (200_000, 10_000_000), Gaps::Expected);
    }
}
