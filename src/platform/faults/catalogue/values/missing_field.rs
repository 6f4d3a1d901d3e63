//! A field goes missing for one segment: with tickets, an app update for small firms no longer sends the topic of a ticket. The
//! model fills the gap with "none of the topics" and grows unsure. Overall the share of empty fields rises little;
//! for that segment it is nearly all.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, SizeUnit, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "missing-field",
    group: FaultGroup::BadData,
    name: "A field goes missing",
    sentence: "An app update forgets to send the {lost-field} for {lost-for}.",
    running: "{lost-field} missing for {lost-for}",
    repair: Repair::Ask("Ask the app team to send the {lost-field} again"),
    size: Size { label: "How many", unit: SizeUnit::Share, least: 0.1, most: 1.0, step: 0.05, default: 0.9 },
    targeting: Targeting { one_segment: true, ..Targeting::field(FieldFilter::Any) },
    check: Check::Fires("missing-by-segment", Minutes(100)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Dropped));
}
