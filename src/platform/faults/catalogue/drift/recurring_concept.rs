//! A concept that comes and goes: for two days the old meaning holds, for two days the other one. A model that is trained anew on
//! the last days learns each time what has just ceased to hold.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "recurring-concept",
    group: FaultGroup::Drift,
    name: "“{Positive}” changes to and back",
    sentence: "Every two days it changes: {moved}",
    running: "a meaning that comes and goes",
    repair: Repair::Nobody("The meaning comes and goes with the world. People who read the uncertain cases help."),
    size: Size::share("How far", (0.1, 1.0), 0.8),
    targeting: Targeting::NOTHING,
    check: Check::FiresLate("measured-recall", Minutes::days(1)),
    effect: Effect::Change(change),
};

/// So long each meaning holds.
const PHASE: Minutes = Minutes::days(2);

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    if (intensity.age.0 / PHASE.0).is_multiple_of(2) {
        conditions.concept = conditions.concept.max(intensity.share().clamp(0.0, 1.0));
    }
}
