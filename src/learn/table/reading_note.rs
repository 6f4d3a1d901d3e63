//! What was put right while a file was read, or left out, or only guessed: a closed set of kinds with the rows they are about.

use super::options::{DayOrder, Decimal};

/// So many rows are named; of more, only how many.
const NAMED: usize = 6;

/// Something that was put right while a file was read, left out, or only guessed. Rows are those of the file, from 1 on.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingNote {
    /// The file is larger than what is taken in: bytes, rows or cells.
    CutOff {
        /// Rows that are used.
        rows: u32,
    },
    /// Another table begins below the first; nothing is read from there on.
    SecondTable {
        /// The row that holds its names.
        row: u32,
        /// What stands in that row.
        cells: Vec<String>,
    },
    /// Rows above the table hold something.
    AboveTable {
        /// The first row of the table.
        first: u32,
    },
    /// The first row holds data: no row holds names.
    NoNames,
    /// The rows have one cell more than there are names.
    NamesLackOne,
    /// Names stand over more than one column.
    NamesTwice {
        /// Which.
        names: Vec<String>,
    },
    /// There are more columns than are read.
    TooManyColumns {
        /// How many there are.
        width: usize,
    },
    /// Rows have fewer cells than the first.
    ShortRows {
        /// Which; the size is a row's number of cells.
        times: Times,
        /// Cells of the first row.
        width: usize,
    },
    /// Rows have more cells than the first.
    LongRows {
        /// Which; the size is a row's number of cells.
        times: Times,
        /// Cells of the first row.
        width: usize,
    },
    /// The names of the columns stand there again.
    NamesAgain(Times),
    /// Quotation marks that are only signs.
    StrayQuotes(Times),
    /// Cells go over several lines.
    ManyLines {
        /// Which; the size is a cell's number of lines.
        times: Times,
        /// The column of the first.
        column: String,
    },
    /// Cells are longer than what is kept of them.
    Clipped {
        /// Which.
        times: Times,
        /// The column of the first.
        column: String,
    },
    /// Something stands behind a closing quotation mark.
    BehindQuote {
        /// Where.
        times: Times,
        /// The column of the first.
        column: String,
    },
    /// Cells are not UTF-8.
    Foreign {
        /// Which.
        times: Times,
        /// The column of the first.
        column: String,
    },
    /// Words that count as empty cells.
    Missing {
        /// Each, and how often it stood in a cell; the most frequent first.
        words: Vec<(String, u32)>,
    },
    /// Something that was only guessed about a column, or that its cells say against how it is read.
    Guess {
        /// The column.
        column: String,
        /// What.
        guess: ColumnGuess,
    },
}

/// What was only guessed about a column, or what its cells say against how it is read.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnGuess {
    /// No cell tells the decimal sign.
    DecimalOpen {
        /// A cell that could be read in two ways.
        example: String,
        /// What it is read as.
        read: f64,
        /// The sign that is taken for the decimal one.
        decimal: Decimal,
    },
    /// A cell speaks against the decimal sign.
    DecimalAgainst {
        /// The sign that is taken for the decimal one.
        decimal: Decimal,
        /// The row of the cell.
        row: u32,
        /// What it says.
        cell: String,
    },
    /// Its amounts are in more than one currency.
    Currencies {
        /// The currency at first.
        first: &'static str,
        /// Another one.
        other: &'static str,
        /// Its row.
        row: u32,
    },
    /// No cell tells which number of a date is the day.
    DayOpen {
        /// A date that could be read in two ways.
        example: String,
        /// The order that is taken.
        order: DayOrder,
    },
    /// A cell is no date in the order that is taken.
    DayAgainst {
        /// The order that is taken.
        order: DayOrder,
        /// The row of the cell.
        row: u32,
        /// What it says.
        cell: String,
    },
    /// Years of two digits.
    ShortYears {
        /// From this one on they are of the 1900s.
        from: u32,
    },
}

/// Where something happened, and how much of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellPlace {
    /// The row of the file.
    pub row: u32,
    /// The column.
    pub column: usize,
    /// Cells, or lines.
    pub size: usize,
}

/// How often something happened, and where at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// How often.
    pub number: u32,
    /// Where at first.
    pub first: CellPlace,
    /// The largest size.
    pub most: usize,
    /// The first few rows, each once.
    pub rows: Vec<u32>,
}

impl Times {
    /// It happened here, or not.
    pub fn count(&mut self, happened: bool, place: CellPlace) {
        if !happened {
            return;
        }
        if self.number == 0 {
            self.first = place;
        }
        self.number += 1;
        self.most = self.most.max(place.size);
        if self.rows.len() < NAMED && self.rows.last() != Some(&place.row) {
            self.rows.push(place.row);
        }
    }

    /// It, if it happened at all.
    pub(super) fn happened(&self) -> Option<Self> {
        (self.number > 0).then(|| self.clone())
    }
}
