//! How much there must be before a figure says anything.

use super::time_series::PER_HOUR;

/// Buckets that quality is pooled over: four hours.
pub const QUALITY_BUCKETS: u32 = 4 * PER_HOUR;
/// Fewer requests than this say nothing about a share.
pub const FEW_REQUESTS: u32 = 60;
/// Fewer known positives than this say nothing about the share that was caught.
pub const FEW_POSITIVES: u32 = 30;
