//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const FOLLOW_A_RECORD: &str = "Follow a record";
pub const A_RULE_SAYS_WHAT_MUST_HOLD: &str = "A rule says what must hold of one field, and what happens to a record that breaks it: let it pass, fill in the usual value, \
     let the simple rule answer, quarantine it, or reject it.";
pub const RULES_OF_THE_CHECK: &str = "Rules of the check";
pub const IN_THIS_MISSION_THE_CHECK: &str = "In this mission the check is not yours to change. In free play it is.";
pub const THERE_IS_NO_RULE_YET_WRITE: &str = "There is no rule yet. Write the first one below.";
pub const RULES_THAT_STAND: &str = "Rules that stand";
pub const THE_RULE_HAS_ANOTHER_RESPONSE: &str = "The rule has another response.";
pub const THE_RULE_IS_GONE: &str = "The rule is gone.";
pub const TAKE_AWAY: &str = "Take away";
pub const WHAT_MUST_HOLD: &str = "What must hold";
pub const AT_MOST: &str = "At most";
pub const AT_LEAST: &str = "At least";
pub const THE_RULE_IS_WRITTEN_DOWN: &str = "The rule is written down.";
pub const A_NEW_RULE: &str = "A new rule";
pub const WRITE_IT_DOWN: &str = "Write it down";
pub const WHAT_EACH_RESPONSE_HAS_LED_TO: &str = "What each response has led to";
pub const STOPPED_OR_MENDED_LATELY: &str = "Stopped or mended lately";
pub const NOTHING_SO_FAR: &str = "Nothing so far.";
pub const LOOK_FOR_NEWER_ONES: &str = "Look for newer ones";

pub fn take_away(words: impl Display) -> String {
    format!("Take away: {words}")
}
