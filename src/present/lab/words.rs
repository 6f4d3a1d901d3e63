//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

pub const NOTE: &str = "Prequential means that each row is first a test and only then a lesson, so that no answer is judged that was learnt by \
     heart. The statistic is what the detector has put together, as a share of what it asks for: at 100 % it fires, and \
     forgets what it knew.";
pub const HERE_THERE_ARE_NO_CUSTOMERS: &str = "Here there are no customers. An artificial stream brings rows whose rule changes at a known moment; a learner answers \
     each row before it is told, and a detector that sees nothing but right and wrong has to notice. All of them are classics: \
     whoever reads about drift meets them.";
pub const ONCE_MORE: &str = "Once more";
pub const LET_ROWS_COME: &str = "Let rows come";
pub const START_OVER: &str = "Start over";
