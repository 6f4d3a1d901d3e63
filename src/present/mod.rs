//! Floor 5: the world in page vocabulary. Builders turn a [`crate::session::Session`] into plain view structs
//! with every word and number ready to show; `draw` turns a [`plot::Plot`] into marks.
//!
//! A room for each room of the page, under the same name as in `ui`: [`home`], [`control_room`], [`lesson`], [`mod@course`], [`training`],
//! [`trace`], [`own_data`], [`lab`], [`share`], [`mod@account`], [`mod@checks`], [`mod@goal`], [`mod@notebook`], [`mod@release`], [`mod@roles`], [`mod@surprise`]. Below them what they are made of:
//! [`words`], [`view`] and [`plot`], [`charts`], [`draw`] and [`geometry`].
//!
//! Nothing here changes a world, and nothing here knows the web.

pub mod account;
pub mod charts;
pub mod checks;
pub mod control_room;
pub mod course;
pub mod draw;
pub mod geometry;
pub mod goal;
pub mod home;
pub mod lab;
pub mod lesson;
pub mod notebook;
pub mod own_data;
pub mod plot;
pub mod release;
pub mod roles;
pub mod share;
pub mod surprise;
pub mod trace;
pub mod training;
pub mod view;
pub mod words;

pub use account::account;
pub use checks::checks;
pub use control_room::alerts::{alerts, move_limit, take};
pub use control_room::clock;
pub use control_room::controls::{controls, move_threshold};
pub use control_room::ledger::ledger;
pub use control_room::pipeline::pipeline;
pub use control_room::questions::questions;
pub use control_room::speed_reached;
pub use control_room::stage_card::stage_card;
pub use control_room::timeline::{happened, timeline};
pub use home::{OPENING, OWN, first_window, opening, scenario, scenarios};
pub use release::release;
pub use roles::roles;
pub use surprise::surprise;
pub use training::train;
