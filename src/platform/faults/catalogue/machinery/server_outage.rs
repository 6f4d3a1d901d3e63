//! Servers that are down: what is left of them answers what it can. Requests queue, wait too long, and the simple rule answers.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "server-outage",
    group: FaultGroup::Machinery,
    name: "Servers are down",
    sentence: "A rack loses power: most servers are gone.",
    running: "servers that are down",
    repair: Repair::Ask("Ask for the power of the rack to be restored"),
    size: Size::share("How many", (0.25, 1.0), 1.0),
    targeting: Targeting::NOTHING,
    check: Check::Fires("timeouts", Minutes(80)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.machines.down = conditions.machines.down.max(intensity.share());
}
