//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const LOOK_INTO_IT: &str = "Look into it";
pub const ILL_TAKE_IT: &str = "I’ll take it";
pub const SEE_IT_AS_EIGHT_PEOPLE: &str = "See it as eight people";
pub const ALL_RULES: &str = "Rules and their owners";
pub const NOBODY: &str = "Nobody";
pub const NO_ALERTS: &str = "No alerts";
pub const MAKE_TROUBLE: &str = "Make trouble";
pub const NO_ALERT_IS_FIRING_WHEN: &str = "No alert is firing. When one fires, what helps against it is listed here.";
pub const FITS_WHAT_RINGS_NOW: &str = "Fits what rings now";
pub const WHAT_YOU_CAN_DO: &str = "What you can do";
pub const MAKE_TROUBLE_OR_RESPOND: &str = "Make trouble or respond";
pub const TODAY_SO_FAR_THEN: &str = "Today so far ";
pub const PEOPLE_TODAY: &str = "People today";
pub const PEOPLE_TODAY_THEN: &str = "People today ";
pub const TODAY_SO_FAR: &str = "Today so far";
pub const CONTROL_ROOM: &str = "Control room: ";
pub const FOUR_QUESTIONS: &str = "Four questions";
pub const WHO_AGREED_TO_WHAT: &str = "Who agreed to what";
pub const TRAINING_ROOM: &str = "Training room";
pub const RELEASE_ROOM: &str = "Release room";
pub const VERSIONS_GROUP: &str = "Version and machines";
pub const WHAT_HAPPENED_THE_LATEST_FIRST: &str = "What happened, the latest first";
pub const TRAVEL_IN_TIME: &str = "Travel in time";
pub const STRETCH_OF_TIME_SHOWN: &str = "Stretch of time shown";
pub const YOUR_OWN_DATA: &str = "Your own data";
pub const SYSTEM_THAT_RUNS: &str = "System that runs";
pub const MENU_COURSE_SEED_RESET_SHARE_THEME: &str = "Menu: course, seed, reset, share, theme, help";
pub const THIS_RUN: &str = "This run";
pub const THE_COURSE: &str = "The course";
pub const AFTERLAUNCH_IN_A_PAGE: &str = "Afterlaunch, in a page of its own";
pub const AFTERLAUNCH_TO_THE_FRONT_PAGE: &str = "Afterlaunch, to the front page";
pub const ANOTHER_SEED: &str = "Another seed";
pub const THE_SEED_IS_THE_LUCK: &str = "The seed is the luck of the run: the same seed brings the same customers.";
pub const RESET_TO_THIS_SEED: &str = "Reset to this seed";
pub const A_SEED_IS_A_WHOLE_NUMBER: &str = "A seed is a whole number, such as 7.";
pub const THAT_NUMBER_IS_TOO_LONG: &str = "That number is too long: a seed has at most 19 digits.";
pub const RESET_THE_RUN: &str = "Reset the run?";
pub const KEEP_IT: &str = "Keep it";
pub const RESET_R: &str = "Reset (R)";
pub const LIGHT_COLOURS: &str = "Light colours";
pub const DARK_COLOURS: &str = "Dark colours";
pub const HELP: &str = "Help (?)";
pub const STOP_LOOKING: &str = "Stop looking";
pub const NEXT_EVENT: &str = "Next event";
pub const PLAY_SPACE: &str = "Play (space)";
pub const PAUSE_SPACE: &str = "Pause (space)";
pub const ONE_MINUTE: &str = "One minute";
pub const ONE_MINUTE_BY_KEY: &str = "One minute (.)";
pub const NEXT_EVENT_N: &str = "Next event (N)";
pub const THE_SYSTEM_LIVE: &str = "The system, live";
pub const DAYS_LATER_THE_WAY_BACK: &str = "Days later, the way back to the model:";
pub const OUTCOMES_DAYS_LATER_BECOME_TRAINING_DATA: &str = "Outcomes, days later, become training data. ";
pub const TROUBLE_THAT_IS_RUNNING: &str = "Trouble that is running";

pub fn alert(name: impl Display, detail: impl Display) -> String {
    format!("Alert: {name}. {detail}")
}

pub fn owner_of(rule: impl Display) -> String {
    format!("Owner of “{rule}”")
}

pub fn show_more(count: impl Display) -> String {
    format!("Show {count} more")
}

pub fn only(few: impl Display) -> String {
    format!("Only {few}")
}

pub fn all(many: impl Display) -> String {
    format!("All {many}")
}

pub fn a_seed_is_a_whole_number(typed: impl Display) -> String {
    format!("A seed is a whole number, such as 7. “{typed}” is none.")
}
