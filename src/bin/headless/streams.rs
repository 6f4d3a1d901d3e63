//! The laboratory on the command line: a classic stream as CSV, and what a detector says about a learner’s errors on it.

use serde_json::{Value, json};

use afterlaunch::learn::drift::detectors::Tuning;
use afterlaunch::learn::streams::prequential::{Habit, Prequential, SETTLED};
use afterlaunch::learn::streams::{self, Drift, Form, Source};

/// How both commands are used.
pub const USAGE: &str = "headless stream NAME [--drift FORM] [--position N] [--width N] [--rows N] [--seed N] [--noise SHARE] [--from CONCEPT] [--to CONCEPT]\n       headless detect NAME [--detector NAME] [--set SETTING=VALUE] [--learner HABIT] [and all that stream takes]";

/// The most rows.
const MOST_ROWS: u64 = 10_000_000;

/// What was asked for.
struct Choice {
    source: Source,
    rows: u64,
    seed: u64,
    detector: Tuning,
    habit: Habit,
}

impl Choice {
    fn read(args: &[String], detects: bool) -> Result<Self, String> {
        let kind = streams::find(args.first().ok_or_else(|| format!("Which stream? {USAGE}"))?)?;
        let (mut form, mut position, mut width, mut rows, mut seed) = (Form::None, None, 1_000, 10_000, 1);
        let (mut concepts, mut noise) = (kind.usual, 0.0);
        let (mut detector, mut habit, mut settings) = ("adwin".to_owned(), Habit::LearnsOn, Vec::new());
        let mut rest = args[1..].iter();
        while let Some(option) = rest.next() {
            let value = rest.next().ok_or_else(|| format!("“{option}” needs a value behind it."))?;
            let whole = |most: u64| {
                let read = value.parse().ok().filter(|n| *n <= most);
                read.ok_or_else(|| format!("{option} needs a whole number from 0 to {most}, not “{value}”."))
            };
            match option.as_str() {
                "--drift" => form = Form::of(value)?,
                "--position" => position = Some(whole(MOST_ROWS)?),
                "--width" => width = whole(MOST_ROWS)?,
                "--rows" => rows = whole(MOST_ROWS)?,
                "--seed" => seed = whole(u64::MAX)?,
                "--from" => concepts.0 = whole(255)? as u8,
                "--to" => concepts.1 = whole(255)? as u8,
                "--noise" => {
                    let share = value.parse().ok().filter(|share| (0.0..=1.0).contains(share));
                    noise = share.ok_or_else(|| format!("--noise needs a share from 0 to 1, not “{value}”."))?;
                }
                "--detector" if detects => detector.clone_from(value),
                "--learner" if detects => habit = Habit::of(value)?,
                "--set" if detects => {
                    let pair = value.split_once('=').and_then(|(name, value)| Some((name.to_owned(), value.parse::<f64>().ok()?)));
                    settings.push(pair.ok_or_else(|| format!("--set needs a setting and a number, as in delta=0.01, not “{value}”."))?);
                }
                _ => return Err(format!("“{option}” is not understood.\nusage: {USAGE}")),
            }
        }
        let drift = Drift { form, position: position.unwrap_or(rows / 2), width };
        let detector = settings.iter().try_fold(Tuning::of(&detector)?, |tuning, (name, value)| tuning.with(name, *value))?;
        let source = Source::new(kind, seed).with_drift(drift).with_noise(noise).between(concepts.0, concepts.1)?;
        Ok(Self { source, rows, seed, detector, habit })
    }
}

/// A stream as CSV: its columns, the label, and how far from the old concept to the new one the row is.
pub fn csv(args: &[String], out: &mut impl std::io::Write) -> Result<(), String> {
    let Choice { source, rows, .. } = Choice::read(args, false)?;
    let names: Vec<&str> = source.kind().columns.iter().map(|column| column.name).collect();
    let mut row = Vec::new();
    // Whoever reads may stop reading before the end.
    if writeln!(out, "{},label,concept", names.join(",")).is_err() {
        return Ok(());
    }
    for at in 0..rows {
        let label = u8::from(source.row(at, &mut row));
        let cells: Vec<String> = row.iter().map(f64::to_string).collect();
        if writeln!(out, "{},{label},{}", cells.join(","), source.blend(at).share).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Lets a learner go through a stream, and says where the detector fired.
pub fn detect(args: &[String]) -> Result<Value, String> {
    let Choice { source, rows, seed, detector, habit } = Choice::read(args, true)?;
    let mut run = Prequential::new(source, habit, &detector, seed)?;
    let every = (rows / 20).max(1);
    let mut errors = Vec::new();
    while run.rows() < rows {
        run.step();
        if run.rows().is_multiple_of(every) {
            errors.push(json!({ "row": run.rows(), "error": run.error() }));
        }
    }
    let verdict = run.verdict();
    Ok(json!({
        "stream": source.kind().id,
        "detector": detector.kind().id,
        "settings": detector.settings().map(|(knob, value)| (knob.id.to_owned(), json!(value))).collect::<serde_json::Map<_, _>>(),
        "rows": rows,
        "watched_from": SETTLED,
        "fired": run.fired(),
        "rows_warned": run.warned(),
        "changes": source.drift().changes(rows).iter().map(|(from, to)| json!({ "from": from, "to": to })).collect::<Vec<_>>(),
        "delays": verdict.delays,
        "false_alarms": verdict.false_alarms,
        "errors": errors,
    }))
}
