//! Small things that the parts of a room are made of: a icon, a slider, a sheet, a chart.

pub mod chart;
pub mod chart_card;
pub mod choice;
pub mod copy_field;
pub mod dial;
pub mod field;
pub mod icons;
pub mod prose;
pub mod sheet;
pub mod slider;
pub mod watch;
