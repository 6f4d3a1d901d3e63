//! A holiday: from one hour to the next hardly anybody is at work. Few write, other people than usual, and only with what cannot
//! wait. The day after all is as it was.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "holiday",
    group: FaultGroup::Drift,
    name: "A holiday",
    sentence: "Nobody is at work: few {many} come, from others than usual, and graver ones.",
    running: "a holiday",
    repair: Repair::Nobody("It passes by itself. Nobody has to mend anything."),
    size: Size::share("How many stay away", (0.2, 0.9), 0.6),
    targeting: Targeting::NOTHING,
    check: Check::Fires("too-few-records", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let away = intensity.share();
    conditions.traffic *= 1.0 - away;
    conditions.world.mix = Some((0, 0.4 * away));
    conditions.world.graver += 0.4 * away;
}
