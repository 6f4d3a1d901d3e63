//! Concept drift: what counts as urgent changes, while tickets look as before. A new safety rule makes noises and
//! heat pumps urgent and takes leaks off the list. No check on inputs can see it; the outcomes tell, later.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "concept-drift",
    group: FaultGroup::Drift,
    name: "“{Positive}” means something else",
    sentence: "{moved}",
    running: "“{positive}” means something else",
    repair: Repair::Nobody("The world itself has changed. A version that has learnt the new meaning helps."),
    size: Size { label: "How far", unit: SizeUnit::Share, least: 0.1, most: 1.0, step: 0.05, default: 0.8 },
    targeting: Targeting::NOTHING,
    check: Check::FiresLate("measured-recall", Minutes::days(1)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.concept = conditions.concept.max(intensity.share().clamp(0.0, 1.0));
}
