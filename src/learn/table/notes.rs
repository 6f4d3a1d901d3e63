//! What was put right while a file was read, or left out, or only guessed, in sentences that name the rows.

use super::columns::column::Column;
use super::columns::column_kind::Kind;
use super::columns::missing::Missing;
use super::columns::words::clipped;
use super::dates::date::LAST_CENTURY;
use super::kind;
use super::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS};
use super::numbers::number::exact;
use super::options::{DayOrder, Decimal};
use super::reading::dialect::Dialect;
use crate::base::wording::grouped;

/// So many rows are named; of more, only how many.
const NAMED: usize = 6;

/// Where something happened, and how much of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The row of the file.
    pub row: u32,
    /// The column.
    pub column: usize,
    /// Cells, or lines.
    pub size: usize,
}

/// How often something happened, and where at first.
#[derive(Clone, Debug, Default)]
pub struct Times {
    number: u32,
    first: Place,
    most: usize,
    rows: Vec<u32>,
}

impl Times {
    /// It happened here, or not.
    pub fn count(&mut self, happened: bool, place: Place) {
        if !happened {
            return;
        }
        if self.number == 0 {
            self.first = place;
        }
        self.number += 1;
        self.most = self.most.max(place.size);
        if self.rows.len() < NAMED && self.rows.last() != Some(&place.row) {
            self.rows.push(place.row);
        }
    }

    fn row(&self) -> String {
        grouped(u64::from(self.first.row))
    }

    /// "1 row has", "12 rows have".
    fn rows(&self, one: &str, many: &str) -> String {
        if self.number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(u64::from(self.number))) }
    }

    /// " Also rows 7, 9 and 30 others.", for those after the first.
    fn also(&self) -> String {
        let others = &self.rows[1.min(self.rows.len())..];
        if others.is_empty() {
            return String::new();
        }
        let named: Vec<String> = others.iter().map(|row| grouped(u64::from(*row))).collect();
        let left = self.number as usize - 1 - others.len();
        let word = if others.len() == 1 { "row" } else { "rows" };
        let and = if left > 0 { format!(", and {} more", grouped(left as u64)) } else { String::new() };
        format!(" Also {word} {}{and}.", named.join(", "))
    }
}

/// What happened while a file was read.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Rows above the table that hold something.
    pub above: Times,
    /// Rows with fewer cells than the first.
    pub short: Times,
    /// Rows with more.
    pub long: Times,
    /// The names once more.
    pub names_again: Times,
    /// Rows in which quotation marks are only signs.
    pub literal: Times,
    /// Cells with something behind the closing quotation mark.
    pub goes_on: Times,
    /// Cells that go over several lines.
    pub many_lines: Times,
    /// Cells that were longer than what is kept of them.
    pub clipped: Times,
    /// Cells that are not UTF-8.
    pub foreign: Times,
    /// Names that stood there before.
    pub twice: Vec<String>,
}

impl Events {
    /// In sentences. `cut_off` says that more rows follow than these.
    pub fn notes(
        &self,
        columns: &[Column],
        dialect: &Dialect,
        width: usize,
        (cut_off, rows): (bool, u32),
        ends: Option<&(u32, Vec<String>)>,
        missing: &Missing,
    ) -> Vec<String> {
        let mut notes = Vec::new();
        if cut_off {
            notes.push(format!(
                "The file is larger than this page takes in (64 MB, {} rows, or {} cells). The first {} rows are used; what follows is left out.",
                grouped(u64::from(MOST_ROWS)),
                grouped(MOST_CELLS as u64),
                grouped(u64::from(rows))
            ));
        }
        if let Some((row, cells)) = ends {
            notes.push(second_table(*row, cells));
        }
        if self.above.number > 0 {
            let rows = if dialect.first == 2 {
                "Row 1 stands above the table and is".into()
            } else {
                format!("Rows 1 to {} stand above the table and are", dialect.first - 1)
            };
            notes.push(format!("{rows} not read."));
        }
        if !dialect.header {
            notes.push("The first row holds data, so no row holds names. The columns are called column 1, column 2, and so on.".into());
        }
        if dialect.names_lack_one {
            notes.push(
                "The first row has one name less than the rows have cells. The names are put over the second column and those after it."
                    .into(),
            );
        }
        if !self.twice.is_empty() {
            let names: Vec<String> = self.twice.iter().map(|name| format!("“{name}”")).collect();
            notes.push(format!("A name stands over more than one column: {}. The later ones have a number behind it.", names.join(", ")));
        }
        if width > MOST_COLUMNS {
            let width = grouped(width as u64);
            notes.push(format!("The file has {width} columns. The first {MOST_COLUMNS} are read; the others are left out."));
        }
        self.about_rows(columns, width, &mut notes);
        self.about_cells(columns, &mut notes);
        about_missing(missing, &mut notes);
        columns.iter().for_each(|column| about_guesses(column, &mut notes));
        notes
    }

    fn about_rows(&self, columns: &[Column], width: usize, notes: &mut Vec<String>) {
        let mut ragged = |of: &Times, than: &str, then: &str| {
            if of.number > 0 {
                let (rows, row) = (of.rows("row has", "rows have"), of.row());
                notes.push(format!(
                    "{rows} {than} cells than the first row: row {row} has {} of {width}. {then}{}",
                    of.first.size,
                    of.also()
                ));
            }
        };
        ragged(&self.short, "fewer", "What is missing counts as empty.");
        ragged(&self.long, "more", "What is too much is left out.");
        if self.names_again.number > 0 {
            let rows =
                self.names_again.rows("row says the names of the columns again and is", "rows say the names of the columns again and are");
            notes.push(format!("{rows} left out: row {}.{}", self.names_again.row(), self.names_again.also()));
        }
        if self.literal.number > 0 {
            notes.push(format!(
                "In row {} a quotation mark (\") opens that would make one cell of many rows. It is read as a plain sign, and each line is a row.{}",
                self.literal.row(),
                self.literal.also()
            ));
        }
        if self.many_lines.number > 0 {
            let (cells, most) = (self.many_lines.rows("cell goes", "cells go"), self.many_lines.most);
            let column = columns.get(self.many_lines.first.column).map_or("", |column| column.name.as_str());
            notes.push(format!(
                "{cells} over several lines of the file, up to {}: the first in row {}, column “{column}”.{}",
                grouped(most as u64),
                self.many_lines.row(),
                self.many_lines.also()
            ));
        }
    }

    fn about_cells(&self, columns: &[Column], notes: &mut Vec<String>) {
        let column = |of: &Times| columns.get(of.first.column).map_or("", |column| column.name.as_str()).to_owned();
        if self.clipped.number > 0 {
            let cells = self.clipped.rows("cell is", "cells are");
            let (row, column) = (self.clipped.row(), column(&self.clipped));
            notes.push(format!(
                "{cells} longer than 4,096 bytes: row {row}, column “{column}”. What follows in them is left out.{}",
                self.clipped.also()
            ));
        }
        if self.goes_on.number > 0 {
            let (row, column) = (self.goes_on.row(), column(&self.goes_on));
            notes.push(format!(
                "Row {row}, column “{column}”: something stands behind a closing quotation mark. The cell is read without that mark; a mark within \
                 quotes has to stand there twice.{}",
                self.goes_on.also()
            ));
        }
        if self.foreign.number > 0 {
            notes.push(format!(
                "Row {}, column “{}”: this letter is not written in UTF-8. Such cells are read as Western European (Windows-1252).",
                self.foreign.row(),
                column(&self.foreign)
            ));
        }
    }
}

fn second_table(row: u32, cells: &[String]) -> String {
    let names: Vec<String> = cells.iter().filter(|cell| !cell.is_empty()).take(3).map(|cell| format!("“{}”", clipped(cell, 30))).collect();
    let below = grouped(u64::from(row) + 1);
    format!(
        "Row {below} looks like the names of another table ({}). From there on nothing is read. To read that table, choose {below} as the first row; \
         to read all as one, clear the last row.",
        names.join(", ")
    )
}

fn about_missing(missing: &Missing, notes: &mut Vec<String>) {
    let found = missing.found();
    if found.is_empty() {
        return;
    }
    let times = |n: u32| if n == 1 { "once".to_owned() } else { format!("{} times", grouped(u64::from(n))) };
    let said: Vec<String> = found.iter().map(|(word, n)| format!("“{word}” {}", times(*n))).collect();
    notes.push(format!("These count as empty cells: {}.", said.join(", ")));
}

/// What was only guessed about a column, or what its cells say against how it is read.
fn about_guesses(column: &Column, notes: &mut Vec<String>) {
    let (name, read_as) = (&column.name, column.read_as);
    let kind = kind::guess(column);
    if column.can_be(Kind::Number).is_ok() && kind != Kind::Time && column.counts.numbers * 2 > column.counts.filled {
        if let Some(example) = column.written.example.as_deref().filter(|_| column.written.is_open()) {
            let (now, other) = match read_as.decimal {
                Decimal::Point => ("point", "comma"),
                Decimal::Comma => ("comma", "point"),
            };
            notes.push(format!(
                "“{name}”: {example} is read as {}, with a decimal {now}. No cell tells whether a decimal {other} was meant; it can be chosen below.",
                said(example, read_as.decimal)
            ));
        }
        if let Some((row, cell)) = column.written.against(read_as.decimal) {
            notes.push(format!("“{name}” is read with a {}; row {} says “{cell}”.", sign(read_as.decimal), grouped(u64::from(row))));
        }
        if let (Some(first), Some((row, other))) = (column.counts.currency, column.counts.other_currency) {
            let row = grouped(u64::from(row));
            notes.push(format!(
                "“{name}” is in more than one currency: {first} at first, {other} in row {row}. All are read as plain numbers."
            ));
        }
    }
    if column.can_be(Kind::Time).is_ok() && kind == Kind::Time {
        if let Some(example) = column.days.example.as_deref().filter(|_| column.days.is_open()) {
            notes.push(format!(
                "“{name}”: {example} is read as {}. No cell tells which number is the day; it can be chosen below.",
                order(read_as.day_order)
            ));
        }
        if let Some((row, cell)) = column.days.against(read_as.day_order) {
            let row = grouped(u64::from(row));
            notes.push(format!("“{name}” is read as {}; row {row} says “{cell}”, which is no date then.", order(read_as.day_order)));
        }
        if column.days.has_short_years(read_as.day_order) {
            notes.push(format!("“{name}”: years of two digits from {LAST_CENTURY} on are of the 1900s, those below of the 2000s."));
        }
    }
}

const fn sign(decimal: Decimal) -> &'static str {
    match decimal {
        Decimal::Point => "decimal point",
        Decimal::Comma => "decimal comma",
    }
}

const fn order(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "day, month, year",
        DayOrder::MonthFirst => "month, day, year",
        DayOrder::YearFirst => "year, month, day",
    }
}

/// A number as the page writes numbers: "12,500", "12.5".
fn said(cell: &str, decimal: Decimal) -> String {
    let value = exact(cell.as_bytes(), decimal.byte()).unwrap_or_default();
    if value == value.trunc() && value.abs() < 1e15 {
        let minus = if value < 0.0 { "−" } else { "" };
        return format!("{minus}{}", grouped(value.abs() as u64));
    }
    format!("{value}")
}
