//! Values missing at random: a shaky connection loses a value here and there, whoever the customer is. What is left is as good
//! as ever; there is only less of it.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "missing-at-random",
    group: FaultGroup::BadData,
    name: "Values get lost",
    sentence: "A shaky connection loses the {number-field} of some {many}, whoever sends them.",
    running: "lost values",
    repair: Repair::Ask("Ask for a connection that loses nothing"),
    size: Size::share("How many", (0.1, 1.0), 0.5),
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number),
    check: Check::Fires("missing-by-segment", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Dropped));
}
