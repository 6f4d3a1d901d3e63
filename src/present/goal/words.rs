//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

pub const GOAL_FIRST: &str = "The goal first";
pub const WRITE_DOWN_WHAT_THIS_RUN_IS_FOR: &str = "Write down what this run is for before you look at how it goes. Later it is judged by that, and by nothing else. \
     The run’s link takes the goal along.";
pub const DECISION: &str = "What is decided with the answers";
pub const SUCCESS: &str = "Success";
pub const LIMIT: &str = "Limit";
pub const NOT_FOR: &str = "What the answers must not be used for";
pub const WHAT_COUNTS_AS_SUCCESS: &str = "What counts as success";
pub const WHAT_MUST_NOT_BE_CROSSED: &str = "Which limit must not be crossed";
pub const A_LIMIT_HOLDS: &str = "A limit holds however well the rest goes: it is what nobody may trade away.";
pub const VALUE: &str = "Value";
pub const AT_LEAST: &str = "at least";
pub const AT_MOST: &str = "at most";
pub const WRITE_IT_DOWN: &str = "Write it down";
pub const THE_GOAL_IS_WRITTEN_DOWN: &str = "The goal is written down.";
pub const HOW_IT_STANDS: &str = "How it stands";
pub const THE_GOAL_AND_HOW_IT_WENT: &str = "The goal, and how it went";
pub const CHANGE_IT: &str = "Change the goal";
pub const A_CHANGED_GOAL_IS_JUDGED_ANEW: &str = "A changed goal is judged from then on, and the account says that it was changed.";
pub const BEGIN_WITH_A_GOAL: &str = "Begin with a goal";
pub const THE_GOAL: &str = "The goal";
pub const INTERVALS: &str = "An interval says where the figure may truly lie; in 95 of 100 cases it does. A target is reached or missed once the whole \
     interval lies on one side of it.";
