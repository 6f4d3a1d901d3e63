//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const ONE_MOMENT_EIGHT_PEOPLE: &str = "One moment, eight people";
pub const WHO_CAN_SEE_IT: &str = "Who can see it, who has been told, and who may act?";
pub const SEE_AS: &str = "See as";
pub const ALL_EIGHT: &str = "all eight";
pub const TODAY_SO_FAR: &str = "Today so far";
pub const WHO_WAS_TOLD_WHEN: &str = "Who was told when, in the last 24 hours";
pub const NO_CASE_HAS_COME: &str = "No case has come in the last minute.";
pub const NEXT: &str = "Next: ";
pub const TOLD: &str = "Told: ";
pub const MAY: &str = "May";
pub const THE_MISSION_SHOWS_WHAT_CAN_BE_DONE: &str = "The mission shows what can be done here.";
pub const GO_TO_THIS_MOMENT: &str = "Go to this moment";

pub const WHO_MAY_DO_WHAT: &str = "Who may do what";
pub const A_TEAM_DECIDES_BEFOREHAND: &str =
    "A team decides this before anything goes wrong. Tick who may do what; what no role may do, nobody can do.";
pub const ACT_AS: &str = "Act as";
pub const THE_WHOLE_TEAM: &str = "the whole team";

pub fn may_do(role: impl Display, scripted: impl Display) -> String {
    format!("{role}: {scripted}")
}

pub fn told_by_three(about: impl Display) -> String {
    format!("{about}, as three people tell it")
}

pub fn mark(who: impl Display, what: impl Display) -> String {
    format!("{who}, {what}. {GO_TO_THIS_MOMENT}")
}
