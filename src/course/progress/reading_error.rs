//! Why a progress file is not read, and where: kinds with their data. Texts of the file are cut to 40 letters.

use crate::base::format::FormatError;

/// Why a progress file is not read.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgressError {
    /// It is no JSON, or not that of progress.
    Json(JsonError),
    /// It is in another format.
    Format(FormatError),
    /// It has an entry that cannot be.
    Entry {
        /// The part of the file.
        part: &'static str,
        /// The name of the entry in it, where the part has several.
        entry: Option<String>,
        /// What is wrong with it.
        why: EntryError,
    },
}

/// Where a text stops being a progress file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// From 1.
    pub line: usize,
    /// From 1; 0 before the first sign of a line.
    pub column: usize,
    /// What is wrong there.
    pub problem: JsonProblem,
}

/// What is wrong at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonProblem {
    /// It ends too early.
    Ends,
    /// A part that progress does not have.
    UnknownPart(String),
    /// This part is not there.
    NoPart(String),
    /// Something else, as the reader of JSON says it.
    Other(String),
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// There is no such mission.
    UnknownMission(String),
    /// There is no such chapter.
    UnknownChapter,
    /// There is no such question in the quiz of that chapter.
    UnknownQuestion(String),
    /// There is no such term in the glossary.
    UnknownWord(String),
    /// More answers are right than were given, or more were given than there are questions.
    RightAnswers {
        /// Right.
        right: u32,
        /// Given.
        of: u32,
        /// Questions that there are.
        most: usize,
    },
    /// The text of this name is too long, or holds signs that cannot be seen.
    Text(&'static str),
    /// A number is larger than the mission has of the kind.
    Above {
        /// Its name.
        name: &'static str,
        /// As it stands in the file.
        given: u32,
        /// Of which mission.
        mission: &'static str,
        /// How many that has.
        most: usize,
    },
    /// It stands under one mission and is of another.
    OfMission(String),
    /// Predictions hold more than [`super::MOST_VALUES`] values.
    TooManyValues,
}
