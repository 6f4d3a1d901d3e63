//! A decoy. What comes looks as it always did, and it decides less: chance has more to say. No check on inputs can see it, nor can the
//! estimate, which trusts the old calibration; the outcomes tell, once they are in.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "harm-without-drift",
    group: FaultGroup::Drift,
    name: "Harm without drift",
    sentence: "Everything looks normal, but things turn out otherwise more often.",
    running: "harm that no field shows",
    repair: Repair::Nobody("The world itself has changed, where no field shows it. Only outcomes tell; then a new version helps."),
    size: Size::share("How often by mere chance", (0.05, 0.45), 0.15),
    targeting: Targeting::NOTHING,
    check: Check::FiresLate("measured-recall", Minutes::hours(12)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.world.noise = conditions.world.noise.max(intensity.share());
}
