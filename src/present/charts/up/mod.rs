//! Is it up: what arrives, how long answers take, and who gives them.

pub mod answer_time;
pub mod answered_by;
pub mod requests;

use super::question::{ChartQuestion, Panel};

/// The question.
pub(super) const QUESTION: ChartQuestion = ChartQuestion {
    id: "up",
    room: Panel { charts: [&requests::CHART, &answer_time::CHART, &answered_by::CHART], main: &answer_time::CHART },
    room_of_amounts: None,
    further: &[],
};
