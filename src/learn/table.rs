//! Tables that people bring: a CSV file, read in pieces, with a first guess at what each column is.
//!
//! | file | what it knows |
//! |---|---|
//! | `options` | what somebody has chosen about the reading |
//! | `text`, `cells` | bytes as letters; where cells and rows end |
//! | `dialect` | how this file is written: delimiter, where the table begins, names in the first row |
//! | `dress`, `number`, `written` | a cell as a number, and what a column tells of its decimal sign |
//! | `date`, `month`, `days` | a cell as a moment, and what a column tells of the order of its dates |
//! | `missing` | words for nothing |
//! | `words`, `column` | a column: numbers, moments and words side by side, until one of them is ruled out |
//! | [`kind`] | what a column most likely is, and why it is not used |
//! | `order` | rows in order of time |
//! | `second` | a second table in the same file |
//! | `reader`, `notes`, `content` | all of it, piece by piece; what was put right; its bytes as one number |
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

mod calendar;
mod cells;
mod column;
mod content;
mod date;
mod days;
mod dialect;
mod dress;
pub mod kind;
mod missing;
mod month;
mod notes;
mod number;
mod options;
mod order;
mod reader;
mod second;
mod text;
mod words;
mod written;

pub use column::{Column, Counts, ReadAs};
pub use date::moment;
pub use days::Days;
pub use kind::Kind;
pub use missing::MISSING;
pub use number::{Whole, exact};
pub use options::{DayOrder, Decimal, Delimiter, ReadOptions};
pub use order::newest_first;
pub use reader::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Reader};
pub use words::{MOST_WORDS, Words, clipped};
pub use written::Written;

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
    /// What was put right while it was read, left out or only guessed, in sentences.
    pub notes: Vec<String>,
    /// The bytes of the file as one number.
    pub fingerprint: u64,
    /// How the file is written: as it was chosen, or guessed.
    pub written: FileWritten,
    /// What was chosen about the reading.
    pub options: ReadOptions,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWritten {
    /// What divides cells.
    pub delimiter: Delimiter,
    /// The first row holds names.
    pub header: bool,
    /// The first row that was read.
    pub first: u32,
    /// The last row that was read, if others follow.
    pub last: Option<u32>,
    /// Words that count as empty.
    pub missing: Vec<String>,
}

/// What comes of reading a file.
#[derive(Clone, Debug)]
pub enum Read {
    /// It has been read.
    Table(Box<Table>),
    /// Its end has shown that its beginning was misread: it has to be read once more, by this reader.
    Again(Box<Reader>),
}

impl Table {
    /// Reads a whole file at once, and guesses how it is written.
    ///
    /// # Errors
    /// If it is no table: what is wrong, and where.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::read_as(bytes, ReadOptions::default())
    }

    /// The same, as somebody has chosen.
    ///
    /// # Errors
    /// If it is no table: what is wrong, and where.
    pub fn read_as(bytes: &[u8], options: ReadOptions) -> Result<Self, Unreadable> {
        let mut reader = Reader::new(bytes.len() as u64, options)?;
        loop {
            reader.push(&bytes[..bytes.len().min(MOST_BYTES as usize)])?;
            match reader.finish()? {
                Read::Table(table) => return Ok(*table),
                Read::Again(again) => reader = *again,
            }
        }
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
