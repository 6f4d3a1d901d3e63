//! The way of a version: beads on a tube, as far as it has come.

use super::view::{KnotState, KnotView, Leads};
use super::{Subject, words};
use crate::base::time::{DAY, Tick};
use crate::platform::release::trial::together;
use crate::present::words as say;
use crate::session::Session;

pub(super) fn path(session: &Session, subject: Subject<'_>) -> Vec<KnotView> {
    let world = session.world();
    let version = subject.version();
    let (champion, trial) = (world.release.rollout.champion, subject.shown());
    let trained = version.and_then(|version| world.release.registry.get(version)).map(|version| trained(version.made_at));
    let is_champion = version == Some(champion);
    let canary = match (trial, subject.running().is_some()) {
        (Some(trial), true) => (say::percent(f64::from(trial.share)), KnotState::Here),
        (Some(trial), false) => (format!("was at {}", say::percent(f64::from(trial.share))), KnotState::Came),
        (None, _) => ("not yet".to_owned(), KnotState::Later),
    };
    let verdict = match trial {
        None => ("not yet".to_owned(), KnotState::Later),
        Some(trial) => {
            let word = say::trial::word(together(&world.compared(trial.arms[1].version)));
            let word = if word.len() > 12 { "open" } else { word };
            (word.to_owned(), if subject.running().is_some() { KnotState::Later } else { KnotState::Came })
        }
    };
    let knot = |name, (caption, state), picture, leads| KnotView { name, caption, picture, state, leads };
    let trained = match trained {
        Some(when) => (when, KnotState::Came),
        None => ("not yet".to_owned(), KnotState::Later),
    };
    vec![
        knot("Trained", trained, "train", Leads::Training),
        knot(
            words::TESTS,
            ("eight tests".to_owned(), if version.is_some() { KnotState::Came } else { KnotState::Later }),
            "check",
            Leads::Tests,
        ),
        knot("Canary", canary, "stairs", Leads::Part("release-evidence")),
        knot(words::VERDICT, verdict, "scales", Leads::Part("release-ask")),
        knot(
            "Champion",
            (format!("v{champion}"), if is_champion { KnotState::Here } else { KnotState::Champion }),
            "model",
            Leads::Part("release-desk"),
        ),
        knot(
            words::REGISTRY,
            (say::count(world.release.registry.all().count() as u64, "version", "versions"), KnotState::Came),
            "stack",
            Leads::Registry,
        ),
    ]
}

/// "day 15", or that it was there before the run.
fn trained(made_at: i64) -> String {
    match u32::try_from(made_at) {
        Ok(minute) if minute > 0 => format!("day {}", Tick(minute).day()),
        Ok(_) => "before day 1".to_owned(),
        Err(_) => format!("{} days before", (-made_at).div_euclid(i64::from(DAY)).max(1)),
    }
}
