//! `afterlaunch list`: all that there is, each with its name and its sentence.

use afterlaunch::present::words::names;
use serde_json::{Value, json};

use afterlaunch::course::lesson::{ScheduledAction, ScriptedAction};
use afterlaunch::course::{lessons, scenarios};
use afterlaunch::learn::drift::detectors::{self, DetectorKind};
use afterlaunch::learn::streams::{self, StreamKind};
use afterlaunch::learn::{drift, models};
use afterlaunch::platform::faults;
use afterlaunch::present::charts;

use crate::cli::figure::short;
use crate::cli::output::{self, CommandResult, Format, Out};

/// What is listed, and how.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  afterlaunch list
  afterlaunch list scenarios --format table
  afterlaunch list faults --format jsonl")]
pub struct Args {
    /// Only one kind of thing
    #[arg(value_name = "KIND", value_parser = KINDS)]
    kind: Option<String>,
    /// How it is printed. JSON has all that is known of each thing, the others its name and its sentence
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// The kinds of things.
const KINDS: [&str; 7] = ["scenarios", "faults", "models", "charts", "detectors", "streams", "lessons"];

/// Lists what there is.
pub fn list(args: &Args, out: Out<'_>) -> CommandResult {
    let kinds = || KINDS.into_iter().filter(|kind| args.kind.as_ref().is_none_or(|only| only == kind));
    if args.format == Format::Json {
        let whole = match &args.kind {
            Some(kind) => Value::Array(entries(kind)),
            None => kinds().map(|kind| (kind.to_owned(), Value::Array(entries(kind)))).collect::<serde_json::Map<_, _>>().into(),
        };
        return output::json(&whole, out);
    }
    let row = |kind: &str, entry: &Value| vec![json!(kind), entry["id"].clone(), entry["sentence"].clone()];
    let rows = kinds().flat_map(|kind| entries(kind).iter().map(|entry| row(kind, entry)).collect::<Vec<_>>());
    output::sheet(args.format, &["kind", "id", "sentence"], rows, out)
}

/// All things of a kind.
fn entries(kind: &str) -> Vec<Value> {
    let entry = |id: &str, sentence: &str| json!({ "id": id, "sentence": sentence });
    match kind {
        "scenarios" => scenarios::ALL.iter().map(|e| entry(e.card.id, e.card.sentence)).collect(),
        "faults" => faults::ALL.iter().map(|f| entry(f.id, &scenarios::default_scenario().tell(f.sentence))).collect(),
        "models" => models::ALL.iter().map(model).collect(),
        "charts" => charts::all().iter().map(|c| entry(c.id, c.sentence)).collect(),
        "detectors" => drift::MEASURES.iter().map(|m| entry(m.id, m.sentence)).chain(detectors::ALL.iter().map(detector)).collect(),
        "streams" => streams::ALL.iter().map(stream).collect(),
        _ => lessons::ALL.iter().map(|l| lesson(l)).collect(),
    }
}

/// A kind of model with its settings.
fn model(kind: &models::ModelKind) -> Value {
    json!({ "id": kind.id, "sentence": kind.sentence, "settings": kind.hyperparameters.iter().map(setting).collect::<Vec<_>>() })
}

/// A detector on streams with its settings.
fn detector(kind: &DetectorKind) -> Value {
    json!({ "id": kind.id, "sentence": kind.sentence, "settings": kind.hyperparameters.iter().map(setting).collect::<Vec<_>>() })
}

/// A classic stream with its columns and concepts.
fn stream(kind: &StreamKind) -> Value {
    let columns: Vec<&str> = kind.columns.iter().map(|column| column.name).collect();
    json!({ "id": kind.id, "sentence": kind.sentence, "columns": columns, "concepts": kind.concepts })
}

fn setting(hyperparameter: &models::Hyperparameter) -> Value {
    json!({ "id": hyperparameter.id, "sentence": hyperparameter.sentence, "from": short(hyperparameter.range.0), "to": short(hyperparameter.range.1), "default": short(hyperparameter.default) })
}

/// A lesson, and how its solution is done on the page.
fn lesson(lesson: &lessons::Lesson) -> Value {
    let scripted = |planned: &ScheduledAction| {
        let inputs: serde_json::Map<String, Value> =
            planned.scripted.inputs().into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        let (rule, limit) = planned.scripted.rule().unzip();
        let (control, request) = (planned.scripted.control(), planned.scripted.asks());
        let force = matches!(planned.scripted, ScriptedAction::PromoteAnyway);
        json!({
            "minute": planned.at.0, "control": control, "inputs": inputs, "rule": rule, "limit": limit.flatten().map(short),
            "request": request, "force": force, "owner": planned.scripted.gives_to().map(|role| role.map_or("Nobody", names::team_role))
        })
    };
    json!({
        "id": lesson.id,
        "chapter": lesson.chapter,
        "sentence": lesson.sentence,
        "solution": lesson.solution.actions.iter().map(scripted).collect::<Vec<_>>(),
    })
}
