//! A memory leak: each answer leaves a crumb behind. Memory fills for hours, answers grow slow, the servers fall over and start again,
//! and all is well until it is full once more. Answer times are told too late; the memory itself says it hours before.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity, MEMORY};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "memory-leak",
    group: FaultGroup::Machinery,
    name: "Memory runs full",
    sentence: "Each answer leaves a crumb behind: memory fills, servers slow down, fall over and start again.",
    running: "a memory leak",
    repair: Repair::Ask("Ask the makers of the service to mend the leak"),
    size: Size { label: "Of it, each hour", unit: SizeUnit::Share, least: 0.05, most: 0.5, step: 0.05, default: 0.15 },
    targeting: Targeting::NOTHING,
    check: Check::Fires("memory", Minutes::hours(5)),
    effect: Effect::Change(change),
};

/// From this share of what is free on, the machine begins to swap.
const SWAPS: f32 = 0.7;
/// An answer takes so many times longer when nothing is free.
const SLOWER: f32 = 6.0;
/// So long it takes to start again.
const RESTART_HOURS: f32 = 0.1;

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let filled = intensity.share() * intensity.hours() / (1.0 - MEMORY);
    let (rounds, full) = (filled.floor(), filled - filled.floor());
    let hours = full * (1.0 - MEMORY) / intensity.share();
    conditions.machines.memory = MEMORY + full * (1.0 - MEMORY);
    conditions.machines.slowed *= 1.0 + SLOWER * ((full - SWAPS) / (1.0 - SWAPS)).max(0.0);
    if rounds >= 1.0 && hours < RESTART_HOURS {
        conditions.machines.down = 1.0;
    }
}
