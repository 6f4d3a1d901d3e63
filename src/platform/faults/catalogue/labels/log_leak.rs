//! A copy of the log lies where strangers can read it. How bad that is was decided long before: by how much was written
//! down. Nothing that monitoring watches moves.

use crate::platform::faults::{Check, Does, Fault, Group, Repair, Size, SizeUnit, Strikes};
use crate::base::time::HOUR;
use crate::platform::faults::conditions::{Conditions, Dose};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "log-leak",
    group: Group::BadData,
    name: "The log gets out",
    sentence: "Someone copies what was written down in the last day.",
    running: "the log being copied",
    repair: Repair::Ask("Ask the security team to close the log"),
    size: Size { label: "Of it, each hour", unit: SizeUnit::Share, least: 0.05, most: 1.0, step: 0.05, usual: 0.25 },
    strikes: Strikes::NOTHING,
    check: Check::Blind("What is copied out of a log moves nothing that is watched; the bill comes later."),
    does: Does::Change(change),
};

fn change(dose: &Dose<'_>, conditions: &mut Conditions) {
    conditions.leaking += dose.share() / HOUR as f32;
}
