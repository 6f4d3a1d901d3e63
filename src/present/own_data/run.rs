//! When a run on somebody’s own table opens.

use crate::base::time::{HOUR, Tick};

/// The minute at which a run on somebody's own table opens: its first rows have come, and nearly all are still to come.
pub const OPENING: Tick = Tick(HOUR);
