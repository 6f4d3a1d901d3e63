//! How well faults are seen: for each, how often the check that it names fires within the time that it states, and how
//! often that check fires for nothing. Measured on many seeds of one scenario; every trial is a future of the same run.

use std::sync::Arc;

use crate::base::number_format;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::course::grammar;
use crate::course::scenarios;
use crate::platform::faults::{self, Check, Fault, SizeUnit};
use crate::platform::scenario::Scenario;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, FaultInjection, FaultTarget, What};
use crate::platform::world::World;
use crate::session::error::SessionError;

/// Trouble begins on the second Tuesday: a week has shown what is usual.
const DAYS: u32 = 8;
/// It begins at eight, or in the first hour in which anybody comes where nobody does then.
const HOUR_OF_DAY: usize = 8;
/// False alarms are counted over a week from then on.
const QUIET: Minutes = Minutes::days(7);

/// What one seed has to say.
#[derive(Clone, Debug)]
pub struct SeedResult {
    /// For each fault in the order of the list: after how long its check fired; `None` if it did not in time. Faults
    /// that no check can see, and that find nothing to touch, have nothing here.
    pub after: Vec<Option<Option<Minutes>>>,
    /// The same at the smallest size, where that was asked for.
    pub at_least: Vec<Option<Option<Minutes>>>,
    /// For each alert rule, how often it fired in a quiet week.
    pub false_alarms: Vec<(&'static str, u32)>,
}

/// A run with data-quality monitoring on, at the minute at which trouble begins.
///
/// # Errors
/// If the scenario cannot begin.
pub fn ready(scenario: Arc<Scenario>, seed: u64) -> Result<World, SessionError> {
    let hours = &scenario.traffic.by_hour;
    let hour = if hours[HOUR_OF_DAY] > 0.0 { HOUR_OF_DAY } else { hours.iter().position(|here| *here > 0.0).unwrap_or(0) };
    let mut world = World::new(scenario.clone(), seed).map_err(|why| SessionError::refused(why, &scenario))?;
    world.apply(&Action::Setting(Setting::DetailedMonitoring(true))).map_err(|why| SessionError::refused(why, &scenario))?;
    while world.now < Tick(DAYS * DAY + hour as u32 * HOUR) {
        world.step();
    }
    Ok(world)
}

/// A fault of this size, from now on.
fn begins(fault: &Fault, size: f32) -> Action {
    let fault = fault.id.to_owned();
    Action::InjectFault(FaultInjection::sudden(fault, size, Tick(0)))
}

/// How often each alert rule fires while the world lives on.
pub fn fired(world: &mut World, length: Minutes) -> Vec<(&'static str, u32)> {
    let before: Vec<u32> = world.alerts.all.iter().map(|alert| alert.fired).collect();
    (0..length.0).for_each(|_| world.step());
    world.alerts.all.iter().zip(before).map(|(alert, before)| (alert.rule.id, alert.fired - before)).collect()
}

/// After how long a rule fires, within a time.
fn fires(mut world: World, rule: &str, within: Minutes) -> Option<Minutes> {
    let (begun, described) = (world.now, world.events.len());
    while world.now.since(begun) < within {
        world.step();
        let fired = |what: &What| matches!(what, What::AlertFired { rule: fired } if fired == rule);
        if world.events[described..].iter().any(|event| fired(&event.what)) {
            return Some(world.now.since(begun));
        }
    }
    None
}

/// Tries all faults on a seed, as they usually are, and at their smallest too if that is wanted.
///
/// # Errors
/// If the scenario cannot begin.
pub fn seen(scenario: Arc<Scenario>, seed: u64, at_least: bool) -> Result<SeedResult, SessionError> {
    let base = ready(scenario.clone(), seed)?;
    let tried = |fault: &Fault, size: f32| {
        let (rule, within) = fault.check.rule(&scenario)?;
        let mut world = base.clone();
        world.apply(&begins(fault, size)).ok()?;
        Some(fires(world, rule, within))
    };
    let after = faults::ALL.iter().map(|fault| tried(fault, fault.size.default)).collect();
    let smallest = |fault: &&Fault| tried(fault, fault.size.least);
    let at_least = if at_least { faults::ALL.iter().map(smallest).collect() } else { Vec::new() };
    let mut quiet = base;
    Ok(SeedResult { after, at_least, false_alarms: fired(&mut quiet, QUIET) })
}

/// The document about all faults, as Markdown: from what many seeds of the usual scenario have said, and a few of each of
/// the others.
pub fn document(all: &[SeedResult], others: &[(Scenario, Vec<SeedResult>)]) -> String {
    let scenario = scenarios::default_scenario();
    let (seeds, few) = (all.len(), others.first().map_or(0, |(_, seen)| seen.len()));
    let (_, wait) = Check::FiresLate("", Minutes(0)).rule(&scenario).unwrap_or_default();
    let mut text = format!(
        "# Faults, and what sees them\n\n\
         Printed by `afterlaunch faults --seeds {seeds}`: {seeds} seeds of “{}”, with the closer watch on.\n\
         Each fault begins on the second Tuesday at eight, at once and in full. “Seen” is the share of seeds in which the check that\n\
         it names fires within the time that it states; “after” is the median of those; “at its smallest” is the same share for\n\
         the smallest size that can be chosen. “False alarms” is how often that check fires in a quiet week, on average over the\n\
         same seeds. Where a check waits for outcomes, its time is counted from when most of them are in, which takes {} here.\n\n\
         Some faults are honest about what cannot be seen. Drift that harms nobody makes an alert ring for nothing. Harm without\n\
         drift and a changed meaning are seen only by outcomes, and late. A log that gets out moves nothing at all.\n",
        scenario.name,
        number_format::length(wait),
    );
    let mut group = None;
    for (nth, fault) in faults::ALL.iter().enumerate() {
        if group != Some(fault.group) {
            group = Some(fault.group);
            text += &format!(
                "\n## {}\n\n| fault | what happens | strikes | size | check | within | seen | after | at its smallest | false alarms |\n{}\n",
                fault.group.name(),
                "|---".repeat(10) + "|"
            );
        }
        text += &line(fault, nth, all, &scenario);
    }
    let names: Vec<&str> = others.iter().map(|(scenario, _)| scenario.name.as_str()).collect();
    text += &format!(
        "\n## In the other systems\n\n\
         In how many of {few} seeds each the same check fires in time. A dash: the fault finds nothing there that it could touch.\n\
         The last line is how many alerts fire in a quiet week, of all rules together, on average.\n\n\
         | fault | {} |\n{}\n",
        names.join(" | "),
        "|---".repeat(names.len() + 1) + "|"
    );
    for (nth, fault) in faults::ALL.iter().enumerate().filter(|(_, fault)| fault.check.rule(&scenario).is_some()) {
        let cell = |(_, seen): &(Scenario, Vec<SeedResult>)| match seen.iter().filter_map(|seen| seen.after[nth]).count() {
            0 => "–".to_owned(),
            _ => seen.iter().filter_map(|seen| seen.after[nth].flatten()).count().to_string(),
        };
        text += &format!("| `{}` | {} |\n", fault.id, others.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
    let quiet = |(_, seen): &(Scenario, Vec<SeedResult>)| {
        format!("{:.1}", mean(seen, |seen| seen.false_alarms.iter().map(|(_, times)| times).sum()))
    };
    text + &format!("| quiet | {} |\n", others.iter().map(quiet).collect::<Vec<_>>().join(" | "))
}

fn mean(all: &[SeedResult], of: impl Fn(&SeedResult) -> u32) -> f64 {
    f64::from(all.iter().map(of).sum::<u32>()) / all.len().max(1) as f64
}

fn line(fault: &Fault, nth: usize, all: &[SeedResult], scenario: &Scenario) -> String {
    let described = scenario.tell(fault.sentence);
    let reach = fault.targeting.rate.filter(|rate| *rate < 1.0).map_or_else(String::new, |rate| format!(", for {:.0} %", rate * 100.0));
    let field = fault.field(&FaultTarget::default(), scenario).map(|at| grammar::small(&scenario.schema.fields[at].label));
    let segment = fault.segment(&FaultTarget::default(), scenario).map(|at| grammar::small(&scenario.segments[usize::from(at)].name));
    let scope = field.into_iter().chain(segment).collect::<Vec<_>>().join(", ");
    let head = format!("| `{}` | {described} | {scope} | {}{reach} |", fault.id, size(fault, fault.size.default));
    let Some((rule, within)) = fault.check.rule(scenario) else {
        let why = if let Check::Blind(why) = fault.check { why } else { "" };
        return format!("{head} none: {why} | – | – | – | – | – |\n");
    };
    let mut after: Vec<Minutes> = all.iter().filter_map(|seen| seen.after[nth].flatten()).collect();
    after.sort_unstable();
    let median = after.get(after.len() / 2).map_or_else(|| "–".to_owned(), |median| number_format::length(*median));
    let share = |count: usize| format!("{:.0} %", count as f64 / all.len().max(1) as f64 * 100.0);
    let smallest = all.iter().filter(|seen| seen.at_least.get(nth).copied().flatten().flatten().is_some()).count();
    let false_alarms = mean(all, |seen| seen.false_alarms.iter().find(|(id, _)| *id == rule).map_or(0, |(_, times)| *times));
    format!(
        "{head} `{rule}` | {} | {} | {median} | {}: {} | {false_alarms:.2} |\n",
        number_format::length(within),
        share(after.len()),
        size(fault, fault.size.least),
        share(smallest)
    )
}

fn size(fault: &Fault, size: f32) -> String {
    match fault.size.unit {
        SizeUnit::Share => format!("{:.0} %", size * 100.0),
        SizeUnit::Times => format!("{size} times"),
        SizeUnit::Spreads if size == 1.0 => "1 spread".to_owned(),
        SizeUnit::Spreads => format!("{size} spreads"),
        SizeUnit::Hours => format!("{size} h"),
    }
}
