//! What the page says on what all rooms are made of: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const THIS_BROWSER_WOULD_NOT_LET: &str = "This browser would not let the page copy. The text is marked: copy it from here.";
pub const THIS_FILE_IS_TOO_LARGE: &str = "This file is too large to be a progress file. Nothing was changed.";
pub const THIS_BROWSER_COULD_NOT_READ: &str = "This browser could not read the file. Nothing was changed.";
pub const DOWNLOAD_AS_SVG: &str = "Download as SVG";
pub const HOW_TO_READ_THE_COLOURS: &str = "How to read the colours";
pub const ALERT_LIMIT: &str = "Alert limit";
pub const DECISION_LINE: &str = "Decision threshold";
pub const YOUR_LINE: &str = "Your line";

pub fn look_closer(name: impl Display) -> String {
    format!("Look closer: {name}")
}

pub fn copy(name: impl Display) -> String {
    format!("Copy: {name}")
}
