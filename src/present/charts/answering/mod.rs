//! Does it answer as usual: how often it says yes, how sure it is, and what amounts it tells.

pub mod high_confidence;
pub mod predicted_amounts;
pub mod predicted_positive_rate;
pub mod predicted_positive_rate_by_segment;
pub mod scores;

use super::question::{ChartQuestion, Panel};

/// The question.
pub(super) const QUESTION: ChartQuestion = ChartQuestion {
    id: "answering",
    room: Panel {
        charts: [&predicted_positive_rate::CHART, &high_confidence::CHART, &scores::CHART],
        main: &predicted_positive_rate::CHART,
    },
    room_of_amounts: Some(Panel {
        charts: [&predicted_positive_rate::CHART, &predicted_amounts::CHART, &scores::CHART],
        main: &predicted_positive_rate::CHART,
    }),
    further: &[&predicted_positive_rate_by_segment::CHART],
};
