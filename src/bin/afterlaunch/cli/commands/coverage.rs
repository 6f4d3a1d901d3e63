//! `afterlaunch coverage`: which lessons serve which row of the course.

use serde_json::json;

use afterlaunch::course::clauses::{self, By};
use afterlaunch::course::lessons;

use crate::cli::output::{self, Format, Out, Outcome};

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

/// Lists the rows.
pub fn coverage(args: &Args, out: Out<'_>) -> Outcome {
    let Some(format) = args.format else { return Ok(out.write_all(clauses::coverage().as_bytes())?) };
    let serving = |id: &str| lessons::ALL.iter().filter(|l| l.rows.contains(&id)).map(|l| l.id).collect::<Vec<_>>().join(" ");
    let rows = clauses::ALL.iter().map(|row| {
        let (by, how) = match row.by {
            By::Lessons => ("lessons", None),
            By::Page(how) => ("page", Some(how)),
            By::NotYet(why) => ("not-yet", Some(why)),
        };
        vec![json!(row.id), json!(row.title), json!(by), json!(serving(row.id)), json!(how)]
    });
    output::sheet(format, &["row", "title", "by", "lessons", "how"], rows, out)
}
