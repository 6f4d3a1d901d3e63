//! What trouble has done that somebody ended where it came from: the run as it is, beside the same run in which that trouble
//! never came. The other run takes as long to live as this one took, so it is lived bit by bit, and nothing waits for it.

use crate::base::time::Tick;
use crate::platform::team::ledger::Bill;

use super::replay_without::Counterfactual;

mod work_out;

/// Trouble that somebody ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The fault.
    pub fault: String,
    /// When it began.
    pub from: Tick,
    /// When it was ended.
    pub to: Tick,
    /// What began and what ended it, by their places in the log.
    entries: [usize; 2],
}

/// What it has done, as far as that is worked out.
#[derive(Clone, Debug)]
pub struct HarmDone {
    of: Ended,
    real: Bill,
    other: Option<Box<Counterfactual>>,
    more: Option<Extra>,
}

/// What would not have been without it; less than nothing where it was a gain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extra {
    /// EUR.
    pub eur: f64,
    /// People harmed.
    pub people: i64,
}
