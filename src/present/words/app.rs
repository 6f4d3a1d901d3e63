//! What the page says of itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const FREE_PLAY: &str = "Free play";
pub const SURPRISE_WEEK: &str = "Surprise week";
pub const WORDS_EXPLAINED: &str = "Words";
pub const FOR_TEACHERS: &str = "For teachers";
pub const TRUTH_LOCKED: &str = "The truth is locked: whoever made this link keeps it for later.";
pub const TRUTH_WAITS: &str = "The truth waits: say first what is wrong. Then all is told.";
pub const STORY: &str = "Requests come in. \
     On their way they are checked, prepared, and answered by a model that says yes to some of them; a team acts on it. \
     What was right comes back later and becomes the next training data. \
     Put trouble in, watch what it does, and put it right. Nothing here can be broken for good: Reset begins the run anew.";
pub const LETTERS: &str = "Single letters, digits and signs are shortcuts. They rest while you type.";
pub const KEYS_AND_HOW_TO_READ: &str = "Keys, and how to read this page";
pub const EVERYTHING_ELSE_IN_THE_LINK: &str = "Everything else in the link was used.";
pub const PAUSED_WHILE_YOU_WERE_AWAY: &str = "Paused while you were away";
pub const GO_ON: &str = "Go on";
pub const ITS_STORAGE_IS_BLOCKED_OR_FULL: &str =
    "Its storage is blocked or full. What you do here is gone once the page is closed, unless you save your progress as a file.";
pub const THIS_BROWSER_DOES_NOT_KEEP: &str = "This browser does not keep your progress";
pub const TO_THE_FILE: &str = "To the file";
pub const YOUR_EARLIER_PROGRESS_CANNOT_BE_READ: &str = "Your earlier progress cannot be read";
pub const THE_TRUTH_IS_SHOWN: &str = "The truth is shown";
pub const NOBODY_OUTSIDE_THIS_PAGE_COULD_SEE: &str = "Nobody outside this page could see it. Alerts and plans never use it.";
pub const HIDE_IT: &str = "Hide it";
pub const NOTHING_HAPPENED_FOR_30_DAYS: &str = "Nothing happened for 30 days";
pub const PLAY_ON: &str = "Play on";
pub const THIS_IS_THE_LAST_DAY: &str = "This is the last day of this run";
pub const CLOSE_THIS_NOTE: &str = "Close this note";
pub const SKIP_TO_THE_SYSTEM: &str = "Skip to the system";
pub const AFTERLAUNCH_RUN_AN_AI_PRODUCT_AFTER: &str = "Afterlaunch: run an AI product after its launch";
pub const THE_COURSE_AFTERLAUNCH: &str = "The course | Afterlaunch";
pub const WHAT_MLOPS_IS_AFTERLAUNCH: &str = "What MLOps is | Afterlaunch";
pub const WHAT_MLOPS_IS: &str = "What MLOps is";
pub const WORDS_EXPLAINED_AFTERLAUNCH: &str = "Words | Afterlaunch";
pub const ACCOUNT_OF_A_RUN_AFTERLAUNCH: &str = "Account of a run | Afterlaunch";
pub const RULES_OF_THE_CHECK_AFTERLAUNCH: &str = "Rules of the check | Afterlaunch";
pub const NOTEBOOK_AFTERLAUNCH: &str = "Notebook | Afterlaunch";
pub const THE_GOAL_AFTERLAUNCH: &str = "The goal | Afterlaunch";
pub const ONE_MOMENT_EIGHT_PEOPLE_AFTERLAUNCH: &str = "One moment, eight people | Afterlaunch";
pub const TRAINING_ROOM_AFTERLAUNCH: &str = "Training room | Afterlaunch";
pub const RELEASE_ROOM_AFTERLAUNCH: &str = "Release room | Afterlaunch";
pub const WHAT_IS_WRONG_AFTERLAUNCH: &str = "What is wrong? | Afterlaunch";
pub const A_RECORDS_WAY_AFTERLAUNCH: &str = "A record’s way | Afterlaunch";
pub const RECORD_OF_COMPLETION_AFTERLAUNCH: &str = "Record of completion | Afterlaunch";
pub const AFTER_THE_COURSE_AFTERLAUNCH: &str = "After the course | Afterlaunch";
pub const FOR_TEACHERS_AFTERLAUNCH: &str = "For teachers | Afterlaunch";
pub const YOUR_OWN_DATA_AFTERLAUNCH: &str = "Your own data | Afterlaunch";
pub const MAKE_A_LINK_AFTERLAUNCH: &str = "Make a link | Afterlaunch";
pub const YOUR_RUN_IS_TAKEN_UP: &str = "Your run is taken up where it was";
pub const START_OVER: &str = "Start over";
pub const YOU_LEFT_A_RUN_HALF_WAY: &str = "You left a run half-way";
pub const TAKE_IT_UP: &str = "Take it up";
pub const LEAVE_IT: &str = "Leave it";
pub const LOCKED: &str = "Whoever made this link has locked this control: here it is only to be looked at.";
pub const LOCKED_BRIEFLY: &str = "Locked by whoever made this link.";
pub const SAVE_THE_UNREAD_PROGRESS: &str = "Save the unread progress";
pub const THROW_IT_AWAY: &str = "Throw it away";

pub fn it_is_still_nothing_was_missed(time: impl Display) -> String {
    format!("It is still {time}. Nothing was missed.")
}

pub fn what_was_kept_in_this_browser(why: impl Display) -> String {
    format!("What was kept in this browser is set aside as it is, because {why}.")
}

pub fn it_is_now(time: impl Display) -> String {
    format!("It is {time} now, and all is as usual. Trouble would be an event.")
}

pub fn a_run_is_at_most_days(longest_days: impl Display) -> String {
    format!("A run is at most {longest_days} days long. Go back on the timeline, or start over.")
}

pub fn quiz_of_chapter_afterlaunch(chapter: impl Display) -> String {
    format!("Quiz of chapter {chapter} | Afterlaunch")
}

pub fn progress_that_was_kept_earlier(why: impl Display) -> String {
    format!("Progress that was kept earlier cannot be read and is set aside: {why}.")
}
