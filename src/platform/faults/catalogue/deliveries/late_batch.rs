//! A late batch: a queue on the way stands still for some hours and then lets go of everything at once. First too little comes,
//! then too much, and all of it is old.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::{HOUR, Minutes};
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "late-batch",
    group: FaultGroup::BadData,
    name: "Everything comes late",
    sentence: "A queue on the way stands still for hours; then everything arrives at once.",
    running: "a queue that stood still",
    repair: Repair::Ask("Ask for the queue to be kept moving"),
    size: Size::hours("It stands still for", 12.0, 4.0),
    targeting: Targeting::NOTHING.rate(1.0),
    check: Check::Fires("too-few-records", Minutes(100)),
    effect: Effect::Change(change),
};

/// So many minutes it takes to empty the queue.
const OPEN: u32 = 40;

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let (held, age) = ((intensity.size * HOUR as f32) as u32, intensity.age.0);
    if age < held {
        conditions.ingest.held = intensity.reached();
    } else if age < held + OPEN {
        // As many minutes of the past in each minute as empties the queue in time.
        let part = |nth: u32| intensity.start.plus(Minutes(held * nth / OPEN));
        conditions.ingest.released = Some((part(age - held), part(age - held + 1), intensity.rate));
    }
}
