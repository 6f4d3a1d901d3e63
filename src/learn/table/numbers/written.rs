//! How a column writes its numbers: with a decimal point or a decimal comma. `12.5` tells, `1.234.567` tells; `12.500` may be
//! twelve and a half or twelve thousand five hundred. Every cell of the column is asked, not the first ones alone.
//!
//! Where no cell tells: `12.500` beside whole numbers that are all below 1,000 (`482`) are thousands, for a column of
//! fractions would hardly end in exactly three digits each time, and have none now and then. Otherwise what other columns of
//! the file write is taken over, and if none tells either, a point is a decimal point, and a comma stands between thousands
//! unless semicolons divide the cells. Whatever is guessed is said.

use super::number::exact;
use crate::learn::table::options::{Decimal, Delimiter};

/// What the cells of a column tell of its decimal sign.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Cells that are numbers with a decimal point only, and with a decimal comma only.
    tells: [u32; 2],
    /// Cells that are another number with a point than with a comma, by the sign that stands in them.
    open: [u32; 2],
    /// Cells without either sign: below 1,000, and from there on.
    below: u32,
    above: u32,
    /// The first cell that leaves it open.
    pub example: Option<Box<str>>,
    /// The first cell that is no number with the sign that most have, by that sign, and its row.
    odd: [Option<(u32, Box<str>)>; 2],
}

impl Written {
    /// Takes in what is left of a number without what stands around it.
    pub fn see(&mut self, plain: &[u8], row: u32) {
        if !plain.iter().any(|b| matches!(b, b'.' | b',')) {
            match exact(plain, b'.') {
                Some(value) if value.abs() < 1_000.0 => self.below += 1,
                Some(_) => self.above += 1,
                None => {}
            }
            return;
        }
        let text = || String::from_utf8_lossy(plain).into_owned().into_boxed_str();
        match (exact(plain, b'.'), exact(plain, b',')) {
            (Some(_), None) => self.tell(Decimal::Point, row, text),
            (None, Some(_)) => self.tell(Decimal::Comma, row, text),
            (Some(a), Some(b)) if a != b => {
                self.open[usize::from(plain.contains(&b','))] += 1;
                self.example.get_or_insert_with(text);
            }
            _ => {}
        }
    }

    fn tell(&mut self, sign: Decimal, row: u32, text: impl Fn() -> Box<str>) {
        self.tells[sign as usize] += 1;
        self.odd[sign as usize].get_or_insert_with(|| (row, text()));
    }

    /// The sign that cells tell; `None` where none does, or as many as against it.
    pub fn decided(&self) -> Option<Decimal> {
        match self.tells[0].cmp(&self.tells[1]) {
            std::cmp::Ordering::Greater => Some(Decimal::Point),
            std::cmp::Ordering::Less => Some(Decimal::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Some cells are another number with the other sign, and none tells which is meant.
    pub fn is_open(&self) -> bool {
        self.decided().is_none() && self.open != [0, 0]
    }

    /// A sign stands in some cell.
    pub fn has_signs(&self) -> bool {
        self.tells != [0, 0] || self.open != [0, 0]
    }

    /// A cell that tells the other sign than most of the column, and its row.
    pub fn against(&self, sign: Decimal) -> Option<(u32, &str)> {
        self.odd[1 - sign as usize].as_ref().map(|(row, text)| (*row, &**text))
    }

    fn guess(&self, elsewhere: Option<Decimal>, delimiter: Delimiter) -> Decimal {
        let thousands = self.below > 0 && self.above == 0;
        match self.open {
            [0, 0] => elsewhere.unwrap_or_default(),
            [_, 0] if thousands => Decimal::Comma,
            [0, _] if thousands => Decimal::Point,
            [points, commas] => elsewhere.unwrap_or(match (points > commas, delimiter) {
                (false, Delimiter::Semicolon) => Decimal::Comma,
                _ => Decimal::Point,
            }),
        }
    }
}

/// The decimal sign of each column.
pub fn decimals(columns: &[&Written], delimiter: Delimiter) -> Vec<Decimal> {
    let votes = |sign: Decimal| columns.iter().filter(|column| column.decided() == Some(sign)).count();
    let elsewhere = match votes(Decimal::Point).cmp(&votes(Decimal::Comma)) {
        std::cmp::Ordering::Greater => Some(Decimal::Point),
        std::cmp::Ordering::Less => Some(Decimal::Comma),
        std::cmp::Ordering::Equal => None,
    };
    columns.iter().map(|column| column.decided().unwrap_or_else(|| column.guess(elsewhere, delimiter))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &str, delimiter: Delimiter, expected: Decimal, open: bool) {
        let mut column = Written::default();
        cells.split(' ').zip(1..).for_each(|(cell, row)| column.see(cell.as_bytes(), row));
        assert_eq!((decimals(&[&column], delimiter)[0], column.is_open()), (expected, open), "{cells}");
    }

    #[test]
    fn every_cell_is_asked() {
        check("1 2 3", Delimiter::Comma, Decimal::Point, false);
        check("12.5 3", Delimiter::Semicolon, Decimal::Point, false);
        check("12,5 3", Delimiter::Semicolon, Decimal::Comma, false);
        check("1.234.567 3", Delimiter::Comma, Decimal::Comma, false);
        check("12.500 12.500 12.500 12.5", Delimiter::Comma, Decimal::Point, false);
        check("482 5.331 12.500", Delimiter::Semicolon, Decimal::Comma, true);
        check("482 5,331 12,500", Delimiter::Semicolon, Decimal::Point, true);
        check("4.182 5.331 12.500", Delimiter::Semicolon, Decimal::Point, true);
        check("4,182 5,331 12,500", Delimiter::Semicolon, Decimal::Comma, true);
        check("4,182 5,331 12,500", Delimiter::Comma, Decimal::Point, true);
        check("4812 5.331 12.500", Delimiter::Semicolon, Decimal::Point, true);
        check("0.331 12.500", Delimiter::Semicolon, Decimal::Point, false);
    }

    #[test]
    fn a_column_that_leaves_it_open_follows_those_that_tell() {
        let mut columns = [Written::default(), Written::default()];
        columns[0].see(b"1,5", 2);
        columns[1].see(b"12.500", 2);
        let all: Vec<&Written> = columns.iter().collect();
        assert_eq!(decimals(&all, Delimiter::Semicolon), [Decimal::Comma, Decimal::Comma]);
    }
}
