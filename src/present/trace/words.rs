//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const AS_IT_WAS: &str = "As it was";
pub const SEND_ONE_YOURSELF: &str = "Send one yourself";
pub const THIS_IS_A_REQUEST_AS_ANOTHER: &str = "This is a request as another program sends it to the API. Change it, break it, and see what comes back. It is no part of the run: it is counted nowhere, and nothing is learnt from it.";
pub const THE_REQUEST_IN_JSON: &str = "The request, in JSON";
pub const THE_RESPONSE: &str = "The response";
pub const ERROR_THE_REQUEST_WAS_NOT_UNDERSTOOD: &str = "Error: the request was not understood";
pub const BACK_TO_THE_ROOM: &str = "Back to the room";
pub const BACK_TO_THE_MISSION: &str = "Back to the mission";
pub const THE_NEWEST: &str = "The newest";
pub const NOTHING_CAME_IN_THE_LAST_MINUTE: &str = "Nothing came in the last minute.";
pub const STOPPED_OR_MENDED_BY_THE_CHECK: &str = "Stopped or mended by the check";
pub const THE_CHECK_HAS_STOPPED_NOTHING: &str = "The check has stopped nothing so far.";
pub const MISSED_AS_OUTCOMES_SAY: &str = "Missed, as outcomes say";
pub const NO_OUTCOME_SAYS_SO_YET: &str = "No outcome says so yet.";
pub const LOOK_FOR_NEWER_ONES: &str = "Look for newer ones";
pub const RULES_OF_THE_CHECK: &str = "Rules of the check";
pub const A_RECORDS_WAY: &str = "A record’s way";
pub const THIS_RECORD_IS_GONE: &str = "This record is gone.";
pub const HIDE_THE_TRUTH: &str = "Hide the truth";
pub const SHOW_THE_TRUTH: &str = "Show the truth";
pub const PICK_ANOTHER: &str = "Pick another";

pub fn pick_one_of_the_and_follow(many: impl Display) -> String {
    format!(
        "Pick one of the {many} and follow it: what was sent, what arrived, what the check said, the score and why, the outcome, and who learnt from it."
    )
}
