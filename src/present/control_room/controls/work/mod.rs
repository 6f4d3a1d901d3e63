//! How the team works, as controls: each says how things stand and offers the other way.

pub(super) mod keep_versions;
pub(super) mod manual_updates;
pub(super) mod plan;
pub(super) mod success_metric;
pub(super) mod test_split;
pub(crate) mod update_figures;

use crate::present::control_room::controls::control::Control;

/// In the order of the room.
pub(super) const ALL: &[&Control] = &[
    &plan::CONTROL,
    &keep_versions::CONTROL,
    &manual_updates::CONTROL,
    &test_split::CONTROL,
    &success_metric::CONTROL,
    &update_figures::CONTROL,
];
