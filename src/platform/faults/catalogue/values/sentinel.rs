//! A stand-in for “no value”: the sender writes -999 where it knows nothing, and the reader takes it for a number. One such
//! value moves a mean by as much as a thousand honest ones.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "sentinel",
    group: FaultGroup::BadData,
    name: "-999 for “not known”",
    sentence: "The sender writes -999 where it does not know the {number-field}; the reader takes it for a number.",
    running: "-999 for “not known”",
    repair: Repair::Ask("Ask the sender to leave unknown values empty"),
    size: Size::share("How many", (0.02, 1.0), 0.1),
    targeting: Targeting::field(FieldFilter::Number),
    check: Check::Fires("contract-violations", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Filled(-999.0)));
}
