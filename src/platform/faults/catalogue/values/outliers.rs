//! Outliers: somebody types a nought too many, a cable picks up a spark. A few values are far too large, and each may lie within
//! what the contract allows.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "outliers",
    group: FaultGroup::BadData,
    name: "A nought too many",
    sentence: "Typing slips: some values of the {number-field} are many times too large.",
    running: "values with a nought too many",
    repair: Repair::Ask("Ask for a form that catches typing slips"),
    size: Size { label: "How far off", unit: SizeUnit::Times, least: 3.0, most: 50.0, step: 1.0, default: 10.0 },
    targeting: Targeting::field(FieldFilter::Number).rate(0.1),
    check: Check::Fires("outlier-share", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.reached(), ValueCorruption::Converted { factor: intensity.far(1.0), offset: 0.0 }));
}
