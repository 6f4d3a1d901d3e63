//! A run that is asked for on the command line: from its parts, a log, a link, a scenario in a file.

// The one place that reads a clock: how fast a run was is said of the machine, not of the run.
#![allow(clippy::disallowed_types)]

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use afterlaunch::base::time::Tick;
use afterlaunch::course::scenarios;
use afterlaunch::present::OPENING;
use afterlaunch::session::log::Log;
use afterlaunch::session::own::{Name, Own};
use afterlaunch::session::share::DEFAULT_SEED;
use afterlaunch::session::whole::whole;
use afterlaunch::session::{LONGEST_DAYS, Session, scenario_file, text};

use super::USAGE;
use super::report::{csv, report};

/// Standard input or output, in the place of a file.
const PIPE: &str = "-";

/// What was asked for. A seed and days that are named win over those of a log or a link.
#[derive(Default)]
pub struct Choice {
    scenario: Option<String>,
    /// A scenario that somebody has written down.
    file: Option<String>,
    seed: Option<u64>,
    days: Option<u32>,
    log: Option<String>,
    link: Option<String>,
    metrics: Option<String>,
    daily: bool,
}

/// Text of a file, or of what is piped in.
fn read(path: &str, what: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match path {
        PIPE => std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(path).map(|read| bytes = read),
    };
    read.map_err(|e| format!("The {what} “{path}” cannot be read: {e}."))?;
    text::of_bytes(&bytes).map_err(|why| format!("The {what} “{path}” cannot be read. {why}"))
}

impl Choice {
    /// What stands behind “run”.
    pub fn read(args: &[String]) -> Result<Self, String> {
        let mut choice = Self::default();
        let mut given: Vec<&str> = Vec::new();
        let mut rest = args.iter();
        while let Some(option) = rest.next() {
            if given.contains(&option.as_str()) {
                return Err(format!("“{option}” is given twice."));
            }
            if option == "--daily" {
                given.push(option);
                choice.daily = true;
                continue;
            }
            if !["--scenario", "--scenario-file", "--seed", "--days", "--log", "--link", "--metrics"].contains(&option.as_str()) {
                return Err(format!("“{option}” is not understood.\n{USAGE}"));
            }
            given.push(option);
            let value = rest.next().ok_or_else(|| format!("“{option}” needs a value behind it."))?.clone();
            choice.take(option, value)?;
        }
        choice.agree().map(|()| choice)
    }

    fn take(&mut self, option: &str, value: String) -> Result<(), String> {
        let number = |what: &str| format!("{option} needs {what}, not “{value}”.");
        match option {
            "--scenario" => self.scenario = Some(value),
            "--scenario-file" => self.file = Some(value),
            "--seed" => self.seed = Some(value.parse().map_err(|_| number("a whole number from 0 on"))?),
            "--days" => {
                let days = value.parse().ok().filter(|d| (1..=LONGEST_DAYS).contains(d));
                self.days = Some(days.ok_or_else(|| number(&format!("a whole number from 1 to {LONGEST_DAYS}")))?);
            }
            "--log" => self.log = Some(value),
            "--link" => self.link = Some(value),
            _ if value.to_lowercase().ends_with(".json") => {
                return Err(format!("The metrics are a table (CSV), and “{value}” has the name of JSON. Name it “….csv”."));
            }
            _ => self.metrics = Some(value),
        }
        Ok(())
    }

    /// Options that say different things of one run.
    fn agree(&self) -> Result<(), String> {
        if self.log.is_some() && self.link.is_some() {
            return Err("A run comes from a log or from a link, not from both.".into());
        }
        if self.scenario.is_some() && self.file.is_some() {
            return Err("A run is of a scenario by its name or of one in a file, not of both.".into());
        }
        if self.log.as_deref() == Some(PIPE) && self.file.as_deref() == Some(PIPE) {
            return Err("The log and the scenario cannot both be piped in.".into());
        }
        Ok(())
    }

    /// The scenario of the file, if one is given. Where a link or a log was made with the same, it has the name that it has there.
    fn own(&self, log: &mut Log) -> Result<Option<Arc<Own>>, String> {
        let Some(path) = &self.file else { return Ok(None) };
        let text = read(path, "scenario")?;
        let own = |name: &str| {
            let told = |all: Vec<scenario_file::Problem>| all.iter().map(|problem| format!("\n  {problem}")).collect::<String>();
            scenario_file::own(name, &text).map_err(|all| format!("The scenario “{path}” cannot be run:{}", told(all)))
        };
        let here = std::path::Path::new(path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
        let mut made = own(&here)?;
        if let Some(there) = Name::decode(&log.scenario) {
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
            log = Log::from_json(&text).map_err(|e| format!("In “{path}”: {e}"))?;
            let names = serde_json::from_str::<Value>(&text).is_ok_and(|log| log.get("scenario").is_some());
            named = names.then(|| ("log", log.scenario.clone()));
        }
        if let Some(link) = &self.link {
            let link = whole(link, OPENING).map_err(|why| why.to_string())?;
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

    /// Lives the run. Returns what is printed of it.
    pub fn run(&self) -> Result<String, String> {
        let mut log = self.plan()?;
        let own = self.own(&mut log)?;
        let not_written = |path: &str, e: std::io::Error| format!("The metrics cannot be written to “{path}”: {e}.");
        // Refused before the work is done, not after.
        let mut metrics = match self.metrics.as_deref().filter(|path| *path != PIPE) {
            Some(path) => Some((path, std::fs::File::create(path).map_err(|e| not_written(path, e))?)),
            None => None,
        };
        let began = Instant::now();
        let first = Log { until: Tick(0), actions: Vec::new(), ..log.clone() };
        let mut session = Session::replay_with(&first, own.as_ref()).map_err(|e| e.to_string())?;
        session.expect(log.actions.clone());
        let mut daily = Vec::new();
        let mut requests = 0;
        while session.now() < log.until {
            session.live_minute().map_err(|e| e.to_string())?;
            requests += session.world().last_minute() as u64;
            if self.daily && session.now().minute_of_day() == 0 {
                daily.push(session.world().fingerprint().to_string());
            }
        }
        session.settle().map_err(|e| e.to_string())?;
        let seconds = began.elapsed().as_secs_f64();
        eprintln!("{requests} requests in {seconds:.2} s: {:.0} a second.", requests as f64 / seconds.max(1e-9));
        if let Some((path, file)) = &mut metrics {
            file.write_all(csv(&session).as_bytes()).map_err(|e| not_written(path, e))?;
        }
        if self.metrics.as_deref() == Some(PIPE) {
            return Ok(csv(&session));
        }
        let mut out = report(&session);
        out["requests"] = requests.into();
        if self.daily {
            out["fingerprints"] = daily.into();
        }
        Ok(format!("{out:#}\n"))
    }
}
