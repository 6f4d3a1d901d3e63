//! What answers, and where it runs, as controls.

pub(super) mod hosting;
pub(super) mod pause;
pub(super) mod promote;
pub(super) mod release;
pub(super) mod repeat_training;
pub(super) mod retrain;
pub(super) mod roll_back;
pub(super) mod scale_servers;
pub(super) mod start_canary;
pub(super) mod threshold;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[
    &roll_back::CONTROL,
    &pause::CONTROL,
    &retrain::CONTROL,
    &start_canary::CONTROL,
    &promote::CONTROL,
    &scale_servers::CONTROL,
    &release::CONTROL,
    &threshold::CONTROL,
    &repeat_training::CONTROL,
    &hosting::CONTROL,
];
