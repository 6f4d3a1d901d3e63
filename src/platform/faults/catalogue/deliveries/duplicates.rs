//! Duplicates: a sender that gets no answer in time sends again. The same customer counts twice, in the figures and in what
//! is learnt from.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "duplicates",
    group: FaultGroup::BadData,
    name: "The same again",
    sentence: "A sender is impatient: some {many} arrive twice.",
    running: "{many} that arrive twice",
    repair: Repair::Ask("Ask the sender to send everything once"),
    size: Size::share("How many", (0.05, 1.0), 0.3),
    targeting: Targeting::NOTHING,
    check: Check::Fires("duplicate-records", Minutes(80)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.ingest.repeated = intensity.share().max(conditions.ingest.repeated);
}
