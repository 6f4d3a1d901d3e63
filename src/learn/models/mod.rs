//! Models: from prepared rows to the probability of a yes, or to a number.
//!
//! To add one: a file in `kinds` with its [`ModelKind`], the fitted model, which is a [`Model`], and its trainer, which is a
//! [`Learner`] (both plain data that can be stored), and in `kinds.rs` its `mod` line and its line in the list. The shortest example is
//! [`kinds::majority`], the best one [`kinds::linear::logistic`]. Tests walk [`ALL`]: a new kind is tested before its author writes a test.

mod hyperparameter;
pub mod kinds;
mod model;
pub mod model_spec;
pub mod training;

pub use hyperparameter::{Hyperparameter, ValueError};
pub use kinds::linear::logistic::{Logistic, LogisticTrainer};
pub use kinds::{ALL, Fitted, Trainer};
pub use model::{Contributions, Learner, LinkFunction, Model, ModelKind};
pub use model_spec::{ModelSpec, SpecError};
pub use training::examples::{ExampleError, Examples};
pub use training::{CurvePoint, IncrementalTraining};

#[cfg(test)]
mod tests;
