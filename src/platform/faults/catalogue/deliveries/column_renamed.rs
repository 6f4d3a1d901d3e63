//! A renamed column: the sender calls it otherwise from today on. The reader finds nothing under the old name and puts in its
//! default, 0. Nothing is empty, nothing need be out of range.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "column-renamed",
    group: FaultGroup::BadData,
    name: "A column has a new name",
    sentence: "The sender renames the {number-field}; the reader finds nothing and puts in 0.",
    running: "a renamed column",
    repair: Repair::Ask("Ask the sender for the old column name"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number),
    check: Check::Fires("field-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let lowest = intensity.scenario.schema.fields[field].range.0.max(0.0) as f32;
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Filled(lowest)));
}
