//! How a world on recorded rows begins: its past goes into the store, and its first two versions learn from it, a slice
//! of work at a time, so that a page that founds one can answer meanwhile.

use std::sync::Arc;

use crate::base::time::{DAY, Tick};

use super::{Job, PAST_DAYS, TrainingStore};
use crate::platform::release::{Registry, Status, VersionReason};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};
use crate::platform::workload::Workload;
use crate::platform::workload::replay_dataset::{LEAST_ROWS, ReplayDataset};
use crate::platform::world::World;

/// The versions: number, the days of the past that it learns from, and why it was made. A file may hold few rows, so both
/// learn from as many as there are.
const VERSIONS: [(u32, u32, VersionReason, Status); 2] =
    [(2, PAST_DAYS / 2, VersionReason::OlderHalf, Status::Retired), (3, PAST_DAYS, VersionReason::AllOfPast, Status::Champion)];

/// A world on recorded rows in the making.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    scenario: Arc<Scenario>,
    recorded: Arc<ReplayDataset>,
    seed: u64,
    store: TrainingStore,
    registry: Registry,
    /// The version that learns, by its place among them, and its training.
    learning: Option<Job>,
    next: usize,
}

impl Bootstrap {
    /// The past is there; nothing has been learnt.
    ///
    /// # Errors
    /// If the past is too thin to learn from.
    pub fn begin(scenario: Arc<Scenario>, recorded: Arc<ReplayDataset>, seed: u64) -> Result<Self, TrainingRefusal> {
        let mut store = TrainingStore::content_with(LEAST_ROWS).with_amounts(scenario.amount.as_ref());
        recorded.remember(seed, PAST_DAYS, scenario.outcomes.coverage, &mut store);
        let mut bootstrap = Self { scenario, recorded, seed, store, registry: Registry::default(), learning: None, next: 0 };
        bootstrap.start()?;
        Ok(bootstrap)
    }

    fn start(&mut self) -> Result<(), TrainingRefusal> {
        let Some((number, days, ..)) = VERSIONS.get(self.next).copied() else { return Ok(()) };
        let start = -i64::from(PAST_DAYS * DAY);
        let snapshot = self.store.snapshot(start, start + i64::from(days * DAY), |_| false)?;
        let choice = TrainingConfig::last(days).by(self.scenario.first_model_spec());
        self.learning = Some(Job::new(number, choice, Tick(0), &self.scenario.schema, snapshot)?);
        Ok(())
    }

    /// Learns for a while. Says whether there is more to do.
    ///
    /// # Errors
    /// If there is too little to learn from.
    pub fn step(&mut self) -> Result<bool, TrainingRefusal> {
        let Some(mut job) = self.learning.take() else { return Ok(false) };
        if !job.ahead(&self.scenario.schema) || !job.step(&self.scenario.schema) {
            self.learning = Some(job);
            return Ok(true);
        }
        let (_, days, why, status) = VERSIONS[self.next];
        let made_at = i64::from(days * DAY) - i64::from(PAST_DAYS * DAY);
        let version = job.into_version(&self.scenario.schema, made_at, why, self.scenario.threshold);
        self.registry.add(version.ok_or(TrainingRefusal::NoFirstVersion)?, status);
        self.next += 1;
        self.start()?;
        Ok(self.learning.is_some())
    }

    /// The world at its first minute. What is left to learn is learnt first.
    ///
    /// # Errors
    /// If there is too little to learn from.
    pub fn finish(mut self) -> Result<World, TrainingRefusal> {
        while self.step()? {}
        let workload = Workload::new(&self.scenario, Some(self.recorded));
        Ok(World::beginning(self.scenario, self.seed, workload, self.store, self.registry))
    }
}
