//! All that a person, a lesson or a plan can do to a world. The log of a run is a list of these with their ticks.

use serde::{Deserialize, Serialize};

use super::{FaultInjection, OnBreach, Power, Search, TrainingConfig};
use crate::platform::quality::ValidationRule;
use crate::platform::team::plan::Plan;
use crate::platform::team::settings::Setting;

/// Something done to the world between two ticks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// Put trouble in.
    Start(FaultInjection),
    /// Take trouble out again.
    Stop {
        /// The fault's id.
        fault: String,
    },
    /// What happens to requests that break the contract.
    Check {
        /// The choice.
        then: OnBreach,
    },
    /// Train a new version.
    Retrain(TrainingConfig),
    /// Give up a training that runs.
    CancelTraining,
    /// Let a version answer a share of the requests.
    Canary {
        /// The version's number.
        version: u32,
        /// Share of the requests, above 0 and below 1.
        share: f32,
    },
    /// Let a version answer all requests at once.
    Release {
        /// The version's number.
        version: u32,
    },
    /// Make the canary the champion.
    Promote {
        /// Even while nothing speaks for it.
        anyway: bool,
    },
    /// Take a version that answers out of service: a canary, or the champion, in whose place the one before answers again.
    RollBack {
        /// The version's number.
        version: u32,
    },
    /// How many servers answer.
    Servers {
        /// The number.
        count: u32,
    },
    /// From which score on a request is called positive.
    Threshold {
        /// 0 to 1.
        value: f32,
    },
    /// Pick up an alert.
    Acknowledge {
        /// The rule's id.
        rule: String,
    },
    /// Move the limit of an alert rule.
    Limit {
        /// The rule's id.
        rule: String,
        /// The new limit, in the rule's unit.
        value: f32,
    },
    /// Live by an operating plan from now on, or without one.
    Plan(Option<Plan>),
    /// Choose how the team works.
    Work(Setting),
    /// Train once more on the very rows that a version learnt from.
    Repeat {
        /// The version's number.
        version: u32,
    },
    /// Ask a colleague to look at a version before it is released.
    Approve {
        /// The version's number.
        version: u32,
    },
    /// Write down a rule of the check, or take one away.
    Rule(ValidationRule),
    /// Train the same rows once for each of some values of a setting, and keep the best.
    Search(Search),
}

impl Action {
    /// The trouble that it puts in, if it does.
    pub const fn injection(&self) -> Option<&FaultInjection> {
        match self {
            Self::Start(trouble) => Some(trouble),
            _ => None,
        }
    }
    /// What somebody has to be allowed for it; `None` where anybody may do it, and for trouble that is put in.
    pub const fn needs(&self) -> Option<Power> {
        Some(match self {
            Self::Retrain(_) | Self::CancelTraining | Self::Repeat { .. } | Self::Search(_) => Power::Retrain,
            Self::Canary { .. } | Self::Release { .. } | Self::Promote { .. } | Self::Approve { .. } => Power::Release,
            Self::RollBack { .. } => Power::RollBack,
            Self::Threshold { .. } => Power::MoveThreshold,
            Self::Servers { .. } => Power::ChangeServers,
            Self::Check { .. } | Self::Rule(_) => Power::SetCheck,
            Self::Stop { .. } => Power::RepairSource,
            Self::Work(Setting::Band(_)) => Power::AskPeople,
            Self::Work(Setting::Log(_)) => Power::ChooseLog,
            Self::Work(Setting::Gate(_)) => Power::DemandApproval,
            Self::Start(_) | Self::Acknowledge { .. } | Self::Limit { .. } | Self::Plan(_) | Self::Work(_) => return None,
        })
    }
}
