//! A decoy. A field drifts that says next to nothing about the outcome: the alert on drift rings, and no decision gets worse. Drift is a
//! reason to look, not a harm.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity, Shift};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "harmless-drift",
    group: FaultGroup::Drift,
    name: "Drift that harms nobody",
    sentence: "{Idle-field} becomes another one, and nothing depends on it.",
    running: "drift that harms nobody",
    repair: Repair::Nobody("The world itself has moved, and nobody is harmed. Leave it, or move the alert’s limit."),
    size: Size::spreads("How far", (0.5, 3.0), 1.8),
    targeting: Targeting::field(FieldFilter::Idle),
    check: Check::FiresForNothing("field-drift", Minutes::hours(3)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    conditions.world.shifts.push(Shift { field, segment: intensity.segment, by: intensity.share(), spread: 1.0 });
}
