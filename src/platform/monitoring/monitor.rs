//! What the team watches. Every twenty minutes a bucket closes; figures are taken over the hour that ends there.
//!
//! Four groups: system health (traffic, answer times, time-outs), predictions (share called positive, confidence,
//! scores), quality (measured once outcomes come in, estimated before), data (empty fields, distance to the
//! training snapshot). Quality pools the last four hours, because positives are rare.
//!
//! A team that wants finer figures switches on data-quality monitoring.
//!
//! Monitoring is given what the team can see and nothing else; the truth has a file of its own.

use super::baseline::Baseline;
use super::bucket::{Bucket, FieldBucket, Gaps, Sum};
use super::data_quality::DataQualityMonitor;
use super::minimums::FEW_REQUESTS;
use super::recent::Recent;

use serde::Serialize;

use crate::base::time::{Minutes, Tick};
use crate::learn::data::Schema;

use super::time_series::{BUCKET, PER_HOUR, RingSeries, bucket_of};
use crate::platform::labels::MaturedLabels;
use crate::platform::release::Version;
use crate::platform::training::reference::CONFIDENT;
use crate::platform::vocabulary::{Answer, By, ByRole, ConfusionMatrix, Role, Unheard};
use crate::platform::workload::Seen;

/// Bins for scores, evenly from 0 to 1.
pub const SCORE_BINS: usize = 20;
/// The share of expected outcomes that must be in before a quality counts as measured.
pub const OUTCOMES_IN: f64 = 0.95;
/// One request in so many is kept for pictures.
const RECENT_ONE_IN: usize = 4;

/// Counts that only the last hour needs.
#[derive(Clone, Debug, Serialize)]
struct Hourly {
    fields: Vec<Vec<u32>>,
    latency: ByRole<Vec<u32>>,
    scores: ByRole<[u32; SCORE_BINS]>,
}

/// Everything that is watched.
#[derive(Clone, Debug, Serialize)]
pub struct Monitoring {
    /// Closed buckets.
    pub buckets: RingSeries<Bucket>,
    /// The bucket that is open.
    pub open: Bucket,
    /// The last three buckets in detail; the last one is open.
    hours: Vec<Hourly>,
    /// What was usual in the first seven days, by weekday and hour: requests in a bucket, and p95.
    pub baseline: Baseline,
    /// The newest requests as received.
    pub recent: Recent,
    /// Data-quality monitoring, while it is switched on.
    pub data_quality: Option<DataQualityMonitor>,
}

/// Answer times in bins of 5 %: bin `i` begins at `10 * 1.05^i` milliseconds.
const LATENCY_BINS: usize = 128;

impl Hourly {
    fn new(champion: &Version) -> Self {
        Self {
            fields: champion.reference.bins.iter().map(|b| b.counts()).collect(),
            latency: ByRole::of(|_| vec![0; LATENCY_BINS]),
            scores: ByRole::default(),
        }
    }
}

impl Monitoring {
    /// Nothing has been seen.
    pub fn new(champion: &Version, segments: usize) -> Self {
        let fields = champion.reference.bins.len();
        Self {
            buckets: RingSeries::default(),
            open: Self::fresh(fields, segments),
            hours: vec![Hourly::new(champion)],
            baseline: Baseline::default(),
            recent: Recent::new(fields),
            data_quality: None,
        }
    }

    fn fresh(fields: usize, segments: usize) -> Bucket {
        Bucket {
            segments: vec![ConfusionMatrix::default(); segments],
            segment_requests: vec![0; segments],
            segment_predicted_positives: vec![0; segments],
            fields: vec![FieldBucket::default(); fields],
            ..Bucket::default()
        }
    }

    /// The training snapshot that fields are compared with is another one: begin the comparison anew.
    pub fn compare_with(&mut self, schema: &Schema, champion: &Version) {
        if let Some(quality) = &mut self.data_quality {
            quality.compare_with(schema, &champion.reference);
        }
        self.hours = vec![Hourly::new(champion)];
    }

    /// Looks at a minute: what came and what was answered.
    pub fn observe(&mut self, now: Tick, versions: &ByRole<Option<&Version>>, seen: &Seen) {
        let Some(champion) = versions[Role::Champion] else { return };
        if let Some(quality) = &mut self.data_quality {
            quality.observe(seen);
            quality.score_again(now.0 as usize, versions, seen);
        }
        for (role, version) in versions.iter() {
            self.open.by_role[role].version = version.map_or(0, |v| v.number);
        }
        self.open.requests += seen.len() as u32;
        for (row, answer) in seen.answers.iter().enumerate() {
            self.open.blocked += u32::from(seen.blocked[row]);
            let kind = usize::from(seen.segment[row]);
            self.open.segment_requests[kind] += 1;
            self.open.segment_predicted_positives[kind] += u32::from(answer.predicted_positive);
            self.observe_answer(answer, versions);
            if let (Some(unheard), Some(shadow)) = (&answer.unheard, versions[Role::Shadow]) {
                self.observe_shadow(unheard, shadow);
            }
        }
        for row in (now.0 as usize % RECENT_ONE_IN..seen.len()).step_by(RECENT_ONE_IN) {
            self.recent.push(now, &seen.batch, row);
        }
        let hour = self.hours.last_mut().expect("one is always open");
        let somewhere = seen.batch.missing_somewhere();
        for (field, bins) in champion.reference.bins.iter().enumerate() {
            if somewhere >> field & 1 == 0 {
                bins.tally_all(seen.batch.column(field), &mut hour.fields[field]);
                continue;
            }
            bins.tally(seen.batch.column(field), seen.batch.missing(), field, &mut hour.fields[field]);
            let empty = seen.batch.missing().iter().map(|mask| mask >> field & 1).sum::<u32>();
            self.open.fields[field].empty += empty;
        }
    }

    fn observe_answer(&mut self, answer: &Answer, versions: &ByRole<Option<&Version>>) {
        self.open.answered_by[answer.by as usize] += 1;
        let bucket = &mut self.open.by_role[answer.asked];
        let hour = self.hours.last_mut().expect("one is always open");
        match answer.by {
            By::Champion | By::Canary => {
                bucket.answered += 1;
                bucket.predicted_positives += u32::from(answer.predicted_positive);
                bucket.high_confidence += u32::from(answer.score < CONFIDENT || answer.score > 1.0 - CONFIDENT);
                hour.scores[answer.asked][((answer.score * SCORE_BINS as f32) as usize).min(SCORE_BINS - 1)] += 1;
                if let Some(version) = versions[answer.asked] {
                    bucket.expected.add(version.calibrated(answer.score), answer.predicted_positive);
                    if let (Some(amount), Some(predictor)) = (answer.amount, &version.amount_predictor) {
                        bucket.amounts.get_or_insert_default().answered(amount, predictor.expected_error(amount));
                    }
                }
            }
            By::Rule if answer.timed_out => bucket.timed_out += 1,
            By::Rule | By::Person | By::Earlier => return,
        }
        hour.latency[answer.asked][latency_bin(answer.latency_ms)] += 1;
    }

    /// What nobody was told is counted for the shadow alone.
    fn observe_shadow(&mut self, unheard: &Unheard, shadow: &Version) {
        let (bucket, hour) = (&mut self.open.by_role[Role::Shadow], self.hours.last_mut().expect("one is always open"));
        hour.latency[Role::Shadow][latency_bin(unheard.latency_ms)] += 1;
        if unheard.timed_out {
            bucket.timed_out += 1;
            return;
        }
        bucket.answered += 1;
        bucket.predicted_positives += u32::from(unheard.predicted_positive);
        bucket.high_confidence += u32::from(unheard.score < CONFIDENT || unheard.score > 1.0 - CONFIDENT);
        hour.scores[Role::Shadow][((unheard.score * SCORE_BINS as f32) as usize).min(SCORE_BINS - 1)] += 1;
        bucket.expected.add(shadow.calibrated(unheard.score), unheard.predicted_positive);
    }

    /// Takes in outcomes that became known.
    pub fn learn_outcomes(&mut self, known: &MaturedLabels) {
        for (nth, outcome) in known.outcomes.iter().enumerate() {
            if let Some(quality) = &mut self.data_quality {
                quality.learn(outcome);
            }
            let number = bucket_of(outcome.asked);
            let bucket = if number == self.buckets.next() { Some(&mut self.open) } else { self.buckets.get_mut(number) };
            let Some(bucket) = bucket else { continue };
            bucket.segments[usize::from(outcome.segment)].count(outcome.predicted_positive, outcome.positive);
            if let Some(predicted_positive) = outcome.shadow {
                bucket.by_role[Role::Shadow].measured.count(predicted_positive, outcome.positive);
            }
            if let Some(role) = outcome.answered_by {
                let bucket = &mut bucket.by_role[role];
                bucket.measured.count(outcome.predicted_positive, outcome.positive);
                if let (Some(prediction), Some(sum)) = (known.amounts.get(nth), &mut bucket.amounts) {
                    sum.came(*prediction);
                }
            }
        }
    }

    /// Closes the open bucket if this is its last minute. Returns whether it did.
    pub fn close(&mut self, now: Tick, champion: &Version) -> bool {
        if !(now.0 + 1).is_multiple_of(BUCKET) {
            return false;
        }
        let fresh = Self::fresh(self.open.fields.len(), self.open.segments.len());
        let mut done = std::mem::replace(&mut self.open, fresh);
        for (role, bucket) in done.by_role.iter_mut() {
            bucket.latency_ms_p95 = p95(&self.hours, role);
        }
        self.compare(champion, &mut done);
        if self.buckets.next() < 7 * super::time_series::PER_DAY {
            self.baseline.learn(now, &done);
        }
        self.buckets.push(done);
        if let Some(quality) = &mut self.data_quality {
            quality.close();
        }
        if self.hours.len() == PER_HOUR as usize {
            self.hours.remove(0);
        }
        self.hours.push(Hourly::new(champion));
        true
    }

    /// Holds the fields of the hour that ends with a bucket against training.
    fn compare(&self, champion: &Version, done: &mut Bucket) {
        let reference = &champion.reference;
        let hour = self.buckets.range((self.buckets.next() + 1).saturating_sub(PER_HOUR), self.buckets.next());
        let requests = done.requests + hour.iter().map(|b| b.requests).sum::<u32>();
        let mut sums = Vec::new();
        for (field, bins) in reference.bins.iter().enumerate() {
            sums.clear();
            sums.resize(bins.reference().len(), 0);
            for hour in &self.hours {
                for (sum, count) in sums.iter_mut().zip(&hour.fields[field]) {
                    *sum += count;
                }
            }
            let empty = done.fields[field].empty + hour.iter().map(|b| b.fields[field].empty).sum::<u32>();
            let watched = &mut done.fields[field];
            watched.gaps = Gaps::of((empty, requests), reference.empty_of(field));
            if sums.iter().sum::<u32>() >= FEW_REQUESTS {
                watched.psi = bins.psi(&sums).map(|v| v as f32);
                watched.ks = bins.ks(&sums).map(|v| v as f32);
                watched.p_value = bins.test(&sums).map(|test| test.p_value as f32);
            }
        }
    }

    /// Scores of the last hour (at most; the open bucket included) for a role, as shares; `None` without answers.
    pub fn scores(&self, role: Role) -> Option<Vec<f64>> {
        let mut sums = [0u32; SCORE_BINS];
        for hour in &self.hours {
            for (sum, count) in sums.iter_mut().zip(&hour.scores[role]) {
                *sum += count;
            }
        }
        let all: u32 = sums.iter().sum();
        (all > 0).then(|| sums.iter().map(|s| f64::from(*s) / f64::from(all)).collect())
    }

    /// Sums of the closed buckets before `end`, so many of them.
    pub fn sum(&self, end: u32, buckets: u32) -> Sum {
        let mut sum = Sum::default();
        for bucket in self.buckets.range(end.saturating_sub(buckets), end) {
            sum.add(bucket);
        }
        sum
    }

    /// The minute from which on fewer than 95 % of the expected outcomes are in, given the share that is ever known.
    pub fn outcomes_in_until(&self, coverage: f64) -> Tick {
        let mut number = self.buckets.next();
        while let Some(bucket) = number.checked_sub(1).and_then(|n| self.buckets.get(n)) {
            let known: u32 = bucket.segments.iter().map(ConfusionMatrix::known).sum();
            if f64::from(known) >= OUTCOMES_IN * coverage * f64::from(bucket.logged) * 0.98 && bucket.logged > 0 {
                break;
            }
            number -= 1;
        }
        Tick(number * BUCKET)
    }

    /// Share of the expected outcomes that are in for the requests since a minute.
    pub fn outcomes_in(&self, from: Tick, to: Tick, coverage: f64) -> Option<f64> {
        let range = self.buckets.range(bucket_of(from), bucket_of(to));
        let requests: u32 = range.iter().map(|b| b.logged).sum();
        let known: u32 = range.iter().flat_map(|b| &b.segments).map(ConfusionMatrix::known).sum();
        (requests > 0).then(|| (f64::from(known) / (f64::from(requests) * coverage)).min(1.0))
    }

    /// Who answered adds up to what came.
    pub(in crate::platform) fn check_invariants(&self) {
        assert_eq!(self.open.answered_by.iter().sum::<u32>(), self.open.requests, "answered adds up to requests");
    }

    /// Length of the window that shares are taken over.
    pub const fn window() -> Minutes {
        Minutes(PER_HOUR * BUCKET)
    }
}

fn latency_bin(ms: f32) -> usize {
    // log base 1.05 of ms / 10; 20.4959 is 1 / ln 1.05
    ((crate::base::math::ln_f32(ms.max(10.0) * 0.1) * 20.495_935) as usize).min(LATENCY_BINS - 1)
}

fn p95(hours: &[Hourly], role: Role) -> Option<f32> {
    let all: u32 = hours.iter().map(|h| h.latency[role].iter().sum::<u32>()).sum();
    if all < 20 {
        return None;
    }
    let slowest = f64::from(all) * 0.05;
    let mut above = 0;
    for bin in (0..LATENCY_BINS).rev() {
        let here: u32 = hours.iter().map(|h| h.latency[role][bin]).sum();
        if f64::from(above + here) >= slowest && here > 0 {
            let within = 1.0 - (slowest - f64::from(above)) / f64::from(here);
            return Some((10.0 * crate::base::math::exp((bin as f64 + within) / 20.495_935)) as f32);
        }
        above += here;
    }
    None
}
