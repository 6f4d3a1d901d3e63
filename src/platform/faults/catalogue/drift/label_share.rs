//! Another share of positives: all is a bit graver than it was. The same request is as likely to be positive as ever; grave ones come
//! more often.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "label-share",
    group: FaultGroup::Drift,
    name: "More are {positive}",
    sentence: "Hard times: more {many} are really {positive}.",
    running: "more {positive} {many} than usual",
    repair: Repair::Nobody("Hard times are nobody’s mistake. A moved threshold or a new version helps."),
    size: Size::spreads("How much graver", (0.1, 2.0), 0.8),
    targeting: Targeting::NOTHING,
    check: Check::Fires("positive-rate-high", Minutes::hours(3)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.world.graver += intensity.share();
}
