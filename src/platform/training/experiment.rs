//! What a training that is done leaves in the table of experiments, and a search over one setting that is under way.

use std::sync::Arc;

use serde::Serialize;

use crate::base::time::Tick;
use crate::learn::models::ModelSpec;
use crate::platform::release::{Answers, Measures, SnapshotCard, Version};
use crate::platform::vocabulary::TrainingConfig;

/// A training that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// Rows are numbered from 1 on.
    pub number: u32,
    /// The version that came of it; `None` for a try of a search that was not the best.
    pub version: Option<u32>,
    /// When it was done.
    pub at: Tick,
    /// Simulated minutes that it took.
    pub minutes: u32,
    /// What was chosen.
    pub choice: TrainingConfig,
    /// What it learnt from.
    pub snapshot: SnapshotCard,
    /// How it did on the test part.
    pub measures: Measures,
    /// Log loss on the validation part, before calibration.
    pub validation: Option<f64>,
    /// Its answers on the test part.
    pub answers: Arc<Answers>,
}

/// A search under way.
#[derive(Clone, Debug, Serialize)]
pub struct Searching {
    /// The recipes that are tried.
    pub model_specs: Vec<ModelSpec>,
    /// How many of them are done.
    pub done: u32,
    /// The best so far, with its loss on the validation part and its row.
    pub(in crate::platform) best: Option<(Box<Version>, f64, u32)>,
}
