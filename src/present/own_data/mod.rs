//! Somebody's own table, as the page shows it: what each column is and looks like, what is to be told and how often,
//! and whether a run can be made of it. Every word of the file is plain text.

mod columns;
mod reading;
mod run;
mod target;
pub mod words;

pub use self::columns::{ColumnView, columns, size, why_unused};
pub use self::reading::{ReadingChange, ReadingView, notes, reading};
pub use self::run::OPENING;
pub use self::target::{BalanceView, Choice, NUMBER, TargetView, balance, described, hints, target_view};
