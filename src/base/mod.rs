//! Floor 0: what everything stands on. Knows no domain.

pub mod dice;
pub mod fingerprint;
pub mod format;
pub mod math;
pub mod number_format;
pub mod order;
pub mod stats;
pub mod time;
