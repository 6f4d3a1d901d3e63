//! `afterlaunch coverage`: which mission, place and test each clause of the course has.

use serde_json::json;

use afterlaunch::course::clauses::{self, By};

use crate::cli::output::{self, CommandResult, Format, Out};

/// How it is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  afterlaunch coverage > docs/course-coverage.md
  afterlaunch coverage --format csv")]
pub struct Args {
    /// As rows; without it the document, in Markdown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Lists the clauses.
pub fn coverage(args: &Args, out: Out<'_>) -> CommandResult {
    let Some(format) = args.format else { return Ok(out.write_all(clauses::coverage().as_bytes())?) };
    let rows = clauses::all().flat_map(|row| row.clauses.iter().map(move |clause| (row, clause))).map(|(row, clause)| {
        let (state, missions, place, test) = match clause.by {
            By::Met { missions, place, test } => ("met", missions.join(" "), Some(place), Some(test)),
            By::Open(why) => ("open", String::new(), Some(why), None),
            By::Waits(part) => ("waits", String::new(), Some(part.name()), None),
        };
        vec![json!(clause.id), json!(row.title), json!(clause.says), json!(state), json!(missions), json!(place), json!(test)]
    });
    output::sheet(format, &["clause", "row", "says", "state", "missions", "place", "test"], rows, out)
}
