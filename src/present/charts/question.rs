//! A question of the room and the charts that answer it.

use super::chart::Chart;
use crate::platform::scenario::Scenario;

/// One of the four questions, as far as charts go.
pub struct ChartQuestion {
    /// Its name.
    pub id: &'static str,
    /// What the room shows.
    pub room: Panel,
    /// What the room shows instead where amounts are predicted.
    pub room_of_amounts: Option<Panel>,
    /// Charts that missions and stage cards show, and the room does not.
    pub further: &'static [&'static Chart],
}

/// The charts that the room shows for a question.
pub struct Panel {
    /// One below the other: two over time, and one of now.
    pub charts: [&'static Chart; 3],
    /// The one that is shown where there is room for one.
    pub main: &'static Chart,
}

impl ChartQuestion {
    /// What the room shows of a system.
    pub fn panel(&self, scenario: &Scenario) -> &Panel {
        self.room_of_amounts.as_ref().filter(|_| scenario.amount.is_some()).unwrap_or(&self.room)
    }
}
