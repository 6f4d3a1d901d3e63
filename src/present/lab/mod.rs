//! The laboratory: [`experiment`] has a stream, a learner on it and a detector that watches.

mod experiment;
pub mod words;

pub use self::experiment::{ExperimentDraft, Lab, LabView, ROWS};
