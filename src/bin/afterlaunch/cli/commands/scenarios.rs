//! `afterlaunch scenarios`: what each system amounts to.

use serde_json::json;

use afterlaunch::course::scenarios;
use afterlaunch::session::reports::scenario;
use afterlaunch::session::reports::scenario::SEED;

use crate::cli::figure::{figure, maybe};
use crate::cli::output::{self, CommandResult, Format, Out};
use crate::cli::progress::bar;
use crate::cli::seeds::on_cores;

/// How it is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  afterlaunch scenarios > docs/scenarios.md
  afterlaunch scenarios --format table")]
pub struct Args {
    /// As rows; without it the document, in Markdown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

const COLUMNS: [&str; 14] = [
    "scenario",
    "requests_per_day",
    "positives",
    "auc_best",
    "auc_model",
    "recall_best",
    "recall_model",
    "recall_rule",
    "false_alarms_best",
    "false_alarms_model",
    "false_alarms_rule",
    "eur_per_thousand_best",
    "eur_per_thousand_model",
    "eur_per_thousand_rule",
];

/// Measures all systems.
pub fn scenarios(args: &Args, out: Out<'_>) -> CommandResult {
    let Some(format) = args.format else {
        let document = scenario::document()?;
        return Ok(out.write_all(document.as_bytes())?);
    };
    let all = scenarios::ALL.len() as u64;
    let measured = on_cores(0..all, &bar(all, "systems"), |nth| scenario::figures((scenarios::ALL[nth as usize].make)(), SEED))?;
    let rows = scenarios::ALL.iter().zip(measured).map(|(entry, f)| {
        let deciding = [&f.best, &f.model, &f.rule];
        let mut cells = vec![json!(entry.card.id), figure(f.requests), figure(f.positives), maybe(f.best.auc), maybe(f.model.auc)];
        cells.extend(deciding.map(|quality| maybe(quality.cells.recall())));
        cells.extend(deciding.map(|quality| maybe(quality.cells.false_alarm_share())));
        cells.extend(deciding.map(|quality| figure(quality.eur)));
        cells
    });
    output::sheet(format, &COLUMNS, rows, out)
}
