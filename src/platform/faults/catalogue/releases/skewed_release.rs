//! Train/serve skew: the new version is the old model, but its preparation was written a second time for serving and
//! numbers topics and products in another order. The model is unchanged and the answers are wrong.

use crate::platform::faults::{Check, Defect, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "skewed-release",
    group: FaultGroup::BadRelease,
    name: "Prepared differently",
    sentence: "The app team rewrote the preparation; it numbers the choices in another order.",
    running: "a version that prepares {many} differently",
    repair: Repair::Nobody("It came with a version: take that version back."),
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 1.0, step: 0.05, default: 1.0 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("scoring-skew", Minutes(80)),
    effect: Effect::Release(Defect::Skew),
};
