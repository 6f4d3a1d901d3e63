//! Floor 3: content as data. A scenario is one file in `scenarios/` and one line in its list, a quiz is one in
//! `quizzes/`, a lesson is one in `lessons/`. The chapters, the glossary and the rows of the course are files with a line for each;
//! `progress` is what a person has done so far.

pub mod chapters;
pub mod clauses;
mod fault_text;
pub mod glossary;
pub mod grammar;
pub mod incidents;
pub mod lesson;
pub mod lessons;
pub mod lifecycle;
pub mod next_steps;
pub mod progress;
pub mod quizzes;
pub mod scenarios;
pub mod scope;
