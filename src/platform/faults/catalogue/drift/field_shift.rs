//! Covariate drift of one field: its values are really others. The rule that makes a request positive is the old one; the model
//! is asked in a region of which it has seen little.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity, Shift};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "field-shift",
    group: FaultGroup::Drift,
    name: "A field moves",
    sentence: "Habits change: the {number-field} has really changed.",
    running: "{number-field} that has moved",
    repair: Repair::Nobody("Habits have changed, not the data. A version that has learnt from them helps."),
    size: Size::spreads("How far", (0.2, 3.0), 1.0),
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number).rate(1.0),
    check: Check::Fires("field-drift", Minutes::hours(3)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    conditions.world.shifts.push(Shift { field, segment: intensity.segment, by: intensity.far(0.0) * intensity.grown, spread: 1.0 });
}
