//! Who decides beside the model, as controls.

pub(super) mod act_as;
pub(super) mod approval_gate;
pub(super) mod reaction;
pub(super) mod request_approval;
pub(super) mod review_band;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] =
    &[&request_approval::CONTROL, &approval_gate::CONTROL, &review_band::CONTROL, &reaction::CONTROL, &act_as::CONTROL];
