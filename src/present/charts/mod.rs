//! The charts of the room, one file each, in a folder for each of the four questions: what is shown, in which words.
//!
//! To add a chart: write a file with a [`Chart`] value named `CHART` (best example: `answering/predicted_positive_rate.rs`) into the folder
//! of its question; in the `mod.rs` there, add its `mod` line and name it among the question's charts.

mod answering;
mod chart;
mod question;
mod right;
pub(super) mod series;
mod up;
mod world_changed;

pub use chart::Chart;
pub use question::{ChartQuestion, Panel};
pub use series::axis_from_zero;
pub use world_changed::field_distribution::named_field;

/// The four questions, in the order of the room.
pub const QUESTIONS: [ChartQuestion; 4] = [up::QUESTION, answering::QUESTION, right::QUESTION, world_changed::QUESTION];

/// All charts: those that the room shows, question by question, then those that take the place of one of these where amounts are
/// predicted, and those that the room does not show.
pub fn all() -> Vec<&'static Chart> {
    let mut all: Vec<&Chart> = QUESTIONS.iter().flat_map(|question| question.room.charts).collect();
    let of_amounts = QUESTIONS.iter().filter_map(|question| question.room_of_amounts.as_ref()).flat_map(|panel| panel.charts);
    for chart in of_amounts.chain(QUESTIONS.iter().flat_map(|question| question.further).copied()) {
        if all.iter().all(|other| other.id != chart.id) {
            all.push(chart);
        }
    }
    all
}

/// The chart with this name.
pub fn find(id: &str) -> Option<&'static Chart> {
    all().into_iter().find(|chart| chart.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;

    #[test]
    fn charts_of_amounts_stand_where_amounts_are_told() {
        let shown = |id: &str| {
            let scenario = scenarios::find(id).expect("it is there");
            QUESTIONS.iter().flat_map(|question| question.panel(&scenario).charts).map(|chart| chart.id).collect::<Vec<_>>()
        };
        assert!(shown("support-tickets").iter().copied().eq(all()[..12].iter().map(|chart| chart.id)));
        assert_eq!(
            shown("delivery-time")[3..9],
            ["predicted-positive-rate", "predicted-amounts", "scores", "mean-error", "recall", "recall-by-segment"]
        );
    }

    #[test]
    fn a_question_shows_one_of_its_charts_where_there_is_room_for_one() {
        for panel in QUESTIONS.iter().flat_map(|question| [Some(&question.room), question.room_of_amounts.as_ref()]).flatten() {
            assert!(panel.charts.iter().any(|chart| chart.id == panel.main.id), "{}", panel.main.id);
        }
    }
}
