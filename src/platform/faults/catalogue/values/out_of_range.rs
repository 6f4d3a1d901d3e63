//! Values that cannot be: a form without a check lets people send what lies beyond anything the contract allows.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "out-of-range",
    group: FaultGroup::BadData,
    name: "Impossible values",
    sentence: "A new form checks nothing: some send values of the {number-field} that cannot be.",
    running: "impossible values",
    repair: Repair::Ask("Ask for a form that refuses what cannot be"),
    size: Size { label: "How far out, in ranges", unit: SizeUnit::Times, least: 0.1, most: 5.0, step: 0.1, default: 0.5 },
    targeting: Targeting::field(FieldFilter::Number).rate(0.1),
    check: Check::Fires("contract-violations", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let (low, high) = intensity.scenario.schema.fields[field].range;
    let beyond = high + (high - low) * f64::from(intensity.far(0.0));
    conditions.corruptions.extend(intensity.corrupts(intensity.reached(), ValueCorruption::Filled(beyond as f32)));
}
