//! What is printed: rows in the form that was asked for, and how a command ends.

use std::io::{self, Write};
use std::process::ExitCode;

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use serde_json::Value;

use afterlaunch::present::words::session_error;
use afterlaunch::session::SessionError;

/// Where a command prints.
pub type Out<'a> = &'a mut dyn Write;

/// How a command ended.
pub type CommandResult<T = ()> = Result<T, Failure>;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// It cannot be asked like this.
    Wrong(String),
    /// It was asked well, and the answer is no.
    No(String),
    /// Whoever read what is printed has gone: they have what they wanted.
    Gone,
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        Self::Wrong(why)
    }
}

impl From<SessionError> for Failure {
    fn from(why: SessionError) -> Self {
        Self::No(session_error(&why))
    }
}

impl From<io::Error> for Failure {
    fn from(why: io::Error) -> Self {
        match why.kind() {
            io::ErrorKind::BrokenPipe => Self::Gone,
            _ => Self::No(format!("Standard output cannot be written: {why}.")),
        }
    }
}

impl From<csv::Error> for Failure {
    fn from(why: csv::Error) -> Self {
        match why.into_kind() {
            csv::ErrorKind::Io(why) => why.into(),
            other => io::Error::other(format!("{other:?}")).into(),
        }
    }
}

/// Says what went wrong, and with which code to end.
pub fn end(done: CommandResult) -> ExitCode {
    let (why, code) = match done {
        Ok(()) | Err(Failure::Gone) => return ExitCode::SUCCESS,
        Err(Failure::No(why)) => (why, ExitCode::FAILURE),
        Err(Failure::Wrong(why)) => (why, ExitCode::from(2)),
    };
    // Where nobody can be told, the code still says it.
    let _ = writeln!(io::stderr(), "error: {why}");
    code
}

/// The form in which something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One JSON value, the whole answer
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header line
    Csv,
    /// Columns side by side, to be read by people
    Table,
}

/// A JSON value over several lines.
pub fn json(value: &Value, out: Out<'_>) -> CommandResult {
    Ok(writeln!(out, "{value:#}")?)
}

/// Rows on their way out. JSON is a list of objects, with the columns’ names as keys, in the columns’ order.
pub struct Sheet<'a> {
    columns: Vec<String>,
    rows: u64,
    body: Body<'a>,
}

enum Body<'a> {
    Lines { out: Out<'a>, list: bool },
    Csv(Box<csv::Writer<Out<'a>>>),
    Table { out: Out<'a>, table: Box<Table> },
}

impl<'a> Sheet<'a> {
    /// Rows with these columns.
    pub fn new(format: Format, columns: impl IntoIterator<Item = impl Into<String>>, out: Out<'a>) -> CommandResult<Self> {
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let body = match format {
            Format::Json | Format::Jsonl => Body::Lines { out, list: format == Format::Json },
            Format::Csv => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(&columns)?;
                Body::Csv(Box::new(csv))
            }
            Format::Table => {
                let mut table = Table::new();
                table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(&columns);
                Body::Table { out, table: Box::new(table) }
            }
        };
        Ok(Self { columns, rows: 0, body })
    }

    /// The next row.
    pub fn row(&mut self, cells: &[Value]) -> CommandResult {
        let record = Record(&self.columns, cells);
        match &mut self.body {
            Body::Lines { out, list } => {
                if *list {
                    out.write_all(if self.rows == 0 { b"[\n  " } else { b",\n  " })?;
                }
                serde_json::to_writer(&mut *out, &record).map_err(io::Error::from)?;
                if !*list {
                    out.write_all(b"\n")?;
                }
            }
            Body::Csv(csv) => csv.write_record(cells.iter().map(text))?,
            Body::Table { table, .. } => {
                table.add_row(cells.iter().map(text));
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// After the last row.
    pub fn end(self) -> CommandResult {
        match self.body {
            Body::Lines { out, list: true } => out.write_all(if self.rows == 0 { b"[]\n" } else { b"\n]\n" })?,
            Body::Lines { .. } => {}
            Body::Csv(mut csv) => csv.flush()?,
            Body::Table { out, table } => {
                for line in table.lines() {
                    // Each cell stands between two spaces, the first one too.
                    writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(&line).trim_end())?;
                }
            }
        }
        Ok(())
    }
}

/// All rows at once.
pub fn sheet(format: Format, columns: &[&str], rows: impl IntoIterator<Item = Vec<Value>>, out: Out<'_>) -> CommandResult {
    let mut sheet = Sheet::new(format, columns.iter().copied(), out)?;
    for row in rows {
        sheet.row(&row)?;
    }
    sheet.end()
}

/// A row with its names.
struct Record<'a>(&'a [String], &'a [Value]);

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

/// A value in a cell: nothing where there is none, and no digit that says nothing.
fn text(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().unwrap_or_default().to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn printed(format: Format, rows: &[Vec<Value>]) -> String {
        let mut out = Vec::new();
        sheet(format, &["name", "share"], rows.to_vec(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn rows_have_four_forms() {
        let rows = [vec![json!("b, “c”"), json!(0.5)], vec![json!("a\nd"), Value::Null]];
        let list: Value = serde_json::from_str(&printed(Format::Json, &rows)).unwrap();
        assert_eq!(list[0], json!({ "name": "b, “c”", "share": 0.5 }));
        assert_eq!(printed(Format::Jsonl, &rows[..1]), "{\"name\":\"b, “c”\",\"share\":0.5}\n");
        assert_eq!(printed(Format::Csv, &rows), "name,share\n\"b, “c”\",0.5\n\"a\nd\",\n");
        assert_eq!(printed(Format::Table, &rows[..1]), "name    share\nb, “c”  0.5\n");
        assert_eq!(printed(Format::Table, &[vec![Value::Null, json!(1)]]), "name  share\n      1\n");
    }

    #[test]
    fn no_rows_are_still_an_answer() {
        assert_eq!(printed(Format::Json, &[]), "[]\n");
        assert_eq!(printed(Format::Jsonl, &[]), "");
        assert_eq!(printed(Format::Csv, &[]), "name,share\n");
        assert_eq!(printed(Format::Table, &[]), "name  share\n");
    }
}
