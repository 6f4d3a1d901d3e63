//! The course as pages to read: its [`chapters`] on one line, the [`quiz`] of each, the words of the trade to look up ([`glossary`]) and to
//! learn by [`cards`], the [`record`] of what somebody has completed, where to go on [`after`] the course, and what [`teachers`] want
//! to know. [`what_is`] comes before all of it.

pub mod after;
pub mod cards;
pub mod chapters;
mod entry;
pub mod glossary;
pub mod quiz;
pub mod record;
pub mod teachers;
pub mod what_is;
