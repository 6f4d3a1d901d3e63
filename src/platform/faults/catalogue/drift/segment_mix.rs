//! Another mix: a kind of customers that was always there sends far more than it did. Each of them is as before; taken together all
//! has moved.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, FaultScope, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "segment-mix",
    group: FaultGroup::Drift,
    name: "More of one kind",
    sentence: "A campaign works: {last-segment} send far more {many} than they did.",
    running: "far more {many} from {last-segment}",
    repair: Repair::Nobody("More of one kind come, and that is wanted. See how well the model serves them."),
    size: Size::share("On top", (0.1, 0.8), 0.4),
    targeting: Targeting::SEGMENT.scoped_to(FaultScope::SegmentFromEnd(1)),
    check: Check::Fires("segment-drift", Minutes(120)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let last = intensity.scenario.segments.len().saturating_sub(2) as u8;
    conditions.world.mix = Some((intensity.segment.unwrap_or(last), intensity.share()));
}
