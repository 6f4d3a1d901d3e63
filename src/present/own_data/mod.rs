//! Somebody's own table, as the page shows it: what each column is and looks like, what is to be told and how often,
//! and whether a run can be made of it. Every word of the file is plain text.

mod aim;
mod columns;
mod reading;
mod run;
pub mod words;

pub use self::aim::{AimView, BalanceView, Choice, NUMBER, aim, balance, told};
pub use self::columns::{ColumnView, columns, size};
pub use self::reading::{ReadingChange, ReadingView, reading};
pub use self::run::OPENING;
