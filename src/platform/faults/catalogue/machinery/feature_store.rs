//! The feature store is down: what is looked up for each request, rather than sent with it, is missing all at once, and every answer
//! waits a while for it in vain.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, FaultScope, Targeting};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Corruption, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "feature-store",
    group: FaultGroup::Machinery,
    name: "The feature store is down",
    sentence: "What is looked up for each of the {many} is missing, all at once.",
    running: "a feature store that is down",
    repair: Repair::Ask("Ask for the feature store to be started again"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    targeting: Targeting::NOTHING.scoped_to(FaultScope::FeatureStoreFields),
    check: Check::Fires("missing-values", Minutes(140)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    for field in intensity.scenario.feature_store_fields() {
        conditions.corruptions.push(Corruption { field, segment: None, share: intensity.share(), how: ValueCorruption::Dropped });
    }
    conditions.machines.network += 0.2 * intensity.share();
}
