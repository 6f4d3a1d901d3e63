//! `afterlaunch faults`: how well each fault is seen.

use std::sync::Arc;

use indicatif::ProgressBar;
use serde_json::{Value, json};

use afterlaunch::base::stats::median;
use afterlaunch::course::scenarios;
use afterlaunch::platform::faults::{self, Fault};
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::session::reports::detection;
use afterlaunch::session::reports::detection::SeedResult;

use crate::cli::figure::{figure, maybe};
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Format, Out};
use crate::cli::progress::bar;
use crate::cli::seeds::on_seeds;

/// On how many seeds, and how it is printed.
#[derive(Debug, clap::Args)]
#[command(
    allow_negative_numbers = true,
    after_help = "\
Examples:
  afterlaunch faults --seeds 100 > docs/faults.md
  afterlaunch faults --seeds 10 --format table"
)]
pub struct Args {
    /// How many seeds of the first system; the others get a tenth of them
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = names::whole(1..=10_000_u64))]
    seeds: u64,
    /// As rows; without it the document, in Markdown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Measures all faults in all systems.
pub fn faults(args: &Args, out: Out<'_>) -> CommandResult {
    let others = &scenarios::ALL[1..];
    let few = args.seeds.div_ceil(10);
    let bar = bar(args.seeds + few * others.len() as u64, "seeds");
    let default_scenario = seen_on(args.seeds, &scenarios::default_scenario(), true, &bar)?;
    let mut all = Vec::new();
    for entry in others {
        let scenario = (entry.make)();
        let seen = seen_on(few, &scenario, false, &bar)?;
        all.push((scenario, seen));
    }
    let Some(format) = args.format else { return Ok(out.write_all(detection::document(&default_scenario, &all).as_bytes())?) };
    all.insert(0, (scenarios::default_scenario(), default_scenario));
    let rows = all.iter().flat_map(|(scenario, seen)| {
        let row = move |(nth, fault)| cells(fault, nth, scenario, seen).to_vec();
        faults::ALL.iter().copied().enumerate().map(row)
    });
    output::sheet(format, &COLUMNS, rows, out)
}

/// What so many seeds of a system say.
fn seen_on(seeds: u64, scenario: &Scenario, at_least: bool, bar: &ProgressBar) -> CommandResult<Vec<SeedResult>> {
    let scenario = Arc::new(scenario.clone());
    on_seeds(seeds, bar, |seed| detection::seen(scenario.clone(), seed, at_least))
}

const COLUMNS: [&str; 9] =
    ["scenario", "fault", "check", "within_minutes", "seeds", "seen", "median_minutes", "seen_at_smallest", "false_alarms_a_week"];

/// What is known of a fault in a system. Nothing of what no check can see, or what finds nothing there that it could touch.
fn cells(fault: &Fault, nth: usize, scenario: &Scenario, seen: &[SeedResult]) -> [Value; COLUMNS.len()] {
    let rule = fault.check.rule(scenario);
    let tried = seen.iter().filter(|seen| seen.after[nth].is_some()).count();
    let after: Vec<f64> = seen.iter().filter_map(|seen| seen.after[nth].flatten()).map(|minutes| f64::from(minutes.0)).collect();
    let share = |count: usize, of: usize| maybe((of > 0).then(|| count as f64 / of as f64));
    let smallest: Vec<bool> = seen.iter().filter_map(|seen| seen.at_least.get(nth)?.map(|after| after.is_some())).collect();
    let rings = |seen: &SeedResult| {
        seen.false_alarms.iter().find(|(id, _)| rule.is_some_and(|(rule, _)| rule == *id)).map_or(0, |(_, times)| *times)
    };
    let false_alarms = f64::from(seen.iter().map(rings).sum::<u32>()) / seen.len().max(1) as f64;
    [
        json!(scenario.id),
        json!(fault.id),
        json!(rule.map(|(rule, _)| rule)),
        json!(rule.map(|(_, within)| within.0)),
        json!(tried),
        share(after.len(), tried),
        maybe(median(&after)),
        share(smallest.iter().filter(|seen| **seen).count(), smallest.len()),
        rule.map_or(Value::Null, |_| figure(false_alarms)),
    ]
}
