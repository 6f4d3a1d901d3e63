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
//! Prints one JSON object, the same for the same run; how long it took is said on the error stream. `-` in the place of a file is
//! the standard input, or output: a table of metrics there takes the place of the object. `scenario` prints a scenario as a file that can be changed (`docs/scenario-file.md`), `stream` prints CSV, `coverage` prints `docs/course-coverage.md`, `teaching` prints `docs/teaching.md`,
//! `scenarios` prints `docs/scenarios.md`, `faults` prints `docs/faults.md`. Bad input gets a sentence on the error stream and
//! exit code 2.

#[path = "headless/streams.rs"]
mod laboratory;
#[path = "headless/report.rs"]
mod report;
#[path = "headless/run.rs"]
mod run;
#[path = "headless/seeds.rs"]
mod seeds;
#[path = "headless/trials.rs"]
mod trials;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use afterlaunch::course::lesson::Planned;
use afterlaunch::course::{chapters, lessons, rows, scenarios};
use afterlaunch::learn::drift::detectors::{self, DetectorKind};
use afterlaunch::learn::streams::{self, StreamKind};
use afterlaunch::learn::{drift, models};
use afterlaunch::platform::faults;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::present::charts;
use afterlaunch::session::scenario_file;
use afterlaunch::session::{caught, figures};

use report::short;
use seeds::on_seeds;

const USAGE: &str = "usage: headless run [--scenario NAME] [--seed N] [--days N] [--log FILE] [--link LINK] [--metrics FILE] [--daily]\n       headless run --scenario-file FILE [...]\n       headless scenario NAME\n       headless list\n       headless coverage\n       headless teaching\n       headless scenarios\n       headless faults [--seeds N]";

fn main() -> ExitCode {
    match arguments().and_then(|args| answer(&args)) {
        Ok(text) => {
            // Whoever reads may stop reading before the end.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

/// What stands behind the command, with `--option=value` as two.
fn arguments() -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for (nth, given) in std::env::args_os().skip(1).enumerate() {
        let text = given
            .into_string()
            .map_err(|given| format!("Argument {} is no text that can be read: “{}”.", nth + 1, given.to_string_lossy()))?;
        match text.split_once('=').filter(|(option, _)| option.starts_with("--")) {
            Some((option, value)) => all.extend([option.to_owned(), value.to_owned()]),
            None => all.push(text),
        }
    }
    Ok(all)
}

/// What a command prints.
fn answer(args: &[String]) -> Result<String, String> {
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        return Ok(format!("{USAGE}\n       {}\n       {}\n", trials::USAGE, laboratory::USAGE));
    }
    let json = |value: Value| format!("{value:#}\n");
    match args.first().map(String::as_str) {
        Some("run") => run::Choice::read(&args[1..]).and_then(|choice| choice.run()),
        Some("list") if args.len() == 1 => Ok(json(list())),
        Some("coverage") if args.len() == 1 => Ok(rows::coverage()),
        Some("teaching") if args.len() == 1 => Ok(chapters::guide()),
        Some("scenarios") if args.len() == 1 => figures::document().map_err(|why| why.to_string()),
        Some("scenario") if args.len() == 2 => match scenarios::find(&args[1]) {
            Some(scenario) => Ok(scenario_file::write(&scenario)),
            None => Err(format!("There is no scenario called “{}”; `headless list` names them.", args[1])),
        },
        Some("stream") => {
            laboratory::csv(&args[1..], &mut std::io::BufWriter::new(std::io::stdout().lock()))?;
            Ok(String::new())
        }
        Some("detect") => laboratory::detect(&args[1..]).map(json),
        Some("trials") => trials::trials(&args[1..]).map(json),
        Some("faults") => all_faults(&args[1..]),
        Some("help") => Ok(format!("{USAGE}\n       {}\n       {}\n", trials::USAGE, laboratory::USAGE)),
        Some(other) => Err(format!("“{other}” is not understood.\n{USAGE}")),
        None => Err(USAGE.to_owned()),
    }
}

/// The document about all faults.
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
    on_seeds(seeds, |seed| caught::seen(scenario.clone(), seed, at_least))
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
