//! The training room: rows, model and settings ([`room`]), what came of it ([`report`]), and a version's [`threshold`].

pub mod report;
pub mod room;
pub mod threshold;
