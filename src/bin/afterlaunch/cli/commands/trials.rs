//! `afterlaunch trials`: how often the verdict on a canary is right, over many seeds.

use std::sync::Arc;

use afterlaunch::base::stats::median;
use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::session::LONGEST_DAYS;
use afterlaunch::session::reports::trials::{Candidate, Said, default_days, of_seed, promoted_by_a_plan};
use serde_json::{Map, Value, json};

use crate::cli::figure::{figure, short};
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Format, Out};
use crate::cli::progress::bar;
use crate::cli::seeds::on_seeds;

/// Which trials are lived.
#[derive(Debug, clap::Args)]
#[command(
    allow_negative_numbers = true,
    after_help = "\
Examples:
  afterlaunch trials --system card-fraud --seeds 200
  afterlaunch trials --system churn --share 0.3 --days 30 --format table"
)]
pub struct Args {
    /// The system in which they are held
    #[arg(long, visible_alias = "scenario", value_name = "NAME", value_parser = names::systems())]
    system: String,
    /// How many runs, each of another seed
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = names::whole(1..=100_000_u64))]
    seeds: u64,
    /// The share of requests that goes to the candidate, above 0 and below 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.1, value_parser = names::part)]
    share: f32,
    /// How long each trial lasts. As usual: the longest delay of outcomes, and two weeks
    #[arg(long, value_name = "N", value_parser = names::whole(1..=LONGEST_DAYS))]
    days: Option<u32>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// The words of a verdict.
const WORDS: [(&str, Verdict); 3] = [("better", Verdict::Better), ("no-worse", Verdict::NoWorse), ("worse", Verdict::Worse)];

/// Lives through all trials, and tells what was said how often.
pub fn trials(args: &Args, out: Out<'_>) -> CommandResult {
    let scenario = Arc::new(names::system(&args.system)?);
    let days = args.days.unwrap_or_else(|| default_days(&scenario));
    let all = on_seeds(args.seeds, &bar(args.seeds, "trials"), |seed| of_seed(&scenario, seed, args.share, days))?;
    let mut found = Map::new();
    for (nth, candidate) in Candidate::ALL.into_iter().enumerate() {
        let said: Vec<&Said> = all.iter().map(|of_seed| &of_seed[nth]).collect();
        found.insert(candidate.name().into(), figures(candidate, &said));
    }
    if args.format == Format::Json {
        found.insert("system".into(), json!(scenario.id));
        found.insert("seeds".into(), json!(args.seeds));
        found.insert("share".into(), short(args.share));
        found.insert("days".into(), json!(days));
        return output::json(&Value::Object(found), out);
    }
    let columns = [
        "candidate",
        "better",
        "no-worse",
        "worse",
        "not-enough",
        "days-to-better",
        "days-to-no-worse",
        "days-to-worse",
        "promoted-by-plan",
    ];
    let row = |candidate: Candidate| {
        let described = &found[candidate.name()];
        let mut cells = vec![json!(candidate.name())];
        cells.extend(columns[1..5].iter().map(|word| described[word].clone()));
        cells.extend(WORDS.map(|(word, _)| described["median-days"][word].clone()));
        cells.push(described["promoted-by-plan"].clone());
        cells
    };
    output::sheet(args.format, &columns, Candidate::ALL.map(row), out)
}

/// Shares of the seeds in which each word was said, and the median days to it.
fn figures(candidate: Candidate, said: &[&Said]) -> Value {
    let share = |holds: &dyn Fn(&Said) -> bool| figure(said.iter().filter(|said| holds(said)).count() as f64 / said.len() as f64);
    let (mut found, mut days) = (Map::new(), Map::new());
    for (name, verdict) in WORDS {
        found.insert(name.into(), share(&|said| said.iter().any(|(word, _)| *word == verdict)));
        let took: Vec<f64> = said.iter().filter_map(|said| said.iter().find(|(word, _)| *word == verdict).map(|(_, at)| *at)).collect();
        days.insert(name.into(), json!(median(&took).map(|days| (days * 100.0).round() / 100.0)));
    }
    found.insert("not-enough".into(), share(&|said| said.is_empty()));
    found.insert("median-days".into(), Value::Object(days));
    if candidate == Candidate::Worse {
        found.insert("promoted-by-plan".into(), share(&|said| promoted_by_a_plan(said)));
    }
    Value::Object(found)
}
