//! Tables that people bring: a CSV file, read in pieces, with a first guess at what each column is.
//!
//! | room | what it knows |
//! |---|---|
//! | `options`, `limits` | what somebody has chosen about the reading; how much of a file is read |
//! | `reading/` | bytes as letters, where cells and rows end, how this file is written, a second table in it; all of it, piece by piece |
//! | `numbers/` | a cell as a number, and what a column tells of its decimal sign |
//! | `dates/` | a cell as a moment, and what a column tells of the order of its dates |
//! | `columns/` | numbers, moments and words side by side, until one of them is ruled out; what a column most likely is ([`kind`]) |
//! | `notes`, `reading_note`, `content` | what was put right, as it is counted and as it is told; its bytes as one number |
//! | `result` | what comes of it: a [`Table`], or why it is none |
//!
//! What is absent: formulas. A cell is text; one that begins with `=` is text, too.
//!
//! ```
//! use afterlaunch::learn::table::{ColumnKind, Table, kind};
//!
//! let table = Table::read(b"when,km,paid\n2024-01-01,12.5,yes\n2024-01-02,,no\n2024-01-03,7,no\n").unwrap();
//! let kinds: Vec<ColumnKind> = table.columns.iter().map(kind::guess).collect();
//! assert_eq!(kinds, [ColumnKind::Time, ColumnKind::Number, ColumnKind::YesNo]);
//! assert_eq!(table.columns[1].number(1), None);
//! assert!(Table::read(b"").is_err());
//! ```

mod columns;
mod content;
mod dates;
mod limits;
mod notes;
mod numbers;
mod options;
mod reading;
mod reading_note;
mod result;

pub use columns::column::{Column, Counts, ReadAs, newest_first};
pub use columns::column_kind::{CannotBe, ColumnKind, TextBecause, Unused};
pub use columns::dictionary::{Dictionary, MOST_WORDS, clipped};
pub use columns::kind;
pub use columns::missing::MISSING;
pub use dates::date::moment;
pub use dates::days::Days;
pub use limits::{MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS};
pub use numbers::number::{Whole, exact};
pub use numbers::written::Written;
pub use options::{DayOrder, Decimal, Delimiter, ReadOptions};
pub use reading::reader::{Read, Reader};
pub use reading_note::{CellPlace, ColumnGuess, ReadingNote, Times};
pub use result::{FileWritten, OtherFile, Table, Unreadable};

#[cfg(test)]
mod tests;
