//! A traffic peak: many more requests than usual. The model stays right; the servers cannot keep up, requests wait,
//! time out, and the simple rule answers instead.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "traffic-peak",
    group: FaultGroup::Machinery,
    name: "Traffic peak",
    sentence: "{peak}",
    running: "a traffic peak",
    repair: Repair::Nobody("Customers come when they come. More servers help until it is over."),
    size: Size { label: "How much", unit: SizeUnit::Times, least: 1.5, most: 6.0, step: 0.5, default: 3.0 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("traffic", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.traffic *= 1.0 + (intensity.size - 1.0) * intensity.grown * intensity.depth;
}
