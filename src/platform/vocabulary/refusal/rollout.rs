//! Why a roll-out does not begin, or does not take a step.

use serde::Serialize;

use super::OutOfRange;
use crate::base::time::Tick;
use crate::platform::release::strategy::{ConditionMeasure, Lack};

/// Why a roll-out does not begin, or does not take a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RolloutRefusal {
    /// Another one goes on, and there is one at a time.
    AnotherGoesOn {
        /// The version that was asked for.
        version: u32,
        /// The one on its way.
        ongoing: u32,
    },
    /// None goes on.
    NoneGoesOn,
    /// A canary without steps.
    NoSteps,
    /// More steps than anybody would take.
    TooManySteps {
        /// So many.
        given: u32,
        /// So many at most.
        most: u32,
    },
    /// A share is none, all, more, or no number.
    StepShare {
        /// The step, counted from 1.
        step: u32,
        /// The share.
        given: f32,
    },
    /// A share is no larger than the one before.
    StepsFall {
        /// The step, counted from 1.
        step: u32,
    },
    /// A step or a warming lasts too long.
    TooLong {
        /// Minutes.
        given: u32,
        /// Minutes at most.
        most: u32,
    },
    /// More outcomes are asked for than can be waited for.
    TooManyEvents {
        /// So many.
        given: u32,
        /// So many at most.
        most: u32,
    },
    /// No number of outcomes answers the question of the test.
    NoSize,
    /// The limit of failed analyses.
    FailureLimit {
        /// So many.
        given: u32,
    },
    /// More conditions than anybody would keep in mind.
    TooManyConditions {
        /// So many.
        given: u32,
        /// So many at most.
        most: u32,
    },
    /// A condition's limit lies outside its range.
    ConditionLimit {
        /// Which.
        measure: ConditionMeasure,
        /// The range and the limit.
        limit: OutOfRange,
    },
    /// A condition asks for no events, or for too many.
    ConditionEvents {
        /// Which.
        measure: ConditionMeasure,
        /// So many.
        given: u32,
    },
    /// This cannot be measured in this system, or on this way.
    CannotMeasure {
        /// What.
        measure: ConditionMeasure,
    },
    /// On devices there are no environments to switch between.
    NoEnvironments,
    /// It is too early, or too late in the week: what is missing.
    NotYet {
        /// What.
        lacks: Vec<Lack>,
    },
    /// Somebody has paused it already.
    AlreadyPaused,
    /// Nobody has paused it.
    NotPaused,
    /// The version before is being loaded already.
    GoesBackAlready {
        /// It answers from then on.
        at: Tick,
    },
}
