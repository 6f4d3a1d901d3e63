//! Data-quality monitoring: finer figures that a team switches on when it wants to be told sooner, and of which.
//!
//! Field by field: words that are on no list, values outside the contract, values beyond nearly all that training saw,
//! empty values by kind of customers. Of requests as a whole: those that come twice, their mix of customers, the age of
//! looked-up values. Of what is kept: whether it is a fair part of what came, whether it was changed since, and whether
//! one kind of customers has fewer positives than it had. Of the machines: memory. Of the model: whether a score comes out
//! the same when it is worked out once more as in training.
//!
//! Shares are over the last hour; keeping over four hours, outcomes over a day. What is usual for the mix and for outcomes
//! is learnt from the run itself: from its first seven days, a day behind the present.

use std::collections::VecDeque;

use serde::Serialize;

use super::time_series::{PER_DAY, PER_HOUR, RingSeries};
use crate::base::math::sqrt;
use crate::base::stats;
use crate::learn::data::{FieldKind, Schema};
use crate::learn::drift::psi::psi;
use crate::platform::labels::Outcome;
use crate::platform::release::Version;
use crate::platform::training::reference::Reference;
use crate::platform::vocabulary::ByRole;
use crate::platform::workload::Seen;

use super::Bucket;
use super::minimums::FEW_REQUESTS;

/// So much of the training values lies beyond an end.
const END: f64 = 0.002;
/// Fewer requests of one kind than this say nothing about its empty values.
const FEW_OF_A_KIND: u32 = 40;
/// Buckets that keeping is looked at over: four hours.
const KEEPING: usize = 4 * PER_HOUR as usize;
/// Buckets that are learnt from: a week.
const LEARNT: u32 = 7 * PER_DAY;
/// Fewer than so many positives to be expected say nothing about their share.
const FEW_EXPECTED: f64 = 120.0;
/// So many standard errors of a count are put down to luck.
const LARGE_DEVIATION: f64 = 2.5;
/// Fewer scores than this, worked out once more, say nothing.
const FEW_SCORES: u32 = 15;
/// Scores that differ by less are the same: a version that goes on learning has moved on.
const SAME: f32 = 0.02;

/// What the contract and the training snapshot say of a field.
#[derive(Clone, Debug, Serialize)]
struct BaselineCounts {
    /// Number of words, where it has a list.
    words: Option<u32>,
    /// Lowest and highest value that the contract allows.
    range: (f32, f32),
    /// Nearly all of training lay between these.
    ends: (f32, f32),
    /// Share that was empty in training.
    empty: f64,
}

/// Counts of one bucket.
#[derive(Clone, Debug, Default, Serialize)]
struct Counts {
    requests: u32,
    /// By field.
    unseen: Vec<u32>,
    out_of_contract: Vec<u32>,
    outliers: Vec<u32>,
    /// By kind of customers, then by field.
    empty: Vec<Vec<u32>>,
    duplicates: u32,
    stale_hours: f32,
    memory: f32,
    /// Scores that were worked out once more, and those that came out otherwise.
    rescored: u32,
    differed: u32,
    /// Outcomes that were joined to a kept row, and rows among them that were changed since.
    joined: u32,
    changed: u32,
    /// By kind of customers.
    kinds: Vec<Kind>,
}

/// What came of one kind of customers.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Kind {
    requests: u32,
    kept: u32,
    known: u32,
    positive: u32,
}

impl Kind {
    fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.kept += other.kept;
        self.known += other.known;
        self.positive += other.positive;
    }
}

/// Data-quality monitoring.
#[derive(Clone, Debug, Serialize)]
pub struct DataQualityMonitor {
    fields: Vec<BaselineCounts>,
    open: Counts,
    /// Closed buckets of the last hour.
    hour: VecDeque<Counts>,
    /// Kinds of customers in the closed buckets of the last day.
    day: VecDeque<Vec<Kind>>,
    /// The same over what was learnt from, and how many buckets that were.
    baseline: Vec<Kind>,
    learnt: u32,
    /// Share of positives in training.
    positives: f64,
}

/// A figure, and the field that it is about.
pub type FieldFigure = (Option<f64>, Option<u8>);

impl DataQualityMonitor {
    /// Begins to look. What is usual so far is told by the buckets that have closed.
    pub fn new(schema: &Schema, reference: &Reference, kinds: usize, past: &RingSeries<Bucket>) -> Self {
        let mut baseline = vec![Kind::default(); kinds];
        let end = past.next().saturating_sub(PER_DAY);
        let range = past.range(end.saturating_sub(LEARNT), end);
        for bucket in range.iter() {
            for (kind, (requests, cells)) in baseline.iter_mut().zip(bucket.segment_requests.iter().zip(&bucket.segments)) {
                kind.add(&Kind { requests: *requests, kept: 0, known: cells.known(), positive: cells.positives() });
            }
        }
        let learnt = range.iter().count() as u32;
        let mut monitor = Self {
            fields: Vec::new(),
            open: Counts::default(),
            hour: VecDeque::new(),
            day: VecDeque::new(),
            baseline,
            learnt,
            positives: 0.0,
        };
        monitor.compare_with(schema, reference);
        monitor.open = monitor.fresh();
        monitor
    }

    /// Another training snapshot says what is usual of fields.
    pub fn compare_with(&mut self, schema: &Schema, reference: &Reference) {
        let of = |(at, field): (usize, &crate::learn::data::Field)| {
            let number = matches!(field.kind, FieldKind::Numeric { .. });
            let sample: Vec<f64> = reference.sample[at].iter().map(|v| f64::from(*v)).collect();
            let end = |q| stats::quantile(&sample, q).filter(|_| number).map(|v| v as f32);
            BaselineCounts {
                words: (!number).then(|| field.categories() as u32),
                range: (field.range.0 as f32, field.range.1 as f32),
                ends: (end(END).unwrap_or(f32::MIN), end(1.0 - END).unwrap_or(f32::MAX)),
                empty: reference.empty[at],
            }
        };
        self.fields = schema.fields.iter().enumerate().map(of).collect();
        self.positives = reference.positives();
    }

    fn fresh(&self) -> Counts {
        let (fields, kinds) = (self.fields.len(), self.baseline.len());
        Counts {
            unseen: vec![0; fields],
            out_of_contract: vec![0; fields],
            outliers: vec![0; fields],
            empty: vec![vec![0; fields]; kinds],
            kinds: vec![Kind::default(); kinds],
            ..Counts::default()
        }
    }

    /// Looks at a minute.
    pub(super) fn observe(&mut self, seen: &Seen) {
        let open = &mut self.open;
        open.requests += seen.len() as u32;
        open.stale_hours = open.stale_hours.max(seen.stale_hours);
        open.memory = open.memory.max(seen.memory);
        for (at, field) in self.fields.iter().enumerate() {
            for (row, value) in seen.batch.column(at).iter().enumerate() {
                if seen.batch.is_missing(row, at) {
                    open.empty[usize::from(seen.segment[row])][at] += 1;
                    continue;
                }
                match field.words {
                    Some(words) => open.unseen[at] += u32::from(!(*value >= 0.0 && *value < words as f32 && value.trunc() == *value)),
                    None => {
                        open.out_of_contract[at] += u32::from(*value < field.range.0 || *value > field.range.1);
                        open.outliers[at] += u32::from(*value < field.ends.0 || *value > field.ends.1);
                    }
                }
            }
        }
        for (row, kind) in seen.segment.iter().enumerate() {
            open.kinds[usize::from(*kind)].requests += 1;
            let same = |other: &usize| (0..self.fields.len()).all(|f| seen.batch.column(f)[row] == seen.batch.column(f)[*other]);
            open.duplicates += u32::from((0..row).any(|other| same(&other) && seen.batch.missing()[row] == seen.batch.missing()[other]));
        }
    }

    /// Works the score of one answer out once more, as it is worked out in training, and compares.
    pub(super) fn score_again(&mut self, nth: usize, versions: &ByRole<Option<&Version>>, seen: &Seen) {
        let n = seen.answers.len();
        let Some(row) = nth.checked_rem(n) else { return };
        let answer = &seen.answers[row];
        let Some(version) = answer.by.role().and_then(|role| versions[role]) else { return };
        let mut scores = Vec::new();
        version.score(&seen.served().part(row..row + 1), &mut scores);
        self.open.rescored += 1;
        self.open.differed += u32::from((scores[0] - answer.score).abs() > SAME);
    }

    /// A request of this kind was kept for training.
    pub fn kept(&mut self, kind: u8) {
        self.open.kinds[usize::from(kind)].kept += 1;
    }

    /// An outcome was joined to a kept row, which was changed since it was served, or not.
    pub fn joined(&mut self, changed: bool) {
        self.open.joined += 1;
        self.open.changed += u32::from(changed);
    }

    pub(super) fn learn(&mut self, outcome: &Outcome) {
        let kind = &mut self.open.kinds[usize::from(outcome.segment)];
        kind.known += 1;
        kind.positive += u32::from(outcome.positive);
    }

    pub(super) fn close(&mut self) {
        let fresh = self.fresh();
        let done = std::mem::replace(&mut self.open, fresh);
        if self.day.len() == PER_DAY as usize
            && let Some(old) = self.day.pop_front()
            && self.learnt < LEARNT
        {
            self.learnt += 1;
            self.baseline.iter_mut().zip(&old).for_each(|(sum, kind)| sum.add(kind));
        }
        self.day.push_back(done.kinds.clone());
        if self.hour.len() == PER_HOUR as usize {
            self.hour.pop_front();
        }
        self.hour.push_back(done);
    }

    fn requests(&self) -> u32 {
        self.hour.iter().map(|c| c.requests).sum()
    }

    /// The largest share of a count by field, in percent of the requests of the last hour; a part of each count is put down
    /// to luck.
    fn worst(&self, sampling_error: f64, of: impl Fn(&Counts) -> &[u32]) -> FieldFigure {
        let requests = self.requests();
        if requests < FEW_REQUESTS {
            return (None, None);
        }
        let count = |field: usize| self.hour.iter().map(|c| of(c)[field]).sum::<u32>();
        let worst = (0..self.fields.len()).map(|field| (count(field), field)).max();
        let Some((count, field)) = worst else { return (None, None) };
        let count = f64::from(count);
        (Some((count - sampling_error * sqrt(count)).max(0.0) / f64::from(requests) * 100.0), Some(field as u8))
    }

    /// Words on no list.
    pub fn unseen_categories(&self) -> FieldFigure {
        self.worst(0.0, |c| &c.unseen)
    }

    /// Values outside the contract.
    pub fn contract_violations(&self) -> FieldFigure {
        self.worst(0.0, |c| &c.out_of_contract)
    }

    /// Values beyond nearly all that training saw. A few there must be.
    pub fn outliers(&self) -> FieldFigure {
        self.worst(LARGE_DEVIATION, |c| &c.outliers)
    }

    /// Empty values of a field for one kind of customers, in points above what is usual of the field.
    pub fn missing_by_segment(&self) -> FieldFigure {
        let mut worst: FieldFigure = (None, None);
        for kind in 0..self.baseline.len() {
            let requests: u32 = self.hour.iter().map(|c| c.kinds[kind].requests).sum();
            if requests < FEW_OF_A_KIND {
                continue;
            }
            for (at, field) in self.fields.iter().enumerate() {
                let empty: u32 = self.hour.iter().map(|c| c.empty[kind][at]).sum();
                let above = (f64::from(empty) / f64::from(requests) - field.empty) * 100.0;
                if worst.0.is_none_or(|other| above > other) {
                    worst = (Some(above), Some(at as u8));
                }
            }
        }
        worst
    }

    /// Requests that came before in the same minute, in percent.
    pub fn duplicates(&self) -> Option<f64> {
        let (requests, duplicates) = (self.requests(), self.hour.iter().map(|c| c.duplicates).sum::<u32>());
        (requests >= FEW_REQUESTS).then(|| f64::from(duplicates) / f64::from(requests) * 100.0)
    }

    /// Age of the oldest looked-up value in the last bucket, in hours.
    pub fn stale_hours(&self) -> Option<f64> {
        self.hour.back().map(|c| f64::from(c.stale_hours))
    }

    /// The most memory in use in the last bucket, in percent.
    pub fn memory(&self) -> Option<f64> {
        self.hour.back().filter(|c| c.memory > 0.0).map(|c| f64::from(c.memory) * 100.0)
    }

    /// Scores that come out otherwise when they are worked out as in training, in percent of those of the last hour.
    pub fn scoring_skew(&self) -> Option<f64> {
        let rescored: u32 = self.hour.iter().map(|c| c.rescored).sum();
        let differed: u32 = self.hour.iter().map(|c| c.differed).sum();
        (rescored >= FEW_SCORES).then(|| f64::from(differed) / f64::from(rescored) * 100.0)
    }

    fn kinds(&self, buckets: usize) -> Vec<Kind> {
        let mut sum = vec![Kind::default(); self.baseline.len()];
        for bucket in self.day.iter().rev().take(buckets) {
            sum.iter_mut().zip(bucket).for_each(|(sum, kind)| sum.add(kind));
        }
        sum
    }

    /// PSI of the mix of customers of the last hour against the usual one.
    pub fn mix(&self) -> Option<f64> {
        let now: Vec<u32> = self.kinds(PER_HOUR as usize).iter().map(|kind| kind.requests).collect();
        let baseline: Vec<u32> = self.baseline.iter().map(|kind| kind.requests).collect();
        between(&baseline, &now, 3 * FEW_REQUESTS)
    }

    /// PSI of the mix of customers that is kept for training against the mix that came, over four hours.
    pub fn sampling_bias(&self) -> Option<f64> {
        let kinds = self.kinds(KEEPING);
        let came: Vec<u32> = kinds.iter().map(|kind| kind.requests).collect();
        let kept: Vec<u32> = kinds.iter().map(|kind| kind.kept).collect();
        between(&came, &kept, 3 * FEW_REQUESTS)
    }

    /// Kept rows that were changed between being served and being learnt from, in percent of the last hour’s outcomes.
    pub fn changed(&self) -> Option<f64> {
        let joined: u32 = self.hour.iter().map(|c| c.joined).sum();
        let changed: u32 = self.hour.iter().map(|c| c.changed).sum();
        (joined >= FEW_REQUESTS / 2).then(|| f64::from(changed) / f64::from(joined) * 100.0)
    }

    /// Share of positives among the last day’s outcomes of the kind of customers that has lost most of them, in percent of
    /// what is usual for it; of all kinds together in percent of what it was in training.
    pub fn labels(&self) -> Option<f64> {
        let day = self.kinds(PER_DAY as usize);
        let share = |kind: &Kind| f64::from(kind.positive) / f64::from(kind.known.max(1));
        let enough = |now: &Kind, baseline: &Kind| baseline.known >= now.known && f64::from(now.known) * share(baseline) >= FEW_EXPECTED;
        let all = day.iter().zip(&self.baseline).filter(|(now, baseline)| enough(now, baseline));
        let kinds = all.map(|(now, baseline)| share(now) / share(baseline) * 100.0);
        let mut sum = Kind::default();
        day.iter().for_each(|kind| sum.add(kind));
        let together = (f64::from(sum.known) * self.positives >= FEW_EXPECTED).then(|| share(&sum) / self.positives * 100.0);
        kinds.chain(together).min_by(f64::total_cmp)
    }
}

/// PSI of two counts by kind; `None` with fewer than so many in either.
fn between(baseline: &[u32], now: &[u32], few: u32) -> Option<f64> {
    let enough = |counts: &[u32]| counts.iter().sum::<u32>() >= few;
    if enough(baseline) && enough(now) { psi(baseline, now) } else { None }
}
