//! What is wrong with a system as a file, and where.

use super::formats::format as format_number;
use crate::learn::table::clipped;
use crate::present::words::{meant, short};
use crate::session::files::scenario_file::{LARGEST, MARK, MOST_OF_ALL, PartKind, Problem, Wrong, WrongName, WrongNumber};

/// What is wrong with a file, and where, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// The way to it; empty for the file as a whole.
    pub path: String,
    /// The reason, as a sentence.
    pub why: String,
}

impl ProblemView {
    /// Something about the file as a whole.
    pub const fn of_all(why: String) -> Self {
        Self { path: String::new(), why }
    }

    /// On one line: "costs.missed_eur: This is missing."
    pub fn line(&self) -> String {
        if self.path.is_empty() { self.why.clone() } else { format!("{}: {}", self.path, self.why) }
    }
}

/// What is wrong with a file, and where.
pub fn problem(problem: &Problem) -> ProblemView {
    ProblemView { path: problem.path.clone(), why: wrong(&problem.why) }
}

fn wrong(why: &Wrong) -> String {
    match why {
        Wrong::TooLarge { bytes } => format!("This document has {bytes} bytes; the largest that is read has {LARGEST}."),
        Wrong::NotJson { why } => format!("This is no valid JSON: {why}."),
        Wrong::NotAnObject { given } => format!("This document must be an object in braces, not {}.", kind(*given)),
        Wrong::NoMark => format!("This is no system of Afterlaunch: it has no key “{MARK}”."),
        Wrong::Format(why) => format!("{}.", format_number("This document", *why)),
        Wrong::Not { wanted: PartKind::Object, given } => format!("Here must stand an object in braces, not {}.", kind(*given)),
        Wrong::Not { wanted: PartKind::Text, given } => format!("This must be a text in quotation marks, not {}.", kind(*given)),
        Wrong::Not { wanted: PartKind::List, given } => format!("This must be a list in square brackets, not {}.", kind(*given)),
        Wrong::Not { wanted, given } => format!("This must be {}, not {}.", kind(*wanted), kind(*given)),
        Wrong::Missing => "This is missing.".to_owned(),
        Wrong::NoSuchKey { key, known } => {
            let there = if known.is_empty() { "Nothing can stand here".to_owned() } else { there_are(known, 300) };
            format!("There is no such key here.{} {there}.", meant(key, known.iter().map(String::as_str)))
        }
        Wrong::EmptyText => "This text is empty.".to_owned(),
        Wrong::LongText { letters, most } => format!("This text has {letters} letters; there is room for {most}."),
        Wrong::UnshownSign => "This text has a line break or another sign that cannot be shown.".to_owned(),
        Wrong::Word => "This text must have from 1 to 40 letters, on one line.".to_owned(),
        Wrong::NoSuchWord { word, known } => {
            let there = if known.is_empty() { "There is none".to_owned() } else { there_are(known, 600) };
            format!("“{}” is not known here.{} {there}.", clipped(word, 40), meant(word, known.iter().map(String::as_str)))
        }
        Wrong::Twice { text } => format!("“{}” stands here twice.", clipped(text, 40)),
        Wrong::ListLength { least, most, given } => {
            let wanted = if least == most { format!("{least}") } else { format!("{least} to {most}") };
            format!("This list must have {wanted} entries; it has {given}.")
        }
        Wrong::Number(why) => number(why),
        Wrong::Name(why) => name(why),
    }
}

fn number(why: &WrongNumber) -> String {
    match *why {
        WrongNumber::OutOfBounds { low, given, .. } if low == 0.0 && given < low => {
            format!("This must not be negative; it is {}.", short(given))
        }
        WrongNumber::OutOfBounds { low, high, given } => {
            format!("This must be a number from {} to {}; it is {}.", short(low), short(high), short(given))
        }
        WrongNumber::NotWhole { given } => format!("This must be a whole number, not {given}."),
        WrongNumber::UpsideDown { from, to } => {
            format!("This range is upside down: it goes from {} to {}. The lower end comes first.", short(from), short(to))
        }
        WrongNumber::StretchUpsideDown { from, below } => {
            format!("This range is upside down: it goes from {from} to {below}. The lower end comes first.")
        }
        WrongNumber::OneValue { value } => {
            format!("This range holds one value only, {}. Its upper end must lie above its lower one.", short(value))
        }
        WrongNumber::BelowZero => "On a log scale there are no values below 0.".to_owned(),
        WrongNumber::AllZero => "All of these are 0; one of them must be larger.".to_owned(),
        WrongNumber::Spread { most, given } => format!("A spread lies from 0 to {most}; this one is {given}."),
        WrongNumber::Median { given } => format!("The median of such a shape lies above 0; this one is {given}."),
        WrongNumber::Line { low, high, given } => {
            let [low, high, given] = [low, high, given].map(|value| short(value.into()));
            format!("The line must lie within the range, between {low} and {high}; it is {given}.")
        }
        WrongNumber::Newcomers => "The last segment are the newcomers, who are not there at first: this must be 0.".to_owned(),
        WrongNumber::Shares { sum } => format!("The shares must add up to 1; they add up to {sum}."),
        WrongNumber::FewRequests { a_day } => {
            format!("There must be at least 1000 requests a day, or nothing can be learnt; here are {}.", short(a_day.round()))
        }
        WrongNumber::LongestDelay { median_hours } => {
            format!("The longest delay must not be shorter than the median, which is {median_hours} h.")
        }
    }
}

fn name(why: &WrongName) -> String {
    match why {
        WrongName::NoFields => "There is no field that this could name.".to_owned(),
        WrongName::OfItself { positive } => {
            format!("Whether it is “{}” is what follows from the fields; it cannot depend on itself.", clipped(positive, 40))
        }
        WrongName::NumberInTerm => "This field is a number; a term of this kind needs a category or a flag.".to_owned(),
        WrongName::SameField { field } => {
            format!("“{}” would depend on itself: “field” and “other” must be two fields.", clipped(field, 40))
        }
        WrongName::SameName { name } => format!("Two fields are called “{name}”."),
        WrongName::TooManyWords { words } => {
            format!("All lists of categories together have {words} words; there is room for {MOST_OF_ALL}.")
        }
        WrongName::IdSigns => "An id is made of small letters from a to z, digits and hyphens.".to_owned(),
        WrongName::SameId { id } => format!("Two segments have the id “{id}”."),
        WrongName::NoSuchField { field } => format!("There is no field called “{field}”."),
    }
}

fn there_are(known: &[String], most: usize) -> String {
    format!("There are: {}", clipped(&known.join(", "), most))
}

const fn kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Null => "nothing (null)",
        PartKind::Flag => "true or false",
        PartKind::Number => "a number",
        PartKind::Text => "a text",
        PartKind::List => "a list",
        PartKind::Object => "an object",
    }
}
