//! Why a training does not begin, or does not end.

use serde::Serialize;

use crate::learn::data::prepare::FitError;
use crate::learn::models::SpecError;

/// Why a training does not begin, or does not end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TrainingRefusal {
    /// It looks too far back, or not back at all.
    DaysBack {
        /// From so many days back.
        days: u32,
    },
    /// It ends before it begins.
    NoDayBetween {
        /// From so many days back.
        days: u32,
        /// Up to so many days back.
        until: u32,
    },
    /// A search tries too few values, or too many.
    SearchValues {
        /// How many.
        given: usize,
    },
    /// There is no such model, or no such setting of it.
    Model(SpecError),
    /// Too few rows with an outcome.
    TooFewRows {
        /// Rows with an outcome.
        rows: usize,
        /// Rows that a training needs.
        least: usize,
    },
    /// All rows to learn from have the same outcome.
    OneOutcome,
    /// The snapshot from which a version learnt is not kept.
    SnapshotGone {
        /// The version.
        version: u32,
    },
    /// The rows cannot be prepared.
    Preparation(FitError),
    /// Nothing came of the training of a first version.
    NoFirstVersion,
    /// A training is running, and there is one at a time.
    AlreadyRunning {
        /// The version that it becomes.
        version: u32,
    },
    /// No training is running.
    NotRunning,
}
