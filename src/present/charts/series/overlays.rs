//! What is marked on every chart over time: trouble, releases, limits of alert rules.

use crate::platform::faults;
use crate::platform::vocabulary::What;
use crate::platform::world::World;
use crate::present::control_room::alerts;
use crate::present::plot::{Alarm, How, Limit, Line, Point, ReleaseMark, Who};
use crate::session::Session;

/// Trouble that may be shown, as stretches of time.
pub fn fault_spans(session: &Session) -> Vec<(f64, f64)> {
    let now = session.now();
    let change = session.visible_faults().filter(|a| faults::find(&a.injection.fault).is_some());
    change.map(|a| (f64::from(a.injection.start.0), f64::from(a.ended.unwrap_or(now).0))).collect()
}

/// Versions that began to answer.
pub fn releases(world: &World) -> Vec<ReleaseMark> {
    let canary = world.release.rollout.canary.map(|(v, _)| v);
    let mut out: Vec<ReleaseMark> = Vec::new();
    for event in &world.events {
        let (version, who) = match event.what {
            What::CanaryAt { version, .. } => (version, Who::Candidate),
            What::ChampionIs { version } => (version, Who::Champion),
            _ => continue,
        };
        let t = f64::from(event.at.0);
        let label = (Some(version) == canary || version == world.release.rollout.champion).then(|| format!("v{version}"));
        match out.last_mut() {
            // A canary that is widened step by step is one release.
            Some(last) if last.label.is_some() && last.label == label && last.who == who => {}
            _ => out.push(ReleaseMark { t, who, label }),
        }
    }
    out
}

/// The limit of an alert rule as a line that can be moved.
pub fn limit(world: &World, rule: &'static str) -> Option<Limit> {
    let alert = world.alerts.get(rule)?;
    let (low, high) = alert.rule.reach;
    let v = f64::from(alert.rule.limit);
    let step = alerts::limit_step(alert.rule.metric, v);
    let side = if alert.rule.below { "below" } else { "above" };
    Some(Limit {
        v,
        label: format!("alert {side} {}", alerts::limit_figure(&alert.rule)),
        below: alert.rule.below,
        rule: Some(rule),
        reach: (f64::from(low), f64::from(high), step),
    })
}

/// The limit of a rule beside others in one chart: its words say which of the lines it judges.
pub fn named_limit(world: &World, rule: &'static str, judges: &str) -> Option<Limit> {
    limit(world, rule).map(|limit| Limit { label: format!("{judges}: {}", limit.label), ..limit })
}

/// A mark at the newest value of the line that a rule judges, while its limit is crossed. The line is given by its points.
pub fn alarm(session: &Session, rule: &str, points: &[Point]) -> Option<Alarm> {
    let world = session.world();
    let newest = points.iter().rev().find_map(|point| Some((point.t, point.v?)));
    let alert = world.alerts.get(rule).filter(|_| crossed(world, rule))?;
    newest.map(|(t, v)| Alarm { t, v, rule: alerts::of_rule(session, alert.rule.id) })
}

/// The points of the champion's line, as it is known so.
pub fn champions(lines: &[Line], how: How) -> &[Point] {
    lines.iter().find(|line| line.who == Who::Champion && line.how == how).map_or(&[], |line| &line.points)
}

/// An alert's limit is crossed just now.
pub fn crossed(world: &World, rule: &str) -> bool {
    use crate::platform::monitoring::alerts::AlertState;
    world.alerts.get(rule).is_some_and(|a| matches!(a.state, AlertState::Watching { .. } | AlertState::Firing { calm: None, .. }))
}

pub(super) fn is_firing(world: &World, rule: &str) -> bool {
    use crate::platform::monitoring::alerts::AlertState;
    world.alerts.get(rule).is_some_and(|a| matches!(a.state, AlertState::Firing { .. }))
}
