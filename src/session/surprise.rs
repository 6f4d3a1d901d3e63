//! A surprise: a week in which something may go wrong, and nobody says what. A seed picks the incident, its hour and what it
//! strikes; sometimes it picks nothing. Somebody has to find out, and names a kind, a place and a time. Then all is told.
//!
//! What a seed holds is drawn by keyed dice and never written down: the link has the seed alone. Each incident is drawn by
//! its own key and the highest throw comes, so that a new one in the list changes few of the seeds that are about.

use crate::base::dice::{Dice, Stream};
use crate::base::fingerprint::Fingerprint;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::course::incidents::{self, Incident, IncidentTarget};
use crate::platform::faults::{FaultScope, FieldFilter};
use crate::platform::scenario::Scenario;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, FaultInjection, FaultTarget};

use super::log::LogEntry;

mod naming;

/// It begins on a Tuesday, a Wednesday or a Thursday of the second week.
const FIRST_DAY: u32 = 8;
const DAYS: f64 = 3.0;
/// From Saturday on it can be said that nothing has happened.
pub const WEEK_IS_OVER: Tick = Tick(12 * DAY);
/// So many weeks are quiet.
const QUIET: f64 = 0.16;
/// Whoever is asked since when may be off by so much.
const ABOUT: Minutes = Minutes::hours(6);

/// What came unannounced, and what was said of it.
#[derive(Clone, Debug)]
pub struct Surprise {
    /// Its seed.
    pub seed: u64,
    /// What it is; `None` in a quiet week.
    pub incident: Option<&'static Incident>,
    /// What it strikes.
    pub target: FaultTarget,
    /// When it begins.
    pub begins: Tick,
    /// Entries of the log that it has put there.
    pub(super) given: usize,
    /// What was named, once something was.
    pub named: Option<Named>,
}

/// A cause that somebody names.
#[derive(Clone, Copy, Debug)]
pub struct NamedCause {
    /// What it is; `None`: nothing is wrong.
    pub incident: Option<&'static Incident>,
    /// Where it strikes.
    pub place: Where,
    /// The first minute of the six hours in which it began.
    pub since: Tick,
}

/// Where something strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The whole system.
    Whole,
    /// A field, by its place.
    Field(usize),
    /// A segment, by its place.
    Segment(usize),
}

/// What was named, when, and how right it was.
#[derive(Clone, Debug)]
pub struct Named {
    /// What was named.
    pub answer: NamedCause,
    /// When.
    pub at: Tick,
    /// The kind is right.
    pub kind: bool,
    /// The place is right.
    pub place: bool,
    /// The time is right.
    pub since: bool,
    /// All in all.
    pub verdict: GuessVerdict,
}

/// How right a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuessVerdict {
    /// Kind, place and time.
    Right,
    /// The kind; or the place, and a kind of the same group.
    Partly,
    /// Neither.
    Wrong,
}

/// What happened from the first minute of an incident on.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Alert rules that fired, with the minute of the first time.
    pub fired: Vec<(&'static str, Tick)>,
    /// When somebody first did something that changes the system.
    pub acted: Option<Tick>,
    /// When the trouble was over.
    pub over: Option<Tick>,
}

/// What a seed holds for a scenario.
pub fn draw(scenario: &Scenario, seed: u64) -> Surprise {
    let throw = |key: u64| Dice::keyed(seed, Stream::Incidents, key).unit();
    let drawn = incidents::of(scenario).into_iter().max_by(|a, b| {
        let throw_of = |incident: &Incident| throw(Fingerprint::of(incident.id.as_bytes()).0 | 1 << 55);
        throw_of(a).total_cmp(&throw_of(b))
    });
    let incident = drawn.filter(|_| throw(1) >= QUIET);
    let day = FIRST_DAY + (throw(2) * DAYS) as u32;
    let hours = busy_hours(scenario);
    let hour = pick(&hours, throw(3)).copied().unwrap_or(9);
    let quiet =
        Surprise { seed, incident: None, target: FaultTarget::default(), begins: Tick(day * DAY + hour * HOUR), given: 0, named: None };
    match incident {
        Some(incident) => Surprise { incident: Some(incident), target: target(incident, scenario, throw(4)), ..quiet },
        None => quiet,
    }
}

/// This incident, where and when a seed has it come.
pub fn of(incident: &'static Incident, scenario: &Scenario, seed: u64) -> Surprise {
    let target = target(incident, scenario, Dice::keyed(seed, Stream::Incidents, 4).unit());
    Surprise { incident: Some(incident), target, ..draw(scenario, seed) }
}

/// Hours in which, and in the three after which, at least half as much comes as at the best hour; else that one.
fn busy_hours(scenario: &Scenario) -> Vec<u32> {
    let hours = &scenario.traffic.by_hour;
    let most = hours.iter().copied().fold(0.0, f32::max);
    let busy = |from: u32| (from..from + 4).all(|hour| hours[hour as usize % 24] >= most * 0.5);
    let all: Vec<u32> = (0..21).filter(|hour| busy(*hour)).collect();
    if all.is_empty() { (0..24).filter(|hour| hours[*hour as usize] >= most).collect() } else { all }
}

fn pick<T>(from: &[T], throw: f64) -> Option<&T> {
    from.get((throw * from.len() as f64) as usize)
}

fn target(incident: &Incident, scenario: &Scenario, throw: f64) -> FaultTarget {
    let fields = &scenario.schema.fields;
    match incident.target {
        IncidentTarget::Default => FaultTarget::default(),
        IncidentTarget::Number => {
            let numbers: Vec<_> = fields.iter().filter(|field| FieldFilter::Number.takes(field)).collect();
            FaultTarget { field: pick(&numbers, throw).map(|field| field.name.clone()), ..FaultTarget::default() }
        }
        // The last one is of those who are not there yet.
        IncidentTarget::Segment => {
            let there = &scenario.segments[..scenario.segments.len().saturating_sub(1)];
            FaultTarget { segment: pick(there, throw).map(|segment| segment.id.clone()), ..FaultTarget::default() }
        }
    }
}

impl Surprise {
    /// What it puts into the log, at the first minute: data-quality monitoring, and the trouble, hidden.
    pub fn orders(&self) -> Vec<LogEntry> {
        let order = |action| LogEntry { at: Tick(0), action };
        let mut all = vec![order(Action::Setting(Setting::DetailedMonitoring(true)))];
        let Some(incident) = self.incident else { return all };
        let injection = |fault: &str, size, after: Minutes, onset| FaultInjection {
            onset,
            duration: incident.duration,
            hidden: true,
            ..FaultInjection::sudden(fault, size, self.begins.plus(after))
        };
        let cause = injection(incident.fault, incident.size.unwrap_or(incident.cause().size.default), Minutes(0), incident.onset);
        all.push(order(Action::InjectFault(FaultInjection { target: self.target.clone(), ..cause })));
        let beside = incident.beside.iter().map(|more| injection(more.fault, more.size, more.after, Default::default()));
        all.extend(beside.map(|more| order(Action::InjectFault(more))));
        all
    }

    /// Nobody has named it yet.
    pub fn is_open(&self) -> bool {
        self.named.is_none()
    }

    /// The places that are right to name.
    pub fn places(&self, scenario: &Scenario) -> Vec<Where> {
        let Some(incident) = self.incident else { return Vec::new() };
        let fault = incident.cause();
        let field = fault.field(&self.target, scenario);
        let segment = fault.segment(&self.target, scenario).map(usize::from);
        let mut places: Vec<Where> = field.map(Where::Field).into_iter().chain(segment.map(Where::Segment)).collect();
        let several = match fault.targeting.scope {
            FaultScope::Aimed => false,
            FaultScope::SegmentFromEnd(back) => {
                let struck = scenario.segments.len().checked_sub(back + 1).filter(|_| segment.is_none());
                places.extend(struck.map(Where::Segment));
                false
            }
            FaultScope::FeatureStoreFields => {
                places.extend(scenario.feature_store_fields().map(Where::Field));
                true
            }
            FaultScope::PredictiveFields => {
                places.extend(scenario.predictive_fields().map(Where::Field));
                true
            }
        };
        // Where several fields are struck by one cause, all of them together are right as well.
        if places.is_empty() || several {
            places.push(Where::Whole);
        }
        places
    }

    fn judge(&self, answer: NamedCause, at: Tick, scenario: &Scenario) -> Named {
        let named = |kind, place, since, verdict| Named { answer, at, kind, place, since, verdict };
        let (Some(here), Some(said)) = (self.incident, answer.incident) else {
            let right = self.incident.is_none() && answer.incident.is_none();
            return named(right, right, right, if right { GuessVerdict::Right } else { GuessVerdict::Wrong });
        };
        let begun = self.begins <= at;
        let kind = begun && here.id == said.id;
        let place = begun && self.places(scenario).contains(&answer.place);
        let (from, until) = (answer.since.minus(ABOUT), answer.since.plus(ABOUT).plus(ABOUT));
        let since = begun && (from..until).contains(&self.begins);
        let near = place && here.group() == said.group();
        let verdict = match (kind, place, since) {
            (true, true, true) => GuessVerdict::Right,
            (true, ..) => GuessVerdict::Partly,
            _ if near => GuessVerdict::Partly,
            _ => GuessVerdict::Wrong,
        };
        named(kind, place, since, verdict)
    }
}

#[cfg(test)]
mod tests;
