//! A learner's notebook as the page shows it: the page of the mission that is played, or of free play, with what the run can tell
//! for each line; and the pages as documents to take along and to hand in.

mod document;
mod facts;
pub mod words;

pub use document::{html, in_plain_text, markdown};

use crate::course::lessons;
use crate::course::progress::notebook::{FREE_PLAY, NotebookLine};
use crate::session::Session;
use crate::session::lesson::Playing;

/// The page that belongs to what is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct NotebookView {
    /// The mission's id, or that of free play.
    pub id: &'static str,
    /// "Mission 2.1: …", or "Free play".
    pub title: String,
    /// Its five lines.
    pub lines: Vec<NotebookLineView>,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct NotebookLineView {
    /// Which one.
    pub line: NotebookLine,
    /// "What changed?"
    pub asks: &'static str,
    /// How such a line may read.
    pub example: &'static str,
    /// What the run tells for it; empty where it tells nothing.
    pub tells: String,
}

/// The page of the mission that is played, or of free play.
pub fn notebook(session: &Session, playing: Option<&Playing>) -> NotebookView {
    let id = playing.map_or(FREE_PLAY, |playing| playing.lesson().id);
    let line = |line| NotebookLineView {
        line,
        asks: words::asks(line),
        example: words::example(line),
        tells: facts::tells(session, playing, line),
    };
    NotebookView { id, title: title(id), lines: NotebookLine::FIVE.map(line).into() }
}

/// How the page of a mission, or that of free play, is called.
pub fn title(id: &str) -> String {
    lessons::find(id).map_or_else(|| words::FREE_PLAY.to_owned(), |lesson| words::of_mission(lesson.id, lesson.title))
}

/// A text with what the run tells behind it.
pub fn with_fact(text: &str, fact: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() { fact.to_owned() } else { format!("{text}\n{fact}") }
}
