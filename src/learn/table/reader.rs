//! Reads a file piece by piece, so that a page can show how far it is, answer meanwhile, and stop.
//!
//! What can be put right is put right and said in a note: rows that are too short or too long, letters in an old
//! encoding, too many columns, more rows than fit. What cannot is refused with the row and the column where it is.

use crate::base::fingerprint::Fingerprint;
use crate::base::say::grouped;

use super::cells::{Cutter, Found, LONGEST_QUOTE};
use super::column::Column;
use super::dialect::Dialect;
use super::words::clipped;
use super::{Table, Unreadable};

/// The most bytes of a file that are read.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 200;
/// The most rows that are read.
pub const MOST_ROWS: u32 = 1_000_000;
/// The most cells that are read: some 10 bytes each while they are.
const MOST_CELLS: usize = 24_000_000;
/// So much of the beginning tells how the file is written.
const SAMPLE: usize = 64 << 10;
/// Rows that are kept as they are written.
pub const PREVIEW: usize = 12;
/// The most letters of a column's name.
const LONGEST_NAME: usize = 40;

/// A file that is being read.
#[derive(Clone, Debug)]
pub struct Reader {
    total: u64,
    read: u64,
    /// The beginning, until it is known how the file is written.
    start: Vec<u8>,
    header: bool,
    decimal: u8,
    cutter: Option<Cutter>,
    columns: Vec<Column>,
    names: Vec<String>,
    /// The row of the file, the place of the next cell in it, and whether its cells so far are all empty.
    row: u32,
    place: usize,
    blank: bool,
    rows: u32,
    most_rows: u32,
    short: Ragged,
    long: Ragged,
    /// Where the first letter is that is not UTF-8: row and column.
    foreign: Option<(u32, usize)>,
    content: Content,
    preview: Vec<Vec<String>>,
}

/// Rows that have not as many cells as the first.
#[derive(Clone, Debug, Default)]
struct Ragged {
    rows: u32,
    first: u32,
    cells: usize,
}

impl Ragged {
    fn count(&mut self, row: u32, cells: usize) {
        if self.rows == 0 {
            (self.first, self.cells) = (row, cells);
        }
        self.rows += 1;
    }
}

impl Reader {
    /// For a file of so many bytes.
    ///
    /// # Errors
    /// If it is empty.
    pub fn new(total: u64) -> Result<Self, Unreadable> {
        if total == 0 {
            return Err(Unreadable::because("This file is empty."));
        }
        Ok(Self {
            total,
            read: 0,
            start: Vec::new(),
            header: true,
            decimal: b'.',
            cutter: None,
            columns: Vec::new(),
            names: Vec::new(),
            row: 1,
            place: 0,
            blank: true,
            rows: 0,
            most_rows: MOST_ROWS,
            short: Ragged::default(),
            long: Ragged::default(),
            foreign: None,
            content: Content::default(),
            preview: Vec::new(),
        })
    }

    /// Bytes that it still wants.
    pub fn wants(&self) -> u64 {
        if self.rows >= self.most_rows { 0 } else { self.total.min(MOST_BYTES) - self.read.min(MOST_BYTES) }
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
        if self.cutter.is_some() {
            return self.cut(piece);
        }
        self.start.extend_from_slice(piece);
        if self.start.len() >= SAMPLE || self.read >= self.total { self.open() } else { Ok(()) }
    }

    /// Finds out how the file is written, and reads its beginning.
    fn open(&mut self) -> Result<(), Unreadable> {
        let start = std::mem::take(&mut self.start);
        refuse_other_files(&start)?;
        let mut text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
        // The same stretch whatever the pieces, so that a file is always read alike.
        let told_by = |text: &[u8]| Dialect::of(&text[..text.len().min(SAMPLE)], self.total <= SAMPLE as u64);
        let mut dialect = told_by(text);
        // Spreadsheets can say it in the first line: "sep=;".
        if let Some([delimiter, rest @ ..]) = text.strip_prefix(b"sep=") {
            text = rest.strip_prefix(b"\r").unwrap_or(rest);
            text = text.strip_prefix(b"\n").unwrap_or(text);
            dialect = Dialect { delimiter: *delimiter, ..told_by(text) };
            self.row += 1;
        }
        (self.header, self.decimal) = (dialect.header, dialect.decimal);
        self.cutter = Some(Cutter::new(dialect.delimiter));
        self.cut(text)?;
        // Room for what the rest will need, as far as that can be told from the beginning.
        let expected = self.total.min(MOST_BYTES) as f64 / start.len().max(1) as f64 * f64::from(self.rows) * 1.02;
        let rows = (expected as usize + 64).min(self.most_rows as usize);
        self.columns.iter_mut().for_each(|column| column.reserve(rows));
        Ok(())
    }

    fn cut(&mut self, piece: &[u8]) -> Result<(), Unreadable> {
        let Some(mut cutter) = self.cutter.take() else { return Ok(()) };
        let mut at = 0;
        while self.rows < self.most_rows
            && let Found::Cell { last } = cutter.next(piece, &mut at)
        {
            self.take(cutter.cell(piece), last)?;
        }
        if cutter.open_quote().is_some_and(|bytes| bytes > LONGEST_QUOTE) {
            return Err(self.open_quote());
        }
        self.cutter = Some(cutter);
        Ok(())
    }

    fn open_quote(&self) -> Unreadable {
        let (row, column) = (grouped(u64::from(self.row)), self.place + 1);
        Unreadable::because(format!("In row {row}, column {column}, a quotation mark opens (\") and is never closed."))
    }

    fn take(&mut self, bytes: &[u8], last: bool) -> Result<(), Unreadable> {
        let decoded;
        let cell = match std::str::from_utf8(bytes) {
            Ok(cell) => cell,
            Err(_) => {
                self.foreign = self.foreign.or(Some((self.row, self.place)));
                decoded = western(bytes);
                &decoded
            }
        };
        self.blank &= cell.is_empty();
        if self.columns.is_empty() {
            self.names.push(cell.to_owned());
            self.place += 1;
            if last && !(self.blank && self.place == 1) {
                self.begin();
            }
        } else {
            if let Some(column) = self.columns.get_mut(self.place) {
                // A blank line is no row: its one empty cell is not kept.
                if !(last && self.place == 0 && self.blank && self.names.len() > 1) {
                    column.push(cell, self.decimal, self.row);
                    show(&mut self.preview, self.rows, self.place, cell);
                }
            }
            self.place += 1;
            if last {
                self.end_row(cell.is_empty());
            }
        }
        if last {
            if self.columns.is_empty() {
                self.names.clear();
            }
            (self.row, self.place, self.blank) = (self.row.saturating_add(1), 0, true);
        }
        Ok(())
    }

    /// The first row is complete: the columns are known.
    fn begin(&mut self) {
        // An empty name at the end comes of a delimiter too many.
        let first = self.names.clone();
        let mut names: Vec<String> = Vec::new();
        for (at, raw) in first.iter().enumerate().take(MOST_COLUMNS) {
            let name = if self.header { cleaned(raw) } else { String::new() };
            let name = if name.is_empty() { format!("column {}", at + 1) } else { name };
            let mut unique = name.clone();
            let mut nth = 2;
            while names.contains(&unique) {
                unique = format!("{name} ({nth})");
                nth += 1;
            }
            names.push(unique);
        }
        self.columns = names.into_iter().map(Column::new).collect();
        self.most_rows = MOST_ROWS.min((MOST_CELLS / self.columns.len().max(1)) as u32);
        if !self.header {
            for (place, (column, cell)) in self.columns.iter_mut().zip(&first).enumerate() {
                column.push(cell, self.decimal, self.row);
                show(&mut self.preview, 0, place, cell);
            }
            self.rows += 1;
        }
    }

    fn end_row(&mut self, last_is_empty: bool) {
        let width = self.names.len();
        if self.blank && self.place == 1 && width > 1 {
            return;
        }
        if self.place < width {
            self.short.count(self.row, self.place);
        }
        if self.place > width && !(self.place == width + 1 && last_is_empty) {
            self.long.count(self.row, self.place);
        }
        for column in self.columns.iter_mut().skip(self.place) {
            column.push("", self.decimal, self.row);
        }
        self.rows += 1;
    }

    /// The file has ended, or no more of it is wanted.
    ///
    /// # Errors
    /// If it holds no table.
    pub fn finish(mut self) -> Result<Table, Unreadable> {
        if self.cutter.is_none() {
            self.open()?;
        }
        let cut_off = self.read < self.total || self.rows >= self.most_rows;
        if let Some(mut cutter) = self.cutter.take() {
            if cutter.open_quote().is_some() && !cut_off {
                return Err(self.open_quote());
            }
            if !cut_off && cutter.finish() {
                self.take(cutter.cell(b""), true)?;
            }
        }
        if self.columns.is_empty() {
            return Err(Unreadable::because("This file is empty: it holds nothing but blank lines."));
        }
        for column in &mut self.columns {
            column.cut(self.rows as usize);
            column.close();
        }
        if self.columns.len() == 1 {
            return Err(Unreadable::because(format!(
                "This file has one column only (“{}”). It needs at least two: what is to be told, and something to tell it from. \
                 Columns are divided by a comma, a semicolon, a tab, or a line (|).",
                clipped(&self.columns[0].name, 60)
            )));
        }
        if self.rows == 0 {
            return Err(Unreadable::because("This file has names of columns in its first row, and no rows below them."));
        }
        let notes = self.notes(cut_off);
        Ok(Table { rows: self.rows, columns: self.columns, preview: self.preview, notes, fingerprint: self.content.sum(self.total).0 })
    }

    fn notes(&self, cut_off: bool) -> Vec<String> {
        let mut notes = Vec::new();
        let width = self.names.len();
        if cut_off {
            notes.push(format!(
                "The file is larger than this page takes in (64 MB, {} rows, or {} cells). The first {} rows are used; what follows is left out.",
                grouped(u64::from(MOST_ROWS)),
                grouped(MOST_CELLS as u64),
                grouped(u64::from(self.rows))
            ));
        }
        if !self.header {
            notes.push("The first row holds numbers, so it is read as data. The columns are called column 1, column 2, and so on.".into());
        }
        if width > MOST_COLUMNS {
            let width = grouped(width as u64);
            notes.push(format!("The file has {width} columns. The first {MOST_COLUMNS} are read; the others are left out."));
        }
        let mut ragged = |of: &Ragged, than: &str, then: &str| {
            if of.rows > 0 {
                let rows = if of.rows == 1 { "1 row has".to_owned() } else { format!("{} rows have", grouped(u64::from(of.rows))) };
                let row = grouped(u64::from(of.first));
                notes.push(format!("{rows} {than} cells than the first row: row {row} has {} of {width}. {then}", of.cells));
            }
        };
        ragged(&self.short, "fewer", "What is missing counts as empty.");
        ragged(&self.long, "more", "What is too much is left out.");
        if let Some((row, place)) = self.foreign {
            let column = self.columns.get(place).map_or("", |c| c.name.as_str());
            notes.push(format!(
                "Row {}, column “{column}”: this letter is not written in UTF-8. Such cells are read as Western European (Windows-1252).",
                grouped(u64::from(row))
            ));
        }
        notes
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

fn refuse_other_files(start: &[u8]) -> Result<(), Unreadable> {
    let is = |signs: &[&[u8]]| signs.iter().any(|sign| start.starts_with(sign));
    let words = if is(&[b"PK\x03\x04", b"\xD0\xCF\x11\xE0"]) {
        "This is a spreadsheet or an archive, not a CSV file. Open it in its program and save it as CSV."
    } else if is(&[b"\xFF\xFE", b"\xFE\xFF"]) {
        "This file is written in UTF-16, from its first row on. Save it again as “CSV UTF-8”."
    } else if is(&[b"%PDF", b"\x1F\x8B", b"\x89PNG", b"PAR1"]) {
        "This is no CSV file: its first row holds no text."
    } else if let Some(at) = start.iter().position(|byte| *byte == 0) {
        let row = 1 + start[..at].iter().filter(|b| **b == b'\n').count();
        return Err(Unreadable::because(format!(
            "Row {row} holds a byte that no text has. This is no CSV file, or it is written in UTF-16."
        )));
    } else {
        return Ok(());
    };
    Err(Unreadable::because(words))
}

/// A name without what cannot be seen, on one line.
fn cleaned(raw: &str) -> String {
    let mut out = String::new();
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    for word in raw.split(|c: char| c.is_whitespace() || hidden(c)).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.chars().count() > LONGEST_NAME {
        out = out.chars().take(LONGEST_NAME - 1).chain(['…']).collect();
    }
    out
}

/// Text in Windows-1252, which is Latin-1 but for a row of signs.
fn western(bytes: &[u8]) -> String {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    bytes.iter().map(|&b| if (0x80..0xA0).contains(&b) { SIGNS[usize::from(b - 0x80)] } else { char::from(b) }).collect()
}

/// The bytes of a file as one number, whatever the pieces they came in.
#[derive(Clone, Debug, Default)]
struct Content {
    sum: Fingerprint,
    left: Vec<u8>,
}

impl Content {
    fn add(&mut self, mut piece: &[u8]) {
        while !self.left.is_empty() && self.left.len() < 8 {
            let Some((first, rest)) = piece.split_first() else { return };
            self.left.push(*first);
            piece = rest;
        }
        if let Ok(full) = <[u8; 8]>::try_from(self.left.as_slice()) {
            self.sum = self.sum.and(u64::from_le_bytes(full));
            self.left.clear();
        }
        let (fulls, rest) = piece.as_chunks::<8>();
        for full in fulls {
            self.sum = self.sum.and(u64::from_le_bytes(*full));
        }
        self.left.extend_from_slice(rest);
    }

    fn sum(&self, total: u64) -> Fingerprint {
        self.left.iter().fold(self.sum, |sum, byte| sum.and(u64::from(*byte))).and(total)
    }
}
