//! Why a version is not released, promoted, approved or rolled back.

use serde::Serialize;

use super::RolloutRefusal;
use crate::platform::release::trial::Evidence;

/// Why a version is not released, promoted, approved or rolled back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ReleaseRefusal {
    /// There is no such version.
    NoSuchVersion {
        /// Its number.
        version: u32,
    },
    /// The canary's share is none, or all.
    CanaryShare,
    /// The version is the champion, so it cannot be a canary.
    IsChampion {
        /// Its number.
        version: u32,
    },
    /// The version answers all requests already.
    AlreadyReleased {
        /// Its number.
        version: u32,
    },
    /// Another canary is on trial, and there is one at a time.
    AnotherCanary {
        /// The one that was asked for.
        version: u32,
        /// The one that is on trial.
        canary: u32,
        /// Its share of the requests.
        share: f32,
    },
    /// There is no canary that could be promoted.
    NoCanary,
    /// The canary's trial does not speak for it.
    Unproven {
        /// What the trial says.
        evidence: Box<Evidence>,
        /// Days until what is missing for a verdict has come, where it will.
        days_to_verdict: Option<f64>,
    },
    /// No earlier version is kept ready to roll back to.
    NoEarlierVersion,
    /// The version was rolled back already.
    AlreadyRolledBack {
        /// Its number.
        version: u32,
    },
    /// The version is not in service, so it cannot be rolled back.
    NotInService {
        /// Its number.
        version: u32,
    },
    /// Nobody was asked to approve the version.
    NotApproved {
        /// Its number.
        version: u32,
    },
    /// A colleague is looking at the version.
    ApprovalPending {
        /// Its number.
        version: u32,
    },
    /// A colleague has turned the version down.
    TurnedDown {
        /// Its number.
        version: u32,
        /// What was found.
        found: Vec<ApprovalFinding>,
    },
    /// Somebody was asked about the version already.
    ApprovalAskedFor {
        /// Its number.
        version: u32,
    },
    /// A roll-out does not begin, or does not take a step.
    Rollout(RolloutRefusal),
}

impl From<RolloutRefusal> for ReleaseRefusal {
    fn from(why: RolloutRefusal) -> Self {
        Self::Rollout(why)
    }
}

/// What a colleague who is asked to approve a version may find against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ApprovalFinding {
    /// It catches less in its test than the champion in its own.
    CatchesLess,
    /// It flags fewer of the newest requests than the champion.
    FlagsFewer,
    /// It flags more of the newest requests than the champion.
    FlagsMore,
    /// Its answers take much longer than the champion's.
    AnswersSlowly,
}
