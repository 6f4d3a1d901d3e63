//! What is worth knowing before a run on somebody's own table.

use crate::present::words::{grouped, percent};
use crate::session::own::hint::Hint;

/// What is worth knowing before a run.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::WithoutOutcome { rows, first } => without_outcome(*rows, *first),
        Hint::FewPositive { share, value } => {
            format!("Only {} of the rows are “{value}”. Measuring quality will take long.", percent(*share))
        }
        Hint::NoNewerPositive { value } => format!(
            "None of the newer rows is “{value}”. How many the model would catch cannot be measured then, and every alarm will be a false one."
        ),
        Hint::AllNewerPositive { value } => {
            format!("All of the newer rows are “{value}”, so there can be no false alarm, and nothing shows how many there would be.")
        }
        Hint::NoNumbers => "No column holds numbers, so the model learns from words alone.".to_owned(),
        Hint::NoTime => "No column tells the time, so rows come in the order of the file.".to_owned(),
        Hint::NewestFirst => "The file begins with its newest rows. They are put the other way round, also within one moment.".to_owned(),
        Hint::Since1970 { column } => {
            format!("“{column}” is read as time: its numbers count seconds, or parts of them, since 1970.")
        }
        Hint::UnreadCells { column, dates, cells, row, word } => unread_cells(column, *dates, *cells, *row, word),
    }
}

fn without_outcome(rows: u32, first: u32) -> String {
    let first = grouped(first.into());
    match rows {
        1 => format!("1 row has no outcome and is left out: number {first} below the names."),
        _ => {
            format!("{} rows have no outcome and are left out, the first of them number {first} below the names.", grouped(rows.into()))
        }
    }
}

fn unread_cells(column: &str, dates: bool, cells: u32, row: u32, word: &str) -> String {
    let (what, one, many) = match dates {
        true => ("date", "stays beside the row above", "stay beside the row above"),
        false => ("number", "counts as empty", "count as empty"),
    };
    let row = grouped(row.into());
    match cells {
        1 => format!("“{column}”: 1 cell is no {what} and {one}: “{word}” in row {row}."),
        _ => format!("“{column}”: {} cells are no {what} and {many}, such as “{word}” in row {row}.", grouped(cells.into())),
    }
}
