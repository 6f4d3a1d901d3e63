//! Floor 3: content as data. A scenario is one file in `scenarios/` and one line in its list, a quiz is one in
//! `quizzes/`; the glossary is a file with a line for each term.

pub mod glossary;
pub mod quizzes;
pub mod scenarios;
