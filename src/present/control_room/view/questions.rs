//! The four questions with their answers.

use crate::present::view::StatusIcon;

/// One of the four questions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// "Is it up?"
    pub title: &'static str,
    /// "Up?", for a narrow tab.
    pub short: &'static str,
    /// Its state, made from what monitoring knows.
    pub state: StatusIcon,
    /// The answer's first words, strong: "Too few “urgent”:".
    pub lead: String,
    /// The rest of the answer: "7 %, usually 14 %."
    pub rest: String,
    /// What its state rests on, the first alert first: since when, and at which limit each of its rules fires.
    pub evidence: Vec<String>,
    /// Its charts, by their ids, one below the other.
    pub charts: [&'static str; 3],
    /// The one that is shown where there is room for one.
    pub main_chart: &'static str,
}
