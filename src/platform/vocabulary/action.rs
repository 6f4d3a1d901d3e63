//! All that a person, a lesson or a plan can do to a world. The log of a run is a list of these with their ticks.

use serde::{Deserialize, Serialize};

use super::{FaultInjection, HyperparameterSearch, OnBreach, Power, TeamRole, TrainingConfig};
use crate::platform::quality::ValidationRule;
use crate::platform::release::strategy::RolloutAction;
use crate::platform::team::goal::ProductGoal;
use crate::platform::team::plan::Plan;
use crate::platform::team::settings::Setting;

/// Something done to the world between two ticks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// Put trouble in.
    InjectFault(FaultInjection),
    /// Take trouble out again.
    EndFault {
        /// The fault's id.
        fault: String,
    },
    /// What happens to requests that break the contract.
    Validation {
        /// The choice.
        on_breach: OnBreach,
    },
    /// Train a new version.
    Retrain(TrainingConfig),
    /// Give up a training that runs.
    CancelTraining,
    /// Let a version answer a share of the requests.
    StartCanary {
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
        force: bool,
    },
    /// Take a version that answers out of service: a canary, or the champion, in whose place the one before answers again.
    RollBack {
        /// The version's number.
        version: u32,
    },
    /// How many servers answer.
    ScaleServers {
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
    AlertLimit {
        /// The rule's id.
        rule: String,
        /// The new limit, in the rule's unit.
        value: f32,
    },
    /// Live by an operating plan from now on, or without one.
    Plan(Option<Plan>),
    /// Choose how the team works.
    Setting(Setting),
    /// Train once more on the very rows that a version learnt from.
    RepeatTraining {
        /// The version's number.
        version: u32,
    },
    /// Ask a colleague to look at a version before it is released.
    RequestApproval {
        /// The version's number.
        version: u32,
    },
    /// Write down a rule of the check, or take one away.
    ValidationRule(ValidationRule),
    /// Train the same rows once for each of some values of a setting, and keep the best.
    TuneHyperparameters(HyperparameterSearch),
    /// Take the model out of the traffic: the simple rule answers everything.
    Pause,
    /// Let the model answer again.
    Resume,
    /// Give an alert rule to a role, or to nobody.
    Owner {
        /// The rule's id.
        rule: String,
        /// Who is told when it fires.
        #[serde(default)]
        owner: Option<TeamRole>,
    },
    /// Write down what the run is for.
    Goal(Box<ProductGoal>),
    /// Bring a version into service by a plan, step by step, or give that up.
    Rollout(RolloutAction),
}

impl Action {
    /// The trouble that it puts in, if it does.
    pub const fn injection(&self) -> Option<&FaultInjection> {
        match self {
            Self::InjectFault(injection) => Some(injection),
            _ => None,
        }
    }

    /// It sets once more what the earlier one had set: of both only this one holds.
    pub fn sets_anew(&self, earlier: &Self) -> bool {
        use std::mem::discriminant;
        match (self, earlier) {
            (Self::AlertLimit { rule, .. }, Self::AlertLimit { rule: before, .. })
            | (Self::Owner { rule, .. }, Self::Owner { rule: before, .. }) => rule == before,
            (Self::Setting(setting), Self::Setting(before)) => discriminant(setting) == discriminant(before),
            (Self::Threshold { .. } | Self::ScaleServers { .. } | Self::Plan(_) | Self::Goal(_), _) => {
                discriminant(self) == discriminant(earlier)
            }
            _ => false,
        }
    }

    /// What somebody has to be allowed for it; `None` where anybody may do it, and for trouble that is put in.
    pub const fn needs(&self) -> Option<Power> {
        Some(match self {
            Self::Retrain(_) | Self::CancelTraining | Self::RepeatTraining { .. } | Self::TuneHyperparameters(_) => Power::Retrain,
            Self::StartCanary { .. } | Self::Release { .. } | Self::Promote { .. } | Self::RequestApproval { .. } => Power::Release,
            Self::RollBack { .. } | Self::Rollout(RolloutAction::Abort | RolloutAction::Pause) => Power::RollBack,
            Self::Rollout(_) => Power::Release,
            Self::Threshold { .. } => Power::MoveThreshold,
            Self::ScaleServers { .. } => Power::ChangeServers,
            Self::Validation { .. } | Self::ValidationRule(_) => Power::SetCheck,
            Self::EndFault { .. } => Power::RepairSource,
            Self::Setting(Setting::ReviewBand(_)) => Power::AskPeople,
            Self::Setting(Setting::LoggingRate(_)) => Power::ChooseLog,
            Self::Setting(Setting::ApprovalGate(_)) => Power::DemandApproval,
            Self::Pause | Self::Resume => Power::PauseTraffic,
            Self::InjectFault(_)
            | Self::Acknowledge { .. }
            | Self::AlertLimit { .. }
            | Self::Owner { .. }
            | Self::Plan(_)
            | Self::Goal(_)
            | Self::Setting(_) => {
                return None;
            }
        })
    }
}
