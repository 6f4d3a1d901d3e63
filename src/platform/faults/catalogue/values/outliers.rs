//! Outliers: somebody types a nought too many, a cable picks up a spark. A few values are far too large, and each may lie within
//! what the contract allows.

use crate::platform::faults::{Check, Does, Fault, Group, Repair, Size, SizeUnit, Strikes, Which};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Dose};
use crate::platform::vocabulary::How;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "outliers",
    group: Group::BadData,
    name: "A nought too many",
    sentence: "Typing slips: some values of the {number-field} are many times too large.",
    running: "values with a nought too many",
    repair: Repair::Ask("Ask for a form that catches typing slips"),
    size: Size { label: "How far off", unit: SizeUnit::Times, least: 3.0, most: 50.0, step: 1.0, usual: 10.0 },
    strikes: Strikes::field(Which::Number).rate(0.1),
    check: Check::Fires("extreme-values", Minutes(100)),
    does: Does::Change(change),
};

fn change(dose: &Dose<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(dose.corrupts(dose.reached(), How::Converted { factor: dose.far(1.0), offset: 0.0 }));
}
