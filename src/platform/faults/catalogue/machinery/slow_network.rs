//! A slow network: the model is as fast as ever, and the way to it and back takes long. Servers look idle while people wait.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "slow-network",
    group: FaultGroup::Machinery,
    name: "The network is slow",
    sentence: "A cable is overloaded: answers are worked out in time and arrive late.",
    running: "a slow network",
    repair: Repair::Ask("Ask for another cable"),
    size: Size { label: "Added, of what is allowed", unit: SizeUnit::Share, least: 0.2, most: 3.0, step: 0.1, default: 1.0 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("answer-time", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.machines.network += intensity.share();
}
