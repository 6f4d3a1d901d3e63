//! Numbers as text: a table from a country that writes a comma for the decimal point. The reader understands whole numbers only;
//! what has a fraction arrives empty. So it is not any value that gets lost, which a share of empty values does not say.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "decimal-comma",
    group: FaultGroup::BadData,
    name: "12,5 instead of 12.5",
    sentence: "A table comes with decimal commas: what of the {number-field} has a fraction cannot be read.",
    running: "numbers with a comma",
    repair: Repair::Ask("Ask the sender for decimal points again"),
    size: Size::share("How many", (0.1, 1.0), 0.8),
    targeting: Targeting::field(FieldFilter::Number),
    check: Check::Fires("missing-by-segment", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Unreadable));
}
