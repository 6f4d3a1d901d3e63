//! What there is once a file has been read: a table and how it was written, or why it is none.

use super::columns::column::Column;
use super::options::{Delimiter, ReadOptions};
use super::reading_note::ReadingNote;
use std::fmt;

/// A file that has been read.
#[derive(Clone, Debug)]
pub struct Table {
    /// Number of rows, without the row of names.
    pub rows: u32,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The first rows, as they are written.
    pub preview: Vec<Vec<String>>,
    /// What was put right while it was read, left out or only guessed.
    pub notes: Vec<ReadingNote>,
    /// The bytes of the file as one number.
    pub fingerprint: u64,
    /// How the file is written: as it was chosen, or guessed.
    pub written: FileWritten,
    /// What was chosen about the reading.
    pub options: ReadOptions,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWritten {
    /// What divides cells.
    pub delimiter: Delimiter,
    /// The first row holds names.
    pub header: bool,
    /// The first row that was read.
    pub first: u32,
    /// The last row that was read, if others follow.
    pub last: Option<u32>,
    /// Words that count as empty.
    pub missing: Vec<String>,
}

/// Why a file is no table. Rows and columns are those of the file, from 1 on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no bytes.
    Empty,
    /// It holds nothing but blank lines.
    Blank,
    /// It is a file of another kind.
    OtherFile(OtherFile),
    /// A byte that no text has.
    NoText {
        /// Its row.
        row: u32,
        /// Its column.
        column: usize,
    },
    /// A quotation mark opens and is never closed.
    OpenQuote {
        /// Its row.
        row: u32,
        /// Its column.
        column: usize,
    },
    /// It has one column only.
    OneColumn {
        /// The column's name.
        name: String,
    },
    /// It has names and no rows below them.
    NoRows,
}

/// Other kinds of files, as their beginning tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// A spreadsheet or an archive.
    Spreadsheet,
    /// A document, a picture, or something packed: bytes that are no text.
    Binary,
    /// A web page, or XML.
    Markup,
    /// JSON.
    Json,
}

/// The bare kind, for developers.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Unreadable {}
