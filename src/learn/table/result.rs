//! What there is once a file has been read: a table and how it was written, or why it is none.

use super::columns::column::Column;
use super::options::{Delimiter, ReadOptions};
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
    /// What was put right while it was read, left out or only guessed, in sentences.
    pub notes: Vec<String>,
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

/// Why a file is no table, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Unreadable {
    pub(super) fn because(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}
