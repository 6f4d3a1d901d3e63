//! A stale feature: the job that works out a value every night has not run. What arrives was true once. Its distribution is what
//! it always was, so no comparison of distributions sees it; the time stamp of the value does.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "stale-feature",
    group: FaultGroup::BadData,
    name: "Yesterday’s values",
    sentence: "The nightly job did not run: the {number-field} of many {senders} is that of days ago.",
    running: "values of days ago",
    repair: Repair::Ask("Ask for the nightly job to run again"),
    size: Size::share("How many have changed since", (0.1, 1.0), 0.7),
    targeting: Targeting::field(FieldFilter::Any).by_default(FieldFilter::Number),
    check: Check::Fires("stale-values", Minutes::hours(5)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Stale));
    conditions.ingest.stale_hours = conditions.ingest.stale_hours.max(intensity.hours());
}
