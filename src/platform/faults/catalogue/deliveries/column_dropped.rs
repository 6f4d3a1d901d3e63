//! A dropped column: somebody upstream tidied up and did not know who reads it. It arrives empty for everybody.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "column-dropped",
    group: FaultGroup::BadData,
    name: "A column is gone",
    sentence: "Somebody upstream tidies up: nobody’s {number-field} is sent any more.",
    running: "a column that is gone",
    repair: Repair::Ask("Ask the sender to send the column again"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number),
    check: Check::Fires("missing-values", Minutes(140)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Dropped));
}
