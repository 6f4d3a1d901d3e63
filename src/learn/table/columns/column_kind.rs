//! What a column can be. Which of these it most likely is, `kind` guesses.

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Kind {
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

impl Kind {
    /// All of them, in the order in which a list offers them.
    pub const ALL: [Self; 5] = [Self::Number, Self::Category, Self::YesNo, Self::Time, Self::Ignored];

    /// As people say it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "Number",
            Self::Category => "Word from a list",
            Self::YesNo => "Yes or no",
            Self::Time => "Date or time",
            Self::Ignored => "Not used",
        }
    }
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
