//! Is it right: what is caught and what is not, once outcomes are in, and how far off amounts were.

pub mod caught;
pub mod caught_by_customer;
pub mod false_alarms;
pub mod mean_error;

use super::question::{Panel, Question};

/// The question.
pub(super) const QUESTION: Question = Question {
    id: "right",
    room: Panel { charts: [&caught::CHART, &false_alarms::CHART, &caught_by_customer::CHART], main: &caught::CHART },
    room_of_amounts: Some(Panel { charts: [&mean_error::CHART, &caught::CHART, &caught_by_customer::CHART], main: &mean_error::CHART }),
    further: &[],
};
