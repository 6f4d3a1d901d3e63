//! The control room: what runs, how it does, and what can be done about it. A file for each part of the page, as in
//! `ui/control_room`: [`pipeline`] and [`stage_card`] tell what the system does, [`alerts`] and [`questions`] how it does,
//! [`timeline`] what happened, [`ledger`] what it costs, [`controls`] what can be done; [`view`] are the values that they make.
//!
//! What several of them tell stands in one place, so that they cannot tell it differently: `answered`, `called`,
//! `quality`, `trial`, `approvals`.

pub mod alerts;
pub(super) mod answered;
mod approvals;
pub mod controls;
pub mod ledger;
mod loop_parts;
pub mod pipeline;
pub(super) mod predicted_positive_rate;
pub(super) mod quality;
pub mod questions;
pub mod stage_card;
pub mod timeline;
mod top_bar;
mod transport;
pub(crate) mod trial;
pub mod view;

pub use loop_parts::part_of;
pub use top_bar::clock;
pub use transport::speed_reached;
