//! What the charts over time share: the stretch of time, one point for each bucket (or for each few, over a long
//! run), trouble, releases, limits, and the sentence and table made from the same values.

use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::platform::event::What;
use crate::platform::faults;
use crate::platform::monitoring::{Bucket, QUALITY_BUCKETS};
use crate::platform::track::{BUCKET, Entries, PER_HOUR, end_of};
use crate::platform::truth::TrueBucket;
use crate::platform::world::World;
use crate::present::control_room::alerts;
use crate::present::plot::{
    Band, End, How, Limit, Line, LinePlot, Moments, Point, Release, Say, Table, TimeAxis, ValueAxis, Who, usual_at,
};
use crate::present::view::{Lens, Window};
use crate::present::words;
use crate::session::Session;

/// The most points that a line has.
const MOST_POINTS: u32 = 520;

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
            match (bucket.lanes[1].version, runs.last_mut()) {
                (0, _) => {}
                (version, Some((last, _, next))) if *last == version => *next = at + 1,
                (version, _) => runs.push((version, at, at + 1)),
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
    pub fn band(self, usual: impl Fn(Tick) -> Option<(f64, f64)>) -> Band {
        let step = ((self.to - self.from) / 96.0).max(f64::from(BUCKET));
        let count = ((self.to - self.from) / step).ceil() as u32;
        let at = |i: u32| (self.from + f64::from(i) * step).min(self.to);
        let week = f64::from(7 * DAY);
        (0..=count).map(at).filter_map(|t| usual(Tick(((t % week + week) % week) as u32)).map(|(low, high)| (t, low, high))).collect()
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
        TimeAxis { moments: Moments::Minutes, range: (self.from, self.to), ticks }
    }
}

/// Trouble that may be shown, as stretches of time.
pub fn trouble(session: &Session) -> Vec<(f64, f64)> {
    let now = session.now();
    let change = session.shown_trouble().filter(|a| faults::find(&a.trouble.fault).is_some());
    change.map(|a| (f64::from(a.trouble.start.0), f64::from(a.ended.unwrap_or(now).0))).collect()
}

/// Versions that began to answer.
pub fn releases(world: &World) -> Vec<Release> {
    let canary = world.rollout.canary.map(|(v, _)| v);
    let mut out: Vec<Release> = Vec::new();
    for event in &world.events {
        let (version, who) = match event.what {
            What::CanaryAt { version, .. } => (version, Who::Candidate),
            What::ChampionIs { version } => (version, Who::Champion),
            _ => continue,
        };
        let t = f64::from(event.at.0);
        let label = (Some(version) == canary || version == world.rollout.champion).then(|| format!("v{version}"));
        match out.last_mut() {
            // A canary that is widened step by step is one release.
            Some(last) if last.label.is_some() && last.label == label && last.who == who => {}
            _ => out.push(Release { t, who, label }),
        }
    }
    out
}

/// The limit of an alert rule as a line that can be moved.
pub fn limit(world: &World, rule: &'static str) -> Option<Limit> {
    let alert = world.alerts.get(rule)?;
    let (low, high) = alert.rule.reach;
    let v = f64::from(alert.rule.limit);
    let step = match rule {
        "answer-time" => 10.0,
        "mean-error" => round_step(v / 100.0),
        _ => alerts::limit_step(rule, v),
    };
    let side = if alert.rule.below { "below" } else { "above" };
    Some(Limit {
        v,
        label: format!("alert {side} {}", alerts::limit_figure(&alert.rule)),
        below: alert.rule.below,
        rule: Some(rule),
        reach: (f64::from(low), f64::from(high), step),
    })
}

/// An alert's limit is crossed just now.
pub fn crossed(world: &World, rule: &str) -> bool {
    use crate::platform::alerts::Standing;
    world.alerts.get(rule).is_some_and(|a| matches!(a.standing, Standing::Watching { .. } | Standing::Firing { calm: None, .. }))
}

/// The value at a line's end, if the line reaches the last bucket.
pub fn end(points: &[Point], unit: &'static str, note: Option<&'static str>, bad: bool, figure: impl Fn(f64) -> String) -> Option<End> {
    let v = points.last()?.v?;
    Some(End { figure: figure(v), unit, note, bad })
}

/// Lines of the champion and of the versions that are or were on trial, for a figure of each lane.
pub fn lanes(
    stretch: Stretch,
    world: &World,
    bad: bool,
    unit: &'static str,
    figure: fn(f64) -> String,
    value: impl Fn(&Entries<'_, Bucket>, usize) -> Option<f64>,
) -> Vec<Line> {
    of_lanes(stretch, world, bad, unit, figure, |stretch, lane| stretch.hourly(world, |b| value(b, lane)))
}

/// The same where points are made otherwise than by the hour.
pub fn of_lanes(
    stretch: Stretch,
    world: &World,
    bad: bool,
    unit: &'static str,
    figure: fn(f64) -> String,
    points_of: impl Fn(Stretch, usize) -> Vec<Point>,
) -> Vec<Line> {
    let points = points_of(stretch, 0);
    let end_of_it = end(&points, unit, None, bad, figure);
    let mut lines = vec![Line { who: Who::Champion, how: How::Measured, points, end: end_of_it, tag: None }];
    for (version, trial) in stretch.trials(world) {
        let points = points_of(trial, 1);
        let (end, tag) = if trial.goes_on() { (end(&points, unit, None, false, figure), None) } else { (None, Some(past(version))) };
        lines.push(Line { who: Who::Candidate, how: How::Measured, points, end, tag });
    }
    lines
}

/// What the line of a version is called that is no longer on trial.
pub fn past(version: u32) -> String {
    format!("v{version}")
}

/// Fewer cases than this show nothing, so nothing is usual for them.
pub const FEWEST: f64 = 5.0;

/// A usual share with the luck of the draw around it: 5 to 95 % of what so many requests show. Luck counts twice: in the
/// rows that told what is usual, and in those that are watched. `None` at hours in which next to nothing comes.
pub fn usual_share(world: &World, tick: Tick, share: f64, of: f64, over: Minutes) -> Option<(f64, f64)> {
    let watched = world.scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * f64::from(over.0) * of;
    let told = (world.champion().reference.tested() * of).max(1.0);
    let spread = 1.645 * (share * (1.0 - share) * (1.0 / watched + 1.0 / told)).sqrt();
    (watched >= FEWEST).then(|| (((share - spread).max(0.0)) * 100.0, ((share + spread).min(1.0)) * 100.0))
}

/// A line chart with what all of them share.
pub fn line_plot(session: &Session, stretch: Stretch, value: ValueAxis, lines: Vec<Line>) -> LinePlot {
    let world = session.world();
    LinePlot {
        time: stretch.axis(),
        value,
        band: Vec::new(),
        coming_in: None,
        trouble: trouble(session),
        limits: Vec::new(),
        lines,
        releases: releases(world),
        say: None,
        guess: None,
        remarks: Vec::new(),
    }
}

/// An axis from zero with two or three round names; the unit is in the highest.
pub fn axis_from_zero(highest: f64, unit: &str) -> ValueAxis {
    let step = round_step((highest / 2.0).max(1.0));
    let top = (highest / step).ceil().max(1.0) * step;
    let count = (top / step).round() as u32;
    let every = if count > 3 { 2 } else { 1 };
    let ticks = (0..=count)
        .filter(|i| i % every == 0)
        .map(|i| {
            let v = f64::from(i) * step;
            let figure = words::grouped(v.round() as u64);
            (v, if i + every > count && !unit.is_empty() { format!("{figure} {unit}") } else { figure })
        })
        .collect();
    ValueAxis { range: (0.0, top * 1.05), log: false, ticks }
}

/// An axis that shows all shares there can be, in percent.
pub fn all_shares() -> ValueAxis {
    ValueAxis { range: (0.0, 104.0), log: false, ticks: vec![(0.0, "0".into()), (50.0, "50".into()), (100.0, "100 %".into())] }
}

/// The part of all shares that usually matters, as long as whatever is shown lies in it.
pub fn share_axis(usually: ValueAxis, mut shown: impl Iterator<Item = f64>) -> ValueAxis {
    let (low, high) = usually.range;
    if shown.all(|value| (low..=high).contains(&value)) { usually } else { all_shares() }
}

/// The values of lines.
pub fn values(lines: &[Line]) -> impl Iterator<Item = f64> {
    lines.iter().flat_map(|line| &line.points).filter_map(|point| point.v)
}

/// An axis for what lies nowhere near zero, or near it: from zero only where that does not flatten the lines.
pub fn axis_of(lines: &[Line], band: &Band) -> ValueAxis {
    let all = values(lines).chain(band.iter().flat_map(|b| [b.1, b.2]));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return ValueAxis { range: (0.0, 1.0), log: false, ticks: Vec::new() };
    }
    let low = if low > 0.0 && low < 0.4 * high { 0.0 } else { low };
    let size = high.abs().max(low.abs());
    let step = round_step(((high - low) / 2.5).max(size * 0.02).max(1e-300));
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let digits = [1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5].iter().position(|unit| step >= 0.999 * unit).unwrap_or(6);
    let label = |v: f64| if size >= 1e6 || step < 1e-5 { words::short(v) } else { format!("{v:.digits$}").replace('-', "−") };
    let count = (last - first) as u32;
    let ticks = (0..=count).map(|i| (first + f64::from(i)) * step).map(|v| (v, label(v))).collect();
    ValueAxis { range: (first * step, last * step + 0.05 * step), log: false, ticks }
}

/// An amount with its unit.
pub fn amount(session: &Session, value: f64) -> String {
    words::amount(session.scenario(), value)
}

/// What stands in the place of lines, where there are none: what is in service tells no amounts.
pub fn no_amounts(session: &Session, plot: &LinePlot) -> Option<Say> {
    if plot.lines.iter().any(|line| line.points.iter().any(|p| p.v.is_some())) {
        return None;
    }
    let champion = session.world().champion();
    let more = match champion.telling {
        Some(_) => "The first hour is not over.".to_owned(),
        None => format!("{} can only say yes or no.", words::capital(&champion.algorithm)),
    };
    Some(Say { text: "No amounts have been told.".into(), more: Some(more) })
}

/// A step of 1, 2 or 5 times a power of ten, at least so large.
pub fn round_step(rough: f64) -> f64 {
    let mut step = 1.0;
    while step > rough && step > 1e-300 {
        step *= 0.1;
    }
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if step * factor >= rough {
                return step * factor;
            }
        }
        step *= 10.0;
    }
}

/// The highest value of lines and band.
pub fn highest(lines: &[Line], band: &Band) -> f64 {
    let of_lines = lines.iter().flat_map(|l| &l.points).filter_map(|p| p.v);
    of_lines.chain(band.iter().map(|b| b.2)).fold(0.0, f64::max)
}

/// At most fifty rows: time, value, usual from, usual to.
pub fn table(session: &Session, plot: &LinePlot, figure: impl Fn(f64) -> String) -> Table {
    let Some(points) = plot.lines.iter().max_by_key(|l| l.points.len()).map(|l| &l.points) else { return Table::default() };
    let mut head = vec!["time".to_owned()];
    head.extend(plot.lines.iter().map(line_name));
    let usual = !plot.band.is_empty();
    if usual {
        head.extend(["usual from".to_owned(), "usual to".to_owned()]);
    }
    let now = session.now();
    let stride = points.len().div_ceil(50).max(1);
    let kept = points.iter().rev().step_by(stride);
    let rows = kept
        .map(|point| {
            let mut row = vec![words::moment(Tick(point.t as u32), now)];
            for line in &plot.lines {
                let at = line.points.iter().find(|p| p.t == point.t).and_then(|p| p.v);
                row.push(at.map_or_else(|| "–".to_owned(), &figure));
            }
            if usual {
                row.extend(usual_at(&plot.band, point.t).map_or_else(<[String; 2]>::default, |(low, high)| [figure(low), figure(high)]));
            }
            row
        })
        .collect();
    Table { head, rows }
}

fn line_name(line: &Line) -> String {
    let who = match line.who {
        Who::Champion => "champion",
        Who::Candidate => line.tag.as_deref().unwrap_or("candidate"),
        Who::Truth | Who::Otherwise => line.tag.as_deref().unwrap_or("truth"),
        Who::World => "value",
        Who::Field | Who::Other => line.tag.as_deref().unwrap_or("field"),
    };
    match line.how {
        How::Estimated if line.who == Who::Candidate => format!("{who}, what it thinks of itself"),
        How::Estimated => format!("{who}, estimated"),
        _ => who.to_owned(),
    }
}

/// "Fell from 14 % at 06:40": the largest move within the stretch, where it left the usual range.
pub fn sentence(session: &Session, name: &str, plot: &LinePlot, said: impl Fn(f64) -> String) -> String {
    let mut out = name.to_owned();
    let now = session.now();
    let main = plot.lines.iter().find(|l| l.end.is_some()).or(plot.lines.first());
    let last = main.and_then(|l| l.points.iter().rev().find_map(|p| p.v.map(|v| (p.t, v))));
    let usual = last.and_then(|(t, _)| usual_at(&plot.band, t));
    match (last.map(|(_, v)| v), usual) {
        (Some(v), Some((low, high))) => {
            out = format!("{out}: {}, usually {} to {}.", said(v), said(low), said(high));
            if v < low || v > high {
                let points = main.map(|l| &l.points[..]).unwrap_or_default();
                let inside = |p: &&Point| usual_at(&plot.band, p.t).zip(p.v).is_some_and(|((low, high), v)| v >= low && v <= high);
                if let Some(p) = points.iter().rev().find(inside) {
                    let word = if v < low { "Fell" } else { "Rose" };
                    let when = words::moment(Tick(p.t as u32), now);
                    out = format!("{out} {word} from {} after {when}.", said(p.v.unwrap_or_default()));
                }
            }
        }
        (Some(v), None) => out = format!("{out}: {}.", said(v)),
        (None, _) => {
            let why = plot.say.as_ref().map_or("nothing is known yet.", |s| &s.text);
            out = format!("{out}: {why}");
        }
    }
    let firing = plot.limits.iter().filter(|l| l.rule.is_some_and(|r| is_firing(session.world(), r)));
    for limit in firing {
        out = format!("{out} Firing: {}.", limit.label);
    }
    out
}

fn is_firing(world: &World, rule: &str) -> bool {
    use crate::platform::alerts::Standing;
    world.alerts.get(rule).is_some_and(|a| matches!(a.standing, Standing::Firing { .. }))
}
