//! A leaking field: people who deal with a case write into a field of it what they have found out. The next training reads the answer
//! there, its test is splendid, and in service the field says nothing yet.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "leaking-field",
    group: FaultGroup::BadData,
    name: "The answer leaks in",
    sentence: "Whoever deals with a case changes its {number-field} afterwards: what is learnt from holds the answer.",
    running: "a field that holds the answer",
    repair: Repair::Ask("Ask for the field as it was when the case came in"),
    size: Size::share("How many", (0.1, 1.0), 0.9),
    targeting: Targeting { segment: false, ..Targeting::field(FieldFilter::Number) },
    check: Check::FiresLate("changed-records", Minutes::hours(6)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.records.rewritten = intensity.field.map(|field| (field, intensity.share()));
}
