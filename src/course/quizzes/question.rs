//! A question, its answers and their reasons: as written, made from a run, and as put to a person.

use std::borrow::Cow;

use super::facts::RunFacts;
use crate::base::fingerprint::Fingerprint;
use crate::base::order::sorted_by;

/// The quiz of a chapter.
#[derive(Debug)]
pub struct Quiz {
    /// 1 to 6.
    pub chapter: u8,
    /// Its questions, in order.
    pub questions: &'static [Question],
}

/// A question as written.
#[derive(Debug)]
pub struct Question {
    /// Its name in a record of progress: chapter and a word, "4-segment".
    pub id: &'static str,
    /// Where a mission shows what it asks for.
    pub taught: TaughtIn,
    /// What is asked.
    pub ask: &'static str,
    /// The answers.
    pub answers: &'static [QuizAnswer],
    /// The same, made from a run; `None` where it has no such fact.
    pub own: Option<fn(&RunFacts) -> Option<Made>>,
}

/// Where the course shows what a question asks for: no quiz asks for what no mission has shown.
#[derive(Clone, Copy, Debug)]
pub struct TaughtIn {
    /// A mission of its chapter, or of an earlier one.
    pub mission: &'static str,
    /// The words of that mission that say it.
    pub words: &'static str,
}

/// An answer with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizAnswer {
    /// What one can choose.
    pub text: Cow<'static, str>,
    /// It is the right one.
    pub right: bool,
    /// Why it is right or wrong.
    pub reason: Cow<'static, str>,
}

/// A question made from a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What is asked.
    pub ask: String,
    /// The answers.
    pub answers: Vec<QuizAnswer>,
}

/// A question as put to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its name in a record of progress.
    pub id: Cow<'static, str>,
    /// What is asked.
    pub ask: Cow<'static, str>,
    /// The answers, in the order in which they are shown.
    pub answers: Vec<QuizAnswer>,
    /// It speaks of the person's own run.
    pub own_run: bool,
}

impl Asked {
    /// The place of the right answer.
    pub fn right(&self) -> usize {
        self.answers.iter().position(|a| a.right).unwrap_or_default()
    }
}

impl Question {
    /// The question for a person with these runs, the newest last: made from the newest run that has its fact.
    pub fn put(&self, runs: &[RunFacts]) -> Asked {
        let made = self.own.and_then(|own| runs.iter().rev().find_map(own));
        let own_run = made.is_some();
        let (ask, answers) =
            made.map_or_else(|| (Cow::Borrowed(self.ask), self.answers.to_vec()), |made| (Cow::Owned(made.ask), made.answers));
        Asked { id: Cow::Borrowed(self.id), ask, answers: mixed(self.id, answers), own_run }
    }
}

/// Answers in an order that follows from the question's id.
pub(super) fn mixed(id: &str, answers: Vec<QuizAnswer>) -> Vec<QuizAnswer> {
    // A key in 52 bits is a whole number to the sort.
    let key = |nth: usize| (Fingerprint::of(&(id, nth as u32)).0 >> 12) as f64;
    let placed = sorted_by(answers.into_iter().enumerate().collect(), |(nth, _)| key(*nth));
    placed.into_iter().map(|(_, answer)| answer).collect()
}

/// The right answer of a question as written.
pub(super) const fn right(text: &'static str, reason: &'static str) -> QuizAnswer {
    QuizAnswer { text: Cow::Borrowed(text), right: true, reason: Cow::Borrowed(reason) }
}

/// A wrong one.
pub(super) const fn wrong(text: &'static str, reason: &'static str) -> QuizAnswer {
    QuizAnswer { text: Cow::Borrowed(text), right: false, reason: Cow::Borrowed(reason) }
}

/// The right answer of a question made from a run.
pub(super) fn yes(text: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) -> QuizAnswer {
    QuizAnswer { text: text.into(), right: true, reason: reason.into() }
}

/// A wrong one.
pub(super) fn no(text: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) -> QuizAnswer {
    QuizAnswer { text: text.into(), right: false, reason: reason.into() }
}

pub(super) fn made<const N: usize>(ask: String, answers: [QuizAnswer; N]) -> Option<Made> {
    Some(Made { ask, answers: answers.into() })
}
