//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const THIS_BROWSER_WOULD_NOT_SAVE: &str = "This browser would not save the file.";
pub const SAVE_AS_HTML: &str = "Save as HTML";
pub const SAVE_AS_MARKDOWN: &str = "Save as Markdown";
pub const TROUBLE_AND_WHO_SAW_IT_WHEN: &str = "Trouble, and who saw it when";
pub const NOTHING_HAS_HAPPENED_IN_THIS_RUN: &str = "Nothing has happened in this run yet.";
pub const SEE_IT_AS_EIGHT_PEOPLE: &str = "See it as eight people";
pub const POST_MORTEM: &str = "Post-mortem";
pub const DRAFTED_FROM_THE_TIMELINE: &str = "What the run can tell is drafted. Correct it, and write the rest. A good post-mortem names causes, not culprits. \
     This browser keeps the last one; saving the account saves it too.";
pub const WHAT_HAPPENED: &str = "What happened";
pub const A_CHECKLIST_FOR_A_FIRST_PROJECT: &str = "A checklist for a first project";
pub const WHAT_TOOLS_WOULD_HAVE_DONE: &str = "What tools would have done";
pub const EACH_OF_THESE_RUNS_WAS_LIVED: &str = "Each of these runs was lived with the same luck: the same requests came at the same minutes. \
     Whatever did not depend on the part left out came out the same.";
pub const WHAT_IT_WAS_WORTH: &str = "What it was worth";

pub fn each_of_these_runs_is_lived(n: impl Display, all: impl Display) -> String {
    format!("Each of these runs is lived now, with the same luck: {n} of {all} are there.")
}

pub fn post_mortem_of(about: impl Display) -> String {
    format!("{POST_MORTEM}: {about}")
}
