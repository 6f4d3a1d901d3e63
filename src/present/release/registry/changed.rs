//! "What changed?", between two versions, and between two moments of production.

use super::timeline::{champion_at, champions};
use super::view::ChangedView;
use crate::base::fingerprint::Fingerprint;
use crate::base::number_format::moment;
use crate::base::time::Tick;
use crate::platform::release::Version;
use crate::platform::vocabulary::What;
use crate::present::control_room::stage_card::facts;
use crate::present::control_room::timeline::described;
use crate::present::words as say;
use crate::session::Session;

/// More than this that was done in between is told by its number.
const MOST_DONE: usize = 12;

/// What differs between two versions; nothing where there is no such version.
pub fn between_versions(session: &Session, first: u32, second: u32) -> Option<ChangedView> {
    let registry = &session.world().release.registry;
    let pair = [registry.get(first)?, registry.get(second)?];
    let rows = rows(session, pair.map(|version| &**version));
    let differ = rows.iter().filter(|(_, _, differs)| *differs).count();
    let lead = match (first == second, differ) {
        (true, _) => "It is the same version: nothing differs.".to_owned(),
        (false, 0) => format!("v{first} and v{second} are alike in everything that is written down."),
        (false, n) => format!("{} of {} lines differ.", n, rows.len()),
    };
    Some(ChangedView { lead, head: [format!("v{first}"), format!("v{second}")], rows, done: Vec::new() })
}

/// What differs in production between two moments: who answered, and what was done in between.
pub fn between_moments(session: &Session, first: u32, second: u32) -> Option<ChangedView> {
    let (from, to) = (Tick(first.min(second)), Tick(first.max(second)));
    let [before, after] = [from, to].map(|at| champion_at(session, at));
    let between = |at: Tick| at > from && at <= to;
    let counts = |what: &What| {
        matches!(
            what,
            What::ChampionIs { .. } | What::CanaryAt { .. } | What::RolledBack { .. } | What::Set { .. } | What::Paused | What::Resumed
        )
    };
    let events = session.world().events.iter().filter(|event| between(event.at) && counts(&event.what));
    let mut done: Vec<String> =
        events.filter_map(|event| Some(format!("{}: {}.", moment(event.at), described(session, &event.what)?))).collect();
    let more = done.len().saturating_sub(MOST_DONE);
    done.truncate(MOST_DONE);
    if more > 0 {
        done.push(format!("And {}.", say::count(more as u64, "thing more", "things more")));
    }
    let versions = between_versions(session, before, after)?;
    let lead = match (before == after, done.is_empty()) {
        (true, true) => format!("v{before} answered at both moments, and nothing was changed in between."),
        (true, false) => format!("v{before} answered at both moments. What was done in between stands below."),
        (false, _) => format!("v{before} answered first, v{after} later."),
    };
    let rows = if before == after { Vec::new() } else { versions.rows };
    let head = [format!("{}: v{before}", moment(from)), format!("{}: v{after}", moment(to))];
    Some(ChangedView { lead, head, rows, done })
}

fn rows(session: &Session, pair: [&Version; 2]) -> Vec<(String, [String; 2], bool)> {
    let mut rows: Vec<(String, [String; 2])> =
        facts(session).into_iter().map(|(name, fact)| (say::capital(&name), pair.map(&fact))).collect();
    let id = |fingerprint: u64| format!("{:08x}", fingerprint >> 32);
    rows.push((
        "Fingerprint of its feature code (preparation)".to_owned(),
        pair.map(|version| id(Fingerprint::of(&version.preparation).0)),
    ));
    rows.push(("Fingerprint of all that it has learnt".to_owned(), pair.map(|version| id(version.learnt().0))));
    rows.into_iter().map(|(name, both)| (name, both.clone(), both[0] != both[1])).collect()
}

/// Moments that one can choose: the beginning, each change of champion, and now.
pub(super) fn moments(session: &Session) -> Vec<(u32, String)> {
    let mut all: Vec<(u32, String)> =
        champions(session).into_iter().map(|(at, version)| (at.0, format!("{}, v{version} begins", moment(at)))).collect();
    if all.last().is_none_or(|(at, _)| *at != session.now().0) {
        all.push((session.now().0, format!("now, {}", moment(session.now()))));
    }
    all
}
