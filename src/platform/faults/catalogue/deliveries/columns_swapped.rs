//! Two columns changed places: a file without a header, read in the old order. Every value is there and many are in range;
//! they only stand for something else.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "columns-swapped",
    group: FaultGroup::BadData,
    name: "Two columns swapped",
    sentence: "A file comes without a header and in a new order: {number-field} and {next-field} change places.",
    running: "swapped columns",
    repair: Repair::Ask("Ask the sender for columns in the old order"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    targeting: Targeting::field(FieldFilter::Number),
    check: Check::Fires("field-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(other) = intensity.field.and_then(|field| intensity.scenario.next_number(field)) else { return };
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Swapped(other)));
}
