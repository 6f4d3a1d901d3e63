//! What the team watches. Every twenty minutes a bucket closes; figures are taken over the hour that ends there.
//!
//! Four groups: system health (traffic, answer times, time-outs), predictions (share called positive, confidence,
//! scores), quality (measured once outcomes come in, estimated before), data (empty fields, distance to the
//! training snapshot). Quality pools the last four hours, because positives are rare.
//!
//! Monitoring is given what the team can see and nothing else; the truth has a file of its own.

use serde::Serialize;

use crate::base::time::{Minutes, Tick};
use crate::learn::data::Batch;
use crate::learn::estimate::ExpectedCells;

use super::feedback::Outcome;
use super::reference::CONFIDENT;
use super::registry::Version;
use super::serving::{Answer, By};
use super::stream::Seen;
use super::track::{BUCKET, PER_HOUR, Track, bucket_of};

/// Lanes: the champion and the candidate.
pub const LANES: usize = 2;
/// Buckets that quality is pooled over: four hours.
pub const QUALITY_BUCKETS: u32 = 4 * PER_HOUR;
/// Fewer requests than this say nothing about a share.
pub const FEW_REQUESTS: u32 = 60;
/// Fewer known positives than this say nothing about the share that was caught.
pub const FEW_POSITIVES: u32 = 30;
/// Bins for scores, evenly from 0 to 1.
pub const SCORE_BINS: usize = 20;
/// The share of expected outcomes that must be in before a quality counts as measured.
pub const OUTCOMES_IN: f64 = 0.95;
/// Requests kept as they were received, for pictures: about the last hour's.
const RECENT: usize = 600;
/// One request in so many is kept for pictures.
const RECENT_ONE_IN: usize = 4;

/// Counts of decisions against outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Cells {
    /// Called positive and was.
    pub hits: u32,
    /// Called positive and was not.
    pub false_alarms: u32,
    /// Not called and was positive.
    pub missed: u32,
    /// Not called and was not.
    pub rightly_left: u32,
}

impl Cells {
    /// Adds one request.
    pub fn count(&mut self, called: bool, positive: bool) {
        match (called, positive) {
            (true, true) => self.hits += 1,
            (true, false) => self.false_alarms += 1,
            (false, true) => self.missed += 1,
            (false, false) => self.rightly_left += 1,
        }
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.missed += other.missed;
        self.rightly_left += other.rightly_left;
    }

    /// Requests whose outcome is known.
    pub fn known(&self) -> u32 {
        self.hits + self.false_alarms + self.missed + self.rightly_left
    }

    /// Positives.
    pub fn positives(&self) -> u32 {
        self.hits + self.missed
    }

    /// Share of positives that were called, 0 to 1.
    pub fn caught(&self) -> Option<f64> {
        (self.positives() > 0).then(|| f64::from(self.hits) / f64::from(self.positives()))
    }

    /// Share of calls that were wrong, 0 to 1.
    pub fn false_alarm_share(&self) -> Option<f64> {
        let called = self.hits + self.false_alarms;
        (called > 0).then(|| f64::from(self.false_alarms) / f64::from(called))
    }
}

/// What one version did in a bucket.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LaneBucket {
    /// Its number; 0 where no version had this lane.
    pub version: u32,
    /// Requests that it answered in time.
    pub answered: u32,
    /// Of these, called positive.
    pub called: u32,
    /// Of these, with a confident score.
    pub confident: u32,
    /// Requests that it was too slow for.
    pub timed_out: u32,
    /// Its slowest 5 % over the hour that ends here took at least this long, in milliseconds.
    pub latency_ms_p95: Option<f32>,
    /// Decisions against the probabilities that its calibration gives: quality without outcomes.
    pub expected: ExpectedCells,
    /// Decisions against outcomes, as they come in.
    pub measured: Cells,
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
}

/// Twenty minutes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bucket {
    /// Requests that came.
    pub requests: u32,
    /// Who answered: champion, candidate, simple rule, a person.
    pub answered_by: [u32; 4],
    /// Requests that broke the contract while the check was on.
    pub caught: u32,
    /// Champion and candidate.
    pub lanes: [LaneBucket; LANES],
    /// Decisions against outcomes by kind of customer, whoever decided.
    pub segments: Vec<Cells>,
    /// Requests by kind of customer.
    pub segment_requests: Vec<u32>,
    /// Each field.
    pub fields: Vec<FieldBucket>,
}

/// Counts that only the last hour needs.
#[derive(Clone, Debug, Serialize)]
struct Hourly {
    fields: Vec<Vec<u32>>,
    latency: [Vec<u32>; LANES],
    scores: [[u32; SCORE_BINS]; LANES],
}

/// Everything that is watched.
#[derive(Clone, Debug, Serialize)]
pub struct Monitoring {
    /// Closed buckets.
    pub buckets: Track<Bucket>,
    /// The bucket that is open.
    pub open: Bucket,
    /// The last three buckets in detail; the last one is open.
    hours: Vec<Hourly>,
    /// What was usual in the first seven days, by weekday and hour: requests in a bucket, and p95.
    pub usual: Usual,
    /// The newest requests as received.
    pub recent: Recent,
}

/// What no training snapshot can know: traffic and answer time of the first seven days.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Usual {
    /// Lowest and highest requests in a bucket, for each of 168 hours of the week.
    pub requests: Vec<(u32, u32)>,
    /// Lowest and highest 95 % answer time in milliseconds.
    pub latency_ms_p95: Vec<(f32, f32)>,
}

impl Usual {
    fn learn(&mut self, tick: Tick, bucket: &Bucket) {
        let hour = (tick.weekday() * 24 + tick.hour_of_day()) as usize;
        if self.requests.len() <= hour {
            self.requests.resize(hour + 1, (u32::MAX, 0));
            self.latency_ms_p95.resize(hour + 1, (f32::MAX, 0.0));
        }
        let r = &mut self.requests[hour];
        *r = (r.0.min(bucket.requests), r.1.max(bucket.requests));
        if let Some(p95) = bucket.lanes[0].latency_ms_p95 {
            let l = &mut self.latency_ms_p95[hour];
            *l = (l.0.min(p95), l.1.max(p95));
        }
    }

    /// The whole week is known.
    pub fn is_known(&self) -> bool {
        self.requests.len() == 168
    }

    fn hour(tick: Tick) -> usize {
        (tick.weekday() * 24 + tick.hour_of_day()) as usize
    }

    /// Usual requests a minute in the hour of the week that this minute lies in: the first week's lowest and highest,
    /// a tenth wider on both sides, because one week shows only so much.
    pub fn requests_per_minute(&self, tick: Tick) -> Option<(f64, f64)> {
        let (low, high) = *self.requests.get(Self::hour(tick))?;
        self.is_known().then(|| (f64::from(low) / f64::from(BUCKET) * 0.9, f64::from(high) / f64::from(BUCKET) * 1.1))
    }

    /// Usual 95 % answer time in milliseconds, made in the same way.
    pub fn latency(&self, tick: Tick) -> Option<(f64, f64)> {
        let (low, high) = *self.latency_ms_p95.get(Self::hour(tick))?;
        (self.is_known() && high > 0.0).then(|| (f64::from(low) * 0.9, f64::from(high) * 1.1))
    }
}

/// The newest requests as received, oldest first where the ring begins.
#[derive(Clone, Debug, Serialize)]
pub struct Recent {
    fields: usize,
    next: u64,
    values: Vec<f32>,
    missing: Vec<u32>,
    at: Vec<u32>,
}

impl Recent {
    fn new(fields: usize) -> Self {
        Self { fields, next: 0, values: Vec::new(), missing: Vec::new(), at: Vec::new() }
    }

    fn push(&mut self, tick: Tick, batch: &Batch, row: usize) {
        let place = (self.next % RECENT as u64) as usize;
        if self.missing.len() <= place {
            self.values.resize((place + 1) * self.fields, 0.0);
            self.missing.resize(place + 1, 0);
            self.at.resize(place + 1, 0);
        }
        for field in 0..self.fields {
            self.values[place * self.fields + field] = batch.column(field)[row];
        }
        self.missing[place] = batch.missing()[row];
        self.at[place] = tick.0;
        self.next += 1;
    }

    /// The newest request: its fields, `None` where empty.
    pub fn last(&self) -> Option<Vec<Option<f32>>> {
        let place = (self.next.checked_sub(1)? % RECENT as u64) as usize;
        Some((0..self.fields).map(|f| self.at(place, f)).collect())
    }

    fn at(&self, place: usize, field: usize) -> Option<f32> {
        (self.missing[place] >> field & 1 == 0).then(|| self.values[place * self.fields + field])
    }

    /// The values of one field since a minute, in no order; empty ones are left out.
    pub fn since(&self, from: Tick, field: usize) -> impl Iterator<Item = f32> + '_ {
        (0..self.missing.len()).filter(move |p| self.at[*p] >= from.0).filter_map(move |p| self.at(p, field))
    }
}

/// Answer times in bins of 5 %: bin `i` begins at `10 * 1.05^i` milliseconds.
const LATENCY_BINS: usize = 128;

impl Hourly {
    fn new(champion: &Version) -> Self {
        Self {
            fields: champion.reference.bins.iter().map(|b| b.counts()).collect(),
            latency: [vec![0; LATENCY_BINS], vec![0; LATENCY_BINS]],
            scores: [[0; SCORE_BINS]; LANES],
        }
    }
}

impl Monitoring {
    /// Nothing has been seen.
    pub fn new(champion: &Version, segments: usize) -> Self {
        let fields = champion.reference.bins.len();
        Self {
            buckets: Track::default(),
            open: Self::fresh(fields, segments),
            hours: vec![Hourly::new(champion)],
            usual: Usual::default(),
            recent: Recent::new(fields),
        }
    }

    fn fresh(fields: usize, segments: usize) -> Bucket {
        Bucket {
            segments: vec![Cells::default(); segments],
            segment_requests: vec![0; segments],
            fields: vec![FieldBucket::default(); fields],
            ..Bucket::default()
        }
    }

    /// The training snapshot that fields are compared with is another one: begin the comparison anew.
    pub fn compare_with(&mut self, champion: &Version) {
        self.hours = vec![Hourly::new(champion)];
    }

    /// Looks at a minute: what came and what was answered.
    pub fn observe(&mut self, now: Tick, versions: [Option<&Version>; LANES], seen: &Seen) {
        let Some(champion) = versions[0] else { return };
        for (lane, version) in versions.iter().enumerate() {
            self.open.lanes[lane].version = version.map_or(0, |v| v.number);
        }
        self.open.requests += seen.len() as u32;
        for (row, answer) in seen.answers.iter().enumerate() {
            self.open.caught += u32::from(seen.caught[row]);
            self.open.segment_requests[usize::from(seen.segment[row])] += 1;
            self.observe_answer(answer, versions);
        }
        for row in (now.0 as usize % RECENT_ONE_IN..seen.len()).step_by(RECENT_ONE_IN) {
            self.recent.push(now, &seen.batch, row);
        }
        let hour = self.hours.last_mut().expect("one is always open");
        for (field, bins) in champion.reference.bins.iter().enumerate() {
            bins.tally(seen.batch.column(field), seen.batch.missing(), field, &mut hour.fields[field]);
            let empty = seen.batch.missing().iter().map(|mask| mask >> field & 1).sum::<u32>();
            self.open.fields[field].empty += empty;
        }
    }

    fn observe_answer(&mut self, answer: &Answer, versions: [Option<&Version>; LANES]) {
        self.open.answered_by[answer.by as usize] += 1;
        let lane = usize::from(answer.lane);
        let bucket = &mut self.open.lanes[lane];
        let hour = self.hours.last_mut().expect("one is always open");
        match answer.by {
            By::Champion | By::Candidate => {
                bucket.answered += 1;
                bucket.called += u32::from(answer.called);
                bucket.confident += u32::from(answer.score < CONFIDENT || answer.score > 1.0 - CONFIDENT);
                hour.scores[lane][((answer.score * SCORE_BINS as f32) as usize).min(SCORE_BINS - 1)] += 1;
                if let Some(version) = versions[lane] {
                    bucket.expected.add(version.calibrated(answer.score), answer.called);
                }
            }
            By::Rule if answer.timed_out => bucket.timed_out += 1,
            By::Rule | By::Person => return,
        }
        hour.latency[lane][latency_bin(answer.latency_ms)] += 1;
    }

    /// Takes in outcomes that became known.
    pub fn learn_outcomes(&mut self, outcomes: &[Outcome]) {
        for outcome in outcomes {
            let number = bucket_of(outcome.asked);
            let bucket = if number == self.buckets.next() { Some(&mut self.open) } else { self.buckets.get_mut(number) };
            let Some(bucket) = bucket else { continue };
            bucket.segments[usize::from(outcome.segment)].count(outcome.called, outcome.positive);
            if let Some(lane) = bucket.lanes.get_mut(usize::from(outcome.lane)) {
                lane.measured.count(outcome.called, outcome.positive);
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
        for lane in 0..LANES {
            done.lanes[lane].latency_ms_p95 = p95(&self.hours, lane);
        }
        let mut sums = Vec::new();
        for (field, bins) in champion.reference.bins.iter().enumerate() {
            sums.clear();
            sums.resize(bins.reference().len(), 0);
            for hour in &self.hours {
                for (sum, count) in sums.iter_mut().zip(&hour.fields[field]) {
                    *sum += count;
                }
            }
            if sums.iter().sum::<u32>() >= FEW_REQUESTS {
                done.fields[field].psi = bins.psi(&sums).map(|v| v as f32);
                done.fields[field].ks = bins.ks(&sums).map(|v| v as f32);
            }
        }
        if self.buckets.next() < 7 * super::track::PER_DAY {
            self.usual.learn(now, &done);
        }
        self.buckets.push(done);
        if self.hours.len() == PER_HOUR as usize {
            self.hours.remove(0);
        }
        self.hours.push(Hourly::new(champion));
        true
    }

    /// Scores of the last hour (at most; the open bucket included) for a lane, as shares; `None` without answers.
    pub fn scores(&self, lane: usize) -> Option<Vec<f64>> {
        let mut sums = [0u32; SCORE_BINS];
        for hour in &self.hours {
            for (sum, count) in sums.iter_mut().zip(&hour.scores[lane]) {
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
            let known: u32 = bucket.segments.iter().map(Cells::known).sum();
            if f64::from(known) >= OUTCOMES_IN * coverage * f64::from(bucket.requests) * 0.98 && bucket.requests > 0 {
                break;
            }
            number -= 1;
        }
        Tick(number * BUCKET)
    }

    /// Share of the expected outcomes that are in for the requests since a minute.
    pub fn outcomes_in(&self, from: Tick, to: Tick, coverage: f64) -> Option<f64> {
        let range = self.buckets.range(bucket_of(from), bucket_of(to));
        let requests: u32 = range.iter().map(|b| b.requests).sum();
        let known: u32 = range.iter().flat_map(|b| &b.segments).map(Cells::known).sum();
        (requests > 0).then(|| (f64::from(known) / (f64::from(requests) * coverage)).min(1.0))
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

fn p95(hours: &[Hourly], lane: usize) -> Option<f32> {
    let all: u32 = hours.iter().map(|h| h.latency[lane].iter().sum::<u32>()).sum();
    if all < 20 {
        return None;
    }
    let slowest = f64::from(all) * 0.05;
    let mut above = 0;
    for bin in (0..LATENCY_BINS).rev() {
        let here: u32 = hours.iter().map(|h| h.latency[lane][bin]).sum();
        if f64::from(above + here) >= slowest && here > 0 {
            let within = 1.0 - (slowest - f64::from(above)) / f64::from(here);
            return Some((10.0 * crate::base::math::exp((bin as f64 + within) / 20.495_935)) as f32);
        }
        above += here;
    }
    None
}

/// Several buckets taken together.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// How many buckets.
    pub buckets: u32,
    /// Requests.
    pub requests: u32,
    /// Who answered.
    pub answered_by: [u32; 4],
    /// Broke the contract.
    pub caught: u32,
    /// Empty values of each field.
    pub empty: Vec<u32>,
    /// Versions in service.
    pub lanes: [LaneSum; LANES],
    /// By kind of customer.
    pub segments: Vec<Cells>,
}

/// One lane over several buckets.
#[derive(Clone, Debug, Default)]
pub struct LaneSum {
    /// Answered in time.
    pub answered: u32,
    /// Called positive.
    pub called: u32,
    /// Confident.
    pub confident: u32,
    /// Too slow.
    pub timed_out: u32,
    /// Expected.
    pub expected: ExpectedCells,
    /// Measured.
    pub measured: Cells,
}

impl Sum {
    fn add(&mut self, bucket: &Bucket) {
        self.buckets += 1;
        self.requests += bucket.requests;
        self.caught += bucket.caught;
        for (a, b) in self.answered_by.iter_mut().zip(bucket.answered_by) {
            *a += b;
        }
        self.empty.resize(bucket.fields.len(), 0);
        for (a, b) in self.empty.iter_mut().zip(&bucket.fields) {
            *a += b.empty;
        }
        self.segments.resize(bucket.segments.len(), Cells::default());
        for (a, b) in self.segments.iter_mut().zip(&bucket.segments) {
            a.add(b);
        }
        for (a, b) in self.lanes.iter_mut().zip(&bucket.lanes) {
            a.answered += b.answered;
            a.called += b.called;
            a.confident += b.confident;
            a.timed_out += b.timed_out;
            a.expected.merge(&b.expected);
            a.measured.add(&b.measured);
        }
    }

    /// Share of all values that are empty.
    pub fn empty_share(&self) -> Option<f64> {
        let values = f64::from(self.requests) * self.empty.len() as f64;
        (self.requests >= FEW_REQUESTS).then(|| f64::from(self.empty.iter().sum::<u32>()) / values)
    }

    /// Share of requests that no model answered in time.
    pub fn timed_out_share(&self) -> Option<f64> {
        let late: u32 = self.lanes.iter().map(|l| l.timed_out).sum();
        (self.requests >= FEW_REQUESTS).then(|| f64::from(late) / f64::from(self.requests))
    }
}

impl LaneSum {
    /// Share called positive.
    pub fn called_share(&self) -> Option<f64> {
        (self.answered >= FEW_REQUESTS).then(|| f64::from(self.called) / f64::from(self.answered))
    }

    /// Share of confident answers.
    pub fn confident_share(&self) -> Option<f64> {
        (self.answered >= FEW_REQUESTS).then(|| f64::from(self.confident) / f64::from(self.answered))
    }
}
