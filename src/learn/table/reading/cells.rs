//! Where cells and rows end: the grammar of CSV, byte by byte, so that a file can come in pieces.
//!
//! A cell may stand in double quotes; a delimiter or a line break within them belongs to it, and a doubled quote is a
//! quote. Rows end with a line feed, a carriage return, or both (RFC 4180, and what spreadsheets really write).
//!
//! A quotation mark may also be only a sign, as in `5"`. Then it swallows all lines up to the next one. So what stands within
//! quotes is looked at as lines, too ([`Quoted`]): if they would be rows of the table by themselves, they are.

/// The most bytes of one cell that are kept; what follows is cut off.
pub const LONGEST_CELL: usize = 4_096;
/// A quoted cell that is longer than this was never meant to be one: somewhere a closing quote is missing.
pub const LONGEST_QUOTE: usize = 200_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// A quote within quotes: the end, or the first of two.
    QuoteSeen,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A cell, and whether its row ends with it.
    Cell {
        /// It is the last one of its row.
        last: bool,
    },
    /// The piece is used up.
    More,
}

/// What stands within quotes, looked at as lines of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The line of the file on which the quote opens, from 0 on, and the one on which it closes.
    pub lines: (u32, u32),
    /// Delimiters behind the opening quote, up to the end of its line.
    first: usize,
    /// Whole lines within that have as many cells as a row, and those that have not.
    like_rows: u32,
    unlike_rows: u32,
    /// Delimiters since the last line break.
    since: usize,
    /// The closing quote stands where a cell begins.
    pub closes_at_start: bool,
    /// Something stands between the closing quote and the end of the cell.
    pub goes_on: bool,
}

impl Quoted {
    /// Further lines that the cell goes over.
    pub fn breaks(&self) -> u32 {
        self.lines.1 - self.lines.0
    }

    /// The lines within would be rows of so many cells by themselves, the opening quote standing in the cell at `place`.
    pub fn swallows_rows(&self, place: usize, width: usize) -> bool {
        let fits = self.breaks() > 0 && width > 1 && place + 1 + self.first == width && self.unlike_rows == 0;
        fits && (self.like_rows >= 2 || self.goes_on)
    }
}

/// Finds cells in pieces of a file.
#[derive(Clone, Debug)]
pub struct Cutter {
    delimiter: u8,
    /// Cells of a row, once that is known.
    pub width: usize,
    /// Quotation marks are plain signs in this row.
    pub literal: bool,
    quote: Quoted,
    /// The line of the file, from 0 on, and the byte before.
    line: u32,
    before: u8,
    /// The last cell was longer than what is kept of it.
    pub clipped: bool,
    state: State,
    /// What is known of the cell from earlier pieces, or without its quotes.
    kept: Vec<u8>,
    uses_kept: bool,
    range: (usize, usize),
    after_return: bool,
    /// Bytes since the quote opened.
    quoted: usize,
    /// Something of the row has been seen.
    in_row: bool,
}

impl Cutter {
    /// For cells that this byte divides.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            width: 0,
            literal: false,
            quote: Quoted::default(),
            line: 0,
            before: b'\n',
            clipped: false,
            state: State::Start,
            kept: Vec::new(),
            uses_kept: false,
            range: (0, 0),
            after_return: false,
            quoted: 0,
            in_row: false,
        }
    }

    /// The cell that was found last.
    pub fn cell<'a>(&'a self, piece: &'a [u8]) -> &'a [u8] {
        let cell = if self.uses_kept { &self.kept } else { &piece[self.range.0..self.range.1] };
        &cell[..cell.len().min(LONGEST_CELL)]
    }

    /// Within quotes, for so many bytes.
    pub fn open_quote(&self) -> Option<usize> {
        (self.state == State::Quoted).then_some(self.quoted)
    }

    /// What stood within the quotes of the last cell, or stands within those that are open.
    pub fn quote(&self) -> Option<Quoted> {
        let open = self.state == State::Quoted;
        (self.quoted > 0 || open)
            .then_some(Quoted { lines: (self.quote.lines.0, if open { self.line } else { self.quote.lines.1 }), ..self.quote })
    }

    /// The line of the file that comes next, from 0 on.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Goes on in a piece from `at`.
    pub fn next(&mut self, piece: &[u8], at: &mut usize) -> Found {
        if self.state == State::Start {
            self.begin_cell();
        }
        let mut from = *at;
        while let Some(&byte) = piece.get(*at) {
            if self.after_return {
                self.after_return = false;
                if byte == b'\n' {
                    *at += 1;
                    from = *at;
                    continue;
                }
            }
            match self.state {
                State::Start if byte == b'"' && !self.literal => self.begin_quote(),
                State::Start => {
                    self.state = State::Plain;
                    from = *at;
                    continue;
                }
                State::Quoted if byte == b'"' => {
                    self.state = State::QuoteSeen;
                    self.quote.closes_at_start = self.before == self.delimiter || matches!(self.before, b'\n' | b'\r');
                    self.quote.lines.1 = self.line;
                }
                State::Quoted => {
                    self.quoted += 1;
                    self.look_within(byte);
                    self.keep(byte);
                }
                State::QuoteSeen if byte == b'"' => {
                    self.keep(b'"');
                    self.state = State::Quoted;
                    self.before = byte;
                }
                State::Plain | State::QuoteSeen if self.ends(byte) => {
                    self.take(piece, from, *at);
                    *at += 1;
                    return self.end_cell(byte);
                }
                State::Plain => {
                    // Most of a file is this.
                    let rest = &piece[*at + 1..];
                    *at += rest.iter().position(|b| self.ends(*b)).unwrap_or(rest.len());
                }
                State::QuoteSeen => {
                    // Something behind a closing quote: it belongs to the cell.
                    self.quote.goes_on = true;
                    self.keep(byte);
                }
            }
            *at += 1;
        }
        if self.state == State::Plain {
            self.keep_for_next_piece(&piece[from.min(piece.len())..]);
        }
        Found::More
    }

    fn begin_cell(&mut self) {
        self.kept.clear();
        self.uses_kept = false;
        self.clipped = false;
        self.quoted = 0;
    }

    fn begin_quote(&mut self) {
        self.state = State::Quoted;
        self.uses_kept = true;
        self.in_row = true;
        self.quoted = 0;
        self.quote = Quoted { lines: (self.line, self.line), ..Quoted::default() };
        self.before = b'"';
    }

    /// A cell ends before this byte, which divides cells or rows.
    fn end_cell(&mut self, byte: u8) -> Found {
        self.state = State::Start;
        self.after_return = byte == b'\r';
        self.line += u32::from(byte != self.delimiter);
        self.in_row = byte == self.delimiter;
        Found::Cell { last: byte != self.delimiter }
    }

    /// The rest of the cell comes with the next piece.
    fn keep_for_next_piece(&mut self, rest: &[u8]) {
        for &byte in rest.iter().take(LONGEST_CELL + 1) {
            self.keep(byte);
        }
        self.uses_kept = true;
        self.in_row = true;
    }

    /// The file has ended: its last cell, if no line break stands behind it.
    pub fn finish(&mut self) -> bool {
        let open = self.in_row || self.state != State::Start;
        if self.state == State::Start {
            self.kept.clear();
        }
        self.uses_kept = true;
        self.state = State::Start;
        self.in_row = false;
        open
    }

    /// A cell without quotes ends before this byte.
    fn ends(&self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }

    /// Looks at a byte within quotes as if it were none.
    fn look_within(&mut self, byte: u8) {
        let after_return = self.before == b'\r';
        self.before = byte;
        if byte == self.delimiter {
            self.quote.since += 1;
        } else if byte == b'\r' || byte == b'\n' && !after_return {
            let quote = &mut self.quote;
            let since = std::mem::take(&mut quote.since);
            match quote.lines.0 == self.line {
                true => quote.first = since,
                false if since + 1 == self.width => quote.like_rows += 1,
                false => quote.unlike_rows += 1,
            }
            self.line += 1;
        }
    }

    fn take(&mut self, piece: &[u8], from: usize, to: usize) {
        if self.uses_kept && self.state == State::Plain {
            for &byte in &piece[from..to] {
                self.keep(byte);
            }
        }
        self.range = (from, to);
        self.clipped |= !self.uses_kept && to - from > LONGEST_CELL;
    }

    fn keep(&mut self, byte: u8) {
        if self.kept.len() < LONGEST_CELL {
            self.kept.push(byte);
        } else {
            self.clipped = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, size: usize) -> Vec<Vec<String>> {
        let mut cutter = Cutter::new(b',');
        let mut rows = vec![Vec::new()];
        for piece in text.as_bytes().chunks(size) {
            let mut at = 0;
            while let Found::Cell { last } = cutter.next(piece, &mut at) {
                rows.last_mut().unwrap().push(String::from_utf8_lossy(cutter.cell(piece)).into_owned());
                if last {
                    rows.push(Vec::new());
                }
            }
        }
        if cutter.finish() {
            rows.last_mut().unwrap().push(String::from_utf8_lossy(cutter.cell(b"")).into_owned());
        }
        rows.retain(|row| !row.is_empty());
        rows
    }

    fn check(text: &str, expected: &str) {
        for size in 1..=text.len().max(1) {
            let got = cut(text, size).iter().map(|row| row.join("|")).collect::<Vec<_>>().join(" / ");
            assert_eq!(got, expected, "{text:?} in pieces of {size}");
        }
    }

    #[test]
    fn cells_end_where_they_should_in_pieces_of_any_size() {
        check("a,b\n1,2\n", "a|b / 1|2");
        check("a,b\r\n1,2", "a|b / 1|2");
        check("a,b\r1,\r", "a|b / 1|");
        check("\"a,1\",\"say \"\"x\"\"\"\n\"two\nlines\",b", "a,1|say \"x\" / two\nlines|b");
        check("a\"b,c\n", "a\"b|c");
        check("\"a\"b,c\n", "ab|c");
        check(",,\n", "||");
        check("\"\",x\n", "|x");
    }

    #[test]
    fn a_long_cell_is_cut_off_and_an_open_quote_is_known() {
        let mut cutter = Cutter::new(b',');
        let long = vec![b'x'; LONGEST_CELL + 50];
        let mut at = 0;
        assert_eq!(cutter.next(&long, &mut at), Found::More);
        assert!(cutter.finish());
        assert_eq!(cutter.cell(b"").len(), LONGEST_CELL);
        let mut at = 0;
        assert_eq!(cutter.next(b"\"never closed,\n", &mut at), Found::More);
        assert_eq!(cutter.open_quote(), Some(14));
    }
}
