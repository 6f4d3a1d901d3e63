//! Why an action is not done: a closed set of kinds, each with the data that it takes to say it. Which sentence a person reads is
//! written above the engine.

mod faults;
mod goal;
mod plan;
mod powers;
mod release;
mod rollout;
mod rules;
mod settings;
mod training;

pub use faults::FaultRefusal;
pub use goal::GoalRefusal;
pub use plan::{LineRefusal, PlanRefusal};
pub use powers::PowerRefusal;
pub use release::{ApprovalFinding, ReleaseRefusal};
pub use rollout::RolloutRefusal;
pub use rules::{RuleRefusal, TestRefusal};
pub use settings::SettingRefusal;
pub use training::TrainingRefusal;

use std::fmt;

use serde::Serialize;

/// A value outside the range in which it must lie, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OutOfRange {
    /// The lower end.
    pub least: f32,
    /// The upper end.
    pub most: f32,
    /// The value.
    pub given: f32,
}

/// Why something can't be done now, by the room that refuses it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Refusal {
    /// A fault cannot be injected, or not be stopped.
    Fault {
        /// The fault's id.
        fault: String,
        /// Why.
        why: FaultRefusal,
    },
    /// A validation rule makes no sense, or there is no such one.
    Rule(RuleRefusal),
    /// There is no alert rule of this id.
    NoSuchAlert {
        /// The id.
        rule: String,
        /// The ids that there are.
        known: Vec<&'static str>,
    },
    /// Somebody has acknowledged the alert.
    AlertTaken,
    /// The alert is not firing.
    AlertQuiet,
    /// An alert's limit lies outside its range.
    AlertLimit {
        /// The rule's id.
        rule: String,
        /// Which limit, and the range.
        limit: OutOfRange,
    },
    /// A training cannot be.
    Training(TrainingRefusal),
    /// A version cannot be released, promoted, approved or rolled back.
    Release(ReleaseRefusal),
    /// A setting of the team cannot be so.
    Setting(SettingRefusal),
    /// An operating plan cannot be lived by.
    Plan(PlanRefusal),
    /// A goal cannot be written down so.
    Goal(GoalRefusal),
    /// Somebody may not do it.
    Power(PowerRefusal),
}

impl From<RuleRefusal> for Refusal {
    fn from(why: RuleRefusal) -> Self {
        Self::Rule(why)
    }
}

impl From<TrainingRefusal> for Refusal {
    fn from(why: TrainingRefusal) -> Self {
        Self::Training(why)
    }
}

impl From<ReleaseRefusal> for Refusal {
    fn from(why: ReleaseRefusal) -> Self {
        Self::Release(why)
    }
}

impl From<SettingRefusal> for Refusal {
    fn from(why: SettingRefusal) -> Self {
        Self::Setting(why)
    }
}

impl From<GoalRefusal> for Refusal {
    fn from(why: GoalRefusal) -> Self {
        Self::Goal(why)
    }
}

impl From<PowerRefusal> for Refusal {
    fn from(why: PowerRefusal) -> Self {
        Self::Power(why)
    }
}

impl From<PlanRefusal> for Refusal {
    fn from(why: PlanRefusal) -> Self {
        Self::Plan(why)
    }
}

/// The bare kind, for developers.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Refusal {}
