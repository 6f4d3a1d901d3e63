//! The versions in service side by side: what they have learnt from, how they did in test, where they run.

use super::parts::{card, row};
use crate::base::time::{DAY, Tick};
use crate::learn::models::Hyperparameter;
use crate::platform::release::Version;
use crate::platform::serving::hosting::Hosting;
use crate::platform::world::World;
use crate::present::charts;
use crate::present::control_room::trial;
use crate::present::control_room::view::{StageCardView, Tab};
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

/// "It runs on company servers: 4 of them."
pub(super) fn runs_on(world: &World) -> String {
    let servers = match world.team.settings.hosting {
        Hosting::Servers => format!(": {} of them", world.serving.queue.servers()),
        Hosting::Cloud => format!(", on {} just now", words::count(u64::from(world.serving.queue.servers()), "server", "servers")),
        Hosting::Devices => on_devices(world),
        Hosting::Laptop => String::new(),
    };
    format!("It runs on {}{servers}.", names::hosting(world.team.settings.hosting))
}

/// ": v4 has reached 43 % of them", while a release or a roll-back is on its way.
pub(super) fn on_devices(world: &World) -> String {
    let offered = world.release.rollout.canary.map_or(world.release.rollout.champion, |(number, _)| number);
    let reached = world.serving.fleet.as_ref().map(|fleet| fleet.share(offered)).filter(|share| *share < 0.995);
    reached.map_or_else(String::new, |share| format!(": v{offered} has reached {} of them", words::percent(share)))
}

pub(super) fn model(session: &Session) -> StageCardView {
    let world = session.world();
    let champion = world.release.champion();
    let other =
        world.release.canary().map(|(v, _)| v).or_else(|| world.release.rollout.previous.and_then(|v| world.release.registry.get(v)));
    let (mut rows, mut same) = (Vec::new(), Vec::new());
    for (name, said) in facts(session) {
        let [own, others] = [said(champion), other.map_or_else(String::new, |o| said(o))];
        match own == others {
            true => same.push(row(false, [&name, &own, "the same"])),
            false => rows.push(row(false, [&name, &own, &others])),
        }
    }
    let names = [
        format!("v{}, champion", champion.number),
        other.map_or_else(String::new, |o| format!("v{}, {}", o.number, status(world, o.number))),
    ];
    let head = if other.is_some() { "what differs" } else { "" };
    let mut card = card(does(session), [head, &names[0], &names[1]], rows);
    card.more_rows.extend(same);
    card.note = runs_on(world);
    card.trial = trial::trial(session);
    card.chart = charts::find("answer-time").map(|c| c.id);
    card.control = Some(match world.release.rollout.canary {
        Some((v, _)) => (Tab::Respond, "roll-back", format!("Take v{v} back")),
        None => (Tab::Respond, "roll-back", "Go back a version".into()),
    });
    card
}

/// What a model does, in a sentence.
fn does(session: &Session) -> String {
    let w = &session.scenario().words;
    match &session.scenario().amount {
        None => format!("Gives each {} a score from 0 to 100 %.", w.one),
        Some(amount) => format!(
            "Predicts a number for each {}: {}{}. Its score is the chance that it comes out above {}.",
            w.one,
            words::small(&amount.label),
            if amount.unit.is_empty() { String::new() } else { format!(" in {}", amount.unit) },
            words::amount(session.scenario(), f64::from(amount.line))
        ),
    }
}

/// A fact about a version: its name, and how it is said.
pub(crate) type Fact<'a> = (String, Box<dyn Fn(&Version) -> String + 'a>);

/// What is said of each version.
pub(crate) fn facts(session: &Session) -> Vec<Fact<'_>> {
    let world = session.world();
    let w = &session.scenario().words;
    let share = |v: Option<f64>| v.map_or_else(|| "–".to_owned(), words::percent);
    let recall = format!("{} caught in test (recall)", w.positive);
    let off = if session.scenario().amount.is_some() { "mean error in test" } else { "" };
    let all: Vec<Fact<'_>> = vec![
        (
            "in its snapshot".into(),
            Box::new(|v| format!("{} {}", words::grouped(v.snapshot.rows.iter().map(|r| u64::from(*r)).sum()), w.many)),
        ),
        ("learnt from".into(), Box::new(|v| words::grouped(v.snapshot.rows[0].into()))),
        (
            "validated and tested on".into(),
            Box::new(|v| format!("{} and {}", words::grouped(v.snapshot.rows[1].into()), words::grouped(v.snapshot.rows[2].into()))),
        ),
        ("their days".into(), Box::new(|v| days(v.snapshot.from, v.snapshot.to))),
        (
            off.into(),
            Box::new(move |v| v.measures.errors.map_or_else(|| "predicts none".to_owned(), |e| words::amount(session.scenario(), e.mae))),
        ),
        (recall, Box::new(move |v| share(v.tested_at(world.serving.threshold).recall()))),
        (
            "false alarms in test (1 − precision)".into(),
            Box::new(move |v| share(v.tested_at(world.serving.threshold).precision().map(|p| 1.0 - p))),
        ),
        ("right answers in test (accuracy)".into(), Box::new(move |v| share(v.tested_at(world.serving.threshold).accuracy()))),
        ("kind".into(), Box::new(|v| v.algorithm.clone())),
        ("its settings (hyperparameters)".into(), Box::new(settings)),
        ("fingerprint of its snapshot".into(), Box::new(|v| format!("{:08x}", v.snapshot.fingerprint >> 32))),
        ("made".into(), Box::new(|v| made(v, session.now()))),
        ("why".into(), Box::new(move |v| words::learning::version_reason(v.why, w))),
    ];
    all.into_iter().filter(|(name, _)| !name.is_empty()).collect()
}

/// "trees 30, leaves of a tree 15", where they are not as usual.
pub(super) fn settings(version: &Version) -> String {
    let said = |(input, value): (&Hyperparameter, f32)| format!("{} {}", input.name.to_lowercase(), words::short(f64::from(value)));
    let changed: Vec<String> = version.model_spec.changed().map(said).collect();
    if changed.is_empty() { "as usual".to_owned() } else { changed.join(", ") }
}

pub(super) fn status(world: &World, number: u32) -> &'static str {
    world.release.registry.status(number).map_or("", names::status)
}

/// "day 2 to 9", "22 to 18 days before".
pub(crate) fn days(from: i64, to: i64) -> String {
    let day = |at: i64| at.div_euclid(i64::from(DAY));
    match (from < 0, to < 0) {
        (true, true) if day(to) == -1 => format!("{} days to 1 day before day 1", -day(from)),
        (true, true) => format!("{} to {} days before day 1", -day(from), -day(to)),
        (true, false) => format!("{} before to day {}", words::count(day(from).unsigned_abs(), "day", "days"), day(to) + 1),
        _ if day(from) == day(to) => format!("day {}", day(from) + 1),
        _ => format!("day {} to {}", day(from) + 1, day(to) + 1),
    }
}

pub(crate) fn made(version: &Version, now: Tick) -> String {
    if version.made_at < 0 { "before day 1".into() } else { words::moment(Tick(version.made_at as u32), now) }
}
