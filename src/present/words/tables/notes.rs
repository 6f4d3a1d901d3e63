//! What was put right while a file was read, or left out, or only guessed, in sentences that name the rows.

use crate::learn::table::{ColumnGuess, DayOrder, Decimal, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, ReadingNote, Times, clipped};
use crate::present::words::grouped;

/// What was put right, left out, or only guessed.
pub fn note(note: &ReadingNote) -> String {
    match note {
        ReadingNote::CutOff { rows } => format!(
            "The file is larger than this page takes in (64 MB, {} rows, or {} cells). The first {} rows are used; what follows is left out.",
            grouped(MOST_ROWS.into()),
            grouped(MOST_CELLS as u64),
            grouped((*rows).into())
        ),
        ReadingNote::SecondTable { row, cells } => second_table(*row, cells),
        ReadingNote::AboveTable { first: 2 } => "Row 1 stands above the table and is not read.".to_owned(),
        ReadingNote::AboveTable { first } => format!("Rows 1 to {} stand above the table and are not read.", first - 1),
        ReadingNote::NoNames => {
            "The first row holds data, so no row holds names. The columns are called column 1, column 2, and so on.".to_owned()
        }
        ReadingNote::NamesLackOne => {
            "The first row has one name less than the rows have cells. The names are put over the second column and those after it."
                .to_owned()
        }
        ReadingNote::NamesTwice { names } => format!(
            "A name stands over more than one column: {}. The later ones have a number behind it.",
            names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
        ),
        ReadingNote::TooManyColumns { width } => {
            format!("The file has {} columns. The first {MOST_COLUMNS} are read; the others are left out.", grouped(*width as u64))
        }
        ReadingNote::ShortRows { times, width } => ragged(times, *width, "fewer", "What is missing counts as empty."),
        ReadingNote::LongRows { times, width } => ragged(times, *width, "more", "What is too much is left out."),
        ReadingNote::NamesAgain(times) => names_again(times),
        ReadingNote::StrayQuotes(times) => format!(
            "In row {} a quotation mark (\") opens that would make one cell of many rows. It is read as a plain sign, and each line is a row.{}",
            row(times),
            also(times)
        ),
        ReadingNote::ManyLines { times, column } => many_lines(times, column),
        ReadingNote::Clipped { times, column } => format!(
            "{} longer than 4,096 bytes: row {}, column “{column}”. What follows in them is left out.{}",
            so_many(times, "cell is", "cells are"),
            row(times),
            also(times)
        ),
        ReadingNote::BehindQuote { times, column } => format!(
            "Row {}, column “{column}”: something stands behind a closing quotation mark. The cell is read without that mark; a mark within \
             quotes has to stand there twice.{}",
            row(times),
            also(times)
        ),
        ReadingNote::Foreign { times, column } => format!(
            "Row {}, column “{column}”: this letter is not written in UTF-8. Such cells are read as Western European (Windows-1252).",
            row(times)
        ),
        ReadingNote::Missing { words } => missing(words),
        ReadingNote::Guess { column, guess } => guessed(column, guess),
    }
}

/// What was only guessed about a column, or what its cells say against how it is read.
fn guessed(column: &str, guess: &ColumnGuess) -> String {
    match guess {
        ColumnGuess::DecimalOpen { example, read, decimal } => {
            let (now, other) = match decimal {
                Decimal::Point => ("point", "comma"),
                Decimal::Comma => ("comma", "point"),
            };
            let read = number(*read);
            format!(
                "“{column}”: {example} is read as {read}, with a decimal {now}. No cell tells whether a decimal {other} was meant; it can be chosen below."
            )
        }
        ColumnGuess::DecimalAgainst { decimal, row, cell } => {
            format!("“{column}” is read with a {}; row {} says “{cell}”.", sign(*decimal), grouped((*row).into()))
        }
        ColumnGuess::Currencies { first, other, row } => {
            let row = grouped((*row).into());
            format!("“{column}” is in more than one currency: {first} at first, {other} in row {row}. All are read as plain numbers.")
        }
        ColumnGuess::DayOpen { example, order } => format!(
            "“{column}”: {example} is read as {}. No cell tells which number is the day; it can be chosen below.",
            day_order(*order)
        ),
        ColumnGuess::DayAgainst { order, row, cell } => {
            let row = grouped((*row).into());
            format!("“{column}” is read as {}; row {row} says “{cell}”, which is no date then.", day_order(*order))
        }
        ColumnGuess::ShortYears { from } => {
            format!("“{column}”: years of two digits from {from} on are of the 1900s, those below of the 2000s.")
        }
    }
}

fn names_again(times: &Times) -> String {
    let one = "row says the names of the columns again and is";
    let rows = so_many(times, one, "rows say the names of the columns again and are");
    format!("{rows} left out: row {}.{}", row(times), also(times))
}

fn many_lines(times: &Times, column: &str) -> String {
    format!(
        "{} over several lines of the file, up to {}: the first in row {}, column “{column}”.{}",
        so_many(times, "cell goes", "cells go"),
        grouped(times.most as u64),
        row(times),
        also(times)
    )
}

fn missing(words: &[(String, u32)]) -> String {
    let times = |n: u32| if n == 1 { "once".to_owned() } else { format!("{} times", grouped(n.into())) };
    let said: Vec<String> = words.iter().map(|(word, n)| format!("“{word}” {}", times(*n))).collect();
    format!("These count as empty cells: {}.", said.join(", "))
}

fn row(times: &Times) -> String {
    grouped(times.first.row.into())
}

/// "1 row has", "12 rows have".
fn so_many(times: &Times, one: &str, many: &str) -> String {
    if times.number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(times.number.into())) }
}

/// " Also rows 7, 9 and 30 others.", for those after the first.
fn also(times: &Times) -> String {
    let others = &times.rows[1.min(times.rows.len())..];
    if others.is_empty() {
        return String::new();
    }
    let named: Vec<String> = others.iter().map(|row| grouped((*row).into())).collect();
    let left = times.number as usize - 1 - others.len();
    let word = if others.len() == 1 { "row" } else { "rows" };
    let and = if left > 0 { format!(", and {} more", grouped(left as u64)) } else { String::new() };
    format!(" Also {word} {}{and}.", named.join(", "))
}

fn ragged(times: &Times, width: usize, than: &str, then: &str) -> String {
    let (rows, row) = (so_many(times, "row has", "rows have"), row(times));
    format!("{rows} {than} cells than the first row: row {row} has {} of {width}. {then}{}", times.first.size, also(times))
}

fn second_table(row: u32, cells: &[String]) -> String {
    let names: Vec<String> = cells.iter().filter(|cell| !cell.is_empty()).take(3).map(|cell| format!("“{}”", clipped(cell, 30))).collect();
    let row = grouped(row.into());
    format!(
        "Row {row} looks like the names of another table ({}). From there on nothing is read. To read that table, choose {row} as the first \
         row; to read all as one, clear the last row.",
        names.join(", ")
    )
}

const fn sign(decimal: Decimal) -> &'static str {
    match decimal {
        Decimal::Point => "decimal point",
        Decimal::Comma => "decimal comma",
    }
}

const fn day_order(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "day, month, year",
        DayOrder::MonthFirst => "month, day, year",
        DayOrder::YearFirst => "year, month, day",
    }
}

/// A number as the page writes numbers: "12,500", "12.5".
fn number(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        let minus = if value < 0.0 { "−" } else { "" };
        return format!("{minus}{}", grouped(value.abs() as u64));
    }
    format!("{value}")
}
