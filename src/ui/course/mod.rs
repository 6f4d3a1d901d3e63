//! The course as pages to read: its [`chapters`] on one line, the [`quiz`] of each, the [`glossary`], the [`record`] of what somebody
//! has completed, where to go on [`after`] the course, and what [`teachers`] want to know.

pub mod after;
pub mod chapters;
pub mod glossary;
pub mod quiz;
pub mod record;
pub mod teachers;
