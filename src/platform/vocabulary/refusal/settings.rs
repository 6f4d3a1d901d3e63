//! Why a setting of the team stays as it is.

use serde::Serialize;

use crate::platform::serving::hosting::Hosting;

/// Why a setting of the team stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SettingRefusal {
    /// Uncertain cases lie too near the threshold, or too far from it.
    BandWidth,
    /// People cannot read so many requests an hour, or so few.
    ReadAnHour,
    /// The share of requests that are logged is none.
    LoggedShare,
    /// The model runs there already.
    AlreadyHosted(Hosting),
    /// Nobody chooses how many servers there are where the model runs.
    ServersAreGiven(Hosting),
    /// So many servers cannot run.
    Servers {
        /// The number.
        given: u32,
    },
    /// That cannot be assumed of updates.
    Updates,
    /// Owners cannot pick up their alerts in so many minutes.
    ReactionMinutes {
        /// The number.
        given: u32,
    },
    /// The model is paused already.
    AlreadyPaused,
    /// The model is not paused, so it cannot be resumed.
    NotPaused,
    /// The threshold lies outside its range.
    Threshold {
        /// Where it was to lie.
        given: f32,
    },
}
