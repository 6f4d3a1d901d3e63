//! The commands, one file each: what a command takes, and what it prints. `report.rs` is what `run` tells of a run.
//!
//! To add one: a file here, its line below, and its line in `Command`.

pub mod coverage;
pub mod faults;
pub mod laboratory;
pub mod lessons;
pub mod list;
mod report;
pub mod rollouts;
pub mod run;
pub mod scenarios;
pub mod trials;
