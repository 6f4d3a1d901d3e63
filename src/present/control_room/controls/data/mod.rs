//! What comes in, as controls.

pub(super) mod check;
pub(super) mod detailed_monitoring;
pub(super) mod log;
pub(super) mod repair;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[&repair::CONTROL, &check::CONTROL, &log::CONTROL, &detailed_monitoring::CONTROL];
