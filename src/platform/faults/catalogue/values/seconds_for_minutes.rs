//! A changed unit: with tickets, waiting time arrives in seconds while the model learnt minutes. Every value is a proper
//! number, so nothing crashes; it is sixty times too large. The check on the field's range catches most of it, the PSI of
//! the field nearly all.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "seconds-for-minutes",
    group: FaultGroup::BadData,
    name: "{Unit-field} in {other-unit}",
    sentence: "Another team’s update sends {other-unit}; the model learnt {own-unit}.",
    running: "{unit-field} in {other-unit}",
    repair: Repair::Ask("Ask the sender to send {own-unit} again"),
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 1.0, step: 0.05, default: 1.0 },
    targeting: Targeting::field(FieldFilter::OtherUnit),
    check: Check::Fires("field-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let unit = intensity.field.and_then(|field| intensity.scenario.schema.fields[field].other_unit.as_ref());
    let Some(unit) = unit else { return };
    let how = ValueCorruption::Converted { factor: unit.factor, offset: unit.offset };
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), how));
}
