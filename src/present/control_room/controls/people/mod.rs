//! Who decides beside the model, as controls.

pub(super) mod approve;
pub(super) mod gate;
pub(super) mod review_band;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[&approve::CONTROL, &gate::CONTROL, &review_band::CONTROL];
