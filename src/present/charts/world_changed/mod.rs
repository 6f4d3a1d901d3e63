//! Has the world changed: fields that drift, that come empty, and their values against training.

pub mod field_distribution;
pub mod field_drift;
pub mod missing_values;

use super::question::{ChartQuestion, Panel};

/// The question.
pub(super) const QUESTION: ChartQuestion = ChartQuestion {
    id: "world-changed",
    room: Panel { charts: [&field_drift::CHART, &missing_values::CHART, &field_distribution::CHART], main: &field_drift::CHART },
    room_of_amounts: None,
    further: &[],
};
