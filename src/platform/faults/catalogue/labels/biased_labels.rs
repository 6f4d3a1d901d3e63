//! Labels that are wrong for one kind of customers only: those who deal with them look less closely. Overall the share of positives
//! hardly moves; the next model learns to overlook these customers.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "biased-labels",
    group: FaultGroup::BadData,
    name: "Labels wrong for some",
    sentence: "For {lost-for} a hurried team ticks “not {positive}” on {positive} ones.",
    running: "careless labels for {lost-for}",
    repair: Repair::Ask("Ask the hurried team to label everybody with care"),
    size: Size::share("How many", (0.1, 1.0), 0.7),
    targeting: Targeting::ONE_SEGMENT,
    check: Check::FiresLate("label-rate-by-segment", Minutes::hours(12)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.records.biased = intensity.segment.map(|segment| (segment, intensity.share()));
}
