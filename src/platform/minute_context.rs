//! What every stage of a minute is given: which system, which run, which minute, and what is different about it.

use crate::base::time::Tick;

use super::faults::conditions::Conditions;
use super::probe::Probe;
use super::scenario::Scenario;

/// One minute, as its stages are told of it.
pub struct MinuteContext<'a> {
    /// The system.
    pub scenario: &'a Scenario,
    /// The seed of the run.
    pub seed: u64,
    /// The minute.
    pub now: Tick,
    /// What is different about it.
    pub conditions: &'a Conditions,
    /// Takes notes of one request's way.
    pub probe: Option<&'a mut Probe>,
}
