//! What no training snapshot can know, traffic and answer time, is learnt in the run's first seven days.

use serde::Serialize;

use crate::base::time::Tick;

use super::bucket::Bucket;
use super::time_series::BUCKET;
use crate::platform::vocabulary::Role;

/// What no training snapshot can know: traffic and answer time of the first seven days.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Baseline {
    /// Lowest and highest requests in a bucket, for each of 168 hours of the week.
    pub requests: Vec<(u32, u32)>,
    /// Lowest and highest 95 % answer time in milliseconds.
    pub latency_ms_p95: Vec<(f32, f32)>,
}

impl Baseline {
    pub(super) fn learn(&mut self, tick: Tick, bucket: &Bucket) {
        let hour = (tick.weekday() * 24 + tick.hour_of_day()) as usize;
        if self.requests.len() <= hour {
            self.requests.resize(hour + 1, (u32::MAX, 0));
            self.latency_ms_p95.resize(hour + 1, (f32::MAX, 0.0));
        }
        let r = &mut self.requests[hour];
        *r = (r.0.min(bucket.requests), r.1.max(bucket.requests));
        if let Some(p95) = bucket.by_role[Role::Champion].latency_ms_p95 {
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
