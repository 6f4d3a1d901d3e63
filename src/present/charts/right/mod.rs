//! Is it right: what is caught and what is not, once outcomes are in, and how far off amounts were.

pub mod false_discovery_rate;
pub mod mean_error;
pub mod recall;
pub mod recall_by_segment;

use super::question::{ChartQuestion, Panel};

/// The question.
pub(super) const QUESTION: ChartQuestion = ChartQuestion {
    id: "right",
    room: Panel { charts: [&recall::CHART, &false_discovery_rate::CHART, &recall_by_segment::CHART], main: &recall::CHART },
    room_of_amounts: Some(Panel { charts: [&mean_error::CHART, &recall::CHART, &recall_by_segment::CHART], main: &mean_error::CHART }),
    further: &[],
};
