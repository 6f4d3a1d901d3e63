//! Why a version was made.

use serde::Serialize;

/// Why a version was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum VersionReason {
    /// The first one: of the first four days of which records were kept.
    FirstDays,
    /// To know more than the first one: of two weeks.
    MoreRecords,
    /// Of the older half of a recorded past.
    OlderHalf,
    /// Of all of a recorded past.
    AllOfPast,
    /// Somebody trained on these days.
    Retrained {
        /// From so many days back on.
        days: u32,
        /// Up to so many days back.
        until: u32,
    },
    /// The training of a version was done once more.
    Repeated {
        /// The version.
        version: u32,
    },
    /// Another team rewrote the preparation.
    PreparationRewritten,
    /// Another team handed over its labels.
    OtherLabels,
    /// Another team looks everything up anew.
    LooksUpAnew,
}
