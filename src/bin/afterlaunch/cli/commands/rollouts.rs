//! `afterlaunch rollouts`: what each way into service comes to, over many seeds.

use std::sync::Arc;

use afterlaunch::base::stats::median;
use afterlaunch::session::LONGEST_DAYS;
use afterlaunch::session::reports::rollouts::{CameOut, Found, Stopped, of_seed};
use afterlaunch::session::reports::trials::default_days;
use serde_json::{Value, json};

use crate::cli::figure::figure;
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Format, Out};
use crate::cli::progress::bar;
use crate::cli::seeds::on_seeds;

/// Which roll-outs are lived.
#[derive(Debug, clap::Args)]
#[command(
    allow_negative_numbers = true,
    after_help = "\
Examples:
  afterlaunch rollouts --system card-fraud --seeds 20
  afterlaunch rollouts --system churn --days 30 --format table"
)]
pub struct Args {
    /// The system in which they are held
    #[arg(long, visible_alias = "scenario", value_name = "NAME", value_parser = names::systems())]
    system: String,
    /// How many runs, each of another seed
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = names::whole(1..=100_000_u64))]
    seeds: u64,
    /// How long each roll-out may take. As usual: the longest delay of outcomes, and two weeks
    #[arg(long, value_name = "N", value_parser = names::whole(1..=LONGEST_DAYS))]
    days: Option<u32>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// Lives through all roll-outs, and tells how they came out.
pub fn rollouts(args: &Args, out: Out<'_>) -> CommandResult {
    let scenario = Arc::new(names::system(&args.system)?);
    let days = args.days.unwrap_or_else(|| default_days(&scenario));
    let all = on_seeds(args.seeds, &bar(args.seeds, "roll-outs"), |seed| of_seed(&scenario, seed, days))?;
    let lines = lines(&all);
    if args.format == Format::Json {
        let figures: serde_json::Map<String, Value> = lines.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        return output::json(&json!({"system": scenario.id, "seeds": args.seeds, "days": days, "figures": figures}), out);
    }
    output::sheet(args.format, &["figure", "value"], lines.into_iter().map(|(name, value)| vec![json!(name), value]), out)
}

/// Each figure with its name; `null` where there is nothing that it could be a share of.
fn lines(all: &[Found]) -> Vec<(&'static str, Value)> {
    let share = |part: usize, of: usize| if of == 0 { Value::Null } else { figure(part as f64 / of as f64) };
    let of_all = |holds: &dyn Fn(&Found) -> bool| share(all.iter().filter(|found| holds(found)).count(), all.len());
    let harmful: Vec<&Stopped> = all.iter().flat_map(|found| &found.stopped).filter(|one| one.full_eur > 0.0).collect();
    let quarter = harmful.iter().filter(|one| one.steps_eur < one.full_eur / 4.0).count();
    let taken_back = harmful.iter().filter(|one| one.came_out == CameOut::TakenBack).count();
    let let_through = harmful.iter().filter(|one| one.came_out == CameOut::Promoted).count();
    let hours = |nth: usize| all.iter().filter_map(|found| found.hours[nth]).collect::<Vec<f64>>();
    let ratios: Vec<f64> = all.iter().filter_map(|found| Some(found.hours[0]? / found.hours[1]?)).collect();
    let middle = |values: &[f64]| json!(median(values).map(|value| (value * 100.0).round() / 100.0));
    vec![
        ("bad-releases", json!(harmful.len())),
        ("bad-below-a-quarter-of-the-harm", share(quarter, harmful.len())),
        ("bad-taken-back", share(taken_back, harmful.len())),
        ("bad-let-through", share(let_through, harmful.len())),
        ("better-let-through", of_all(&|found| found.better == CameOut::Promoted)),
        ("better-taken-back", of_all(&|found| found.better == CameOut::TakenBack)),
        ("twin-taken-back", of_all(&|found| found.twin == CameOut::TakenBack)),
        ("tenth-of-the-traffic-waits", of_all(&|found| found.thin == CameOut::Waits)),
        ("tenth-of-the-traffic-let-through", of_all(&|found| found.thin == CameOut::Promoted)),
        ("twins-told-apart-always-valid", of_all(&|found| found.claimed[0])),
        ("twins-told-apart-by-peeking", of_all(&|found| found.claimed[1])),
        ("shadow-hours", middle(&hours(0))),
        ("canary-10-percent-hours", middle(&hours(1))),
        ("shadow-in-canary-times", middle(&ratios)),
    ]
}
