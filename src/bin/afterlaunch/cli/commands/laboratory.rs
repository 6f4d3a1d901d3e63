//! The laboratory on the command line: a classic stream as rows, and what a detector says about a learner’s errors on it.

use serde_json::{Value, json};

use afterlaunch::learn::drift::detectors::Tuning;
use afterlaunch::learn::streams::prequential::{Habit, Prequential, SETTLED};
use afterlaunch::learn::streams::{self, Drift, DriftForm, Source, StreamError};
use afterlaunch::present::words::learning;

use crate::cli::figure::maybe;
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Format, Out, Sheet};
use crate::cli::progress::bar;

/// The most rows.
const MOST_ROWS: u64 = 10_000_000;

/// Which stream, and what happens in it.
#[derive(Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
struct StreamChoice {
    /// Which stream
    #[arg(value_name = "NAME", value_parser = names::streams())]
    name: String,
    /// How it drifts
    #[arg(long, value_name = "FORM", default_value = "none", value_parser = names::forms())]
    drift: String,
    /// The row at which it drifts; as usual the middle
    #[arg(long, value_name = "ROW", value_parser = names::whole(0..=MOST_ROWS))]
    position: Option<u64>,
    /// Over how many rows it drifts
    #[arg(long, value_name = "ROWS", default_value_t = 1_000, value_parser = names::whole(0..=MOST_ROWS))]
    width: u64,
    /// How many rows there are
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = names::whole(0..=MOST_ROWS))]
    rows: u64,
    /// The number behind all chance
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = names::whole(0..=u64::MAX))]
    seed: u64,
    /// The share of labels that are turned round, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = names::share)]
    noise: f64,
    /// The concept before the drift
    #[arg(long, value_name = "CONCEPT", value_parser = names::whole(0..=u8::MAX))]
    from: Option<u8>,
    /// The concept after it
    #[arg(long, value_name = "CONCEPT", value_parser = names::whole(0..=u8::MAX))]
    to: Option<u8>,
}

impl StreamChoice {
    fn source(&self) -> Result<Source, String> {
        self.chosen().map_err(|why| learning::stream(&why))
    }

    fn chosen(&self) -> Result<Source, StreamError> {
        let kind = streams::find(&self.name)?;
        let drift = Drift { form: DriftForm::of(&self.drift)?, position: self.position.unwrap_or(self.rows / 2), width: self.width };
        let (from, to) = (self.from.unwrap_or(kind.default_concepts.0), self.to.unwrap_or(kind.default_concepts.1));
        Source::new(kind, self.seed).with_drift(drift).with_noise(self.noise).between(from, to)
    }
}

/// Which stream is printed, and how.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  afterlaunch stream sea --drift gradual --position 5000 --width 1000 > sea.csv
  afterlaunch stream agrawal --rows 5 --format table")]
pub struct StreamArgs {
    #[command(flatten)]
    stream: StreamChoice,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
}

/// What goes through which stream.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  afterlaunch detect sea --drift sudden --detector ddm --set drift_threshold=4 --learner starts-anew
  afterlaunch detect stagger --detector page-hinkley --format csv")]
pub struct DetectArgs {
    #[command(flatten)]
    stream: StreamChoice,
    /// The detector
    #[arg(long, value_name = "NAME", default_value = "adwin", value_parser = names::detectors())]
    detector: String,
    /// A setting of the detector; `afterlaunch list detectors` names them
    #[arg(long = "set", value_name = "SETTING=VALUE", value_parser = names::setting)]
    settings: Vec<(String, f64)>,
    /// The learner whose errors the detector sees
    #[arg(long, value_name = "HABIT", default_value = "learns-on", value_parser = names::habits())]
    learner: String,
    /// How it is printed. JSON has all that was found, the others how the error went on, and how often the detector had fired
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// A stream as rows: its columns, the label, and how far from the old concept to the new one the row is.
pub fn stream(args: &StreamArgs, out: Out<'_>) -> CommandResult {
    let source = args.stream.source()?;
    let columns = source.kind().columns.iter().map(|column| column.name).chain(["label", "concept"]);
    let mut sheet = Sheet::new(args.format, columns, out)?;
    let mut row = Vec::new();
    for at in 0..args.stream.rows {
        let label = u8::from(source.row(at, &mut row));
        let mut cells: Vec<Value> = row.iter().map(|value| json!(value)).collect();
        cells.extend([json!(label), json!(source.blend(at).share)]);
        sheet.row(&cells)?;
    }
    sheet.end()
}

/// Lets a learner go through a stream, and says where the detector fired.
pub fn detect(args: &DetectArgs, out: Out<'_>) -> CommandResult {
    let rows = args.stream.rows;
    let tuned = |tuning: Tuning, (name, value): &(String, f64)| tuning.with(name, *value);
    let detector = Tuning::of(&args.detector).and_then(|default_concepts| args.settings.iter().try_fold(default_concepts, tuned));
    let detector = detector.map_err(|why| learning::tuning(&why))?;
    let source = args.stream.source()?;
    let habit = Habit::of(&args.learner).map_err(|why| learning::stream(&why))?;
    let run = Prequential::new(source, habit, &detector, args.stream.seed);
    let mut run = run.map_err(|why| learning::tuning(&why))?;
    let every = (rows / 20).max(1);
    let bar = bar(rows, "rows");
    let mut errors = Vec::new();
    while run.rows() < rows {
        run.step();
        if run.rows().is_multiple_of(every) {
            bar.set_position(run.rows());
            errors.push([json!(run.rows()), maybe(run.error()), json!(run.fired().len())]);
        }
    }
    if args.format != Format::Json {
        return output::sheet(args.format, &["row", "error", "fired"], errors.into_iter().map(Vec::from), out);
    }
    let verdict = run.verdict();
    let described = json!({
        "stream": source.kind().id,
        "detector": detector.kind().id,
        "settings": detector.settings().map(|(hyperparameter, value)| (hyperparameter.id.to_owned(), json!(value))).collect::<serde_json::Map<_, _>>(),
        "rows": rows,
        "watched_from": SETTLED,
        "fired": run.fired(),
        "rows_warned": run.warned(),
        "changes": source.drift().changes(rows).iter().map(|(from, to)| json!({ "from": from, "to": to })).collect::<Vec<_>>(),
        "delays": verdict.delays,
        "false_alarms": verdict.false_alarms,
        "errors": errors.iter().map(|[row, error, _]| json!({ "row": row, "error": error })).collect::<Vec<_>>(),
    });
    output::json(&described, out)
}
