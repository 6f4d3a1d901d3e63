//! A dropped column: somebody upstream tidied up and did not know who reads it. It arrives empty for everybody.

use crate::platform::faults::{Check, Does, Fault, Group, Repair, Size, Strikes, Which};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Dose};
use crate::platform::vocabulary::How;

/// The entry.
pub const FAULT: Fault = Fault {
    id: "column-dropped",
    group: Group::BadData,
    name: "A column is gone",
    sentence: "Somebody upstream tidies up: nobody’s {number-field} is sent any more.",
    running: "a column that is gone",
    repair: Repair::Ask("Ask the sender to send the column again"),
    size: Size::share("How many", (0.1, 1.0), 1.0),
    strikes: Strikes::field(Which::Any).usually(Which::Number),
    check: Check::Fires("empty-fields", Minutes(140)),
    does: Does::Change(change),
};

fn change(dose: &Dose<'_>, conditions: &mut Conditions) {
    conditions.corruptions.extend(dose.corrupts(dose.share(), How::Dropped));
}
