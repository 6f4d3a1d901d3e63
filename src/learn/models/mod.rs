//! Models: from prepared rows to the probability of a yes, or to a number.
//!
//! To add one: a file, in the folder of its like, with its [`ModelKind`], the fitted model, which is a [`Model`], and its trainer, which is a
//! [`Learner`] (both plain data that can be stored), its `mod` line there and its line in `kinds`. The shortest example is
//! [`majority`], the best one [`linear::logistic`]. Tests walk [`ALL`]: a new kind is tested before its author writes a test.

pub mod bayes;
mod kinds;
mod knob;
pub mod linear;
pub mod majority;
mod model;
pub mod network;
pub mod recipe;
pub mod training;
pub mod trees;

pub use kinds::{ALL, Fitted, Trainer};
pub use knob::Hyperparameter;
pub use linear::logistic::{Logistic, LogisticTrainer};
pub use model::{Learner, Model, ModelKind};
pub use recipe::ModelSpec;
pub use training::examples::{ExampleError, Examples};
pub use training::{Point, Training};

#[cfg(test)]
mod tests;
