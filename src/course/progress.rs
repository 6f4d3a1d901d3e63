//! What a person has done so far, as a file: missions, quizzes, words learnt by cards, a notebook, and the missions that were left
//! half-way.
//!
//! A file is read whole or not at all ([`Progress::read`]): what cannot be read, or is not known here, is refused with the place
//! where it stands. Whoever reads one keeps the text that was refused, so that nothing is lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::lessons;
use crate::base::format::FORMAT;

mod merge;
pub mod notebook;
mod reading;
pub mod reading_error;
#[cfg(test)]
mod tests;
mod word_cards;

pub use notebook::NotebookPage;
pub use reading::MOST_VALUES;
pub use reading_error::ProgressError;
pub use word_cards::WordCard;

/// What a person has done so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The number of the format.
    #[serde(rename = "afterlaunch-progress")]
    pub format: u8,
    /// Missions, by their ids.
    pub lessons: BTreeMap<String, Mission>,
    /// Quizzes, by their chapters.
    pub quizzes: BTreeMap<u8, QuizScore>,
    /// Cards of the glossary that were turned, by the ids of their terms.
    pub words: BTreeMap<String, WordCard>,
    /// Pages of the notebook, by the ids of their missions; that of free play is “free”.
    pub notebook: BTreeMap<String, NotebookPage>,
    /// The mission that was left half-way last: with it one goes on.
    pub open: Option<UnfinishedMission>,
    /// Others that were left half-way before it, by their ids.
    pub waiting: BTreeMap<String, UnfinishedMission>,
    /// How often all of it was forgotten on purpose. What was done before that is gone for every tab.
    pub forgotten: u32,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            format: FORMAT,
            lessons: BTreeMap::new(),
            quizzes: BTreeMap::new(),
            words: BTreeMap::new(),
            notebook: BTreeMap::new(),
            open: None,
            waiting: BTreeMap::new(),
            forgotten: 0,
        }
    }
}

/// A mission that was played.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mission {
    /// It was solved, at least once.
    pub solved: bool,
    /// How often it was played to an end.
    pub tries: u32,
    /// Hints opened in the best try.
    pub hints: u32,
    /// What was predicted last, by the place of the step.
    pub guesses: Vec<(u32, Guessed)>,
    /// The day on which it was solved, as the page wrote it: "2026-11-24".
    pub day: String,
    /// The run: a link's query.
    pub link: String,
}

/// A quiz that was taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizScore {
    /// The chosen answer of each question, by the question's id.
    pub chosen: BTreeMap<String, u32>,
    /// Right answers at the first go.
    pub right: u32,
    /// Questions asked.
    pub of: u32,
    /// The day.
    pub day: String,
}

/// A mission that was left half-way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnfinishedMission {
    /// The mission's id.
    pub lesson: String,
    /// The place of the step.
    pub step: u32,
    /// Hints that are open.
    pub hints: u32,
    /// What was predicted, by the place of the step.
    pub guesses: Vec<(u32, Guessed)>,
    /// The run: a link's query.
    pub link: String,
    /// How often the mission had been played to an end when this try was begun: a later end closes it.
    pub tries: u32,
    /// The order in which missions were left; the highest was left last.
    pub turn: u32,
}

/// What a person predicted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guessed {
    /// The answer at this place.
    Choice(usize),
    /// A line: its value at each bead.
    Line(Vec<f64>),
}

impl Progress {
    /// As JSON, ready to be read by people.
    pub fn to_json(&self) -> String {
        format!("{}\n", serde_json::to_string_pretty(self).unwrap_or_default())
    }

    /// Writes down that a mission was played to its end.
    pub fn played(&mut self, id: &str, now: Mission) {
        let entry = self.lessons.entry(id.to_owned()).or_default();
        let tries = entry.tries.saturating_add(1);
        let earlier_is_better = entry.solved && (!now.solved || entry.hints <= now.hints);
        if !earlier_is_better {
            *entry = now;
        }
        entry.tries = tries;
        self.close_unfinished();
    }

    /// A mission was solved.
    pub fn solved(&self, id: &str) -> bool {
        self.lessons.get(id).is_some_and(|m| m.solved)
    }

    /// Right answers of a chapter's quiz at the first go, as a share of its questions.
    pub fn quiz_share(&self, chapter: u8) -> f64 {
        self.quizzes.get(&chapter).map_or(0.0, |score| f64::from(score.right) / f64::from(score.of.max(1)))
    }

    /// As JSON in at most so many characters. What is needed least is left out first: predictions, runs of solved
    /// missions, answers of quizzes, cards, the notebook, the runs of the missions left half-way.
    pub fn to_json_within(&self, limit: usize) -> String {
        let mut slim = self.clone();
        let leave_out: [fn(&mut Self); 6] = [
            |p| p.lessons.values_mut().for_each(|mission| mission.guesses.clear()),
            |p| p.lessons.values_mut().for_each(|mission| mission.link.clear()),
            |p| p.quizzes.values_mut().for_each(|score| score.chosen.clear()),
            |p| p.words.clear(),
            |p| p.notebook.clear(),
            |p| (p.open, p.waiting) = (None, BTreeMap::new()),
        ];
        let mut leave_out = leave_out.into_iter();
        loop {
            let text = serde_json::to_string(&slim).unwrap_or_default();
            if text.chars().count() <= limit {
                return text;
            }
            match leave_out.next() {
                Some(leave_out) => leave_out(&mut slim),
                None => return String::new(),
            }
        }
    }

    /// Missions solved in a chapter, and how many there are.
    pub fn chapter(&self, chapter: u8) -> (u32, u32) {
        let of = || lessons::ALL.iter().filter(|l| l.chapter == chapter);
        (of().filter(|l| self.solved(l.id)).count() as u32, of().count() as u32)
    }

    /// The mission to go on with: the one left half-way, else the first that is not solved.
    pub fn next(&self) -> Option<&str> {
        let unfinished = self.open.as_ref().map(|open| open.lesson.as_str());
        unfinished.or_else(|| lessons::ALL.iter().map(|l| l.id).find(|id| !self.solved(id)))
    }
}
