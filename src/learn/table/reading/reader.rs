//! Reads a file piece by piece, so that a page can show how far it is, answer meanwhile, and stop.
//!
//! What can be put right is put right and said in a note: rows that are too short or too long, letters in an old
//! encoding, too many columns, more rows than fit. What cannot is refused with the row and the column where it is.
//!
//! How a file is written is guessed from its beginning. What comes later may show that a guess was wrong; then the file is read
//! once more, with what its end has taught.

mod finish;

pub use finish::Read;

use std::collections::BTreeSet;

use super::cells::{Cutter, Found, LONGEST_QUOTE};
use super::dialect::Dialect;
use super::second::Seconds;
use super::text::{Encoding, cleaned, refuse_other_files, western};
use crate::base::say::grouped;
use crate::learn::table::columns::column::{Column, ReadAs};
use crate::learn::table::columns::missing::Missing;
use crate::learn::table::columns::words::clipped;
use crate::learn::table::content::Content;
use crate::learn::table::limits::{MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS};
use crate::learn::table::notes::{Events, Place};
use crate::learn::table::options::{Delimiter, ReadOptions};
use crate::learn::table::result::Unreadable;

/// So much of the beginning tells how the file is written.
const SAMPLE: usize = 64 << 10;
/// Rows that are kept as they are written.
const PREVIEW: usize = 12;
/// A file is read so often at most.
const MOST_PASSES: u32 = 8;

/// What an earlier reading of the same file has taught.
#[derive(Clone, Debug, Default)]
struct Learnt {
    passes: u32,
    /// Of each column, how it is read.
    columns: Vec<ReadAs>,
    /// Lines of the file on which quotation marks are plain signs.
    literal: BTreeSet<u32>,
    /// The last row of the table, and what begins below it.
    ends: Option<(u32, Vec<String>)>,
}

/// A file that is being read.
#[derive(Clone, Debug)]
pub struct Reader {
    options: ReadOptions,
    learnt: Learnt,
    total: u64,
    read: u64,
    /// The beginning, until it is known how the file is written.
    start: Vec<u8>,
    encoding: Encoding,
    room: Vec<u8>,
    dialect: Option<Dialect>,
    cutter: Cutter,
    missing: Missing,
    columns: Vec<Column>,
    names: Vec<String>,
    /// Cells of the first row, also of those that are not kept.
    width: usize,
    /// The row of the file, the place of the next cell in it, whether its cells so far are all empty, and whether they are those
    /// of the first row again, which are held back until another one comes.
    row: u32,
    place: usize,
    blank: bool,
    again: bool,
    rows: u32,
    most_rows: u32,
    /// The last row that was wanted has been read.
    over: bool,
    /// It goes no further: the file has to be read once more.
    stopped: bool,
    /// Quotation marks are plain signs in this row.
    literal: bool,
    seconds: Seconds,
    /// Lines whose quotation marks turned out to be plain signs.
    strays: BTreeSet<u32>,
    events: Events,
    content: Content,
    preview: Vec<Vec<String>>,
}

impl Reader {
    /// For a file of so many bytes, to be read like this.
    ///
    /// # Errors
    /// If it is empty.
    pub fn new(total: u64, options: ReadOptions) -> Result<Self, Unreadable> {
        if total == 0 {
            return Err(Unreadable::because("This file is empty."));
        }
        Ok(Self::fresh(total, options, Learnt::default()))
    }

    fn fresh(total: u64, options: ReadOptions, learnt: Learnt) -> Self {
        Self {
            missing: Missing::new(options.missing.as_deref()),
            options,
            learnt,
            total,
            read: 0,
            start: Vec::new(),
            encoding: Encoding::Utf8,
            room: Vec::new(),
            dialect: None,
            cutter: Cutter::new(b','),
            columns: Vec::new(),
            names: Vec::new(),
            width: 0,
            row: 1,
            place: 0,
            blank: true,
            again: true,
            rows: 0,
            most_rows: MOST_ROWS,
            over: false,
            stopped: false,
            literal: false,
            seconds: Seconds::default(),
            strays: BTreeSet::new(),
            events: Events::default(),
            content: Content::default(),
            preview: Vec::new(),
        }
    }

    /// Bytes that it still wants.
    pub fn wants(&self) -> u64 {
        if self.stopped { 0 } else { self.total.min(MOST_BYTES) - self.read.min(MOST_BYTES) }
    }

    /// Rows so far.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// How far it is, 0 to 1.
    pub fn progress(&self) -> f64 {
        self.read as f64 / self.total.min(MOST_BYTES) as f64
    }

    /// Takes in the next piece, in order.
    ///
    /// # Errors
    /// If this is no table: what is wrong, and where.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Unreadable> {
        self.read += piece.len() as u64;
        self.content.add(piece);
        if self.dialect.is_some() {
            return self.cut(piece);
        }
        self.start.extend_from_slice(piece);
        if self.start.len() >= SAMPLE || self.read >= self.total { self.open() } else { Ok(()) }
    }

    /// Finds out how the file is written, and reads its beginning.
    fn open(&mut self) -> Result<(), Unreadable> {
        let start = std::mem::take(&mut self.start);
        refuse_other_files(&start)?;
        let (encoding, mark) = Encoding::of(&start);
        self.encoding = encoding;
        // The same stretch whatever the pieces, so that a file is always read alike.
        let (sample, mut rest) = (start.len().min(SAMPLE), &start[mark.min(start.len())..]);
        let mut room = Vec::new();
        let mut text = self.encoding.clone().decoded(&start[mark..sample], &mut room).to_vec();
        let mut options = self.options.clone();
        // Spreadsheets can say it in the first line: "sep=;".
        if let Some(&[delimiter, ..]) = text.strip_prefix(b"sep=") {
            let end = text.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(text.len());
            let ends = if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
            let said = Delimiter::ALL.into_iter().find(|known| known.byte() == delimiter);
            options.delimiter = options.delimiter.or(said);
            text.drain(..(end + ends).min(text.len()));
            options.first = options.first.map(|first| first.saturating_sub(1));
            let unit = if self.encoding == Encoding::Utf8 { 1 } else { 2 };
            rest = &rest[((end + ends) * unit).min(rest.len())..];
            self.row += 1;
        }
        let mut dialect = Dialect::of(&text, self.total <= SAMPLE as u64, &options);
        dialect.first += self.row - 1;
        self.cutter = Cutter::new(dialect.delimiter.byte());
        self.dialect = Some(dialect);
        self.literal = self.learnt.literal.contains(&0);
        self.cutter.literal = self.literal;
        let rest = rest.to_vec();
        self.cut(&rest)?;
        // Room for what the rest will need, as far as that can be told from the beginning.
        let expected = self.total.min(MOST_BYTES) as f64 / start.len().max(1) as f64 * f64::from(self.rows) * 1.02;
        let rows = (expected as usize + 64).min(self.most_rows as usize);
        self.columns.iter_mut().for_each(|column| column.reserve(rows));
        Ok(())
    }

    fn cut(&mut self, piece: &[u8]) -> Result<(), Unreadable> {
        let mut room = std::mem::take(&mut self.room);
        let mut cutter = std::mem::replace(&mut self.cutter, Cutter::new(b','));
        let text = self.encoding.decoded(piece, &mut room);
        let mut at = 0;
        while self.rows < self.most_rows
            && !self.over
            && let Found::Cell { last } = cutter.next(text, &mut at)
        {
            self.look_at_quote(&cutter);
            self.take(cutter.cell(text), last)?;
            cutter.width = self.width;
            if last {
                self.literal = self.learnt.literal.contains(&cutter.line());
                cutter.literal = self.literal;
            }
        }
        (self.room, self.cutter) = (room, cutter);
        if self.cutter.open_quote().is_some_and(|bytes| bytes > LONGEST_QUOTE) && !self.stray_is_open() {
            return Err(self.open_quote());
        }
        Ok(())
    }

    /// A cell that goes over several lines: rows that a stray quotation mark has swallowed, or a text that has lines.
    fn look_at_quote(&mut self, cutter: &Cutter) {
        self.events.clipped.count(cutter.clipped, Place { row: self.row, column: self.place, size: 0 });
        let Some(quote) = cutter.quote() else { return };
        if quote.breaks() == 0 {
            self.events.goes_on.count(quote.goes_on, Place { row: self.row, column: self.place, size: 0 });
            return;
        }
        if quote.swallows_rows(self.place, self.width) {
            self.strays.insert(quote.lines.0);
            if quote.closes_at_start {
                self.strays.insert(quote.lines.1);
            }
        } else {
            self.events.many_lines.count(true, Place { row: self.row, column: self.place, size: quote.breaks() as usize + 1 });
        }
    }

    /// The quotation mark that is open is a stray one.
    fn stray_is_open(&mut self) -> bool {
        let stray = self.cutter.quote().filter(|quote| quote.swallows_rows(self.place, self.width));
        if let Some(quote) = stray.filter(|_| self.learnt.passes < MOST_PASSES) {
            self.strays.insert(quote.lines.0);
            self.over = true;
            self.stopped = true;
        }
        self.stopped
    }

    fn open_quote(&self) -> Unreadable {
        let (row, column) = (grouped(u64::from(self.row)), self.place + 1);
        Unreadable::because(format!("In row {row}, column {column}, a quotation mark opens (\") and is never closed."))
    }

    fn take(&mut self, bytes: &[u8], last: bool) -> Result<(), Unreadable> {
        if bytes.contains(&0) {
            let (row, column) = (grouped(u64::from(self.row)), self.place + 1);
            let words =
                format!("Row {row} holds a byte that no text has, in column {column}. This is no CSV file, or it is damaged there.");
            return Err(Unreadable::because(words));
        }
        let decoded;
        let cell = match std::str::from_utf8(bytes) {
            Ok(cell) => cell,
            Err(_) => {
                self.events.foreign.count(true, Place { row: self.row, column: self.place, size: 0 });
                decoded = western(bytes);
                &decoded
            }
        };
        let cell = cell.trim();
        self.blank &= cell.is_empty();
        let first = self.dialect.as_ref().map_or(1, |dialect| dialect.first);
        if self.row < first {
            self.events.above.count(!cell.is_empty(), Place { row: self.row, column: self.place, size: 0 });
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
    fn take_first(&mut self, cell: &str, last: bool) {
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
    fn take_next(&mut self, cell: &str, last: bool) {
        let header = self.dialect.as_ref().is_some_and(|dialect| dialect.header);
        let again = self.again && header && self.names.get(self.place).is_some_and(|name| name == cell);
        if again && last && self.place + 1 == self.width {
            self.events.names_again.count(true, Place { row: self.row, column: 0, size: 0 });
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

    fn keep(&mut self, cell: &str, place: usize) {
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
    fn begin(&mut self) {
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
    fn chosen(&self, at: usize, guessed: ReadAs) -> ReadAs {
        let (place, ReadOptions { decimals, day_orders, .. }) = (at as u16, &self.options);
        ReadAs {
            decimal: decimals.get(&place).copied().unwrap_or(guessed.decimal),
            day_order: day_orders.get(&place).copied().unwrap_or(guessed.day_order),
            ..guessed
        }
    }

    fn end_row(&mut self, last_is_empty: bool) {
        let cells = self.place + 1;
        if self.blank {
            self.seconds.blank_row(self.row);
            if cells == 1 && self.width > 1 {
                return;
            }
        }
        let place = Place { row: self.row, column: 0, size: cells };
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
