//! A record's way, as plain values.

use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;

/// A row of a card: three cells, whether it stands out, and a bar between -1 and 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TraceRow {
    /// It stands out.
    pub marked: bool,
    /// Its cells.
    pub cells: [String; 3],
    /// How far and to which side its bar goes.
    pub bar: Option<f64>,
}

/// One stage of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceCard {
    /// The stage of the picture that it belongs to.
    pub stage: StageId,
    /// Its heading.
    pub name: String,
    /// Its state.
    pub state: StatusIcon,
    /// What happened, in a sentence or two.
    pub lead: String,
    /// The head of its table, where it has one.
    pub head: [&'static str; 3],
    /// Its rows.
    pub rows: Vec<TraceRow>,
    /// What can be learnt from it.
    pub note: String,
}

/// A record's way.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceView {
    /// "The ticket of Tue 14:20".
    pub title: String,
    /// Its stages in order.
    pub cards: Vec<TraceCard>,
}
