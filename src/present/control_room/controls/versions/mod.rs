//! What answers, and where it runs, as controls.

pub(super) mod canary;
pub(super) mod hosting;
pub(super) mod promote;
pub(super) mod release;
pub(super) mod repeat;
pub(super) mod retrain;
pub(super) mod roll_back;
pub(super) mod servers;
pub(super) mod threshold;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[
    &roll_back::CONTROL,
    &retrain::CONTROL,
    &canary::CONTROL,
    &promote::CONTROL,
    &servers::CONTROL,
    &release::CONTROL,
    &threshold::CONTROL,
    &repeat::CONTROL,
    &hosting::CONTROL,
];
