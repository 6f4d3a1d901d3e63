//! What the team watches, and what it is called for: the figures of each bucket, their baseline, the quality of the data, and
//! alert rules over them.
//!
//! Nothing here reads the truth; that has a file of its own.

pub mod alerts;
mod baseline;
mod bucket;
mod data_quality;
mod minimums;
mod monitor;
mod prediction_quality;
mod recent;
pub mod time_series;

pub use baseline::Baseline;
pub use bucket::{Bucket, FieldBucket, Gaps, RoleBucket, RoleSum, Sum};
pub use data_quality::DataQualityMonitor;
pub use minimums::{FEW_POSITIVES, FEW_REQUESTS, QUALITY_BUCKETS};
pub use monitor::{Monitoring, OUTCOMES_IN, SCORE_BINS};
pub use prediction_quality::{FARTHEST, Held};
pub use recent::Recent;
