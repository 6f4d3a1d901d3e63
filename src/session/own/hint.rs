//! What is worth knowing before a run on somebody's own table, and why a model does not learn from a column: closed sets of kinds
//! with their data. Rows are those of the file, from 1 on, unless they are counted below its names.

use crate::learn::table::Unused;

/// What is worth knowing before a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Hint {
    /// Rows without an outcome are left out.
    WithoutOutcome {
        /// How many.
        rows: u32,
        /// The first of them, below the names.
        first: u32,
    },
    /// Few rows are positive.
    FewPositive {
        /// Their share, 0 to 1.
        share: f64,
        /// What is positive.
        value: String,
    },
    /// None of the newer rows is positive.
    NoNewerPositive {
        /// What is positive.
        value: String,
    },
    /// All of the newer rows are positive.
    AllNewerPositive {
        /// What is positive.
        value: String,
    },
    /// No column holds numbers.
    NoNumbers,
    /// No column tells the time.
    NoTime,
    /// The file begins with its newest rows.
    NewestFirst,
    /// The time is counted since 1970.
    Since1970 {
        /// The column.
        column: String,
    },
    /// Cells are not what their column is read as.
    UnreadCells {
        /// The column.
        column: String,
        /// They are no dates; otherwise no numbers.
        dates: bool,
        /// How many.
        cells: u32,
        /// The row of the first.
        row: u32,
        /// What it says.
        word: String,
    },
}

/// Why a model does not learn from a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyUnused {
    /// It tells the order of the rows.
    TellsOrder,
    /// It holds dates.
    Dates,
    /// What its cells are like.
    Column(Unused),
    /// More columns would be used than a schema has fields.
    TooManyFields,
    /// Somebody has chosen so.
    Chosen,
}
