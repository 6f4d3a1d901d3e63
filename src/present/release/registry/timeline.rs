//! Who answered when, from the events of the run.

use super::view::{ReignView, TimelineRowView};
use crate::base::number_format::moment;
use crate::base::time::{DAY, Tick};
use crate::platform::vocabulary::What;
use crate::session::Session;

/// A version from a minute on.
pub(super) type Since = (Tick, u32);

/// The champions in the order in which they came. The first one is whoever the events do not explain.
pub(super) fn champions(session: &Session) -> Vec<Since> {
    let world = session.world();
    let mut all: Vec<Since> = Vec::new();
    for event in world.events.iter() {
        if let What::ChampionIs { version } = event.what {
            all.push((event.at, version));
        }
    }
    let first = world.release.registry.all().map(|(version, _)| version).rfind(|version| version.made_at < 0);
    let first = first.map_or(world.release.rollout.champion, |version| version.number);
    if all.first().is_none_or(|(at, _)| at.0 > 0) {
        all.insert(0, (Tick(0), first));
    }
    all
}

/// The champion of a minute.
pub(super) fn champion_at(session: &Session, at: Tick) -> u32 {
    let all = champions(session);
    all.iter().rev().find(|(since, _)| *since <= at).or(all.first()).map_or(0, |(_, version)| *version)
}

/// The rows of the timeline.
pub(super) fn timeline_rows(session: &Session) -> Vec<TimelineRowView> {
    let now = session.now();
    let champions = champions(session);
    let ends = champions.iter().skip(1).map(|(at, _)| *at).chain([now]);
    let reigns = champions.iter().zip(ends).map(|((from, version), to)| reign(*version, *from, to, now)).collect();
    let mut timeline_rows = vec![TimelineRowView { name: "Champion", is_champion: true, reigns }];
    let trials = session.world().release.registry.trials();
    let canaries: Vec<ReignView> = trials.map(|trial| reign(trial.arms[1].version, trial.since, trial.until.unwrap_or(now), now)).collect();
    if !canaries.is_empty() {
        timeline_rows.push(TimelineRowView { name: "Canary", is_champion: false, reigns: canaries });
    }
    timeline_rows
}

fn reign(version: u32, from: Tick, to: Tick, now: Tick) -> ReignView {
    let place = |at: Tick| 100.0 * f64::from(at.0) / f64::from(now.0.max(1));
    let until = if to >= now { "now".to_owned() } else { moment(to) };
    ReignView { name: format!("v{version}"), from: place(from), to: place(to), said: format!("v{version}: {} to {until}", moment(from)) }
}

/// Names of days, a handful.
pub(super) fn days(session: &Session) -> Vec<(f64, String)> {
    let now = session.now();
    let days = now.day();
    let step = days.div_ceil(6).max(1);
    let at = |day: u32| (100.0 * f64::from((day - 1) * DAY) / f64::from(now.0.max(1)), format!("day {day}"));
    (1..=days).step_by(step as usize).map(at).filter(|(place, _)| *place < 96.0).collect()
}
