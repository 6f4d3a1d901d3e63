//! A season: a field rises and falls over four weeks, and will do so again. Whoever has learnt from a few days takes it for drift;
//! whoever has seen a year does not.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::math;
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity, Shift};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "season",
    group: FaultGroup::Drift,
    name: "The season turns",
    sentence: "It grows cold, then warm again: the {number-field} rises and falls over four weeks.",
    running: "the turn of the season",
    repair: Repair::Nobody("Nobody turns a season back. A version that has learnt it helps."),
    size: Size::spreads("How much", (0.3, 3.0), 1.2),
    targeting: Targeting::field(FieldFilter::Number),
    check: Check::Fires("field-drift", Minutes::days(4)),
    effect: Effect::Change(change),
};

/// A year of this world, so that its turn can be watched.
const YEAR_DAYS: f64 = 28.0;

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let turn = math::sin(f64::from(intensity.hours()) / (YEAR_DAYS * 24.0) * 2.0 * std::f64::consts::PI) as f32;
    conditions.world.shifts.push(Shift { field, segment: intensity.segment, by: intensity.share() * turn, spread: 1.0 });
}
