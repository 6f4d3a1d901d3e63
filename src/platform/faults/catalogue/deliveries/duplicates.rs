//! Duplicates: a sender that gets no answer in time sends again. The same customer counts twice, in the figures and in what
//! is learnt from.

use crate::platform::faults::{Check, Does, Fault, Group, Repair, Size, Strikes};
use crate::base::time::Minutes;
use crate::platform::faults::conditions::{Conditions, Dose};

/// The entry.
pub const FAULT: Fault = Fault {
    id: "duplicates",
    group: Group::BadData,
    name: "The same again",
    sentence: "A sender is impatient: some {many} arrive twice.",
    running: "{many} that arrive twice",
    repair: Repair::Ask("Ask the sender to send everything once"),
    size: Size::share("How many", (0.05, 1.0), 0.3),
    strikes: Strikes::NOTHING,
    check: Check::Fires("repeats", Minutes(80)),
    does: Does::Change(change),
};

fn change(dose: &Dose<'_>, conditions: &mut Conditions) {
    conditions.way.repeated = dose.share().max(conditions.way.repeated);
}
