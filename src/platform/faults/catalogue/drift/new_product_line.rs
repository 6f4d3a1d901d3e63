//! Data drift by a changed mix: a new product line brings customers whose tickets look different. What makes a
//! ticket urgent stays the same; the model just meets more of what it rarely saw.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, FaultScope, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "new-product-line",
    group: FaultGroup::Drift,
    name: "A new product line",
    sentence: "{newcomers}",
    running: "a new product line",
    repair: Repair::Nobody("New customers are there to stay. A version that has learnt from them helps."),
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 0.8, step: 0.05, default: 0.4 },
    targeting: Targeting::NOTHING.scoped_to(FaultScope::SegmentFromEnd(0)),
    check: Check::Fires("segment-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.newcomers = intensity.share().clamp(0.0, 0.9);
}
