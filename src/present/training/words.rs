//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

use std::fmt::Display;

pub const NOTHING_ABOUT_THESE_ROWS_LOOKS_WRONG: &str = "Nothing about these rows looks wrong.";
pub const THE_FIELDS_IN_THESE_ROWS: &str = "The fields in these rows";
pub const AS_A_TABLE: &str = "As a table";
pub const LEARNING_CURVE: &str = "Learning curve";
pub const THERE_IS_NO_SUCH_VERSION: &str = "There is no such version.";
pub const HOW_IT_LEARNT: &str = "How it learnt";
pub const FROM_LEFT_TO_RIGHT_PREDICTED_0: &str = "From left to right: predicted, 0 to 100 %. From bottom to top: observed, 0 to 100 %.";
pub const CALIBRATION_CURVE: &str = "Calibration curve";
pub const ARE_ITS_PROBABILITIES_RIGHT: &str = "Are its probabilities right?";
pub const A_MODEL_CAN_BE_GOOD: &str = "A model can be good on average and bad for some. Recall and false-positive rate are shown for each segment at the decision \
     line in service; the calibration gap is how far its scores lie above what was observed (+) or below it (−), in points of a \
     hundred. In brackets is the 95 % interval.";
pub const HOW_EACH_SEGMENT_FARES: &str = "How each segment fares";
pub const EACH_FIELD_IS_SHUFFLED_AMONG: &str = "Each field is shuffled among the newest test rows, several times, and how much worse the answers get is its importance; \
     the most important is 100. In brackets, and as a thin line, stand the least and the most of these shuffles. It says what \
     the model goes by, not what causes what.";
pub const WHAT_IT_GOES_BY: &str = "What it goes by";
pub const WHAT_IT_WOULD_ANSWER_ON_AVERAGE: &str =
    "What it would answer on average if all of these rows had this value and were otherwise as they are.";
pub const HOW_ITS_ANSWERS_FOLLOW_A_FIELD: &str = "How its answers follow a field";
pub const A_MODEL_IS_MADE_FROM_SNAPSHOTS: &str = "A model is made from snapshots of what was kept. Choose the rows, a kind of model and its settings; watch the error \
     fall on its own rows and on rows held back; then compare what came of it before anybody depends on it.";
pub const TRAINING_ROOM: &str = "Training room";
pub const TIME_STANDS_STILL_WHILE: &str = "Time stands still while you are here.";
pub const TIME_PASSES_WHILE_IT_TRAINS: &str = "Time passes while it trains.";
pub const IN_THIS_MISSION_TRAINING: &str = "In this mission training is not yours. In free play it is.";
pub const UP_TO: &str = "Up to";
pub const LOOK_AT_THESE_ROWS: &str = "Look at these rows";
pub const A_TEST_TAKES_THE_NEWEST_ROWS: &str = "A test takes the newest rows from now on.";
pub const A_TEST_TAKES_ROWS_AT_RANDOM: &str = "A test takes rows at random from now on.";
pub const THE_TRAINING_HAS_BEGUN: &str = "The training has begun.";
pub const THE_SEARCH_HAS_BEGUN: &str = "The search has begun.";
pub const OR_TRY_SEVERAL_VALUES: &str = "Or try several values of a setting";
pub const TRY_ALL_OF_THEM: &str = "Try all of them";
pub const EACH_VALUE_IS_TRAINED: &str =
    "Each value is trained on the same rows. The best on the validation rows becomes a version; the test rows only tell how good it is.";
pub const THE_TRAINING_WAS_GIVEN_UP: &str = "The training was given up.";
pub const THE_CLOCK_STANDS_STILL: &str = "The clock stands still. ";
pub const LET_TIME_PASS: &str = "Let time pass";
pub const GIVE_IT_UP: &str = "Give it up";
pub const NOTHING_HAS_BEEN_TRAINED: &str = "Nothing has been trained in this run yet.";
pub const IT_GETS_ITS_FIRST_REQUESTS: &str = "It gets its first requests.";
pub const ALL_TRAININGS: &str = "All trainings";
pub const SIDE_BY_SIDE: &str = "Side by side";
pub const TELL_ME_ABOUT_IT: &str = "Tell me about it";
pub const WHAT_A_VERSION_HAS_LEARNT: &str = "What a version has learnt";
pub const WHERE_ITS_DECISION_LINE_LIES: &str = "Where its decision threshold lies";
pub const DECISION_LINE: &str = "Decision threshold";
pub const ANSWERS_AGAINST_OUTCOMES: &str = "Answers against outcomes";
pub const TO_THE_CHEAPEST_IN_VALIDATION: &str = "To the cheapest in validation";
pub const TO_THE_LINE_IN_SERVICE: &str = "To the threshold in service";
pub const THE_DECISION_LINE_LIES: &str = "The decision threshold lies here from now on.";
pub const USE_THIS_DECISION_LINE: &str = "Use this decision threshold";
pub const THE_SYSTEM_HAS_ONE_DECISION_LINE: &str = "The system has one decision threshold, whichever version answers.";
pub const IN_THIS_MISSION_THE_DECISION_LINE: &str = "In this mission the decision threshold is not yours. In free play it is.";

pub fn learning_curve(sentence: impl Display) -> String {
    format!("Learning curve. {sentence}")
}

pub fn from_bottom_to_top_mean_error(low: impl Display, top: impl Display, first: impl Display, last_pass: impl Display) -> String {
    format!("From bottom to top: mean error a row, {low} to {top}. From left to right: pass {first} to {last_pass}.")
}

pub fn calibration_curve(sentence: impl Display) -> String {
    format!("Calibration curve. {sentence}")
}

pub fn give_v_one_request_in_ten(version: impl Display) -> String {
    format!("Give v{version} one request in ten")
}
