//! Why nobody can live by an operating plan.

use serde::Serialize;

use super::{OutOfRange, TrainingRefusal};

/// Why nobody can live by an operating plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PlanRefusal {
    /// No plan is at work.
    NoneAtWork,
    /// A line of what is watched is wrong.
    Line {
        /// Its place, from 1 on.
        nth: usize,
        /// The alert rule that it names.
        rule: String,
        /// Why.
        why: LineRefusal,
    },
    /// The training that it asks for cannot be.
    Training(TrainingRefusal),
    /// It retrains too often or too seldom.
    RetrainingDays {
        /// Every so many days.
        given: u32,
    },
    /// It retrains when an alert fires that is not watched.
    RetrainingUnwatched {
        /// The alert rule.
        rule: String,
    },
    /// It waits too long after an alert before it retrains.
    RetrainingWait,
    /// It retrains after a review, and there is none.
    RetrainingWithoutReview,
    /// The canary's share is none, or all.
    CanaryShare,
    /// The hours after a release in which an alert rolls it back.
    RollBackHours,
    /// It rolls back when an alert fires, and watches none.
    RollBackUnwatched,
    /// It is reviewed too often or too seldom.
    ReviewDays,
}

/// What is wrong with a line of what is watched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum LineRefusal {
    /// There is no such alert rule.
    NoSuchAlert,
    /// Another line has it already.
    Twice,
    /// Its limit lies outside the range.
    Limit(OutOfRange),
    /// It waits longer than a week before it tells anybody.
    TooLong,
}
