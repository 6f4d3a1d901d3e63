//! Floor 3: content as data. A scenario is one file in `scenarios/` and one line in its list, a quiz is one in
//! `quizzes/`, a lesson is one in `lessons/`;
//! the glossary is a file with a line for each term, as the rows of the course are.

pub mod glossary;
pub mod lesson;
pub mod lessons;
pub mod progress;
pub mod quizzes;
pub mod rows;
pub mod scenarios;
