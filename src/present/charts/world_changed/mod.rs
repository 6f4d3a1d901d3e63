//! Has the world changed: fields that drift, that come empty, and their values against training.

pub mod empty_fields;
pub mod field_drift;
pub mod field_spread;

use super::question::{Panel, Question};

/// The question.
pub(super) const QUESTION: Question = Question {
    id: "world-changed",
    room: Panel { charts: [&field_drift::CHART, &empty_fields::CHART, &field_spread::CHART], main: &field_drift::CHART },
    room_of_amounts: None,
    further: &[],
};
