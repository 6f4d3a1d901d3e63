//! Training in a world: the rows that are kept, the job that runs, the search that it may be part of, and what was done before.

use std::sync::Arc;

use super::{Experiment, Job, Searching, SnapshotCache, TrainingStore};
use crate::base::time::Tick;
use crate::learn::data::Schema;
use crate::platform::faults::Defect;
use crate::platform::release::{Version, VersionReason, relative};
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};

use super::snapshot::Snapshot;

/// From rows to versions.
#[derive(Clone, Debug)]
pub struct Training {
    /// What is kept for training.
    pub store: TrainingStore,
    /// The training that runs.
    pub job: Option<Job>,
    /// The search that the training is part of.
    pub search: Option<Searching>,
    /// All trainings that were done.
    pub experiments: Vec<Experiment>,
    /// What the newest versions learnt from.
    pub snapshots: SnapshotCache,
}

/// What a training was about that has come to its end.
#[derive(Debug)]
pub(in crate::platform) struct Task {
    /// The version it becomes.
    pub number: u32,
    /// What was chosen.
    pub choice: TrainingConfig,
    /// When it began.
    pub began: Tick,
    /// What it learnt from.
    pub snapshot: Arc<Snapshot>,
}

/// What a minute of training has come to.
#[derive(Debug)]
pub(in crate::platform) enum Progress {
    /// There is more to do, or nothing to do at all.
    None,
    /// A version was made.
    Made(Task, Box<Version>),
    /// No version came of the training with this number.
    Failed(u32),
}

impl Training {
    /// Nothing runs.
    pub fn new(store: TrainingStore) -> Self {
        Self { store, job: None, search: None, experiments: Vec::new(), snapshots: SnapshotCache::default() }
    }

    /// Does a piece of what the next minute would begin with: rows of a training are made ready. It can be left out, and
    /// nothing that can be seen or counted depends on it. Returns whether there is more.
    pub fn ahead(&mut self, schema: &Schema) -> bool {
        self.job.as_mut().is_some_and(|job| !job.ahead(schema))
    }

    /// Refuses where a training runs.
    pub(in crate::platform) fn nothing_runs(&self) -> Result<(), TrainingRefusal> {
        self.job.as_ref().map_or(Ok(()), |job| Err(TrainingRefusal::AlreadyRunning { version: job.number }))
    }

    /// How far the work that runs is, a whole search or one training: 0 to 1; `None` where nothing runs.
    pub fn progress(&self) -> Option<f64> {
        let job = self.job.as_ref()?.progress();
        Some(self.search.as_ref().map_or(job, |search| (f64::from(search.done) + job) / search.model_specs.len() as f64))
    }

    /// The training goes on for a minute.
    pub(in crate::platform) fn advance(&mut self, now: Tick, schema: &Schema, threshold: f32) -> Progress {
        let Some(job) = self.job.take_if(|job| job.step(schema) && now >= job.not_before) else { return Progress::None };
        let why = match job.repeats {
            Some(version) => VersionReason::Repeated { version },
            None => VersionReason::Retrained { days: job.choice.days, until: job.choice.until },
        };
        let task = Task { number: job.number, choice: job.choice, began: job.began, snapshot: job.snapshot().clone() };
        let slip = job.slip;
        let Some(mut version) = job.into_version(schema, relative(now), why, threshold) else {
            self.search = None;
            return Progress::Failed(task.number);
        };
        version.defect = slip.map(|size| (Defect::Skew, size));
        self.finish(task, version, now, schema)
    }

    /// A search goes on in one training after the other.
    pub(in crate::platform) fn check_invariants(&self) {
        assert!(self.search.is_none() || self.job.is_some(), "a search has a training that runs");
    }
}
