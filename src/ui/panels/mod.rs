//! The parts of the page, one file each, named as in the design. A panel receives view structs as signals and
//! sends what a person did as callbacks; it neither averages nor decides.
//!
//! To add one: a file here, its line below, its place in the layouts (`room`, `room_phone`, `home`, `embed`).

pub mod alerts;
pub mod colour_key;
pub mod controls;
pub mod help;
pub mod ledger;
pub mod notes;
pub mod pipeline;
pub mod questions;
pub mod share;
pub mod stage_card;
pub mod timeline;
pub mod top_bar;
pub mod transport;
