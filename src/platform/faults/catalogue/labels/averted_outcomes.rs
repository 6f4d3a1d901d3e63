//! A feedback loop: what is done about flagged cases helps, and so changes how they end. Whoever would have been positive and was
//! saved is written down as negative; the next model learns from that not to flag cases like these.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "averted-outcomes",
    group: FaultGroup::BadData,
    name: "The action changes the outcome",
    sentence: "What is done about flagged {many} works, and those that it saves are written down as not {positive}.",
    running: "saved ones written down as not {positive}",
    repair: Repair::Ask("Ask for those that were saved to count as {positive}"),
    size: Size::share("How many are saved", (0.1, 1.0), 0.8),
    targeting: Targeting::NOTHING,
    check: Check::FiresLate("label-rate-by-segment", Minutes::hours(12)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.records.averted = intensity.share();
}
