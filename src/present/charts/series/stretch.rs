//! The stretch of time that a chart shows: one point for each bucket, or for each few over a long run.

use crate::base::time::{DAY, HOUR, Tick};
use crate::platform::monitoring::time_series::{BUCKET, Entries, PER_HOUR, end_of};
use crate::platform::monitoring::{Bucket, QUALITY_BUCKETS};
use crate::platform::truth::TrueBucket;
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::plot::{AxisUnit, Band, Point, TimeAxis};
use crate::present::view::{Lens, Window};
use crate::present::words;
use crate::session::Session;

/// The most points that a line has.
pub(super) const MOST_POINTS: u32 = 520;

/// The stretch of time that the charts show.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// First moment.
    pub from: f64,
    /// The present.
    pub to: f64,
    /// First and last bucket, and how many to a point.
    first: u32,
    next: u32,
    stride: u32,
    /// Buckets that values are taken from, where not all count: the first, and the first that does not.
    within: Option<(u32, u32)>,
}

impl Stretch {
    /// What the lens shows of a run.
    pub fn of(session: &Session, lens: Lens) -> Self {
        let now = session.now();
        let length = match lens.window {
            Window::Day => DAY,
            Window::Week => 7 * DAY,
            Window::Run => now.0.max(DAY),
        };
        let buckets = &session.world().monitoring.buckets;
        let from = f64::from(now.0) - f64::from(length);
        let first = (from.max(0.0) as u32 / BUCKET).max(buckets.first());
        let next = buckets.next();
        let stride = next.saturating_sub(first).div_ceil(MOST_POINTS).max(1);
        Self { from, to: f64::from(now.0), first, next, stride, within: None }
    }

    /// The versions that were on trial here, the oldest first, each with the stretch of its trial. One that is no longer on
    /// trial keeps its line.
    pub fn trials(self, world: &World) -> Vec<(u32, Self)> {
        let mut runs: Vec<(u32, u32, u32)> = Vec::new();
        for (at, bucket) in (self.first..self.next).zip(&world.monitoring.buckets.range(self.first, self.next)) {
            match (bucket.version(Role::Canary), runs.last_mut()) {
                (None, _) => {}
                (Some(version), Some((last, _, next))) if *last == version => *next = at + 1,
                (Some(version), _) => runs.push((version, at, at + 1)),
            }
        }
        runs.into_iter().map(|(version, first, next)| (version, Self { within: Some((first, next)), ..self })).collect()
    }

    /// It reaches up to now.
    pub fn goes_on(self) -> bool {
        self.within.is_none_or(|(_, next)| next == self.next)
    }

    /// The last bucket of each point.
    fn buckets(self) -> impl Iterator<Item = u32> {
        let offset = (self.next.wrapping_sub(1)) % self.stride;
        (self.first..self.next).filter(move |b| b % self.stride == offset)
    }

    /// A point for each bucket: `value` gets the buckets of the hour that ends there.
    pub fn hourly(self, world: &World, value: impl Fn(&Entries<'_, Bucket>) -> Option<f64>) -> Vec<Point> {
        self.over(world, PER_HOUR, |b| (value(b), None))
    }

    /// A point for each bucket: `value` gets the buckets of the four hours that end there.
    pub fn pooled(self, world: &World, value: impl Fn(&Entries<'_, Bucket>) -> (Option<f64>, Option<(f64, f64)>)) -> Vec<Point> {
        self.over(world, QUALITY_BUCKETS, value)
    }

    /// A point for each bucket: `value` is asked with the number of the bucket behind it, and chooses its own window.
    pub fn windows(self, value: impl Fn(u32) -> Option<f64>) -> Vec<Point> {
        let (first, next) = self.within.unwrap_or((0, u32::MAX));
        let point = |b: u32| Point { t: f64::from(end_of(b).0), v: value(b + 1), range: None };
        self.buckets().filter(|b| (first..next).contains(b)).map(point).collect()
    }

    /// The first bucket that values are taken from.
    pub fn begins(self) -> u32 {
        self.within.map_or(0, |(first, _)| first)
    }

    fn over(self, world: &World, wide: u32, value: impl Fn(&Entries<'_, Bucket>) -> (Option<f64>, Option<(f64, f64)>)) -> Vec<Point> {
        let buckets = &world.monitoring.buckets;
        let (first, next) = self.within.unwrap_or((0, u32::MAX));
        let point = |b: u32| {
            let (v, range) = value(&buckets.range((b + 1).saturating_sub(wide).max(first), b + 1));
            Point { t: f64::from(end_of(b).0), v, range }
        };
        self.buckets().filter(|b| (first..next).contains(b)).map(point).collect()
    }

    /// The same for the truth, over four hours.
    pub fn truth(self, world: &World, value: impl Fn(&Entries<'_, TrueBucket>) -> Option<f64>) -> Vec<Point> {
        let buckets = &world.truth.buckets;
        self.windows(|end| value(&buckets.range(end.saturating_sub(QUALITY_BUCKETS), end)))
    }

    /// The usual range along the stretch; `usual` is asked for moments from the start of the run on.
    pub fn band(self, typical: impl Fn(Tick) -> Option<(f64, f64)>) -> Band {
        let step = ((self.to - self.from) / 96.0).max(f64::from(BUCKET));
        let count = ((self.to - self.from) / step).ceil() as u32;
        let at = |i: u32| (self.from + f64::from(i) * step).min(self.to);
        let week = f64::from(7 * DAY);
        (0..=count).map(at).filter_map(|t| typical(Tick(((t % week + week) % week) as u32)).map(|(low, high)| (t, low, high))).collect()
    }

    /// The time axis.
    pub fn axis(self) -> TimeAxis {
        let hours = (self.to - self.from) / f64::from(HOUR);
        let day = f64::from(DAY);
        let every = match hours {
            h if h <= 30.0 => 6.0 * f64::from(HOUR),
            h if h <= 24.0 * 8.0 => day,
            h if h <= 24.0 * 24.0 => 7.0 * day / 2.0,
            h if h <= 24.0 * 60.0 => 7.0 * day,
            _ => 28.0 * day,
        };
        // Weeks are named by their Monday.
        let every = if every > day { (every / (7.0 * day)).ceil() * 7.0 * day } else { every };
        let mut ticks = Vec::new();
        let mut t = (self.from.max(0.0) / every).ceil() * every;
        while t <= self.to {
            let tick = Tick(t as u32);
            let label = if every < day {
                words::hour_minute(tick)
            } else if every < 2.0 * day {
                words::weekday(tick).to_owned()
            } else {
                format!("day {}", tick.day())
            };
            // The last ones would run into "now".
            if t < self.to - (self.to - self.from) * 0.06 {
                ticks.push((t, label));
            }
            t += every;
        }
        TimeAxis { moments: AxisUnit::Minutes, range: (self.from, self.to), ticks }
    }
}
