//! What comes in, as controls.

pub(super) mod detailed_monitoring;
pub(super) mod logging_rate;
pub(super) mod repair_source;
pub(super) mod validation;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[&repair_source::CONTROL, &validation::CONTROL, &logging_rate::CONTROL, &detailed_monitoring::CONTROL];
