//! Lines of versions, what is usual for a share, and the chart that holds them.

use super::overlays::{fault_spans, releases};
use super::stretch::Stretch;
use crate::base::time::{Minutes, Tick};
use crate::platform::monitoring::Bucket;
use crate::platform::monitoring::time_series::Entries;
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::plot::{End, How, Line, LinePlot, Point, ValueAxis};
use crate::session::Session;

/// The value at a line's end, if the line reaches the last bucket.
pub fn end(points: &[Point], unit: &'static str, note: Option<&'static str>, bad: bool, figure: impl Fn(f64) -> String) -> Option<End> {
    let v = points.last()?.v?;
    Some(End { figure: figure(v), unit, note, bad })
}

/// Lines of the champion and of the versions that are or were on trial, for a figure of each role.
pub fn by_role(
    stretch: Stretch,
    world: &World,
    bad: bool,
    unit: &'static str,
    figure: fn(f64) -> String,
    value: impl Fn(&Entries<'_, Bucket>, Role) -> Option<f64>,
) -> Vec<Line> {
    by_role_of(stretch, world, bad, unit, figure, |stretch, role| stretch.hourly(world, |b| value(b, role)))
}

/// The same where points are made otherwise than by the hour.
pub fn by_role_of(
    stretch: Stretch,
    world: &World,
    bad: bool,
    unit: &'static str,
    figure: fn(f64) -> String,
    points_of: impl Fn(Stretch, Role) -> Vec<Point>,
) -> Vec<Line> {
    let points = points_of(stretch, Role::Champion);
    let end_of_it = end(&points, unit, None, bad, figure);
    let mut lines = vec![Line { who: Role::Champion.into(), how: How::Measured, points, end: end_of_it, tag: None }];
    for (version, trial) in stretch.trials(world) {
        let points = points_of(trial, Role::Canary);
        let (end, tag) = if trial.goes_on() { (end(&points, unit, None, false, figure), None) } else { (None, Some(past(version))) };
        lines.push(Line { who: Role::Canary.into(), how: How::Measured, points, end, tag });
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
pub fn expected_band(world: &World, tick: Tick, share: f64, of: f64, over: Minutes) -> Option<(f64, f64)> {
    let watched = world.scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * f64::from(over.0) * of;
    let described = (world.release.champion().reference.tested() * of).max(1.0);
    let spread = 1.645 * (share * (1.0 - share) * (1.0 / watched + 1.0 / described)).sqrt();
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
        fault_spans: fault_spans(session),
        limits: Vec::new(),
        alarms: Vec::new(),
        lines,
        releases: releases(world),
        say: None,
        guess: None,
        remarks: Vec::new(),
    }
}
