//! A file that is two tables: somewhere in the middle stand names again. The same names are only said again, and left out; other
//! names begin another table, and the reading ends above them.
//!
//! A row is taken for names if it holds no number and no date, words that differ from each other and that its columns hold
//! nowhere else, and stands under columns that held numbers or dates so far: one of them below a blank row, two elsewhere.

use crate::learn::table::columns::column::Column;

/// The most rows that are kept: where there are more, only a blank row above tells.
const MOST: usize = 8;
/// The most cells of them.
const CELLS: usize = 60;

/// Rows that may hold the names of another table.
#[derive(Clone, Debug, Default)]
pub struct Seconds {
    rows: Vec<Second>,
    too_many: bool,
    /// The row that is being read: its words so far, unless a number or a date stands in it.
    cells: Vec<String>,
    typed: bool,
    /// The last blank row.
    blank: Option<u32>,
}

/// A row that may hold the names of another table.
#[derive(Clone, Debug)]
pub struct Second {
    /// Its number in the file.
    pub row: u32,
    after_blank: bool,
    /// What stands in it.
    pub cells: Vec<String>,
}

impl Seconds {
    /// Takes in a cell.
    pub fn see(&mut self, cell: &str, typed: bool) {
        self.typed |= typed;
        if !self.typed && self.cells.len() < CELLS {
            self.cells.push(cell.to_owned());
        }
    }

    /// A row has ended.
    pub fn end_row(&mut self, row: u32, columns: &[Column]) {
        let cells = std::mem::take(&mut self.cells);
        let typed = std::mem::take(&mut self.typed);
        let second = Second { row, after_blank: self.blank.is_some_and(|blank| blank + 1 == row), cells };
        if !typed && second.stands_under_others(columns) {
            if self.rows.len() < MOST { self.rows.push(second) } else { self.too_many = true }
        }
    }

    /// A row is blank.
    pub fn blank_row(&mut self, row: u32) {
        self.cells.clear();
        self.blank = Some(row);
    }

    /// The first row that holds the names of another table.
    pub fn found(&self, columns: &[Column]) -> Option<&Second> {
        self.rows.iter().find(|second| (second.after_blank || !self.too_many) && second.stands_nowhere_else(columns))
    }
}

impl Second {
    fn filled<'a>(&'a self, columns: &'a [Column]) -> impl Iterator<Item = (&'a Column, &'a str)> {
        columns.iter().zip(self.cells.iter().map(String::as_str)).filter(|(_, cell)| !cell.is_empty())
    }

    fn stands_under_others(&self, columns: &[Column]) -> bool {
        let typed = |column: &Column| {
            let of = column.counts.numbers.max(column.counts.times);
            of > 20 && f64::from(of) >= 0.8 * f64::from(column.counts.filled)
        };
        let under = self.filled(columns).filter(|(column, _)| typed(column)).count();
        let mut words: Vec<&str> = self.filled(columns).map(|(_, cell)| cell).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        all >= 2 && words.len() == all && under >= if self.after_blank { 1 } else { 2 }
    }

    fn stands_nowhere_else(&self, columns: &[Column]) -> bool {
        self.filled(columns).all(|(column, cell)| column.words.find(cell).is_none_or(|word| column.words.count(word) <= 1))
    }
}
