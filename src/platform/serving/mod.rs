//! Answers: the queue and its servers, where the model runs, the simple rule that helps out, people who read what is
//! doubtful, and versions on devices.
//!
//! Beside the simulation, [`queue_theory`] works out what the queue should come to where traffic is plain.

mod autoscaler;
mod customers;
pub mod fleet;
pub mod hosting;
mod inference;
mod queue;
pub mod queue_theory;
pub mod review;
mod scoring;
mod state;

pub use inference::Oversight;
pub use queue::Queue;
pub use scoring::{DryRun, ScoringScratch, simple_rule};
pub use state::Serving;
