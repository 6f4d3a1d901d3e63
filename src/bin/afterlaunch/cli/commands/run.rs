//! A run that is asked for on the command line: from its parts, a log, a link, a scenario in a file.

// The one place that reads a clock: how fast a run was is said of the machine, not of the run.
#![allow(clippy::disallowed_types)]

use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use afterlaunch::base::time::Tick;
use afterlaunch::course::scenarios;
use afterlaunch::present::OPENING;
use afterlaunch::present::words::{files, session_error};
use afterlaunch::session::files::scenario_file;
use afterlaunch::session::links::share::DEFAULT_SEED;
use afterlaunch::session::links::whole_link::whole;
use afterlaunch::session::log::Log;
use afterlaunch::session::own::{Name, Own};
use afterlaunch::session::{LONGEST_DAYS, Session};

use super::report::{metrics, report};
use crate::cli::file::{PIPE, display_name, read};
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Failure, Format, Out};
use crate::cli::progress::bar;

/// Which run is lived, and what is printed of it. A seed and days that are named win over those of a log or a link.
#[derive(Debug, clap::Args)]
#[command(
    allow_negative_numbers = true,
    after_help = "\
Examples:
  afterlaunch run --scenario support-tickets --seed 7 --days 30
  afterlaunch run --log actions.json --metrics metrics.csv
  afterlaunch run --link 'seed=7&faults=2:seconds-for-minutes' --days 9 --format table
  afterlaunch scenario churn | afterlaunch run --scenario-file - --days=14"
)]
pub struct Args {
    /// A built-in system; without it, and without a log or a link, support-tickets
    #[arg(long, visible_alias = "system", value_name = "NAME", value_parser = names::systems())]
    scenario: Option<String>,
    /// A system that somebody has written down; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "scenario")]
    scenario_file: Option<String>,
    /// The number behind all chance
    #[arg(long, value_name = "N", value_parser = names::whole(0..=u64::MAX))]
    seed: Option<u64>,
    /// How many days it lasts; without it as long as the log or the link says, or 30
    #[arg(long, value_name = "N", value_parser = names::whole(1..=LONGEST_DAYS))]
    days: Option<u32>,
    /// What was done, as the page exports it (docs/action-log.md); `-` reads standard input
    #[arg(long, value_name = "FILE")]
    log: Option<String>,
    /// A link that the page has copied, or the part behind its `?`
    #[arg(long, value_name = "LINK", conflicts_with = "log")]
    link: Option<String>,
    /// Write what monitoring saw, a line for each 20 minutes, as CSV; `-` prints that in place of the report
    #[arg(long, value_name = "FILE", value_parser = table_name)]
    metrics: Option<String>,
    /// Print the fingerprint at the end of each day as well
    #[arg(long)]
    daily: bool,
    /// Say on standard error how long it took
    #[arg(long)]
    timing: bool,
    /// How it is printed. JSON is the report, the others are what monitoring saw, a line for each 20 minutes
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// The name of a file for a table.
fn table_name(name: &str) -> Result<String, String> {
    let small = name.to_lowercase();
    if [".json", ".jsonl", ".ndjson"].iter().any(|end| small.ends_with(end)) {
        return Err("the metrics are a table (CSV), and this is a name of JSON; give it a name like metrics.csv".to_owned());
    }
    Ok(name.to_owned())
}

/// A run that was lived.
struct Lived {
    session: Session,
    requests: u64,
    /// The fingerprint at the end of each day.
    daily: Vec<String>,
}

/// Lives the run, and prints what came of it.
pub fn run(args: &Args, out: Out<'_>) -> CommandResult {
    let format = args.form()?;
    let mut log = args.plan()?;
    let own = args.own(&mut log)?;
    let not_written = |path: &str, why: &dyn std::fmt::Display| format!("The metrics cannot be written to “{path}”: {why}.");
    // Refused before the work is done, not after.
    let mut file = match args.metrics.as_deref().filter(|path| *path != PIPE) {
        Some(path) => Some((path, File::create(path).map_err(|why| not_written(path, &why))?)),
        None => None,
    };
    let began = Instant::now();
    let lived = live(&log, own.as_ref())?;
    if args.timing {
        let (requests, seconds) = (lived.requests, began.elapsed().as_secs_f64());
        let _ = writeln!(std::io::stderr(), "{requests} requests in {seconds:.2} s: {:.0} a second.", requests as f64 / seconds.max(1e-9));
    }
    if let Some((path, file)) = &mut file {
        let mut text = Vec::new();
        metrics(&lived.session, Format::Csv, &mut text)?;
        file.write_all(&text).map_err(|why| Failure::No(not_written(path, &why)))?;
    }
    if format != Format::Json {
        return metrics(&lived.session, format, out);
    }
    let mut described = report(&lived.session);
    described["requests"] = lived.requests.into();
    if args.daily {
        described["fingerprints"] = lived.daily.into();
    }
    output::json(&described, out)
}

/// Lives a planned run. What it refuses is its answer, not a wrong call.
fn live(log: &Log, own: Option<&Arc<Own>>) -> CommandResult<Lived> {
    let first = Log { until: Tick(0), actions: Vec::new(), ..log.clone() };
    let mut session = Session::replay_with(&first, own).map_err(|why| session_error(&why))?;
    session.expect(log.actions.clone());
    let (mut daily, mut requests) = (Vec::new(), 0);
    let bar = bar(u64::from(log.until.0), "minutes");
    while session.now() < log.until {
        session.live_minute()?;
        requests += session.world().workload.seen().len() as u64;
        if session.now().minute_of_day() == 0 {
            daily.push(session.world().fingerprint().to_string());
            bar.set_position(u64::from(session.now().0));
        }
    }
    session.settle()?;
    Ok(Lived { session, requests, daily })
}

impl Args {
    /// In which form it is printed, where the options agree.
    fn form(&self) -> Result<Format, String> {
        if self.log.as_deref() == Some(PIPE) && self.scenario_file.as_deref() == Some(PIPE) {
            return Err("The log and the scenario cannot both be read from standard input.".into());
        }
        let format = match (self.metrics.as_deref() == Some(PIPE), self.format) {
            (true, None | Some(Format::Csv)) => Format::Csv,
            (true, Some(_)) => return Err("`--metrics -` prints CSV in place of the report; leave it or --format out.".into()),
            (false, format) => format.unwrap_or(Format::Json),
        };
        if self.daily && format != Format::Json {
            return Err("--daily adds fingerprints to the report, which is JSON; leave it out, or print that.".into());
        }
        Ok(format)
    }

    /// The scenario of the file, if one is given. Where a link or a log was made with the same, it has the name that it has there.
    fn own(&self, log: &mut Log) -> Result<Option<Arc<Own>>, String> {
        let Some(path) = &self.scenario_file else { return Ok(None) };
        let text = read(path, "scenario")?;
        let own = |name: &str| {
            let described = |all: Vec<scenario_file::Problem>| {
                all.iter().map(|problem| format!("\n  {}", files::system(problem).line())).collect::<String>()
            };
            scenario_file::own(name, &text).map_err(|all| format!("The scenario {} cannot be run:{}", display_name(path), described(all)))
        };
        let here = std::path::Path::new(path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
        let mut made = own(&here)?;
        if let Ok(Some(there)) = Name::decode(&log.scenario) {
            if there.fingerprint != made.name.fingerprint {
                return Err(format!("“{path}” is not the file that the run was made with (“{}”), or it was changed since.", there.file));
            }
            made = own(&there.file)?;
        }
        log.scenario.clone_from(&made.scenario.id);
        Ok(Some(Arc::new(made)))
    }

    /// The run that was asked for, before it is lived.
    fn plan(&self) -> Result<Log, String> {
        let mut log = Log { scenario: scenarios::DEFAULT.into(), seed: DEFAULT_SEED, until: Tick(0), surprise: None, actions: Vec::new() };
        // The scenario that a log or a link names, and what names it.
        let mut named = None;
        if let Some(path) = &self.log {
            let text = read(path, "log")?;
            log = Log::from_json(&text).map_err(|why| format!("The log {}: {}", display_name(path), session_error(&why.into())))?;
            let names = serde_json::from_str::<Value>(&text).is_ok_and(|log| log.get("scenario").is_some());
            named = names.then(|| ("log", log.scenario.clone()));
        }
        if let Some(link) = &self.link {
            let link = whole(link, OPENING).map_err(|why| session_error(&why))?;
            named = link.scenario.clone().map(|scenario| ("link", scenario));
            log.scenario = link.scenario.unwrap_or(log.scenario);
            log.seed = link.seed.unwrap_or(log.seed);
            log.until = link.at.unwrap_or_default();
            (log.surprise, log.actions) = (link.surprise, link.actions);
        }
        if let Some(scenario) = &self.scenario {
            if let Some((what, other)) = named.filter(|(_, other)| other != scenario) {
                return Err(format!("The {what} is of a run of “{other}”, and --scenario says “{scenario}”. Leave --scenario out."));
            }
            log.scenario.clone_from(scenario);
        }
        log.seed = self.seed.unwrap_or(log.seed);
        if let Some(days) = self.days {
            log.until = Tick::start_of_day(days + 1);
        } else if log.until == Tick(0) {
            log.until = Tick::start_of_day(31);
        }
        if let Some(late) = log.actions.iter().position(|e| e.at > log.until) {
            let at = log.actions[late].at.0;
            return Err(format!("Action {} of the log is at minute {at}, but the run ends at minute {}.", late + 1, log.until.0));
        }
        Ok(log)
    }
}
