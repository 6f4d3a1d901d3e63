//! A field spreads wider, about the same middle: the mean stays where it was, and a check on means sees nothing.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity, Shift};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "spread-change",
    group: FaultGroup::Drift,
    name: "A field spreads wider",
    sentence: "Customers grow more unlike each other: the {number-field} spreads wider about the same middle.",
    running: "{number-field} that spreads wider",
    repair: Repair::Nobody("Customers have changed, not the data. A version that has learnt from them helps."),
    size: Size { label: "How wide", unit: SizeUnit::Times, least: 1.2, most: 4.0, step: 0.1, default: 2.2 },
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number),
    check: Check::Fires("field-drift", Minutes::hours(3)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let spread = 1.0 + (intensity.far(1.0) - 1.0) * intensity.grown;
    conditions.world.shifts.push(Shift { field, segment: intensity.segment, by: 0.0, spread });
}
