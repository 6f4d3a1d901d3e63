//! A model that is much slower: its answers are as good, but each takes several times as long, and the servers fall
//! behind.

use crate::platform::faults::{Check, Defect, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "slow-release",
    group: FaultGroup::BadRelease,
    name: "Eight times slower",
    sentence: "A version that looks everything up anew: right, but slow.",
    running: "a much slower version",
    repair: Repair::Nobody("It came with a version: take that version back."),
    size: Size { label: "Slower", unit: SizeUnit::Times, least: 2.0, most: 12.0, step: 1.0, default: 8.0 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("answer-time", Minutes(80)),
    effect: Effect::Release(Defect::Slow),
};
