//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const WHAT_IS_WRONG: &str = "What is wrong?";
pub const OPEN_IN_A_FULL_PAGE: &str = "Open in a full page";
pub const A_MESSAGE_NEEDS_A_TYPE: &str = "A message needs a type.";
pub const A_STATE_HAS_A_PART_RUN: &str = "A state has a part “run”, a query like the one that getState gives.";
pub const WHAT_IS_GIVEN_TO_DO: &str = "What is given to do";
pub const THE_RUN: &str = "The run";
pub const WHAT_OF_THE_PAGE_IS_THERE: &str = "What of the page is there";
pub const HOW_IT_LOOKS: &str = "How it looks";
pub const CHOOSE_WHAT_OTHERS_ARE_TO_FIND: &str =
    "Choose what others are to find when they open the page. The link holds all of it; there is no account and nothing to set up.";
pub const WHAT_THE_LINK_SAYS: &str = "What the link says";
pub const MAKE_A_LINK: &str = "Make a link";
pub const THE_ONE_THAT_IS_OPEN: &str = "The one that is open here: its seed, its minute, and what was done in it.";
pub const AS_USUAL: &str = "As usual";
pub const THIS_PAGE_LIES_ON_A_DISK: &str = "This page lies on a disk. Put it on a web site first: then its links lead there for everybody.";
pub const SHOW_A_PREVIEW: &str = "Show a preview";
pub const AS_IN_ANOTHER_PAGE: &str = "As in another page";
pub const TRY_IT_HERE: &str = "Try it here";
pub const PREVIEW_OF_THE_LINK: &str = "Preview of the link";
pub const THIS_LINK_IS_TOO_LONG: &str =
    "This link is too long for a code that a phone can read. Copy the link instead, or leave this run out of it.";
pub const CODE_OF_THE_LINK: &str = "Code of the link, for the camera of a phone";
pub const SAVED_AS_AFTERLAUNCH_LINK_SVG: &str = "Saved as afterlaunch-link.svg.";
pub const THIS_BROWSER_WOULD_NOT_SAVE: &str = "This browser would not save the file.";
pub const SAVE_THE_CODE: &str = "Save the code";
pub const TAKE_IT_ALONG: &str = "Take it along";
pub const THE_LINK: &str = "The link";
pub const FRAME_FOR_ANOTHER_PAGE: &str = "Frame for another page";
pub const ELEMENT_FOR_ANOTHER_PAGE_WHICH_GROWS: &str = "Element for another page, which grows with what is in it";
pub const AS_DATA_JSON: &str = "As data (JSON)";
pub const SHARE_THIS_RUN: &str = "Share this run";
pub const LINK_TO_THIS_RUN: &str = "Link to this run";
pub const SAVED_AS_AFTERLAUNCH_LOG_JSON: &str = "Saved as afterlaunch-log.json.";
pub const WHOEVER_OPENS_THIS_LINK_SEES: &str =
    "Whoever opens this link sees the same run up to this minute: the same requests, the same steps, the same numbers.";
pub const COPY_THE_LINK: &str = "Copy the link";
pub const SAVE_THE_LOG_AS_A_FILE: &str = "Save the log as a file";
pub const MAKE_A_LINK_WITH_MORE: &str = "Make a link with more in it";
pub const ADD_TROUBLE: &str = "Add trouble";
pub const AFTER_DAYS: &str = "After days";
pub const SIZE_SMALL_USUAL_LARGE: &str = "Size: small, usual, large";

pub fn the_record_of_progress(why: impl Display) -> String {
    format!("The record of progress cannot be read: {why}.")
}

pub fn take_trouble_away(row: impl Display) -> String {
    format!("Take trouble {row} away")
}
