//! Versions and their way into service: the registry of all that were made, the roll-out, the trial of a canary, and the
//! approval by a second pair of eyes.

pub mod approval;
mod registry;
pub mod rollout;
pub mod trial;
mod version;

pub use registry::{Origin, Registry, Status, content, relative};
pub use version::{Answers, Made, Measures, SHUFFLES, SnapshotCard, Tested, Version};
