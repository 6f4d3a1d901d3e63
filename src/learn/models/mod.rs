//! Models: from prepared rows to the probability of a yes, or to a number.
//!
//! To add one: a file with its [`ModelKind`], the fitted model, which is a [`Model`], and its trainer, which is a
//! [`Learner`] (both plain data that can be stored), its `mod` line here and its line in `kinds`. The shortest example is
//! [`majority`], the best one [`logistic`]. Tests walk [`ALL`]: a new kind is tested before its author writes a test.

pub mod bayes;
mod bins;
pub mod boosting;
pub(super) mod cholesky;
pub mod examples;
mod forest;
mod kinds;
mod knob;
pub mod logistic;
mod loss;
pub mod majority;
mod model;
pub mod network;
pub mod online;
mod pass;
pub mod recipe;
pub mod ridge;
pub mod training;
pub mod tree;
mod trees;

pub use examples::{ExampleError, Examples};
pub use kinds::{ALL, Fitted, Trainer};
pub use knob::Knob;
pub use logistic::{Logistic, LogisticTrainer};
pub use model::{Learner, Model, ModelKind};
pub use recipe::Recipe;
pub use training::{Point, Training};

#[cfg(test)]
mod tests;
