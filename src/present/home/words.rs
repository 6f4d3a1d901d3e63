//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

pub const SEND_IN: &str = "Send {unit-field} in {other-unit}";
pub const TRIPLE_THE_TRAFFIC: &str = "Triple the traffic";
pub const CHANGE_WHAT_MEANS: &str = "Change what “{positive}” means";
pub const FREE_PLAY: &str = "Free play";
pub const SURPRISE_WEEK: &str = "Surprise week";
pub const THE_WORDS: &str = "Words";
pub const FOR_TEACHERS: &str = "For teachers";
pub const ALL_OF_IT: &str = "All of it is in this tab, and time stands still.";
pub const ALL_OF_IT_IS_RUNNING: &str = "All of it is running now, in this tab.";
pub const THIS_MODEL_IS_LIVE_KEEP: &str = "This model is live. Keep it useful.";
pub const OPEN_THE_CONTROL_ROOM: &str = "Open the control room";
pub const MORE_TROUBLE: &str = "More trouble";
pub const TROUBLE_IS_IN_WATCH: &str = "Trouble is in. Watch what it does.";
pub const GO_ON_PUT_SOME_TROUBLE_IN: &str = "Go on, put some trouble in.";
pub const NOTHING_CRASHES_AND: &str = "Nothing crashes, and that is the point. The control room has the alerts, and what you can do.";
pub const IT_COSTS_NOTHING_HERE_AND_RESET: &str = "It costs nothing here, and Reset is always near.";
pub const THE_COURSE: &str = "The course";
pub const IN_EACH_MISSION_YOU_PREDICT_RUN: &str =
    "In each mission you predict, run, and see. No code, no formulas. Begin anywhere; everything is also open in free play.";
pub const SYSTEMS_TO_RUN: &str = "Systems to run";
pub const A_PRODUCT_THAT_SOMEBODY_DEPENDS: &str =
    "A product that somebody depends on. The small curve is its traffic over a day. Any of them can be ";
pub const SURPRISE_ME: &str = "Surprise me";
pub const IN_THIS_SYSTEMS_NEXT_WEEK_SOMETHING: &str =
    "In this system’s next week something may go wrong, and nobody says what. Find out what, where, and since when.";
pub const SOMETIMES_NOTHING_IS_WRONG_AT_ALL: &str = "Sometimes nothing is wrong at all.";
pub const YOUR_OWN_DATA: &str = "Your own data";
pub const A_TABLE_OF_YOURS: &str = "A table of yours as a CSV file becomes the stream. It stays in this tab; nothing is sent anywhere.";
pub const FROM_200_ROWS_UP: &str = "From 200 rows up to a million.";
pub const THE_CLASSIC_STREAMS_OF_RESEARCH: &str =
    "The classic streams of research, a learner that goes through them row by row, and five detectors that watch for a change.";
pub const TWO_CHARTS_AND_NO_CUSTOMERS: &str = "Two charts and no customers.";
