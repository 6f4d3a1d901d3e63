//! A model trained on flipped labels: someone else's tired team wrote its labels. It is fast, passes its own test,
//! which has the same mistakes, and has learnt to overlook what is urgent.

use crate::platform::faults::{Check, Defect, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "mislabelled-release",
    group: FaultGroup::BadRelease,
    name: "Taught by careless labels",
    sentence: "A version that learnt from {many} wrongly ticked “not {positive}”.",
    running: "a version taught by careless labels",
    repair: Repair::Nobody("It came with a version: take that version back."),
    size: Size { label: "Wrong labels", unit: SizeUnit::Share, least: 0.1, most: 0.9, step: 0.05, default: 0.6 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("positive-rate-low", Minutes::hours(3)),
    effect: Effect::Release(Defect::Mislabelled),
};
