//! Cells become rows: names in the first one, values in the others, and what is amiss with a row is counted.

use super::Reader;
use crate::learn::table::columns::column::{Column, ReadAs};
use crate::learn::table::columns::dictionary::clipped;
use crate::learn::table::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS};
use crate::learn::table::options::ReadOptions;
use crate::learn::table::reading::text::{cleaned, western};
use crate::learn::table::reading_note::CellPlace;
use crate::learn::table::result::Unreadable;

/// Rows that are kept as they are written.
const PREVIEW: usize = 12;

impl Reader {
    pub(super) fn take(&mut self, bytes: &[u8], last: bool) -> Result<(), Unreadable> {
        if bytes.contains(&0) {
            return Err(Unreadable::NoText { row: self.row, column: self.place + 1 });
        }
        let decoded;
        let cell = match std::str::from_utf8(bytes) {
            Ok(cell) => cell,
            Err(_) => {
                self.events.foreign.count(true, CellPlace { row: self.row, column: self.place, size: 0 });
                decoded = western(bytes);
                &decoded
            }
        };
        let cell = cell.trim();
        self.blank &= cell.is_empty();
        let first = self.dialect.as_ref().map_or(1, |dialect| dialect.first);
        if self.row < first {
            self.events.above.count(!cell.is_empty(), CellPlace { row: self.row, column: self.place, size: 0 });
        } else if self.columns.is_empty() {
            self.take_first(cell, last);
        } else {
            self.take_next(cell, last);
        }
        self.place += 1;
        if last {
            let end = self.options.last.or(self.learnt.ends.as_ref().map(|(row, _)| *row));
            self.over |= end.is_some_and(|end| self.row >= end);
            (self.row, self.place, self.blank, self.again) = (self.row.saturating_add(1), 0, true, true);
        }
        Ok(())
    }

    /// A cell of the first row.
    pub(super) fn take_first(&mut self, cell: &str, last: bool) {
        if self.names.len() < MOST_COLUMNS {
            self.names.push(cell.to_owned());
        }
        self.width += 1;
        if last && !(self.blank && self.width == 1) {
            self.begin();
        } else if last {
            self.names.clear();
            self.width = 0;
        }
    }

    /// A cell of another row.
    pub(super) fn take_next(&mut self, cell: &str, last: bool) {
        let header = self.dialect.as_ref().is_some_and(|dialect| dialect.header);
        let again = self.again && header && self.names.get(self.place).is_some_and(|name| name == cell);
        if again && last && self.place + 1 == self.width {
            self.events.names_again.count(true, CellPlace { row: self.row, column: 0, size: 0 });
            return;
        }
        if !again || last {
            if std::mem::take(&mut self.again) {
                let names = std::mem::take(&mut self.names);
                names.iter().take(self.place).enumerate().for_each(|(place, name)| self.keep(name, place));
                self.names = names;
            }
            // A blank line is no row: its one empty cell is not kept.
            if !(last && self.place == 0 && self.blank && self.width > 1) {
                self.keep(cell, self.place);
            }
        }
        if last {
            self.end_row(cell.is_empty());
        }
    }

    pub(super) fn keep(&mut self, cell: &str, place: usize) {
        let Some(column) = self.columns.get_mut(place) else { return };
        let typed = if self.missing.is(cell) {
            column.push_nothing();
            false
        } else {
            column.push(cell, self.row)
        };
        self.seconds.see(cell, typed);
        show(&mut self.preview, self.rows, place, cell);
    }

    /// The first row is complete: the columns are known.
    pub(super) fn begin(&mut self) {
        let dialect = self.dialect.as_ref().expect("the file is open");
        if dialect.names_lack_one {
            self.names.insert(0, String::new());
            self.names.truncate(MOST_COLUMNS);
            self.width += 1;
        }
        let mut names: Vec<String> = Vec::new();
        for (at, raw) in self.names.iter().enumerate() {
            let name = if dialect.header { cleaned(raw) } else { String::new() };
            let name = if name.is_empty() { format!("column {}", at + 1) } else { name };
            let mut unique = name.clone();
            let mut nth = 2;
            while names.contains(&unique) {
                unique = format!("{name} ({nth})");
                nth += 1;
            }
            if unique != name && dialect.header {
                self.events.twice.push(name);
            }
            names.push(unique);
        }
        let read_as = |at: usize| {
            let learnt = self.learnt.columns.get(at).copied();
            let guessed = ReadAs {
                decimal: dialect.decimals.get(at).copied().unwrap_or_default(),
                day_order: dialect.day_orders.get(at).copied().unwrap_or_default(),
                patient: false,
            };
            self.chosen(at, learnt.unwrap_or(guessed))
        };
        self.columns = names.into_iter().enumerate().map(|(at, name)| Column::new(name, read_as(at))).collect();
        self.most_rows = MOST_ROWS.min((MOST_CELLS / self.columns.len().max(1)) as u32);
        if !dialect.header {
            let cells = std::mem::take(&mut self.names);
            cells.iter().enumerate().for_each(|(place, cell)| self.keep(cell, place));
            self.names = cells;
            self.seconds.end_row(self.row, &self.columns);
            self.rows += 1;
        }
    }

    /// What somebody has chosen for a column, where they have.
    pub(super) fn chosen(&self, at: usize, guessed: ReadAs) -> ReadAs {
        let (place, ReadOptions { decimals, day_orders, .. }) = (at as u16, &self.options);
        ReadAs {
            decimal: decimals.get(&place).copied().unwrap_or(guessed.decimal),
            day_order: day_orders.get(&place).copied().unwrap_or(guessed.day_order),
            ..guessed
        }
    }

    pub(super) fn end_row(&mut self, last_is_empty: bool) {
        let cells = self.place + 1;
        if self.blank {
            self.seconds.blank_row(self.row);
            if cells == 1 && self.width > 1 {
                return;
            }
        }
        let place = CellPlace { row: self.row, column: 0, size: cells };
        self.events.short.count(cells < self.width, place);
        self.events.long.count(cells > self.width && !(cells == self.width + 1 && last_is_empty), place);
        self.events.literal.count(self.literal, place);
        for column in self.columns.iter_mut().skip(cells) {
            column.push_nothing();
        }
        if !self.blank {
            self.seconds.end_row(self.row, &self.columns);
        }
        self.rows += 1;
    }
}

/// Keeps a cell of the first rows, as it is written, to be shown.
fn show(preview: &mut Vec<Vec<String>>, row: u32, place: usize, cell: &str) {
    let row = row as usize;
    if row < PREVIEW {
        if preview.len() == row {
            preview.push(Vec::new());
        }
        // Short rows end early: what follows in them is empty.
        preview[row].resize(place, String::new());
        preview[row].push(clipped(cell, 80).to_owned());
    }
}
