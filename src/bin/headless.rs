//! The same engine on the command line: run a scenario and print what came of it, or list all that there is.
//!
//! ```text
//! headless run --scenario support-tickets --seed 7 --days 30 [--log actions.json] [--metrics out.csv] [--link LINK] [--daily]
//! headless scenario card-fraud > mine.json
//! headless run --scenario-file mine.json
//! headless list
//! headless coverage
//! headless scenarios
//! headless faults [--seeds N]
//! headless teaching
//! headless trials --system card-fraud --seeds 200 [--share 0.1] [--days 30]
//! headless stream sea --drift gradual --position 5000 --width 1000 --rows 10000 --seed 1
//! headless detect sea --detector ddm --set drift_threshold=4 --learner starts-anew --drift sudden
//! ```
//!
//! Prints one JSON object; `scenario` prints a scenario as a file that can be changed (`docs/scenario-file.md`), `stream` prints CSV, `coverage` prints `docs/course-coverage.md`, `teaching` prints `docs/teaching.md`,
//! `scenarios` prints `docs/scenarios.md`, `faults` prints `docs/faults.md`. Bad input gets a sentence on the error stream and
//! exit code 2.

// The one place that reads a clock: how fast a run was is said of the machine, not of the run.
#![allow(clippy::disallowed_types, clippy::print_stdout)]

#[path = "headless/streams.rs"]
mod laboratory;
#[path = "headless/trials.rs"]
mod trials;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::course::lesson::Planned;
use afterlaunch::course::{chapters, lessons, rows, scenarios};
use afterlaunch::learn::drift::detectors::{self, DetectorKind};
use afterlaunch::learn::streams::{self, StreamKind};
use afterlaunch::learn::{drift, models};
use afterlaunch::platform::action::Refusal;
use afterlaunch::platform::alerts::{Alert, Standing};
use afterlaunch::platform::faults;
use afterlaunch::platform::monitoring::{Bucket, Sum};
use afterlaunch::platform::registry::Version;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::truth::TrueBucket;
use afterlaunch::platform::world::World;
use afterlaunch::present::charts;
use afterlaunch::session::log::Log;
use afterlaunch::session::own::{Name, Own};
use afterlaunch::session::scenario_file;
use afterlaunch::session::share::{DEFAULT_SEED, Link};
use afterlaunch::session::{LONGEST_DAYS, Session};
use afterlaunch::session::{caught, figures};

const USAGE: &str = "usage: headless run [--scenario NAME] [--seed N] [--days N] [--log FILE] [--link LINK] [--metrics FILE] [--daily]\n       headless run --scenario-file FILE [...]\n       headless scenario NAME\n       headless list\n       headless coverage\n       headless teaching\n       headless scenarios\n       headless faults [--seeds N]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.first().map(String::as_str) {
        Some("run") => Choice::read(&args[1..]).and_then(|c| c.run()),
        Some("list") if args.len() == 1 => Ok(list()),
        Some("coverage") if args.len() == 1 => return print(&rows::coverage()),
        Some("teaching") if args.len() == 1 => return print(&chapters::guide()),
        Some("scenarios") if args.len() == 1 => match figures::document() {
            Ok(text) => return print(&text),
            Err(why) => Err(why.to_string()),
        },
        Some("scenario") if args.len() == 2 => match scenarios::find(&args[1]) {
            Some(scenario) => return print(&scenario_file::write(&scenario)),
            None => Err(format!("There is no scenario called “{}”; `headless list` names them.", args[1])),
        },
        Some("stream") => match laboratory::csv(&args[1..], &mut std::io::BufWriter::new(std::io::stdout().lock())) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(why) => Err(why),
        },
        Some("detect") => laboratory::detect(&args[1..]),
        Some("trials") => trials::trials(&args[1..]),
        Some("faults") => match all_faults(&args[1..]) {
            Ok(text) => return print(&text),
            Err(why) => Err(why),
        },
        Some("--help" | "-h" | "help") => {
            println!("{USAGE}\n       {}\n       {}", trials::USAGE, laboratory::USAGE);
            return ExitCode::SUCCESS;
        }
        Some(other) => Err(format!("“{other}” is not understood.\n{USAGE}")),
        None => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(value) => {
            // Whoever reads may stop reading before the end.
            let _ = writeln!(std::io::stdout(), "{value:#}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

/// The document about all faults. Seeds are shared out among the cores; what comes of it does not depend on that.
fn all_faults(args: &[String]) -> Result<String, String> {
    let seeds: u64 = match args {
        [] => 100,
        [option, number] if option == "--seeds" => {
            number.parse().ok().filter(|n| (1..=10_000).contains(n)).ok_or("--seeds needs a whole number from 1 to 10000.")?
        }
        _ => return Err(USAGE.to_owned()),
    };
    let usual = seen_on(seeds, scenarios::usual(), true)?;
    let mut others = Vec::new();
    for entry in &scenarios::ALL[1..] {
        let scenario = (entry.make)();
        others.push((scenario.clone(), seen_on(seeds.div_ceil(10), scenario, false)?));
    }
    Ok(caught::document(&usual, &others))
}

/// What so many seeds of a scenario say.
fn seen_on(seeds: u64, scenario: Scenario, at_least: bool) -> Result<Vec<caught::Seen>, String> {
    let scenario = Arc::new(scenario);
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let some = |worker: u64| {
        let scenario = scenario.clone();
        move || {
            (1 + worker..=seeds)
                .step_by(workers as usize)
                .map(|seed| Ok((seed, caught::seen(scenario.clone(), seed, at_least)?)))
                .collect::<Result<Vec<_>, Refusal>>()
        }
    };
    let mut all = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(some(worker))).collect();
        let mut all = Vec::new();
        for worker in running {
            all.extend(worker.join().map_err(|_| "A worker has failed.")?.map_err(|why| why.to_string())?);
        }
        Ok::<_, String>(all)
    })?;
    all.sort_unstable_by_key(|(seed, _)| *seed);
    Ok(all.into_iter().map(|(_, seen)| seen).collect())
}

/// Prints a document.
fn print(document: &str) -> ExitCode {
    // Whoever reads may stop reading before the end.
    let _ = std::io::stdout().write_all(document.as_bytes());
    ExitCode::SUCCESS
}

/// What was asked for. A named option wins over the same part of a log or a link.
#[derive(Default)]
struct Choice {
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

impl Choice {
    fn read(args: &[String]) -> Result<Self, String> {
        let mut choice = Self::default();
        let mut rest = args.iter();
        while let Some(option) = rest.next() {
            if option == "--daily" {
                choice.daily = true;
                continue;
            }
            if !["--scenario", "--scenario-file", "--seed", "--days", "--log", "--link", "--metrics"].contains(&option.as_str()) {
                return Err(format!("“{option}” is not understood.\n{USAGE}"));
            }
            let value = rest.next().ok_or_else(|| format!("“{option}” needs a value behind it."))?.clone();
            let number = |what: &str| format!("{option} needs {what}, not “{value}”.");
            match option.as_str() {
                "--scenario" => choice.scenario = Some(value),
                "--scenario-file" => choice.file = Some(value),
                "--seed" => choice.seed = Some(value.parse().map_err(|_| number("a whole number from 0 on"))?),
                "--days" => {
                    let days = value.parse().ok().filter(|d| (1..=LONGEST_DAYS).contains(d));
                    choice.days = Some(days.ok_or_else(|| number(&format!("a whole number from 1 to {LONGEST_DAYS}")))?);
                }
                "--log" => choice.log = Some(value),
                "--link" => choice.link = Some(value),
                _ => choice.metrics = Some(value),
            }
        }
        if choice.log.is_some() && choice.link.is_some() {
            return Err("A run comes from a log or from a link, not from both.".into());
        }
        if choice.scenario.is_some() && choice.file.is_some() {
            return Err("A run is of a scenario by its name or of one in a file, not of both.".into());
        }
        Ok(choice)
    }

    /// The scenario of the file, if one is given. Where a link or a log was made with the same, it has the name that it has there.
    fn own(&self, log: &mut Log) -> Result<Option<Arc<Own>>, String> {
        let Some(path) = &self.file else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|e| format!("The scenario “{path}” cannot be read: {e}."))?;
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
        if let Some(path) = &self.log {
            let text = std::fs::read_to_string(path).map_err(|e| format!("The log “{path}” cannot be read: {e}."))?;
            log = Log::from_json(&text).map_err(|e| format!("In “{path}”: {e}"))?;
        }
        if let Some(link) = &self.link {
            let (link, notes) = Link::parse(link);
            if let Some(note) = notes.first() {
                // What the page does instead is not done here.
                return Err(note.split(" The run started").next().unwrap_or_default().to_owned());
            }
            log.scenario = link.scenario.unwrap_or(log.scenario);
            log.seed = link.seed.unwrap_or(log.seed);
            log.until = link.at.unwrap_or_default();
            log.actions = link.actions;
        }
        if let Some(scenario) = &self.scenario {
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

    fn run(&self) -> Result<Value, String> {
        let mut log = self.plan()?;
        let own = self.own(&mut log)?;
        // Refused before the work is done, not after.
        let mut metrics = match &self.metrics {
            Some(path) => {
                Some((path, std::fs::File::create(path).map_err(|e| format!("The metrics cannot be written to “{path}”: {e}."))?))
            }
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
        if let Some((path, file)) = &mut metrics {
            file.write_all(csv(&session).as_bytes()).map_err(|e| format!("The metrics cannot be written to “{path}”: {e}."))?;
        }
        let mut out = report(&session);
        out["requests"] = requests.into();
        out["wall_seconds"] = seconds.into();
        out["requests_per_second"] = (requests as f64 / seconds.max(1e-9)).into();
        if self.daily {
            out["fingerprints"] = daily.into();
        }
        Ok(out)
    }
}

fn report(session: &Session) -> Value {
    let world = session.world();
    let bill = |b: afterlaunch::platform::ledger::Bill| json!({ "eur": b.eur, "people": b.people });
    let accounts = world.ledger.accounts.iter().map(|(version, a)| {
        json!({
            "answered_by": if *version == 0 { "simple rule or a person".to_owned() } else { format!("v{version}") },
            "answered": a.answered, "missed": a.missed, "false_alarms": a.false_alarms, "eur": a.bill.eur, "people": a.bill.people,
        })
    });
    let versions = world.registry.all().map(|(v, status)| {
        json!({
            "version": format!("v{}", v.number), "status": status.word(), "made_at": v.made_at, "why": v.why, "algorithm": v.algorithm,
            "settings": settings(v), "penalty": v.penalty, "measures": v.measures,
            "snapshot": {
                "from": v.snapshot.from, "to": v.snapshot.to, "rows": v.snapshot.rows, "positives": v.snapshot.positives,
                "fingerprint": format!("{:016x}", v.snapshot.fingerprint),
            },
        })
    });
    json!({
        "scenario": session.scenario().id,
        "seed": session.seed(),
        "days": Minutes(session.now().0).as_days(),
        "fingerprint": world.fingerprint().to_string(),
        "windows": means(world),
        "ledger": { "total": bill(world.ledger.total), "today": bill(world.ledger.today), "accounts": accounts.collect::<Vec<_>>() },
        "alerts": world.alerts.all.iter().map(alert).collect::<Vec<_>>(),
        "versions": versions.collect::<Vec<_>>(),
        "events": world.events,
        "link": session.link().to_query(),
    })
}

fn settings(version: &Version) -> Value {
    version.recipe.settings().map(|(knob, value)| (knob.id.to_owned(), short(value))).collect::<serde_json::Map<_, _>>().into()
}

/// A number through its text, so that 0.1 stays 0.1.
fn short(value: f32) -> Value {
    serde_json::from_str(&value.to_string()).unwrap_or_default()
}

fn alert(alert: &Alert) -> Value {
    let standing = match alert.standing {
        Standing::Quiet => "quiet",
        Standing::NoData => "no data",
        Standing::Watching { .. } => "watching",
        Standing::Firing { .. } => "firing",
        Standing::Over { .. } => "over",
    };
    json!({ "rule": alert.rule.id, "limit": alert.rule.limit, "owner": alert.rule.owner.name(), "standing": standing, "value": alert.value, "fired": alert.fired })
}

/// Means over all closed buckets that are kept.
fn means(world: &World) -> Value {
    let next = world.monitoring.buckets.next();
    let sum = world.monitoring.sum(next, next);
    let truth = world.truth.sum(next, next);
    let buckets = world.monitoring.buckets.range(0, next);
    let mean = |of: &dyn Fn(&Bucket) -> Option<f64>| {
        let values: Vec<f64> = buckets.iter().filter_map(of).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let psi: serde_json::Map<String, Value> = world
        .scenario
        .schema
        .fields
        .iter()
        .enumerate()
        .map(|(i, f)| (f.name.clone(), json!(mean(&|b| b.fields[i].psi.map(f64::from)))))
        .collect();
    json!({
        "buckets": sum.buckets,
        "requests_per_minute": f64::from(sum.requests) / f64::from((sum.buckets * 20).max(1)),
        "called_share": called(&sum),
        "confident_share": sum.lanes[0].confident_share(),
        "latency_ms_p95": mean(&|b| b.lanes[0].latency_ms_p95.map(f64::from)),
        "timed_out_share": sum.timed_out_share(),
        "empty_share": sum.empty_share(),
        "caught_measured": sum.lanes[0].measured.caught(),
        "caught_estimated": sum.lanes[0].expected.recall().map(|e| e.value),
        "caught_true": truth.all.caught(),
        "caught_best_possible": truth.best.caught(),
        "false_alarms_measured": sum.lanes[0].measured.false_alarm_share(),
        "false_alarms_true": truth.all.false_alarm_share(),
        "accuracy_true": truth.all.accuracy(),
        "accuracy_best_possible": truth.best.accuracy(),
        "psi": psi,
    })
}

fn called(sum: &Sum) -> Option<f64> {
    let answered: u32 = sum.lanes.iter().map(|l| l.answered).sum();
    let called: u32 = sum.lanes.iter().map(|l| l.called).sum();
    (answered > 0).then(|| f64::from(called) / f64::from(answered))
}

/// One line for each closed bucket that is kept.
fn csv(session: &Session) -> String {
    let world = session.world();
    let fields = &session.scenario().schema.fields;
    let mut head: Vec<String> =
        "minute,requests,champion,candidate,rule,person,earlier,called,confident,latency_ms_p95,timed_out,hits,missed,\
        false_alarms,expected_hits,expected_missed,true_caught,best_caught"
            .split(',')
            .map(str::to_owned)
            .collect();
    head.extend(fields.iter().map(|f| format!("psi_{}", f.name)));
    head.extend(fields.iter().map(|f| format!("ks_{}", f.name)));
    head.extend(fields.iter().map(|f| format!("empty_{}", f.name)));
    let mut out = head.join(",");
    out.push('\n');
    let buckets = &world.monitoring.buckets;
    let pairs = (buckets.first()..buckets.next()).filter_map(|i| Some((i, buckets.get(i)?, world.truth.buckets.get(i)?)));
    for (i, bucket, truth) in pairs {
        out.push_str(&line(i, bucket, truth).join(","));
        out.push('\n');
    }
    out
}

fn line(number: u32, b: &Bucket, truth: &TrueBucket) -> Vec<String> {
    let said = |v: Option<f64>| v.map_or_else(String::new, |v| format!("{v}"));
    let lane = &b.lanes[0];
    let mut cells = vec![((number + 1) * 20).to_string(), b.requests.to_string()];
    cells.extend(b.answered_by.iter().map(u32::to_string));
    cells.extend([lane.called, lane.confident].iter().map(u32::to_string));
    cells.push(said(lane.latency_ms_p95.map(f64::from)));
    cells.extend([lane.timed_out, lane.measured.hits, lane.measured.missed, lane.measured.false_alarms].iter().map(u32::to_string));
    cells.extend([lane.expected.tp.to_string(), lane.expected.fn_.to_string()]);
    cells.extend([said(truth.all.caught()), said(truth.best.caught())]);
    cells.extend(b.fields.iter().map(|f| said(f.psi.map(f64::from))));
    cells.extend(b.fields.iter().map(|f| said(f.ks.map(f64::from))));
    cells.extend(b.fields.iter().map(|f| f.empty.to_string()));
    cells
}

/// All registries, each entry with its name and its sentence.
fn list() -> Value {
    let entry = |id: &str, sentence: &str| json!({ "id": id, "sentence": sentence });
    let usual = scenarios::usual();
    let scenarios: Vec<Value> = scenarios::ALL.iter().map(|e| entry(e.card.id, e.card.sentence)).collect();
    json!({
        "scenarios": scenarios,
        "faults": faults::ALL.iter().map(|f| entry(f.id, &usual.tell(f.sentence))).collect::<Vec<_>>(),
        "models": models::ALL.iter().map(model).collect::<Vec<_>>(),
        "charts": charts::ALL.iter().map(|c| entry(c.id, c.sentence)).collect::<Vec<_>>(),
        "detectors": drift::MEASURES.iter().map(|m| entry(m.id, m.sentence)).chain(detectors::ALL.iter().map(detector)).collect::<Vec<_>>(),
        "streams": streams::ALL.iter().map(stream).collect::<Vec<_>>(),
        "lessons": lessons::ALL.iter().map(|l| lesson(l)).collect::<Vec<_>>(),
    })
}

/// A kind of model with its settings.
fn model(kind: &models::ModelKind) -> Value {
    json!({ "id": kind.id, "sentence": kind.sentence, "settings": kind.knobs.iter().map(setting).collect::<Vec<_>>() })
}

/// A detector on streams with its settings.
fn detector(kind: &DetectorKind) -> Value {
    json!({ "id": kind.id, "sentence": kind.sentence, "settings": kind.knobs.iter().map(setting).collect::<Vec<_>>() })
}

/// A classic stream with its columns and concepts.
fn stream(kind: &StreamKind) -> Value {
    let columns: Vec<&str> = kind.columns.iter().map(|column| column.name).collect();
    json!({ "id": kind.id, "sentence": kind.sentence, "columns": columns, "concepts": kind.concepts })
}

fn setting(knob: &models::Knob) -> Value {
    json!({ "id": knob.id, "sentence": knob.sentence, "from": short(knob.range.0), "to": short(knob.range.1), "usual": short(knob.usual) })
}

/// A lesson, and how its solution is done on the page.
fn lesson(lesson: &lessons::Lesson) -> Value {
    let deed = |planned: &Planned| {
        let knobs: serde_json::Map<String, Value> =
            planned.deed.knobs().into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        let (rule, limit) = planned.deed.rule().unzip();
        let (control, request) = (planned.deed.control(), planned.deed.asks());
        json!({ "minute": planned.at.0, "control": control, "knobs": knobs, "rule": rule, "limit": limit.flatten(), "request": request })
    };
    json!({
        "id": lesson.id,
        "chapter": lesson.chapter,
        "sentence": lesson.sentence,
        "solution": lesson.solution.deeds.iter().map(deed).collect::<Vec<_>>(),
    })
}
