//! Reads a file piece by piece, so that a page can show how far it is, answer meanwhile, and stop.
//!
//! What can be put right is put right and said in a note: rows that are too short or too long, letters in an old
//! encoding, too many columns, more rows than fit. What cannot is refused with the row and the column where it is.
//!
//! How a file is written is guessed from its beginning. What comes later may show that a guess was wrong; then the file is read
//! once more, with what its end has taught.

mod finish;
mod rows;

pub use finish::Read;

use std::collections::BTreeSet;

use super::cells::{Cutter, Found, LONGEST_QUOTE};
use super::dialect::Dialect;
use super::second_table::Seconds;
use super::text::{Encoding, refuse_other_files};
use crate::learn::table::columns::column::{Column, ReadAs};
use crate::learn::table::columns::missing::MissingMarkers;
use crate::learn::table::content::Content;
use crate::learn::table::limits::{MOST_BYTES, MOST_ROWS};
use crate::learn::table::notes::Events;
use crate::learn::table::options::{Delimiter, ReadOptions};
use crate::learn::table::reading_note::CellPlace;
use crate::learn::table::result::Unreadable;

/// So much of the beginning tells how the file is written.
const SAMPLE: usize = 64 << 10;
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
    missing: MissingMarkers,
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
            return Err(Unreadable::Empty);
        }
        Ok(Self::fresh(total, options, Learnt::default()))
    }

    fn fresh(total: u64, options: ReadOptions, learnt: Learnt) -> Self {
        Self {
            missing: MissingMarkers::new(options.missing.as_deref()),
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
        self.events.clipped.count(cutter.clipped, CellPlace { row: self.row, column: self.place, size: 0 });
        let Some(quote) = cutter.quote() else { return };
        if quote.breaks() == 0 {
            self.events.goes_on.count(quote.goes_on, CellPlace { row: self.row, column: self.place, size: 0 });
            return;
        }
        if quote.swallows_rows(self.place, self.width) {
            self.strays.insert(quote.lines.0);
            if quote.closes_at_start {
                self.strays.insert(quote.lines.1);
            }
        } else {
            self.events.many_lines.count(true, CellPlace { row: self.row, column: self.place, size: quote.breaks() as usize + 1 });
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
        Unreadable::OpenQuote { row: self.row, column: self.place + 1 }
    }
}
