//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

use crate::course::progress::notebook::NotebookLine;

pub const NOTEBOOK: &str = "Notebook";
pub const FREE_PLAY: &str = "Free play";
pub const FIVE_LINES: &str = "Five lines, in your own words. What the run can tell stands beside each, to take over. \
     Your browser keeps the notebook with your progress, and nobody else sees it until you hand it in.";
pub const THE_RUN_TELLS: &str = "The run tells: ";
pub const TAKE_IT_OVER: &str = "Take it over";
pub const A_QUESTION_OF_YOUR_TEACHER: &str = "A question from your teacher";
pub const SAVE_AS_MARKDOWN: &str = "Save as Markdown";
pub const SAVE_AS_HTML: &str = "Save as HTML";
pub const SAVE_ALL_PAGES: &str = "Save all pages";
pub const HAND_IT_IN: &str = "Hand it in";
pub const SAVED: &str = "Saved.";
pub const NOTHING_IS_WRITTEN_YET: &str = "Nothing is written on this page yet.";
pub const HANDED_OVER: &str = "Handed to the page around this one.";
pub const TAKEN: &str = "Your course platform has taken it.";
pub const NOT_TAKEN: &str = "Your course platform takes no comments. Save the page as a file, and hand that in.";
pub const OTHER_PAGES: &str = "Other pages that you have written on";
pub const WRITE_IT_IN_THE_NOTEBOOK: &str = "Write it in your notebook";

pub fn of_mission(id: impl Display, title: impl Display) -> String {
    format!("Mission {id}: {title}")
}

pub fn notebook_of(title: impl Display) -> String {
    format!("{NOTEBOOK}. {title}")
}

/// What a line asks.
pub const fn asks(line: NotebookLine) -> &'static str {
    match line {
        NotebookLine::Objective => "What do you want to find out, or to reach?",
        NotebookLine::Check => "By what will you know?",
        NotebookLine::Experiment => "What do you try?",
        NotebookLine::Changed => "What changed?",
        NotebookLine::Next => "What would you do next?",
        NotebookLine::Answer => A_QUESTION_OF_YOUR_TEACHER,
    }
}

/// How such a line may read.
pub const fn example(line: NotebookLine) -> &'static str {
    match line {
        NotebookLine::Objective => "For example: find out whether a version taught by fewer days catches more.",
        NotebookLine::Check => "For example: recall over two whole days, beside the version before.",
        NotebookLine::Experiment => "For example: train on the last four days, and try that version on a few requests first.",
        NotebookLine::Changed => "For example: more were caught, and there were more false alarms, too.",
        NotebookLine::Next => "For example: ask the people who read them whether they can bear the extra alarms.",
        NotebookLine::Answer => "",
    }
}

/// A line's name in a document.
pub const fn name(line: NotebookLine) -> &'static str {
    match line {
        NotebookLine::Objective => "Objective",
        NotebookLine::Check => "Success check",
        NotebookLine::Experiment => "Experiment",
        NotebookLine::Changed => "What changed",
        NotebookLine::Next => "What next",
        NotebookLine::Answer => "Answer",
    }
}
