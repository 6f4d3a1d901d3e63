//! What a column is and how its cells are written, as lists offer it; and why a model does not learn from it.

use crate::learn::data::MOST_FIELDS;
use crate::learn::table::{ColumnKind, DayOrder, Decimal, Delimiter, MOST_WORDS, TextBecause, Unused};
use crate::present::words::grouped;
use crate::session::own::hint::WhyUnused;

/// What a column is.
pub const fn kind(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => "Number",
        ColumnKind::Category => "Word from a list",
        ColumnKind::YesNo => "Yes or no",
        ColumnKind::Time => "Date or time",
        ColumnKind::Ignored => "Not used",
    }
}

/// What divides cells.
pub const fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "Comma ,",
        Delimiter::Semicolon => "Semicolon ;",
        Delimiter::Tab => "Tab",
        Delimiter::Bar => "Upright line |",
    }
}

/// The sign before the fraction of a number.
pub const fn decimal(decimal: Decimal) -> &'static str {
    match decimal {
        Decimal::Point => "Decimal point: 1,234.5",
        Decimal::Comma => "Decimal comma: 1.234,5",
    }
}

/// The order of the numbers of a date.
pub const fn day_order(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "Day, month, year",
        DayOrder::MonthFirst => "Month, day, year",
        DayOrder::YearFirst => "Year, month, day",
    }
}

/// Why a model does not learn from a column.
pub fn why_unused(why: &WhyUnused) -> String {
    match why {
        WhyUnused::TellsOrder => "It tells the order of the rows.".to_owned(),
        WhyUnused::Dates => "A date: models learn from numbers and words.".to_owned(),
        WhyUnused::Column(unused) => column(unused),
        WhyUnused::TooManyFields => format!("A model learns from {MOST_FIELDS} columns at most."),
        WhyUnused::Chosen => "You have chosen so.".to_owned(),
    }
}

fn column(unused: &Unused) -> String {
    match unused {
        Unused::Empty => "It is empty.".to_owned(),
        Unused::OneValue { word, some_empty } => {
            let rows = if *some_empty { "every row that is filled" } else { "every row" };
            format!("It says “{word}” in {rows}.")
        }
        Unused::NumbersRows { climbs } => {
            let than = if *climbs { "larger" } else { "smaller" };
            format!("It numbers the rows: each value is {than} than the one before.")
        }
        Unused::NamedId => "Its name says that it is an id.".to_owned(),
        Unused::LongNumbers { example } => {
            let one = example.as_ref().map_or_else(String::new, |(row, word)| format!(", such as {word} in row {row}"));
            format!("Numbers of 16 digits or more{one}, are ids rather than amounts.")
        }
        Unused::Texts { different, but } => {
            let but = but.as_ref().map_or_else(String::new, text_because);
            match different {
                Some(n) => format!("Nearly every row has a text of its own: {} different ones.{but}", grouped(*n as u64)),
                None => format!("It has more than {} different texts.{but}", grouped(MOST_WORDS as u64)),
            }
        }
    }
}

/// Stands behind the sentence before it.
fn text_because(because: &TextBecause) -> String {
    let partly = |mostly: &str, row: u32, word: &str| format!(" {mostly}, but not all: row {} says “{word}”.", grouped(row.into()));
    match because {
        TextBecause::NotAllNumbers { row, word } => partly("Most cells are numbers", *row, word),
        TextBecause::NotAllDates { row, word } => partly("Most cells are dates", *row, word),
        TextBecause::NumberWithMore { row, word } => {
            format!(" A number with something behind it, such as “{word}” in row {}, is read as text.", grouped((*row).into()))
        }
    }
}
