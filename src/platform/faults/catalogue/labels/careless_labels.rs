//! Flipped labels: a tired team closes urgent tickets as "not urgent". The model in service does not change; its
//! measured quality does, and the next model learns the mistake.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "careless-labels",
    group: FaultGroup::BadData,
    name: "Careless labels",
    sentence: "A tired team ticks “not {positive}” on {positive} ones.",
    running: "{positive} ones ticked “not {positive}”",
    repair: Repair::Ask("Ask the tired team to label with care"),
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 0.9, step: 0.05, default: 0.5 },
    targeting: Targeting::NOTHING,
    check: Check::FiresLate("label-rate-by-segment", Minutes::hours(12)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.flipped = 1.0 - (1.0 - conditions.flipped) * (1.0 - intensity.share());
}
