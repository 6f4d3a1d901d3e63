//! The words of the trade, a file for each theme.

pub(super) mod data;
pub(super) mod deployment;
pub(super) mod drift;
pub(super) mod measures;
pub(super) mod models;
pub(super) mod monitoring;
pub(super) mod operation;
pub(super) mod running;
pub(super) mod updates;
