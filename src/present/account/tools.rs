//! What tools would have done by themselves in a run, and whether that would have been worth it for the team. What there
//! was to do is counted in the run. How long it takes by hand, and what a tool asks of a team, is assumed and said.

use crate::base::time::DAY;
use crate::platform::monitoring::time_series::PER_DAY;
use crate::platform::team::plan::HOUR_EUR;
use crate::platform::vocabulary::What;
use crate::platform::world::World;
use crate::present::account::view::AccountTool;
use crate::present::control_room::controls::updates_said;
use crate::present::words;

/// What is assumed, for under the table.
pub(super) fn assumed(world: &World) -> String {
    let by_hand = updates_said(world.team.settings.updates_by_hand);
    format!(
        "Assumed: a team of four that runs each tool itself, an hour of work at 60 EUR, setting up spread over a year. \
         An update by hand takes {by_hand}; in the room you can assume something else. \
         What there was to do is counted in this run; how long it takes by hand is a guess, and yours will be another. \
         A short run with few releases needs few tools: that is no mistake."
    )
}

/// Hours of work in a day.
const WORKING_DAY: f64 = 8.0;

/// A kind of tool. Hours are those of the whole team.
struct Tool {
    name: &'static str,
    /// Setting it up, in hours.
    sets_up: f64,
    /// Looking after it, in hours a month.
    upkeep: f64,
    /// Doing once by hand what it does, in hours.
    by_hand: fn(&World) -> f64,
    /// How often there was something for it to do.
    times: fn(&World) -> u64,
    /// What it would have done so often.
    did: fn(&World, u64) -> String,
}

const TOOLS: [Tool; 5] = [
    Tool { name: "Experiment tracking", sets_up: 8.0, upkeep: 1.0, by_hand: |_| 0.5, times: trainings, did: tracked },
    Tool { name: "Model registry", sets_up: 8.0, upkeep: 1.0, by_hand: |_| 0.25, times: moves, did: registered },
    Tool { name: "Orchestration", sets_up: 40.0, upkeep: 4.0, by_hand: update_hours, times: updates, did: orchestrated },
    Tool { name: "Feature store", sets_up: 80.0, upkeep: 8.0, by_hand: |_| 2.0, times: releases, did: prepared },
    Tool { name: "Observability", sets_up: 24.0, upkeep: 4.0, by_hand: |_| 1.0 / 12.0, times: office_hours, did: watched },
];

/// An update by hand, in hours of work.
fn update_hours(world: &World) -> f64 {
    f64::from(world.team.settings.updates_by_hand.takes().0) / f64::from(DAY) * WORKING_DAY
}

/// The tools of a run.
pub(super) fn tools(world: &World) -> Vec<AccountTool> {
    TOOLS.iter().map(|tool| row(tool, world)).collect()
}

fn row(tool: &Tool, world: &World) -> AccountTool {
    let times = (tool.times)(world);
    let months = f64::from(world.now.0) / f64::from(DAY) / 30.0;
    let once = (tool.by_hand)(world);
    let by_hand = times as f64 * once;
    let by_tool = (tool.sets_up / 12.0 + tool.upkeep) * months;
    let gain = (by_hand - by_tool) * HOUR_EUR;
    let worth = match gain {
        gain if gain >= 0.5 => format!("{} saved", words::eur(gain)),
        gain => {
            let more = format!("{} more than by hand", words::eur(-gain));
            match (by_tool / once).ceil() {
                enough if enough.is_finite() => {
                    format!("{more}; it pays from {} on", words::count((enough as u64).max(1), "time", "times"))
                }
                _ => more,
            }
        }
    };
    AccountTool { name: tool.name, did: (tool.did)(world, times), by_hand: hours(by_hand), by_tool: hours(by_tool), worth }
}

/// Hours of work are not made into days: a day of work is shorter.
fn hours(hours: f64) -> String {
    match hours {
        h if h < 0.01 => "nothing".to_owned(),
        h if h < 9.95 => format!("{h:.1} h"),
        h => format!("{} h", words::grouped(h.round() as u64)),
    }
}

fn happened(world: &World, of: impl Fn(&What) -> bool) -> u64 {
    world.events.iter().filter(|event| of(&event.what)).count() as u64
}

fn trainings(world: &World) -> u64 {
    world.training.experiments.len() as u64
}

fn tracked(_: &World, times: u64) -> String {
    format!("Written down {}: settings, rows and test of each.", words::count(times, "training", "trainings"))
}

fn moves(world: &World) -> u64 {
    happened(world, |what| matches!(what, What::CanaryAt { .. } | What::ChampionIs { .. } | What::RolledBack { .. }))
}

fn registered(world: &World, times: u64) -> String {
    let kept = words::count(world.release.registry.all().count() as u64, "version", "versions");
    format!("Kept {kept}, and said {} which one answers what.", words::count(times, "time", "times"))
}

fn updates(world: &World) -> u64 {
    happened(world, |what| matches!(what, What::TrainingDone { .. }))
}

fn orchestrated(world: &World, times: u64) -> String {
    let done = words::count(times, "update", "updates");
    let slips = times.checked_div(u64::from(world.team.settings.updates_by_hand.slip_one_in)).unwrap_or(0);
    match slips {
        0 => format!("Taken {done} from rows to a tested version, by the same steps each time."),
        1 => format!("Taken {done} from rows to a tested version; by hand about one of them would go out with a slip."),
        slips => format!("Taken {done} from rows to a tested version; by hand about {slips} of them would go out with a slip."),
    }
}

fn releases(world: &World) -> u64 {
    happened(world, |what| matches!(what, What::ChampionIs { .. }))
}

fn prepared(world: &World, times: u64) -> String {
    let fields = words::count(world.scenario.schema.fields.len() as u64, "field", "fields");
    format!("Prepared {fields} by one code for training and service, in {}.", words::count(times, "release", "releases"))
}

/// By hand somebody looks once in an hour of work, on five days of seven.
fn office_hours(world: &World) -> u64 {
    (f64::from(world.now.0) / f64::from(DAY) * WORKING_DAY * 5.0 / 7.0) as u64
}

fn watched(world: &World, _: u64) -> String {
    let windows = u64::from(world.now.0) * u64::from(PER_DAY) / u64::from(DAY);
    let rang = happened(world, |what| matches!(what, What::AlertFired { .. }));
    format!("Looked at {}, at night too, and rung {}.", words::count(windows, "window", "windows"), words::count(rang, "time", "times"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::{Action, TrainingConfig};
    use crate::session::Session;

    #[test]
    fn what_there_was_to_do_is_counted() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        (0..5 * DAY).for_each(|_| session.advance());
        assert_eq!(trainings(session.world()), 0);
        session.dispatch(Action::Retrain(TrainingConfig::last(7))).expect("there are rows");
        (0..DAY).for_each(|_| session.advance());
        session.dispatch(Action::Release { version: 4 }).expect("it is ready");
        let world = session.world();
        assert_eq!((trainings(world), updates(world), moves(world)), (1, 1, 1));
        let rows = tools(world);
        assert_eq!(rows[2].by_hand, "16 h", "two days of work");
        assert!(rows[0].did.contains("1 training:"), "{rows:?}");
        assert!(rows[2].worth.ends_with("saved"), "two days of work against a few hours: {rows:?}");
        assert!(rows[3].worth.contains("pays from"), "{rows:?}");
        assert!(assumed(world).contains(&format!("{HOUR_EUR:.0} EUR")));
    }
}
