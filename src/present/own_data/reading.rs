//! How a file is read, and what can be changed about it.

use std::collections::BTreeMap;

use crate::learn::table::{DayOrder, Decimal, Delimiter, ReadOptions, Table};
use crate::present::words::tables;

/// How the file is read, as far as it is one choice for all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingView {
    /// What divides cells.
    pub delimiter: Delimiter,
    /// The first row that is read holds names.
    pub header: bool,
    /// The first row that is read, and the last if others follow.
    pub first: u32,
    /// The last one.
    pub last: Option<u32>,
    /// Words that count as empty, as they are typed.
    pub missing: String,
}

/// How the file is read.
pub fn reading(table: &Table) -> ReadingView {
    let written = &table.written;
    ReadingView {
        delimiter: written.delimiter,
        header: written.header,
        first: written.first,
        last: written.last,
        missing: written.missing.join(", "),
    }
}

/// What was put right while the file was read, left out, or only guessed.
pub fn notes(table: &Table) -> Vec<String> {
    table.notes.iter().map(tables::note).collect()
}

/// A change to how a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingChange {
    /// Another sign divides cells: what was said of single columns is about columns that are no more.
    Delimiter(Delimiter),
    /// The first row holds names, or data.
    Header(bool),
    /// Another first row.
    First(u32),
    /// Another last row; without one, all are read.
    Last(Option<u32>),
    /// Other words that count as empty, as they are typed.
    Missing(String),
    /// The decimal sign of a column.
    Decimal(u16, Decimal),
    /// The order of a column's dates.
    DayOrder(u16, DayOrder),
}

impl ReadingChange {
    /// The options with this changed.
    #[must_use]
    pub fn made(self, options: &ReadOptions) -> ReadOptions {
        let mut options = options.clone();
        match self {
            Self::Delimiter(delimiter) => {
                options = ReadOptions { delimiter: Some(delimiter), decimals: BTreeMap::new(), day_orders: BTreeMap::new(), ..options };
            }
            Self::Header(header) => options.header = Some(header),
            Self::First(row) => options.first = Some(row.max(1)),
            // All rows is a choice, too: otherwise the reading would stop above a second table again.
            Self::Last(row) => options.last = Some(row.unwrap_or(u32::MAX)),
            Self::Missing(words) => {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
                options.missing = Some(words.map(str::to_owned).collect());
            }
            Self::Decimal(column, sign) => {
                options.decimals.insert(column, sign);
            }
            Self::DayOrder(column, order) => {
                options.day_orders.insert(column, order);
            }
        }
        options
    }
}
