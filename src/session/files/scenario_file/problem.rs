//! What is wrong with a document, and where: a closed set of kinds with their data.

use crate::base::format::FormatError;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The way to it: `fields[3].range`. Empty for the document as a whole.
    pub path: String,
    /// The reason.
    pub why: Wrong,
}

/// A kind of part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What is wrong with a part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// The document is too large.
    TooLarge {
        /// Its bytes.
        bytes: usize,
    },
    /// The document is no valid JSON.
    NotJson {
        /// What the parser says.
        why: String,
    },
    /// The document is no object.
    NotAnObject {
        /// What it is.
        given: PartKind,
    },
    /// The document does not say that it is a scenario.
    NoMark,
    /// The document is of another format.
    Format(FormatError),
    /// Something else stands where another kind of part must.
    Not {
        /// What must stand there.
        wanted: PartKind,
        /// What stands there.
        given: PartKind,
    },
    /// A key is missing.
    Missing,
    /// There is no such key.
    NoSuchKey {
        /// The key.
        key: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A text is empty.
    EmptyText,
    /// A text is too long.
    LongText {
        /// Its letters.
        letters: usize,
        /// The most that there is room for.
        most: usize,
    },
    /// A text holds a line break or another sign that cannot be shown.
    UnshownSign,
    /// A word of a list is empty, too long, or goes over lines.
    Word,
    /// A word is not known there.
    NoSuchWord {
        /// The word.
        word: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A text stands in a list twice.
    Twice {
        /// Which.
        text: String,
    },
    /// A list has too few or too many entries.
    ListLength {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
        /// How many there are.
        given: usize,
    },
    /// A number, or numbers together.
    Number(WrongNumber),
    /// A name, or names together.
    Name(WrongName),
}

/// What is wrong with a number, or with numbers together.
#[derive(Clone, Debug, PartialEq)]
pub enum WrongNumber {
    /// A number lies outside its bounds.
    OutOfBounds {
        /// The lowest one.
        low: f64,
        /// The highest one.
        high: f64,
        /// The number.
        given: f64,
    },
    /// A number is not whole.
    NotWhole {
        /// The number.
        given: f64,
    },
    /// A range goes from a higher to a lower end.
    UpsideDown {
        /// The end that comes first.
        from: f64,
        /// The other one.
        to: f64,
    },
    /// The same of a stretch of values.
    StretchUpsideDown {
        /// The end that comes first.
        from: f32,
        /// The other one.
        below: f32,
    },
    /// A range holds one value only.
    OneValue {
        /// Which.
        value: f64,
    },
    /// A range on a log scale reaches below 0.
    BelowZero,
    /// All shares are 0.
    AllZero,
    /// A spread lies outside its bounds.
    Spread {
        /// The largest one.
        most: f32,
        /// The spread.
        given: f32,
    },
    /// A median of a shape that has none at or below 0.
    Median {
        /// The median.
        given: f32,
    },
    /// The line of an amount does not lie within its range.
    Line {
        /// The lower end of the range.
        low: f32,
        /// The upper end.
        high: f32,
        /// The line.
        given: f32,
    },
    /// The newcomers have a share from the beginning.
    Newcomers,
    /// Shares do not add up to 1.
    Shares {
        /// What they add up to.
        sum: f32,
    },
    /// There are too few requests a day to learn from.
    FewRequests {
        /// How many there are.
        a_day: f64,
    },
    /// The longest delay is shorter than the median one.
    LongestDelay {
        /// The median one, in hours.
        median_hours: f32,
    },
}

/// What is wrong with a name, or with names together.
#[derive(Clone, Debug, PartialEq)]
pub enum WrongName {
    /// There is no field that could be named.
    NoFields,
    /// What follows from the fields is named as one.
    OfItself {
        /// The word for it.
        positive: String,
    },
    /// A term needs a category or a flag, and its field is a number.
    NumberInTerm,
    /// Both fields of a term are the same.
    SameField {
        /// Which.
        field: String,
    },
    /// Two fields have one name.
    SameName {
        /// Which.
        name: String,
    },
    /// All lists of categories together have too many words.
    TooManyWords {
        /// How many.
        words: usize,
    },
    /// An id holds other signs than it may.
    IdSigns,
    /// Two segments have one id.
    SameId {
        /// Which.
        id: String,
    },
    /// There is no such field.
    NoSuchField {
        /// Its name.
        field: String,
    },
}

impl From<WrongNumber> for Wrong {
    fn from(why: WrongNumber) -> Self {
        Self::Number(why)
    }
}

impl From<WrongName> for Wrong {
    fn from(why: WrongName) -> Self {
        Self::Name(why)
    }
}
