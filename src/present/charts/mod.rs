//! The charts of the room, one file each: what is shown, in which words.
//!
//! To add a chart: write a file with a [`Chart`] value named `CHART` (best example: `called_urgent.rs`), add its `mod`
//! line and its line in [`ALL`]. Rows 1 and 2 of a question are over time, row 3 is of now.

mod answer_time;
mod answered_by;
mod arriving;
mod called_urgent;
mod caught;
mod caught_by_customer;
mod confident;
mod empty_fields;
mod false_alarms;
mod field_drift;
mod field_spread;
mod scores;
mod series;

pub use field_spread::named_field;
pub use series::axis_from_zero;

use std::rc::Rc;

use super::plot::{Plot, SharedPlot};
use super::view::Lens;
use crate::session::Session;

/// A chart.
pub struct Chart {
    /// Its name in links and tests.
    pub id: &'static str,
    /// What it shows, in one sentence.
    pub sentence: &'static str,
    /// Builds it from a run.
    pub build: fn(&Session, Lens) -> Plot,
}

/// All charts: three to a question, in the order of the room.
pub const ALL: [&Chart; 12] = [
    &arriving::CHART,
    &answer_time::CHART,
    &answered_by::CHART,
    &called_urgent::CHART,
    &confident::CHART,
    &scores::CHART,
    &caught::CHART,
    &false_alarms::CHART,
    &caught_by_customer::CHART,
    &field_drift::CHART,
    &empty_fields::CHART,
    &field_spread::CHART,
];

/// The place of the chart with this name.
pub fn place(id: &str) -> Option<usize> {
    ALL.iter().position(|chart| chart.id == id)
}

/// The chart with this name.
pub fn find(id: &str) -> Option<&'static Chart> {
    place(id).map(|at| ALL[at])
}

impl Chart {
    /// The chart of a run as it may be seen: what has still to be found out is not to be read off.
    pub fn of(&self, session: &Session, lens: Lens) -> SharedPlot {
        Rc::new((self.build)(session, Lens { truth: lens.truth && !session.is_guessing(), ..lens }))
    }
}
