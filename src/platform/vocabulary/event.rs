//! What happened. Events feed the timeline, "next event", goals and tests; they never change the world.

use serde::Serialize;

use super::{Action, PlanStep, Refusal};
use crate::base::time::Tick;
use crate::platform::quality::ValidationRule;
use crate::platform::release::strategy::RolloutMoment;
use crate::platform::release::trial::Verdict;

/// Something that happened at a minute.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// When.
    pub at: Tick,
    /// What.
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Trouble began.
    FaultBegan {
        /// The fault.
        fault: String,
        /// Not to be shown until it is explained.
        hidden: bool,
    },
    /// Trouble ended.
    FaultEnded {
        /// The fault.
        fault: String,
        /// Not to be shown until it is explained.
        hidden: bool,
    },
    /// An alert's limit is crossed; it waits.
    AlertWatching {
        /// The rule.
        rule: String,
    },
    /// An alert fires and its owner is told.
    AlertFired {
        /// The rule.
        rule: String,
    },
    /// Somebody picked an alert up.
    AlertTaken {
        /// The rule.
        rule: String,
    },
    /// An alert is over.
    AlertOver {
        /// The rule.
        rule: String,
    },
    /// A training began.
    TrainingBegan {
        /// The version it will become.
        version: u32,
    },
    /// A new version is ready.
    TrainingDone {
        /// The version.
        version: u32,
    },
    /// A training was given up.
    TrainingCancelled {
        /// The version that will not be.
        version: u32,
    },
    /// A version answers a share of the requests.
    CanaryAt {
        /// The version.
        version: u32,
        /// The share.
        share: f32,
    },
    /// A version answers all requests.
    ChampionIs {
        /// The version.
        version: u32,
    },
    /// The outcomes say something of a canary that they did not say before.
    Judged {
        /// The version.
        version: u32,
        /// What.
        verdict: Verdict,
    },
    /// A version was taken back.
    RolledBack {
        /// The version.
        version: u32,
    },
    /// A colleague has looked at a version.
    Decided {
        /// The version.
        version: u32,
        /// It may answer.
        approved: bool,
    },
    /// The operating plan did something, or somebody on it did.
    ByPlan {
        /// What was done.
        step: PlanStep,
        /// Why it could not be done, if so.
        refused: Option<Refusal>,
    },
    /// The model was taken out of the traffic.
    Paused,
    /// The model answers again.
    Resumed,
    /// The person changed a setting.
    Set {
        /// By this action.
        action: Box<Action>,
    },
    /// A validation rule about an hour is broken.
    RuleBroken {
        /// The rule.
        rule: ValidationRule,
        /// The share of the hour that it is about, 0 to 1.
        share: f64,
    },
    /// It is kept again.
    RuleKept {
        /// The rule.
        rule: ValidationRule,
    },
    /// A roll-out took a step, or stopped.
    Rollout {
        /// The version.
        version: u32,
        /// What happened.
        moment: RolloutMoment,
    },
}

impl Event {
    /// It is worth stopping for: somebody would call.
    pub fn is_notable(&self) -> bool {
        !matches!(
            self.what,
            What::AlertWatching { .. } | What::Set { .. } | What::ByPlan { .. } | What::AlertTaken { .. } | What::TrainingBegan { .. }
        ) && !matches!(self.what, What::FaultBegan { hidden: true, .. } | What::FaultEnded { hidden: true, .. })
    }
}
