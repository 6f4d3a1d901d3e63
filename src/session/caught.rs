//! How well faults are seen: for each, how often the check that it names fires within the time that it states, and how
//! often that check fires for nothing. Measured on many seeds of one scenario; every trial is a future of the same run.

use std::sync::Arc;

use crate::base::say;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::course::scenarios;
use crate::platform::action::{Action, Aim, Onset, Refusal, Trouble};
use crate::platform::event::What;
use crate::platform::faults::{self, Check, Fault, Group, SizeUnit};
use crate::platform::scenario::Scenario;
use crate::platform::ways::Way;
use crate::platform::world::World;

/// Trouble begins on the second Tuesday at eight: a week has shown what is usual.
pub const START: Tick = Tick(8 * DAY + 8 * HOUR);
/// False alarms are counted over a week from then on.
const QUIET: Minutes = Minutes::days(7);

/// What one seed has to say.
#[derive(Clone, Debug)]
pub struct Seen {
    /// For each fault in the order of the list: after how long its check fired; `None` if it did not in time. Faults
    /// that no check can see, and that find nothing to touch, have nothing here.
    pub after: Vec<Option<Option<Minutes>>>,
    /// For each alert rule, how often it fired in a quiet week.
    pub false_alarms: Vec<(&'static str, u32)>,
}

/// A run with the closer watch on, at the minute at which trouble begins.
///
/// # Errors
/// If the scenario cannot begin.
pub fn ready(scenario: Arc<Scenario>, seed: u64) -> Result<World, Refusal> {
    let mut world = World::new(scenario, seed)?;
    world.apply(&Action::Work(Way::CloserWatch(true)))?;
    while world.now < START {
        world.step();
    }
    Ok(world)
}

/// The fault as it usually is, from now on.
pub fn usual(fault: &Fault) -> Action {
    let (fault, size) = (fault.id.to_owned(), fault.size.usual);
    Action::Start(Trouble { fault, size, onset: Onset::Sudden, start: Tick(0), length: None, reach: 1.0, hidden: false })
}

/// How often each alert rule fires while the world lives on.
pub fn fired(world: &mut World, length: Minutes) -> Vec<(&'static str, u32)> {
    let before: Vec<u32> = world.alerts.all.iter().map(|alert| alert.fired).collect();
    (0..length.0).for_each(|_| world.step());
    world.alerts.all.iter().zip(before).map(|(alert, before)| (alert.rule.id, alert.fired - before)).collect()
}

/// After how long a rule fires, within a time.
fn fires(mut world: World, rule: &str, within: Minutes) -> Option<Minutes> {
    let (begun, told) = (world.now, world.events.len());
    while world.now.since(begun) < within {
        world.step();
        let fired = |what: &What| matches!(what, What::AlertFired { rule: fired } if fired == rule);
        if world.events[told..].iter().any(|event| fired(&event.what)) {
            return Some(world.now.since(begun));
        }
    }
    None
}

/// Tries all faults on a seed.
///
/// # Errors
/// If the scenario cannot begin.
pub fn seen(scenario: Arc<Scenario>, seed: u64) -> Result<Seen, Refusal> {
    let base = ready(scenario.clone(), seed)?;
    let after = faults::ALL.iter().map(|fault| {
        let (rule, within) = fault.check.rule(&scenario)?;
        let mut world = base.clone();
        world.apply(&usual(fault)).ok()?;
        Some(fires(world, rule, within))
    });
    let after = after.collect();
    let mut quiet = base;
    Ok(Seen { after, false_alarms: fired(&mut quiet, QUIET) })
}

/// The document about all faults, as Markdown, from what so many seeds have said.
pub fn document(all: &[Seen]) -> String {
    let scenario = scenarios::usual();
    let seeds = all.len();
    let mut text = format!(
        "# Faults, and what sees them\n\n\
         Printed by `cargo run --release --bin headless -- faults --seeds {seeds}`: {seeds} seeds of “{}”, with the closer watch on.\n\
         Each fault begins as it usually is, on the second Tuesday at eight. “Seen” is the share of seeds in which the check that it\n\
         names fires within the time that it states; “after” is the median of those. “False alarms” is how often that check fires\n\
         in a quiet week, on average over the same seeds. Where a check waits for outcomes, its time is counted from when most of\n\
         them are in, which takes {} here.\n\n\
         Four of the faults are honest about what cannot be seen: drift that harms nobody makes an alert ring for nothing; harm\n\
         without drift and a changed meaning are seen only by outcomes, and late; a log that gets out moves nothing at all.\n",
        scenario.name,
        say::length(Check::FiresLate("", Minutes(0)).rule(&scenario).map_or(Minutes(0), |(_, wait)| wait)),
    );
    let mut group = None;
    for (nth, fault) in faults::ALL.iter().enumerate() {
        if group != Some(fault.group) {
            group = Some(fault.group);
            text += &format!(
                "\n## {}\n\n| fault | what happens | strikes | usual size | check | within | seen | after | false alarms |\n|---|---|---|---|---|---|---|---|---|\n",
                Group::name(fault.group)
            );
        }
        text += &line(fault, nth, all, &scenario);
    }
    text
}

fn line(fault: &Fault, nth: usize, all: &[Seen], scenario: &Scenario) -> String {
    let told = scenario.tell(fault.sentence);
    let size = match fault.size.unit {
        SizeUnit::Share => format!("{:.0} %", fault.size.usual * 100.0),
        SizeUnit::Times => format!("{} times", fault.size.usual),
        SizeUnit::Spreads => format!("{} spreads", fault.size.usual),
        SizeUnit::Hours => format!("{} h", fault.size.usual),
    };
    let reach = fault.strikes.rate.filter(|rate| *rate < 1.0).map_or_else(String::new, |rate| format!(", for {:.0} %", rate * 100.0));
    let field = fault.field(&Aim::default(), scenario).map(|at| say::small(&scenario.schema.fields[at].label));
    let segment = fault.segment(&Aim::default(), scenario).map(|at| say::small(&scenario.segments[usize::from(at)].name));
    let strikes = field.into_iter().chain(segment).collect::<Vec<_>>().join(", ");
    let head = format!("| `{}` | {told} | {strikes} | {size}{reach} |", fault.id);
    let Some((rule, within)) = fault.check.rule(scenario) else {
        let why = if let Check::Blind(why) = fault.check { why } else { "" };
        return format!("{head} none: {why} | – | – | – | – |\n");
    };
    let mut after: Vec<Minutes> = all.iter().filter_map(|seen| seen.after[nth].flatten()).collect();
    after.sort_unstable();
    let share = after.len() as f64 / all.len().max(1) as f64 * 100.0;
    let median = after.get(after.len() / 2).map_or_else(|| "–".to_owned(), |median| say::length(*median));
    let count = |seen: &Seen| seen.false_alarms.iter().find(|(id, _)| *id == rule).map_or(0, |(_, times)| *times);
    let false_alarms = all.iter().map(count).sum::<u32>() as f64 / all.len().max(1) as f64;
    format!("{head} `{rule}` | {} | {share:.0} % | {median} | {false_alarms:.2} |\n", say::length(within))
}
