//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const THE_SYSTEM: &str = "The system";
pub const CHAPTER_MAP: &str = "Chapter map";
pub const BACK_TO_THE_CHAPTER_MAP: &str = "Back to the chapter map";
pub const IT_STAYS_AS_IT_IS: &str = "It stays as it is";
pub const CLEAR_MY_LINE: &str = "Clear my line";
pub const WHAT_YOU_DID: &str = "What you did";
pub const IN_THE_FIELD_THIS_IS_CALLED: &str = "In the field this is called";
pub const A_WAY_THAT_WORKS: &str = "A way that works";
pub const WHAT_LOOKS_RIGHT_AND_IS_NOT: &str = "What looks right, and is not";
pub const LOOK_INTO_THE_TRAINING_ROOM: &str = "Look into the training room";
pub const FOLLOW_A_RECORD: &str = "Follow a record";
pub const WRITE_A_REQUEST_BY_HAND: &str = "Write a request by hand";
pub const OPEN_THE_ACCOUNT_OF_THIS_RUN: &str = "Open the account of this run";
pub const LET_TIME_PASS: &str = "Let time pass";
pub const GIVE_ME_A_HINT: &str = "Give me a hint";
pub const STILL_MISSING: &str = "Still missing";
pub const WHAT_WAS_MISSING: &str = "What was missing";
pub const PREDICT_AGAIN: &str = "Predict again";
pub const TRY_IT_IN_FREE_PLAY: &str = "Try it in free play";
pub const A_DAY_PASSED_AND_NOTHING_HAPPENED: &str = "A day passed, and nothing happened.";
pub const STOP_HERE: &str = "Stop here";
pub const SKIP_TO_WHAT_HAPPENS: &str = "Skip to what happens";
pub const AS_FAST_AS: &str = "As fast as it can, to the next event (N)";

pub fn stopped_at(what: impl Display) -> String {
    format!("Stopped at {what}.")
}

pub fn takes_about_seconds(seconds: impl Display) -> String {
    format!("Takes about {seconds} seconds.")
}
