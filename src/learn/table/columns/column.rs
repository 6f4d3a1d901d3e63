//! One column: its cells as numbers, as moments and as words at the same time, for as long as they can be read so.
//!
//! Keeping all three lets a person say afterwards what the column is without reading the file again. What a column
//! clearly is not is given up early: words once there are more than `MOST_WORDS` different ones, numbers or moments
//! once most cells are none. If later cells show that this was too early, the file is read once more with patience.

use std::sync::OnceLock;

use super::column_kind::{CannotBe, ColumnKind};
use super::dictionary::{Dictionary, clipped};
use super::order::{self, Key};
use crate::learn::table::dates::date;
use crate::learn::table::dates::date::NO_TIME;
use crate::learn::table::dates::days::Days;
use crate::learn::table::numbers::dress::{is_plain, undressed};
use crate::learn::table::numbers::number::{Whole, whole};
use crate::learn::table::numbers::written::Written;
use crate::learn::table::options::{DayOrder, Decimal};

/// A cell that is no number.
const NO_NUMBER: f64 = f64::INFINITY;
/// A cell that is empty.
const EMPTY: u16 = u16::MAX;
/// After so many cells, what most of them are not is given up.
const PATIENCE: u32 = 2_000;

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// The sign before a fraction.
    pub decimal: Decimal,
    /// The order of the numbers of a date.
    pub day_order: DayOrder,
    /// Nothing is given up early.
    pub patient: bool,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name for people: cleaned, clipped, and different from those of other columns.
    pub name: String,
    /// The different words, if there are few enough.
    pub words: Dictionary,
    /// What its cells are like.
    pub counts: Counts,
    /// What they tell of their decimal sign.
    pub written: Written,
    /// What they tell of the order of their dates.
    pub days: Days,
    /// How they are read.
    pub read_as: ReadAs,
    numbers: Option<Vec<f64>>,
    /// What doubles cannot hold of the numbers, from the first cell on of which there is something.
    rests: Vec<f32>,
    times: Option<Vec<i64>>,
    codes: Option<Vec<u16>>,
    sorted: OnceLock<Option<Vec<u32>>>,
}

/// What the cells of a column are like.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// All rows.
    pub rows: u32,
    /// Cells that are not empty.
    pub filled: u32,
    /// Those that are numbers, and those of them that are whole.
    pub numbers: u32,
    /// Whole numbers.
    pub whole: u32,
    /// Each whole number so far is larger than the one before.
    pub climbs: bool,
    /// Each whole number so far is smaller than the one before.
    pub falls: bool,
    /// Those that are moments.
    pub times: u32,
    /// Some begin with a zero that a number would not have: "00734".
    pub zero_first: bool,
    /// Lowest and highest number.
    pub range: (f64, f64),
    /// Some moments counted seconds since 1970.
    pub since_1970: bool,
    /// The first filled cell that is no number: the row in the file, and what it says.
    pub no_number: Option<(u32, String)>,
    /// The first filled cell that is no moment.
    pub no_time: Option<(u32, String)>,
    /// The first currency, and another one with its row.
    pub currency: Option<&'static str>,
    /// Another currency than the first, and its row.
    pub other_currency: Option<(u32, &'static str)>,
    last: Option<Whole>,
}

impl Column {
    /// An empty column.
    pub(in crate::learn::table) fn new(name: String, read_as: ReadAs) -> Self {
        let counts = Counts { climbs: true, falls: true, range: (f64::INFINITY, f64::NEG_INFINITY), ..Counts::default() };
        let (numbers, times, codes) = (Some(Vec::new()), Some(Vec::new()), Some(Vec::new()));
        let (written, days, sorted) = (Written::default(), Days::default(), OnceLock::new());
        Self { name, words: Dictionary::default(), counts, written, days, read_as, numbers, rests: Vec::new(), times, codes, sorted }
    }

    /// Asks for room for so many rows at once.
    pub(in crate::learn::table) fn reserve(&mut self, rows: usize) {
        let more = |has: usize| rows.saturating_sub(has);
        if let Some(numbers) = &mut self.numbers {
            numbers.reserve_exact(more(numbers.len()));
        }
        if let Some(times) = &mut self.times {
            times.reserve_exact(more(times.len()));
        }
        if let Some(codes) = &mut self.codes {
            codes.reserve_exact(more(codes.len()));
        }
    }

    /// Takes in a cell of which nothing is known.
    pub(in crate::learn::table) fn push_nothing(&mut self) {
        self.counts.rows += 1;
        self.push_values(None, NO_TIME, Some(EMPTY));
    }

    /// Takes in the next cell; `row` is its row in the file. Says whether it is a number or a moment.
    pub(in crate::learn::table) fn push(&mut self, cell: &str, row: u32) -> bool {
        self.counts.rows += 1;
        self.counts.filled += 1;
        let value = self.number_of(cell, row);
        let time = self.time_of(cell, value.is_some(), row);
        let code = if self.codes.is_some() { self.words.put(cell) } else { None };
        match value {
            Some(value) => self.count_number(value, cell),
            None => {
                self.counts.no_number.get_or_insert_with(|| (row, clipped(cell, 40).to_owned()));
            }
        }
        if time.is_none() {
            self.counts.no_time.get_or_insert_with(|| (row, clipped(cell, 40).to_owned()));
        }
        self.counts.times += u32::from(time.is_some());
        self.push_values(value, time.unwrap_or(NO_TIME), code);
        self.give_up();
        value.is_some() || time.is_some()
    }

    fn push_values(&mut self, number: Option<Whole>, time: i64, code: Option<u16>) {
        if let Some(numbers) = &mut self.numbers {
            let rest = number.map_or(0.0, |number| number.rest);
            if rest != 0.0 || !self.rests.is_empty() {
                self.rests.resize(numbers.len(), 0.0);
                self.rests.push(rest);
            }
            numbers.push(number.map_or(NO_NUMBER, |number| number.value));
        }
        if let Some(times) = &mut self.times {
            times.push(time);
        }
        match (&mut self.codes, code) {
            (Some(codes), Some(code)) => codes.push(code),
            _ => self.codes = None,
        }
    }

    fn number_of(&mut self, cell: &str, row: u32) -> Option<Whole> {
        let decimal = self.read_as.decimal.byte();
        if is_plain(cell.as_bytes()) {
            self.written.see(cell.as_bytes(), row);
            return whole(cell.as_bytes(), decimal);
        }
        // What was given up is only counted on, to see whether that was too early: plain numbers are enough for it.
        self.numbers.as_ref()?;
        let number = undressed(cell)?;
        self.written.see(number.bytes(), row);
        let value = whole(number.bytes(), decimal)?;
        if let Some(currency) = number.currency {
            let first = *self.counts.currency.get_or_insert(currency);
            if first != currency {
                self.counts.other_currency.get_or_insert((row, currency));
            }
        }
        Some(value)
    }

    fn count_number(&mut self, number: Whole, cell: &str) {
        let (counts, value) = (&mut self.counts, number.value);
        counts.numbers += 1;
        counts.range = (counts.range.0.min(value), counts.range.1.max(value));
        if value == value.trunc() {
            counts.whole += 1;
            if let Some(last) = counts.last.replace(number) {
                counts.climbs &= number > last;
                counts.falls &= number < last;
            }
        }
        let plain = cell.as_bytes();
        counts.zero_first |= plain.len() > 1 && plain[0] == b'0' && plain[1].is_ascii_digit();
    }

    fn time_of(&mut self, cell: &str, is_number: bool, row: u32) -> Option<i64> {
        let bytes = cell.as_bytes();
        if self.times.is_none() && !bytes.first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        if let Some(date) = date::dated(cell) {
            self.days.see(&date, cell, row);
            return date.at(self.read_as.day_order);
        }
        let since = is_number && (9..=19).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit);
        let time = since.then(|| bytes.iter().fold(0, |sum, b| sum * 10 + u64::from(b - b'0'))).and_then(date::since_1970);
        self.counts.since_1970 |= time.is_some();
        time
    }

    fn give_up(&mut self) {
        let Counts { filled, numbers, times, .. } = self.counts;
        if self.read_as.patient {
            return;
        }
        if filled == 100 && times == 0 {
            self.times = None;
        }
        if filled == PATIENCE {
            if numbers < filled / 2 {
                (self.numbers, self.rests) = (None, Vec::new());
            }
            if times < filled / 2 {
                self.times = None;
            }
        }
    }

    /// Numbers or moments were given up, and later cells show that most are some.
    pub(in crate::learn::table) fn gave_up_too_early(&self) -> bool {
        let most = |of: u32| of * 2 >= self.counts.filled && of > 0;
        self.numbers.is_none() && most(self.counts.numbers) || self.times.is_none() && most(self.counts.times)
    }

    /// The number in a row.
    pub fn number(&self, row: usize) -> Option<f64> {
        self.numbers.as_ref().map(|numbers| numbers[row]).filter(|n| n.is_finite())
    }

    /// The number in a row without loss.
    pub fn whole(&self, row: usize) -> Option<Whole> {
        self.number(row).map(|value| Whole { value, rest: self.rests.get(row).copied().unwrap_or(0.0) })
    }

    /// The number of the word in a row; `None` if it is empty.
    pub fn code(&self, row: usize) -> Option<u16> {
        self.codes.as_ref().map(|codes| codes[row]).filter(|code| *code != EMPTY)
    }

    /// The moment in a row, in milliseconds since 1970.
    pub fn time(&self, row: usize) -> Option<i64> {
        self.times.as_ref().map(|times| times[row]).filter(|time| *time != NO_TIME)
    }

    /// The rows from the earliest to the latest by this column; `None` if the file is in order already.
    pub fn order(&self) -> Option<&[u32]> {
        self.sorted.get_or_init(|| order::by_key(self.counts.rows as usize, |row| self.key(row))).as_deref()
    }

    /// Grows with the moment in a row, or with the plain number where the column counts steps.
    fn key(&self, row: usize) -> Option<Key> {
        // A count since 1970 may be finer than a moment.
        match self.time(row).filter(|_| !self.counts.since_1970) {
            Some(time) => Some(order::of_moment(time)),
            None => self.whole(row).map(order::of_number),
        }
    }

    /// Different words; `None` if there are more than a dictionary holds.
    pub fn different(&self) -> Option<usize> {
        self.codes.as_ref().map(|_| self.words.len())
    }

    /// Share of cells that are empty.
    pub fn empty_share(&self) -> f64 {
        1.0 - f64::from(self.counts.filled) / f64::from(self.counts.rows.max(1))
    }

    /// Whether the column can be read as this kind.
    ///
    /// # Errors
    /// Why not.
    pub fn can_be(&self, kind: ColumnKind) -> Result<(), CannotBe> {
        match kind {
            ColumnKind::Number if self.numbers.is_none() || self.counts.numbers == 0 => {
                let (row, word) = self.counts.no_number.clone().unwrap_or_default();
                Err(CannotBe::Numbers { row, word })
            }
            ColumnKind::Time if self.times.is_none() || self.counts.times == 0 => Err(CannotBe::Dates),
            ColumnKind::Category | ColumnKind::YesNo if self.codes.is_none() => Err(CannotBe::Words),
            ColumnKind::YesNo if self.words.len() != 2 => Err(CannotBe::YesNo { words: self.words.len() }),
            _ => Ok(()),
        }
    }

    /// Only so many rows count: one that was begun and not ended goes.
    pub(in crate::learn::table) fn cut(&mut self, rows: usize) {
        self.counts.rows = rows as u32;
        if let Some(numbers) = &mut self.numbers {
            numbers.truncate(rows);
        }
        self.rests.truncate(rows);
        if let Some(times) = &mut self.times {
            times.truncate(rows);
        }
        if let Some(codes) = &mut self.codes {
            codes.truncate(rows);
        }
    }

    /// Room is given back: no more cells come.
    pub(in crate::learn::table) fn close(&mut self) {
        let counts = &self.counts;
        if counts.numbers == 0 {
            self.numbers = None;
        }
        if counts.times * 2 < counts.filled || counts.times == 0 {
            self.times = None;
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.shrink_to_fit();
        }
        if let Some(codes) = &mut self.codes {
            codes.shrink_to_fit();
        }
    }
}

/// The file runs from the newest row to the oldest: this column goes down from row to row more often than up.
pub fn newest_first(column: &Column, rows: usize) -> bool {
    order::runs_down(rows, |row| column.key(row))
}
