//! How far off amounts are told on average: measured where outcomes are in, estimated where they are not, and as it truly
//! is beside the best that can be, when the truth is shown.

use super::recall;
use crate::base::math::sqrt;
use crate::base::time::Tick;
use crate::platform::monitoring::time_series::BUCKET;
use crate::platform::monitoring::{FEW_REQUESTS, QUALITY_BUCKETS};
use crate::platform::training::amount_predictor::AmountBucket;
use crate::platform::truth::TrueErrors;
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::charts::{Chart, series};
use crate::present::control_room::quality;
use crate::present::plot::{How, Line, Plot, Shape, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "mean-error", sentence: "How far off the amounts that the model predicts are on average, where it predicts any.", build };

fn build(session: &Session, lens: Lens) -> Plot {
    let world = session.world();
    let stretch = series::Stretch::of(session, lens);
    let known_until = f64::from(world.monitoring.outcomes_in_until(f64::from(world.scenario.outcomes.coverage)).0);
    let mut lines = Vec::new();
    lines.extend(of_role(world, stretch, Role::Champion, None, known_until));
    for (version, trial) in stretch.trials(world) {
        lines.extend(of_role(world, trial, Role::Canary, (!trial.goes_on()).then(|| series::past(version)), known_until));
    }
    if lens.truth {
        lines.extend(truth(world, stretch));
    }
    let band = stretch.band(|tick| typical(world, tick));
    let axis = series::axis_of(&lines, &band);
    let mut plot = series::line_plot(session, stretch, axis, lines);
    plot.band = band;
    plot.limits.extend(series::limit(world, "mean-error").map(|limit| {
        let step = series::round_step(limit.v / 100.0);
        limit.in_steps_of(step)
    }));
    plot.alarms.extend(series::alarm(session, "mean-error", series::champions(&plot.lines, How::Measured)));
    plot.coming_in = (known_until < stretch.to).then_some(known_until.max(stretch.from));
    plot.say = series::no_amounts(session, &plot);
    plot.remarks = recall::remarks(session, known_until);
    let title = "Mean error".to_owned();
    let of =
        session.scenario().amount.as_ref().map_or_else(String::new, |amount| words::in_unit(&words::small(&amount.label), &amount.unit));
    Plot {
        id: CHART.id,
        sentence: series::sentence(session, &title, &plot, |v| series::amount(session, v)),
        table: series::table(session, &plot, words::figure),
        title,
        of,
        shape: Shape::Lines(plot),
    }
}

/// Measured as far as outcomes are in, and estimated from there on. `past` names a version that is no longer on trial.
fn of_role(world: &World, stretch: series::Stretch, role: Role, past: Option<String>, known_until: f64) -> Vec<Line> {
    let who = role.into();
    let answers = role == Role::Champion;
    // As the alert does: while nobody is on trial, whoever told it, and where as many outcomes are known as it wants to see.
    let least = world.alerts.enough().amounts;
    let pooled = |value: &dyn Fn(&AmountBucket) -> Option<f64>| {
        stretch.pooled(world, |hours| {
            let on_trial = hours.iter().next_back().is_some_and(|b| b.version(Role::Canary).is_some());
            let roles = || quality::counted_for(role, on_trial);
            let mut total = AmountBucket::default();
            let amounts = hours.iter().flat_map(|b| roles().filter_map(|role| b.by_role[role].amounts.as_ref()));
            amounts.for_each(|b| total.add(b));
            (value(&total), None)
        })
    };
    let mut measured = pooled(&|total| total.error(least));
    let mut estimated = pooled(&|total| total.expected_error(FEW_REQUESTS));
    measured.retain(|p| p.t <= known_until);
    estimated.retain(|p| p.t >= known_until);
    let note = if answers { "estimate" } else { recall::OWN_VIEW };
    let end = series::end(&estimated, "", Some(note), false, words::figure).filter(|_| past.is_none());
    let mut lines = Vec::new();
    let is_measured = measured.iter().any(|p| p.v.is_some());
    if is_measured {
        let seen = world.alerts.get("mean-error").and_then(|alert| alert.value).map(f64::from);
        let newest = measured.iter().rev().find_map(|p| p.v).map(|v| format!("measured {}", words::figure(seen.unwrap_or(v))));
        lines.push(Line { who, how: How::Measured, points: measured, end: None, tag: if answers { newest } else { past.clone() } });
    }
    lines.push(Line { who, how: How::Estimated, points: estimated, end, tag: past.filter(|_| !is_measured) });
    lines
}

/// The true mean error, and the best that can be reached where that is known.
fn truth(world: &World, stretch: series::Stretch) -> Vec<Line> {
    let line = |of: fn(&TrueErrors) -> Option<f64>, note, tag: Option<&str>| {
        let points = stretch.truth(world, |hours| {
            let mut sum = TrueErrors::default();
            hours.iter().for_each(|b| sum.add(&b.amounts));
            of(&sum)
        });
        let end = series::end(&points, "", Some(note), false, words::figure);
        Line { who: Who::Truth, how: How::Truth, points, end, tag: tag.map(str::to_owned) }
    };
    let mut lines = vec![line(TrueErrors::error, "truth", None)];
    if world.workload.replay.as_deref().is_none() {
        lines.push(line(TrueErrors::best_error, "at best", Some("best possible")));
    }
    lines
}

/// 5 to 95 % of the means that four hours show.
fn typical(world: &World, tick: Tick) -> Option<(f64, f64)> {
    let typical = world.normal().version().amount_predictor.as_ref()?.baseline;
    let over = f64::from(QUALITY_BUCKETS * BUCKET);
    let watched = world.scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * over;
    let spread = 1.645 * typical.off.1 * sqrt(1.0 / watched.max(1e-9) + 1.0 / typical.rows.max(1.0));
    (watched >= series::FEWEST).then_some(((typical.off.0 - spread).max(0.0), typical.off.0 + spread))
}
