//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

pub const SOMETHING_MAY_BE_WRONG: &str =
    "Something may be wrong in this week, or nothing. Look around in the room first: the four questions, the alerts, single records.";
pub const LOOK_AT_RECORDS: &str = "Look at records";
pub const WHAT_IS_IT: &str = "What is it?";
pub const CHOOSE_A_KIND: &str = "Choose a kind";
pub const WHERE_DOES_IT_STRIKE: &str = "Where does it strike?";
pub const CHOOSE_A_TIME: &str = "Choose a time";
pub const SINCE_WHEN: &str = "Since when?";
pub const NAME_IT: &str = "Name it";
pub const THIS_IS_IT: &str = "This is it";
pub const CHOOSE_WHAT_IT_IS_FIRST: &str = "Choose what it is first.";
pub const CHOOSE_SINCE_WHEN_FIRST: &str = "Choose since when first.";
pub const GIVE_ME_A_HINT: &str = "Give me a hint";
pub const ANOTHER_HINT: &str = "Another hint";
pub const THE_RUN_STARTS_OVER_ON_MONDAY: &str = "The run starts over on Monday of the second week. From Tuesday to Thursday an incident may begin: bad data, drift, a machine, a release. \
     Nobody says which, and in some weeks there is none. Detailed monitoring is on: more alert rules than usual. Look at the alerts, the charts and single records; \
     then name what it is, where it strikes, and since when. After that all is told.";
pub const A_SURPRISE_NEEDS: &str = "A surprise needs one of the systems that are built in: choose one in the room.";
pub const SURPRISE_ME: &str = "Surprise me";
pub const THE_SYSTEM_THAT_RUNS_NOW: &str = "The system that runs now: ";
pub const FROM_ITS_BEGINNING_ON: &str = "From its beginning on";
pub const WHAT_THE_CHECKS_SAW: &str = "What the checks saw";
pub const NO_ALERT_FIRED: &str = "No alert fired.";
pub const AFTER_IT_BEGAN: &str = "After it began";
pub const ANOTHER_ONE: &str = "Another one";
pub const SAME_AGAIN: &str = "Same again";
pub const WHAT_HELPS: &str = "What helps";
pub const WHAT_YOU_NAMED: &str = "What you named";
pub const YOU_SAID: &str = "You said";
pub const IT_WAS: &str = "It was";
pub const SO_IT_IS: &str = "So it is";
pub const WHAT_IS_WRONG: &str = "What is wrong?";
pub const A_WEEK_IN_WHICH_SOMETHING_MAY: &str = "A week in which something may go wrong, and nobody says what.";
pub const START_A_SURPRISE_WEEK: &str = "Start a surprise week";
pub const SOMETHING_MAY_BE_WRONG_BRIEFLY: &str = "Something may be wrong";
pub const LOOK_AROUND_ONCE_YOU_KNOW: &str = "Look around. Once you know what it is, say so.";
pub const THE_STORY_IS_TOLD: &str = "The story is told";
pub const WHAT_IT_WAS_WHO_SAW: &str = "What it was, who saw it when, and what it cost.";
pub const READ_IT_AGAIN: &str = "Read it again";
