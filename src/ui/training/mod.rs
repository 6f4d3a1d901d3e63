//! The training room: rows, model and settings ([`room`]), what came of it ([`report`]), and a version's [`decision_line`].

pub mod decision_line;
pub mod report;
pub mod room;
