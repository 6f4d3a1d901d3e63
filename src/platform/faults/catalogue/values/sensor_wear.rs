//! Wear: a sensor goes off little by little, a bit further each day. No single day looks different from the one before, which
//! is why somebody has to compare with the beginning.

use crate::platform::faults::{Check, Effect, Fault, FaultGroup, Repair, Size, Targeting, FieldFilter};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Intensity};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "sensor-wear",
    group: FaultGroup::BadData,
    name: "A sensor wears out",
    sentence: "What measures the {number-field} goes off a little further every day.",
    running: "a sensor that wears out",
    repair: Repair::Ask("Ask for a new sensor"),
    size: Size::spreads("Each day", (0.1, 1.0), 0.4),
    targeting: Targeting::field(FieldFilter::Number).rate(1.0),
    check: Check::Fires("field-drift", Minutes::days(3)),
    effect: Effect::Change(change),
};

/// A sensor that is off by more than this many spreads is at its stop.
const MOST: f32 = 4.0;

fn change(intensity: &Intensity<'_>, conditions: &mut Conditions) {
    let Some(field) = intensity.field else { return };
    let far = (intensity.size * intensity.depth * intensity.hours() / 24.0).min(MOST);
    let how = intensity.scenario.moved_by(field, far);
    conditions.corruptions.extend(intensity.corrupts(intensity.reached(), how));
}
