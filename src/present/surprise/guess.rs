//! What can be named while a surprise is open, and the hints.

use super::phrases::{stretch, tell};
use crate::base::time::{DAY, HOUR, Tick};
use crate::course::incidents::{self};
use crate::platform::faults::FaultGroup;
use crate::present::words;
use crate::session::Session;
use crate::session::surprise::{NamedCause, Surprise, WEEK_IS_OVER, Where};

/// What can be named.
#[derive(Clone, Debug, PartialEq)]
pub struct GuessView {
    /// The seed.
    pub seed: u64,
    /// "Tue 14:20, day 9".
    pub now: String,
    /// What has fired so far, in a sentence.
    pub alerts: String,
    /// Kinds by their groups; the first group has the words for “nothing”.
    pub kinds: Vec<(&'static str, Vec<(&'static str, String)>)>,
    /// Places by their groups.
    pub places: Vec<(&'static str, Vec<(Where, String)>)>,
    /// Stretches of six hours, the newest first.
    pub times: Vec<(Tick, String)>,
}

/// The name of “nothing”.
pub const NOTHING: &str = "nothing";

/// How many hints there are. Where nothing is wrong they are as many, and no vaguer.
pub const HINTS: usize = 3;

/// A hint, from the first one on.
pub fn hint(session: &Session, nth: usize) -> String {
    const QUIET: [&str; HINTS] = [
        "Begin with the question “Has the world changed?”.",
        "Hold today against the same hours of the day before. Is the difference more than luck?",
        "An alert that comes once and goes is often mere chance. What stays is not.",
    ];
    let Some(surprise) = session.surprise() else { return String::new() };
    let scenario = session.scenario();
    // Before it has begun there is nothing to point at.
    match surprise.incident.filter(|_| surprise.begins <= session.now()) {
        Some(incident) => tell(incident.hints.get(nth).copied().unwrap_or_default(), surprise, scenario),
        None => QUIET.get(nth).copied().unwrap_or_default().to_owned(),
    }
}

/// The answer that somebody has put together.
pub fn answer(kind: &str, place: Where, since: Tick) -> NamedCause {
    NamedCause { incident: incidents::find(kind), place, since }
}

pub(super) fn guess(session: &Session, surprise: &Surprise) -> GuessView {
    let scenario = session.scenario();
    let now = session.now();
    let mut kinds = vec![("", vec![(NOTHING, "Nothing is wrong".to_owned())])];
    for group in [FaultGroup::BadData, FaultGroup::Drift, FaultGroup::Machinery, FaultGroup::BadRelease] {
        let of = incidents::of(scenario).into_iter().filter(|incident| incident.group() == group);
        kinds.push((group.name(), of.map(|incident| (incident.id, scenario.tell(incident.kind))).collect()));
    }
    let whole = vec![(Where::Whole, "All of it, or no single place".to_owned())];
    let field = |(at, field): (usize, &crate::learn::data::Field)| (Where::Field(at), field.label.clone());
    let segments = scenario.segments.iter().enumerate().map(|(at, segment)| (Where::Segment(at), segment.name.clone()));
    let fields = scenario.schema.fields.iter().enumerate().map(field).collect();
    GuessView {
        seed: surprise.seed,
        now: format!("{}, day {}", words::clock(now), now.day()),
        alerts: fired_so_far(session),
        kinds,
        places: vec![("", whole), ("A field", fields), ("A segment", segments.collect())],
        times: stretches(now).map(|from| (from, stretch(from))).collect(),
    }
}

/// Six hours each, from Monday of the second week to now, the newest first.
fn stretches(now: Tick) -> impl Iterator<Item = Tick> {
    let of = 6 * HOUR;
    let (first, last) = (7 * DAY / of, now.0 / of);
    (first..=last.max(first)).rev().map(move |nth| Tick(nth * of))
}

fn fired_so_far(session: &Session) -> String {
    let now = session.now();
    let since = Tick(8 * DAY);
    let fired = session
        .world()
        .events
        .iter()
        .filter(|event| event.at >= since && matches!(event.what, crate::platform::vocabulary::What::AlertFired { .. }));
    let when =
        if now < since { "The week in which something may happen begins on Tuesday.".to_owned() } else { "Since Tuesday ".to_owned() };
    match (now < since, fired.count()) {
        (true, _) => when,
        (false, 0) => when + "no alert has fired.",
        (false, 1) => when + "one alert has fired.",
        (false, n) => format!("{when}{} alerts have fired.", words::number_word(n)),
    }
}

/// Nothing can be said to be wrong with nothing before the week is over.
pub fn too_early(session: &Session) -> bool {
    session.now() < WEEK_IS_OVER
}
