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
//! | `column_kind`, [`kind`] | what a column can be; what it most likely is, and why it is not used |
//! | `order` | rows in order of time |
//! | `second` | a second table in the same file |
//! | `reader`, `limits` | all of it, piece by piece; how much of it |
//! | `notes`, `content` | what was put right; its bytes as one number |
//! | `result` | what comes of it: a [`Table`], or why it is none |
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
mod column_kind;
mod content;
mod date;
mod days;
mod dialect;
mod dress;
pub mod kind;
mod limits;
mod missing;
mod month;
mod notes;
mod number;
mod options;
mod order;
mod reader;
mod result;
mod second;
mod text;
mod words;
mod written;

pub use column::{Column, Counts, ReadAs, newest_first};
pub use column_kind::Kind;
pub use date::moment;
pub use days::Days;
pub use limits::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS};
pub use missing::MISSING;
pub use number::{Whole, exact};
pub use options::{DayOrder, Decimal, Delimiter, ReadOptions};
pub use reader::{Read, Reader};
pub use result::{FileWritten, Table, Unreadable};
pub use words::{MOST_WORDS, Words, clipped};
pub use written::Written;

#[cfg(test)]
mod tests;
