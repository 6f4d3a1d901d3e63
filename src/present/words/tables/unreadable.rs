//! Why a file is no table.

use crate::learn::table::{OtherFile, Unreadable};
use crate::present::words::grouped;

/// Why a file is no table.
pub fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::Empty => "This file is empty.".to_owned(),
        Unreadable::Blank => "This file is empty: it holds nothing but blank lines.".to_owned(),
        Unreadable::OtherFile(kind) => other_file(*kind).to_owned(),
        Unreadable::NoText { row, column } => format!(
            "Row {} holds a byte that no text has, in column {column}. This is no CSV file, or it is damaged there.",
            grouped((*row).into())
        ),
        Unreadable::OpenQuote { row, column } => {
            format!("In row {}, column {column}, a quotation mark opens (\") and is never closed.", grouped((*row).into()))
        }
        Unreadable::OneColumn { name } => format!(
            "This file has one column only (“{name}”). It needs at least two: one to predict, and one to predict it from. \
             Columns are divided by a comma, a semicolon, a tab, or a line (|)."
        ),
        Unreadable::NoRows => "This file has names of columns in its first row, and no rows below them.".to_owned(),
    }
}

const fn other_file(kind: OtherFile) -> &'static str {
    match kind {
        OtherFile::Spreadsheet => "This is a spreadsheet or an archive, not a CSV file. Open it in its program and save it as CSV.",
        OtherFile::Binary => "This is no CSV file: its first row holds no text.",
        OtherFile::Markup => "This is a web page or XML, not a CSV file. If it came from a link, perhaps one has to sign in there first.",
        OtherFile::Json => {
            "This is JSON, not a CSV file: a table with one row for each line is wanted. Whatever made it can most likely write CSV as well."
        }
    }
}
