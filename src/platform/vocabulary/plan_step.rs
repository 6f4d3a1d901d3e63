//! What an operating plan does, or the people on it do.

use serde::Serialize;

use super::TeamRole;
use crate::platform::release::trial::Verdict;

/// What an operating plan does, or the people on it do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PlanStep {
    /// Somebody looks into an alert.
    LooksInto {
        /// Who.
        role: TeamRole,
        /// The alert rule.
        rule: String,
    },
    /// Somebody hands an alert to another, who may roll back.
    HandsOver {
        /// Who.
        role: TeamRole,
        /// The alert rule.
        rule: String,
    },
    /// Somebody would hand an alert over, and nobody may roll back.
    NobodyMayRollBack {
        /// Who.
        role: TeamRole,
        /// The alert rule.
        rule: String,
    },
    /// A version is rolled back.
    RollsBack {
        /// The version.
        version: u32,
        /// Why.
        why: RollBackReason,
    },
    /// A review is done.
    Reviewed {
        /// What has slipped, if something has.
        slipped: Option<Slipped>,
    },
    /// A training begins.
    Retrains(RetrainingTrigger),
    /// A version is released.
    Releases {
        /// The version.
        version: u32,
    },
    /// A version becomes the canary.
    StartsCanary {
        /// The version.
        version: u32,
    },
    /// The canary is promoted.
    Promotes {
        /// The version.
        version: u32,
        /// On this verdict.
        verdict: Verdict,
    },
    /// The canary is rolled back on its verdict.
    EndsCanary {
        /// The version.
        version: u32,
    },
}

/// Why a plan rolls a version back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RollBackReason {
    /// An alert fired soon after its release.
    Alert {
        /// The alert rule.
        rule: String,
    },
    /// A review found it worse.
    Review,
}

/// Why a plan retrains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RetrainingTrigger {
    /// Its day has come.
    Schedule,
    /// An alert has fired for so long.
    Alert {
        /// The alert rule.
        rule: String,
        /// Hours.
        hours: u32,
    },
    /// A review found quality slipping.
    Review,
}

/// What a review finds worse than in the champion's test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Slipped {
    /// Recall.
    Recall,
    /// The share of false alarms.
    FalseAlarms,
}
