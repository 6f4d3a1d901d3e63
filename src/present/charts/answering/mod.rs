//! Does it answer as usual: how often it says yes, how sure it is, and what amounts it tells.

pub mod amounts_told;
pub mod called_by_customer;
pub mod called_urgent;
pub mod confident;
pub mod scores;

use super::question::{Panel, Question};

/// The question.
pub(super) const QUESTION: Question = Question {
    id: "answering",
    room: Panel { charts: [&called_urgent::CHART, &confident::CHART, &scores::CHART], main: &called_urgent::CHART },
    room_of_amounts: Some(Panel { charts: [&called_urgent::CHART, &amounts_told::CHART, &scores::CHART], main: &called_urgent::CHART }),
    further: &[&called_by_customer::CHART],
};
