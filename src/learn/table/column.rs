//! One column: its cells as numbers, as moments and as words at the same time, for as long as they can be read so.
//!
//! Keeping all three lets a person say afterwards what the column is without reading the file again. What a column
//! clearly is not is given up early: words once there are more than [`MOST_WORDS`] different ones, numbers or moments
//! once most cells are none.

use super::date::{self, DayOrder, NO_TIME};
use super::kind::Kind;
use super::number::number;
use super::words::{MOST_WORDS, Words, clipped};

/// A cell that is no number.
const NO_NUMBER: f32 = f32::INFINITY;
/// A cell that is empty.
const EMPTY: u16 = u16::MAX;
/// After so many cells, what most of them are not is given up.
const PATIENCE: u32 = 2_000;
/// What files write where nothing is known.
const NOTHING: [&str; 10] = ["", "na", "n/a", "nan", "null", "none", "?", "-", "nil", "#n/a"];

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name for people: cleaned, clipped, and different from those of other columns.
    pub name: String,
    /// The different words, if there are few enough.
    pub words: Words,
    /// What its cells are like.
    pub counts: Counts,
    order: Option<DayOrder>,
    numbers: Option<Vec<f32>>,
    times: Option<Vec<i32>>,
    codes: Option<Vec<u16>>,
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
    /// Those that are moments.
    pub times: u32,
    /// Some begin with a zero that a number would not have: "00734".
    pub zero_first: bool,
    /// Lowest and highest number.
    pub range: (f32, f32),
    /// Some moments counted seconds since 1970.
    pub since_1970: bool,
    /// The first filled cell that is no number: the row in the file, and what it says.
    pub no_number: Option<(u32, String)>,
    last: f32,
}

impl Column {
    /// An empty column.
    pub(super) fn new(name: String) -> Self {
        let counts = Counts { climbs: true, range: (f32::INFINITY, f32::NEG_INFINITY), last: f32::NEG_INFINITY, ..Counts::default() };
        let (numbers, times, codes) = (Some(Vec::new()), Some(Vec::new()), Some(Vec::new()));
        Self { name, words: Words::default(), counts, order: None, numbers, times, codes }
    }

    /// Asks for room for so many rows at once.
    pub(super) fn reserve(&mut self, rows: usize) {
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

    /// Takes in the next cell; `row` is its row in the file.
    pub(super) fn push(&mut self, cell: &str, decimal: u8, row: u32) {
        let cell = cell.trim();
        self.counts.rows += 1;
        let nothing = cell.len() <= 4 && NOTHING.iter().any(|n| n.eq_ignore_ascii_case(cell));
        if nothing {
            self.push_values(NO_NUMBER, NO_TIME, Some(EMPTY));
            return;
        }
        self.counts.filled += 1;
        let value = if self.numbers.is_some() { number(cell.as_bytes(), decimal) } else { None };
        let time = if self.times.is_some() { self.time_of(cell, value) } else { None };
        let code = if self.codes.is_some() { self.words.put(cell) } else { None };
        match value {
            Some(value) => self.count_number(value, cell),
            None if self.counts.no_number.is_none() => self.counts.no_number = Some((row, clipped(cell, 40).to_owned())),
            None => {}
        }
        self.counts.times += u32::from(time.is_some());
        self.push_values(value.unwrap_or(NO_NUMBER), time.unwrap_or(NO_TIME), code);
        self.give_up();
    }

    fn push_values(&mut self, number: f32, time: i32, code: Option<u16>) {
        if let Some(numbers) = &mut self.numbers {
            numbers.push(number);
        }
        if let Some(times) = &mut self.times {
            times.push(time);
        }
        match (&mut self.codes, code) {
            (Some(codes), Some(code)) => codes.push(code),
            _ => self.codes = None,
        }
    }

    fn count_number(&mut self, value: f32, cell: &str) {
        let counts = &mut self.counts;
        counts.numbers += 1;
        counts.range = (counts.range.0.min(value), counts.range.1.max(value));
        if value == value.trunc() {
            counts.whole += 1;
            counts.climbs &= value > counts.last;
            counts.last = value;
        }
        let plain = cell.as_bytes();
        counts.zero_first |= plain.len() > 1 && plain[0] == b'0' && plain[1].is_ascii_digit();
    }

    fn time_of(&mut self, cell: &str, value: Option<f32>) -> Option<i32> {
        let bytes = cell.as_bytes();
        if value.is_some() {
            let since = (9..=13).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit);
            let time = since.then(|| bytes.iter().fold(0, |sum, b| sum * 10 + u64::from(b - b'0'))).and_then(date::since_1970);
            self.counts.since_1970 |= time.is_some();
            return time;
        }
        if self.order.is_none() {
            self.order = date::tells_order(bytes);
        }
        // With points between the numbers the day comes first; elsewhere, where no cell has told, the month.
        date::minutes(bytes, self.order.unwrap_or(DayOrder::MonthFirst))
    }

    fn give_up(&mut self) {
        let Counts { filled, numbers, times, .. } = self.counts;
        if filled == 100 && times == 0 {
            self.times = None;
        }
        if filled == PATIENCE {
            if numbers < filled / 2 {
                self.numbers = None;
            }
            if times < filled / 2 {
                self.times = None;
            }
        }
    }

    /// The number in a row.
    pub fn number(&self, row: usize) -> Option<f32> {
        self.numbers.as_ref().map(|numbers| numbers[row]).filter(|n| n.is_finite())
    }

    /// The number of the word in a row; `None` if it is empty.
    pub fn code(&self, row: usize) -> Option<u16> {
        self.codes.as_ref().map(|codes| codes[row]).filter(|code| *code != EMPTY)
    }

    /// The moment in a row, in minutes since 1970.
    pub fn time(&self, row: usize) -> Option<i32> {
        self.times.as_ref().map(|times| times[row]).filter(|time| *time != NO_TIME)
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
    /// Why not, in a sentence.
    pub fn can_be(&self, kind: Kind) -> Result<(), String> {
        let name = &self.name;
        let why = match kind {
            Kind::Ignored => None,
            Kind::Number if self.numbers.is_none() || self.counts.numbers == 0 => {
                let (row, word) = self.counts.no_number.clone().unwrap_or_default();
                Some(format!("“{name}” cannot be read as numbers: row {row} says “{word}”, for one."))
            }
            Kind::Time if self.times.is_none() || self.counts.times == 0 => {
                Some(format!("“{name}” holds no dates that this page can read, such as 2024-03-31 or 31.03.2024 14:05."))
            }
            Kind::Category | Kind::YesNo if self.codes.is_none() => {
                Some(format!("“{name}” has more than {MOST_WORDS} different values, too many for a list of words."))
            }
            Kind::YesNo if self.words.len() != 2 => {
                Some(format!("“{name}” has {} different values; yes or no needs exactly two.", self.words.len()))
            }
            _ => None,
        };
        why.map_or(Ok(()), Err)
    }

    /// Only so many rows count: one that was begun and not ended goes.
    pub(super) fn cut(&mut self, rows: usize) {
        self.counts.rows = rows as u32;
        if let Some(numbers) = &mut self.numbers {
            numbers.truncate(rows);
        }
        if let Some(times) = &mut self.times {
            times.truncate(rows);
        }
        if let Some(codes) = &mut self.codes {
            codes.truncate(rows);
        }
    }

    /// Room is given back: no more cells come.
    pub(super) fn close(&mut self) {
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
