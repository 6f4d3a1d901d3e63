//! Versions and their way into service: the registry of all that were made, the roll-out, the trial of a canary, and the
//! approval by a second pair of eyes.

pub mod approval;
pub mod gates;
mod registry;
pub mod rollout;
mod score_breakdown;
mod state;
pub mod strategy;
pub mod trial;
mod version;
mod version_reason;

pub use registry::{Origin, Registry, Status, content, relative};
pub use score_breakdown::{FeatureContribution, ScoreBreakdown};
pub use state::Release;
pub use version::{Answers, Measures, SHUFFLES, SnapshotCard, Tested, Version, VersionParts};
pub use version_reason::VersionReason;
