//! What a column can be. Which of these it most likely is, `kind` guesses.

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ColumnKind {
    /// A number.
    Number,
    /// One of a few words.
    Category,
    /// One of two words, of which one means yes.
    YesNo,
    /// A moment: it tells the order of the rows.
    Time,
    /// Not used: a name, a running number, or something that never varies.
    Ignored,
}

impl ColumnKind {
    /// All of them, in the order in which a list offers them.
    pub const ALL: [Self; 5] = [Self::Number, Self::Category, Self::YesNo, Self::Time, Self::Ignored];
}

/// Why a column cannot be read as a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotBe {
    /// Its cells are no numbers.
    Numbers {
        /// A row whose cell is none.
        row: u32,
        /// What stands there.
        word: String,
    },
    /// Its cells are no dates that can be read.
    Dates,
    /// It has more different words than a list holds.
    Words,
    /// Yes and no are two different words, and it has another number of them.
    YesNo {
        /// How many.
        words: usize,
    },
}

/// Why a column is most likely of no use to a model. Rows are those of the file, from 1 on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unused {
    /// All its cells are empty.
    Empty,
    /// All its cells that are filled say the same.
    OneValue {
        /// What they say.
        word: String,
        /// Some cells are empty.
        some_empty: bool,
    },
    /// It numbers the rows.
    NumbersRows {
        /// Each value is larger than the one before; otherwise smaller.
        climbs: bool,
    },
    /// Its name says that it is an id.
    NamedId,
    /// Its numbers have 16 digits or more: ids rather than amounts.
    LongNumbers {
        /// One of them, and its row.
        example: Option<(u32, String)>,
    },
    /// Nearly every row has a text of its own.
    Texts {
        /// Different texts; `None` for more than a dictionary holds.
        different: Option<usize>,
        /// Why its cells are read as texts, where they look like something else.
        but: Option<TextBecause>,
    },
}

/// Why a column that looks like numbers or dates is read as texts: the first cell that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextBecause {
    /// Most cells are numbers.
    NotAllNumbers {
        /// The row of one that is none.
        row: u32,
        /// What it says.
        word: String,
    },
    /// Most cells are dates.
    NotAllDates {
        /// The row of one that is none.
        row: u32,
        /// What it says.
        word: String,
    },
    /// Something stands behind a number.
    NumberWithMore {
        /// The row.
        row: u32,
        /// What stands there.
        word: String,
    },
}
