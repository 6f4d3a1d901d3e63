//! Why a fault is not injected, or not stopped.

use serde::Serialize;

use super::OutOfRange;

/// Why a fault is not injected, or not stopped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FaultRefusal {
    /// There is no such fault.
    Unknown,
    /// Its size lies outside its range.
    Size(OutOfRange),
    /// The share of the requests that it reaches is none.
    Reach {
        /// The share.
        given: f32,
    },
    /// It runs already.
    AlreadyRunning,
    /// So many run that no other is let in.
    TooMany,
    /// Nothing in this system could be struck by it.
    NothingToAffect,
    /// It changes the true concept, of which recorded data holds only what was recorded.
    ConceptOfRecordedData,
    /// It brings senders who are not among the recorded ones.
    NewcomersToRecordedData,
    /// The recorded data has no column that it could strike.
    NoRecordedColumn,
    /// It is not running.
    NotRunning,
    /// It cannot be aimed at a field.
    FieldNotTargetable,
    /// There is no such field that it could strike.
    NoSuchField,
    /// It cannot be kept to one segment.
    SegmentNotTargetable,
    /// There is no such segment.
    NoSuchSegment,
    /// It has no rate of its own.
    RateNotTargetable,
    /// Its rate is no share.
    Rate {
        /// The rate.
        given: f32,
    },
    /// A release happens once, so it cannot recur.
    RecurringRelease,
    /// It recurs in no time.
    RecursInNoTime,
    /// A canary is on trial, and there is one at a time.
    CanaryOnTrial {
        /// The canary.
        canary: u32,
    },
}
