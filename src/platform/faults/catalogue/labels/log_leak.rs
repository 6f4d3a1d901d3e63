//! A copy of the log lies where strangers can read it. How bad that is was decided long before: by how much was written
//! down. Nothing that monitoring watches moves.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::HOUR;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "log-leak",
    group: FaultGroup::BadData,
    name: "The log gets out",
    sentence: "Someone copies what was written down in the last day.",
    running: "the log being copied",
    repair: Repair::Ask("Ask the security team to close the log"),
    size: Size { label: "Of it, each hour", unit: SizeUnit::Share, least: 0.05, most: 1.0, step: 0.05, default: 0.25 },
    targeting: Targeting::NOTHING,
    check: Check::Blind("What is copied out of a log moves nothing that is watched; the bill comes later."),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.leaking += intensity.share() / HOUR as f32;
}
