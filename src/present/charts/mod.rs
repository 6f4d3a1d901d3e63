//! The charts of the room, one file each, in a folder for each of the four questions: what is shown, in which words.
//!
//! To add a chart: write a file with a [`Chart`] value named `CHART` (best example: `answering/called_urgent.rs`), add its `mod`
//! line and its line in [`ALL`]. Rows 1 and 2 of a question are over time, row 3 is of now.

mod answering;
mod chart;
mod right;
pub(super) mod series;
mod up;
mod world_changed;

pub use chart::Chart;
pub use series::axis_from_zero;
pub use world_changed::field_spread::named_field;

use crate::platform::scenario::Scenario;

/// All charts: three to a question, in the order of the room, and behind them those that take the place of one of these.
pub const ALL: [&Chart; 15] = [
    &up::arriving::CHART,
    &up::answer_time::CHART,
    &up::answered_by::CHART,
    &answering::called_urgent::CHART,
    &answering::confident::CHART,
    &answering::scores::CHART,
    &right::caught::CHART,
    &right::false_alarms::CHART,
    &right::caught_by_customer::CHART,
    &world_changed::field_drift::CHART,
    &world_changed::empty_fields::CHART,
    &world_changed::field_spread::CHART,
    &answering::amounts_told::CHART,
    &right::mean_error::CHART,
    &answering::called_by_customer::CHART,
];

/// The place of the chart with this name.
pub fn place(id: &str) -> Option<usize> {
    ALL.iter().position(|chart| chart.id == id)
}

/// The place of the chart that stands at a place of the room. Where amounts are told, how sure a score is and how many calls
/// are wrong make room for what is told and how far off it is.
pub fn in_room(scenario: &Scenario, place: usize) -> usize {
    const CAUGHT: usize = 6;
    const AMOUNTS_TOLD: usize = 12;
    const MEAN_ERROR: usize = 13;
    match (scenario.amount.is_some(), place) {
        (true, 4) => AMOUNTS_TOLD,
        (true, 6) => MEAN_ERROR,
        (true, 7) => CAUGHT,
        _ => place,
    }
}

/// The chart with this name.
pub fn find(id: &str) -> Option<&'static Chart> {
    place(id).map(|at| ALL[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;

    #[test]
    fn charts_of_amounts_stand_where_amounts_are_told() {
        let shown = |id: &str| {
            let scenario = scenarios::find(id).expect("it is there");
            (0..12).map(|place| ALL[in_room(&scenario, place)].id).collect::<Vec<_>>()
        };
        assert!(shown("support-tickets").iter().copied().eq(ALL[..12].iter().map(|chart| chart.id)));
        assert_eq!(shown("delivery-time")[3..9], ["called-urgent", "amounts-told", "scores", "mean-error", "caught", "caught-by-customer"]);
    }
}
