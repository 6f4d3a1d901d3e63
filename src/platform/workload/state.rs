//! The workload of a world: where its requests come from, and those of the minute.

use std::sync::Arc;

use super::replay_dataset::ReplayDataset;
use super::{Generator, Minute, Seen};
use crate::platform::scenario::Scenario;
use crate::platform::training::KEEP_ONE_IN;

/// The source of the requests, and the minute that was lived last.
#[derive(Clone, Debug)]
pub struct Workload {
    /// Makes requests up.
    pub(in crate::platform) generator: Arc<Generator>,
    /// The rows that are played again, where requests are not made up. Then nobody knows the best that could be reached.
    pub replay: Option<Arc<ReplayDataset>>,
    /// The requests of the minute.
    pub(in crate::platform) minute: Minute,
}

impl Workload {
    /// Nobody has come.
    pub fn new(scenario: &Scenario, replay: Option<Arc<ReplayDataset>>) -> Self {
        let minute = Minute::new(scenario.schema.fields.len());
        Self { generator: Arc::new(Generator::new(scenario)), replay, minute }
    }

    /// What the team saw of the minute that was lived last.
    pub fn seen(&self) -> &Seen {
        &self.minute.seen
    }

    /// One request in so many is kept for training.
    pub fn keep_one_in(&self) -> u32 {
        self.replay.as_ref().map_or(KEEP_ONE_IN, |replay| replay.keep_one_in())
    }

    /// Every request is answered by somebody, and its values are finite, and 0 where missing.
    pub(in crate::platform) fn check_invariants(&self) {
        let seen = self.seen();
        assert_eq!(seen.answers.len(), seen.len(), "every request is answered by somebody");
        assert!(seen.batch.is_sound(), "values are finite, and 0 where missing");
    }
}
