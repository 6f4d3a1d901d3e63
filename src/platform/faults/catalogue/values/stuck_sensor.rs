//! A stuck sensor: it goes on sending the value that it had when it got stuck. Nothing is missing, and each single value is a
//! proper one; only together they are too much alike.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "stuck-sensor",
    group: FaultGroup::BadData,
    name: "A value stands still",
    sentence: "Whatever measures the {number-field} is stuck: it sends the same value again and again.",
    running: "a value that stands still",
    repair: Repair::Ask("Ask for the stuck source to be started again"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    targeting: Targeting::field(FieldFilter::Number),
    check: Check::Fires("field-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let stuck = intensity.scenario.typical_value(field, 2.0 * intensity.draw - 1.0);
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Replaced(stuck)));
}
