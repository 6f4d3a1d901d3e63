//! `headless trials`: how often the verdict on a canary is right, over many seeds.

use std::sync::Arc;

use afterlaunch::base::stats::median;
use afterlaunch::course::scenarios;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::trial::Verdict;
use afterlaunch::session::LONGEST_DAYS;
use afterlaunch::session::trials::{Candidate, Said, of_seed, promoted_by_a_plan, usual_days};
use serde_json::{Map, Value, json};

use super::seeds::on_seeds;

/// How it is called.
pub const USAGE: &str = "headless trials --system NAME [--seeds N] [--share S] [--days D]";

/// What was asked for.
struct Choice {
    scenario: Scenario,
    seeds: u64,
    share: f32,
    days: u32,
}

impl Choice {
    fn read(args: &[String]) -> Result<Self, String> {
        let (mut system, mut seeds, mut share, mut days) = (None, 20, 0.1, None);
        let mut rest = args.iter();
        while let Some(option) = rest.next() {
            let value = rest.next().ok_or_else(|| format!("“{option}” needs a value behind it."))?;
            let number = |what: &str| format!("{option} needs {what}, not “{value}”.");
            match option.as_str() {
                "--system" => system = Some(value),
                "--seeds" => {
                    let read = value.parse().ok().filter(|n| (1..=100_000).contains(n));
                    seeds = read.ok_or_else(|| number("a whole number from 1 to 100000"))?;
                }
                "--share" => {
                    let read = value.parse().ok().filter(|s: &f32| *s > 0.0 && *s < 1.0);
                    share = read.ok_or_else(|| number("a share above 0 and below 1"))?;
                }
                "--days" => {
                    let read = value.parse().ok().filter(|d| (1..=LONGEST_DAYS).contains(d));
                    days = Some(read.ok_or_else(|| number(&format!("a whole number from 1 to {LONGEST_DAYS}")))?);
                }
                _ => return Err(format!("“{option}” is not understood.\nusage: {USAGE}")),
            }
        }
        let name = system.ok_or_else(|| format!("--system is missing: which one?\nusage: {USAGE}"))?;
        let found = scenarios::find(name);
        let scenario = found.ok_or_else(|| format!("There is no system called “{name}”; `headless list` names them."))?;
        let days = days.unwrap_or_else(|| usual_days(&scenario));
        Ok(Self { scenario, seeds, share, days })
    }
}

/// Lives through all trials, and tells what was said how often.
pub fn trials(args: &[String]) -> Result<Value, String> {
    let Choice { scenario, seeds, share, days } = Choice::read(args)?;
    let scenario = Arc::new(scenario);
    let all = on_seeds(seeds, |seed| of_seed(&scenario, seed, share, days))?;
    let mut found = Map::new();
    found.insert("system".into(), json!(scenario.id));
    found.insert("seeds".into(), json!(seeds));
    found.insert("share".into(), json!((f64::from(share) * 1e6).round() / 1e6));
    found.insert("days".into(), json!(days));
    for (nth, candidate) in Candidate::ALL.into_iter().enumerate() {
        let said: Vec<&Said> = all.iter().map(|of_seed| &of_seed[nth]).collect();
        found.insert(candidate.name().into(), figures(candidate, &said));
    }
    Ok(Value::Object(found))
}

/// Shares of the seeds in which each word was said, and the median days to it.
fn figures(candidate: Candidate, said: &[&Said]) -> Value {
    let share = |holds: &dyn Fn(&Said) -> bool| json!(said.iter().filter(|said| holds(said)).count() as f64 / said.len() as f64);
    let (mut found, mut days) = (Map::new(), Map::new());
    for (name, verdict) in [("better", Verdict::Better), ("no-worse", Verdict::NoWorse), ("worse", Verdict::Worse)] {
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
