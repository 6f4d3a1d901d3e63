//! A word nobody has seen: the sender’s list has grown, the reader’s has not. The model has learnt nothing about it and says what
//! it says of none of its words.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};
use crate::platform::vocabulary::ValueCorruption;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "unseen-category",
    group: FaultGroup::BadData,
    name: "A word nobody knows",
    sentence: "The app team adds a new {category-field}; the model has never seen the word.",
    running: "an unknown {category-field}",
    repair: Repair::Ask("Ask the app team to hold back the new word"),
    size: Size::share("How many", (0.02, 1.0), 0.2),
    targeting: Targeting::field(FieldFilter::Category),
    check: Check::Fires("unseen-categories", Minutes(80)),
    effect: Effect::Change(change),
};

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let unknown = intensity.scenario.schema.fields[field].categories() as f32;
    conditions.corruptions.extend(intensity.corrupts(intensity.share(), ValueCorruption::Replaced(unknown)));
}
