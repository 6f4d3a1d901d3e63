//! A shifted time zone: clocks were changed on one side only. The day of those who send begins and ends at another hour than the
//! day that was learnt.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::{HOUR, Minutes};
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "time-zone",
    group: FaultGroup::BadData,
    name: "Another time zone",
    sentence: "Clocks are set on one side only: the day of the {senders} runs hours late.",
    running: "clocks that are hours late",
    repair: Repair::Ask("Ask for both clocks to be set alike"),
    size: Size::hours("How late", 12.0, 6.0),
    targeting: Targeting::NOTHING,
    check: Check::Fires("too-few-records", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let hours = &intensity.scenario.traffic.by_hour;
    let (calm, busy) = hours.iter().fold((f32::MAX, 0.0f32), |(low, high), here| (low.min(*here), high.max(*here)));
    // Where one hour is much like another, nobody sees it.
    if busy > 2.0 * calm {
        conditions.world.late_by = (intensity.share() * HOUR as f32) as u32;
    }
}
