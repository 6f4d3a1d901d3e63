//! The parts of the page, one file each, named as in the design. A panel receives view structs as signals and
//! sends what a person did as callbacks; it neither averages nor decides.
//!
//! To add one: a file here, its line below, its place in the layouts (`room`, `phone`, `home`, `embed`).

pub mod alerts;
pub mod colour_key;
pub mod ledger;
pub mod pipeline;
pub mod stage_card;
pub mod timeline;
