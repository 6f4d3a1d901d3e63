//! How the team works, as controls: each says how things stand and offers the other way.

pub(super) mod by_hand;
pub(super) mod keep_versions;
pub(super) mod plan;
pub(super) mod split;
pub(super) mod success_metric;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] =
    &[&plan::CONTROL, &keep_versions::CONTROL, &by_hand::CONTROL, &split::CONTROL, &success_metric::CONTROL];
