//! What every training works with: its examples, one pass over them, the loss, and a training of any kind under way.

pub mod examples;
mod incremental;
pub(in crate::learn::models) mod loss;
pub(in crate::learn::models) mod pass;

pub use incremental::{CurvePoint, IncrementalTraining};
