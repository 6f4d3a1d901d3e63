//! What happens while a file is read is counted, and becomes notes once it has been read.

use super::columns::column::Column;
use super::columns::column_kind::ColumnKind;
use super::columns::missing::MissingMarkers;
use super::dates::date::LAST_CENTURY;
use super::kind;
use super::limits::MOST_COLUMNS;
use super::numbers::number::exact;
use super::reading::dialect::Dialect;
use super::reading_note::{ColumnGuess, ReadingNote, Times};

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
    /// All of them as notes. `cut_off` says that more rows follow than these.
    pub fn notes(
        &self,
        columns: &[Column],
        dialect: &Dialect,
        width: usize,
        (cut_off, rows): (bool, u32),
        ends: Option<&(u32, Vec<String>)>,
        missing: &MissingMarkers,
    ) -> Vec<ReadingNote> {
        let mut notes = Vec::new();
        notes.extend(cut_off.then_some(ReadingNote::CutOff { rows }));
        notes.extend(ends.map(|(last, cells)| ReadingNote::SecondTable { row: last.saturating_add(1), cells: cells.clone() }));
        notes.extend((self.above.number > 0).then_some(ReadingNote::AboveTable { first: dialect.first }));
        notes.extend((!dialect.header).then_some(ReadingNote::NoNames));
        notes.extend(dialect.names_lack_one.then_some(ReadingNote::NamesLackOne));
        notes.extend((!self.twice.is_empty()).then(|| ReadingNote::NamesTwice { names: self.twice.clone() }));
        notes.extend((width > MOST_COLUMNS).then_some(ReadingNote::TooManyColumns { width }));
        self.about_rows(columns, width, &mut notes);
        let found = missing.found();
        if !found.is_empty() {
            let words = found.into_iter().map(|(word, times)| (word.to_owned(), times)).collect();
            notes.push(ReadingNote::Missing { words });
        }
        columns.iter().for_each(|column| about_guesses(column, &mut notes));
        notes
    }

    fn about_rows(&self, columns: &[Column], width: usize, notes: &mut Vec<ReadingNote>) {
        let column = |times: &Times| columns.get(times.first.column).map_or_else(String::new, |column| column.name.clone());
        notes.extend(self.short.happened().map(|times| ReadingNote::ShortRows { times, width }));
        notes.extend(self.long.happened().map(|times| ReadingNote::LongRows { times, width }));
        notes.extend(self.names_again.happened().map(ReadingNote::NamesAgain));
        notes.extend(self.literal.happened().map(ReadingNote::StrayQuotes));
        notes.extend(self.many_lines.happened().map(|times| ReadingNote::ManyLines { column: column(&times), times }));
        notes.extend(self.clipped.happened().map(|times| ReadingNote::Clipped { column: column(&times), times }));
        notes.extend(self.goes_on.happened().map(|times| ReadingNote::BehindQuote { column: column(&times), times }));
        notes.extend(self.foreign.happened().map(|times| ReadingNote::Foreign { column: column(&times), times }));
    }
}

fn about_guesses(column: &Column, notes: &mut Vec<ReadingNote>) {
    let read_as = column.read_as;
    let mut note = |guess| notes.push(ReadingNote::Guess { column: column.name.clone(), guess });
    let kind = kind::guess(column);
    if column.can_be(ColumnKind::Number).is_ok() && kind != ColumnKind::Time && column.counts.numbers * 2 > column.counts.filled {
        let decimal = read_as.decimal;
        if let Some(example) = column.written.example.as_deref().filter(|_| column.written.is_open()) {
            let read = exact(example.as_bytes(), decimal.byte()).unwrap_or_default();
            note(ColumnGuess::DecimalOpen { example: example.to_owned(), read, decimal });
        }
        if let Some((row, cell)) = column.written.against(decimal) {
            note(ColumnGuess::DecimalAgainst { decimal, row, cell: cell.to_owned() });
        }
        if let (Some(first), Some((row, other))) = (column.counts.currency, column.counts.other_currency) {
            note(ColumnGuess::Currencies { first, other, row });
        }
    }
    if column.can_be(ColumnKind::Time).is_ok() && kind == ColumnKind::Time {
        let order = read_as.day_order;
        if let Some(example) = column.days.example.as_deref().filter(|_| column.days.is_open()) {
            note(ColumnGuess::DayOpen { example: example.to_owned(), order });
        }
        if let Some((row, cell)) = column.days.against(order) {
            note(ColumnGuess::DayAgainst { order, row, cell: cell.to_owned() });
        }
        if column.days.has_short_years(order) {
            note(ColumnGuess::ShortYears { from: LAST_CENTURY });
        }
    }
}
