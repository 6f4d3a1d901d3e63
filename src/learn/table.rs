//! Tables that people bring: a CSV file, read in pieces, with a first guess at what each column is.
//!
//! | file | what it knows |
//! |---|---|
//! | [`cells`](self) | where cells and rows end |
//! | `dialect` | how this file is written: delimiter, decimal sign, names in the first row |
//! | [`number`](fn@number), [`minutes`] | a cell as a number, a cell as a moment |
//! | `words`, `column` | a column: numbers, moments and words side by side, until one of them is ruled out |
//! | [`kind`] | what a column most likely is |
//! | `order` | rows in order of time |
//! | `reader` | all of it, piece by piece |
//!
//! What is absent: formulas. A cell is text; one that begins with `=` is text, too.
//!
//! ```
//! use afterlaunch::learn::table::{Kind, Table, kind};
//!
//! let table = Table::read(b"when,km,paid\n2024-01-01,12.5,yes\n2024-01-02,,no\n2024-01-03,7,no\n").unwrap();
//! let kinds: Vec<Kind> = table.columns.iter().map(kind::guess).collect();
//! assert_eq!(kinds, [Kind::Time, Kind::Number, Kind::YesNo]);
//! assert_eq!(table.columns[1].number(1), None);
//! assert!(Table::read(b"").is_err());
//! ```

mod cells;
mod column;
mod date;
mod dialect;
pub mod kind;
mod number;
mod order;
mod reader;
mod words;

pub use column::{Column, Counts};
pub use date::{DayOrder, minutes};
pub use kind::Kind;
pub use number::{exact, number};
pub use order::by_time;
pub use reader::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Reader};
pub use words::{MOST_WORDS, Words, clipped};

use std::fmt;

/// A file that has been read.
#[derive(Clone, Debug)]
pub struct Table {
    /// Number of rows, without the row of names.
    pub rows: u32,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The first rows, as they are written.
    pub preview: Vec<Vec<String>>,
    /// What was put right while it was read, in sentences.
    pub notes: Vec<String>,
    /// Its content as one number.
    pub fingerprint: u64,
}

impl Table {
    /// Reads a whole file at once.
    ///
    /// # Errors
    /// If it is no table: what is wrong, and where.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut reader = Reader::new(bytes.len() as u64)?;
        reader.push(&bytes[..bytes.len().min(MOST_BYTES as usize)])?;
        reader.finish()
    }
}

/// Why a file is no table, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Unreadable {
    fn because(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests;
