//! The control room: its two layouts, [`room`] and [`phone`], and its parts, one file each, named as in `present`. A part receives
//! view structs as signals and sends what a person did as callbacks; it neither averages nor decides.
//!
//! To add one: a file here, its line below, its place in the layouts (`room`, `phone`, `home`, `share/embed`).

pub mod alerts;
pub mod controls;
pub mod ledger;
pub mod phone;
pub mod pipeline;
pub mod questions;
pub mod room;
pub mod stage_card;
pub mod timeline;
pub mod top_bar;
pub mod transport;
pub mod views;
