//! An adversary: those who want to be overlooked have found out what the model looks at, and send what harmless ones send. What
//! they do has not changed; how it looks has.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, FaultScope, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Corruption, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "adversary",
    group: FaultGroup::Drift,
    name: "{Positive} {many} in disguise",
    sentence: "Those who gain by being overlooked learn to look like the others.",
    running: "{positive} {many} in disguise",
    repair: Repair::Nobody("Those who disguise do not stop when they are asked. A version that has seen them helps."),
    size: Size::share("How many of them", (0.1, 1.0), 0.8),
    targeting: Targeting::SEGMENT.scoped_to(FaultScope::PredictiveFields),
    check: Check::FiresLate("measured-recall", Minutes::hours(12)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    for field in intensity.scenario.predictive_fields() {
        conditions.corruptions.push(Corruption { field, segment: intensity.segment, share: intensity.share(), how: ValueCorruption::Disguised });
    }
}
