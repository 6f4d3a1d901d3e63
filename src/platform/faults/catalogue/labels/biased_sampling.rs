//! A biased sample: what is kept for training leaves some out. Nothing is wrong in service; the next model has seen too little of
//! those that were left out.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "biased-sampling",
    group: FaultGroup::BadData,
    name: "Some are not kept",
    sentence: "A filter in the store drops {lost-for}: the next model learns without them.",
    running: "{lost-for} left out of the store",
    repair: Repair::Ask("Ask for the filter in the store to be removed"),
    size: Size::share("How many", (0.2, 1.0), 0.9),
    targeting: Targeting::ONE_SEGMENT,
    check: Check::Fires("sampling-bias", Minutes::hours(6)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.records.left_out = intensity.segment.map(|segment| (segment, intensity.share()));
}
