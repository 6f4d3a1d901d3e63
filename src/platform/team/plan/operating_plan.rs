//! A plan as a value: what is watched and by whom, when people can be reached, what is checked, when a version is trained,
//! released and taken back, and how often somebody looks.

use serde::{Deserialize, Serialize};

use crate::platform::monitoring::alerts::Watch;
use crate::platform::vocabulary::{Hours, OnBreach, TeamRole, TrainingConfig};

/// What a team has written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Alert rules that somebody looks into when they fire. Others call nobody.
    pub watch: Watching,
    /// When people can be reached.
    pub hours: Hours,
    /// What happens at the door to requests that break the contract.
    pub on_breach: OnBreach,
    /// When a new version is trained, and on what.
    pub retrain: Option<Retraining>,
    /// How a version that was trained comes into service.
    pub release: ReleaseStrategy,
    /// When a version goes back.
    pub roll_back: Option<RollingBack>,
    /// How often somebody sits down and looks, whether anything rings or not.
    pub review: Option<Review>,
}

/// Which alert rules are watched, and who is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Watching {
    /// All of them with their limits as they stand, each by its usual owner.
    AsTheyStand,
    /// All of them with their limits as they stand, all by one person.
    AllBy(TeamRole),
    /// None: nobody is told of anything.
    Nothing,
    /// These.
    These(Vec<Watch>),
}

/// When a new version is trained, and on what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retraining {
    /// When.
    pub when: When,
    /// On so many days back.
    pub days: u32,
    /// Hours in which an alert fired are left out.
    pub skip_alerts: bool,
}

impl Retraining {
    /// What a version of it learns from.
    pub fn choice(&self) -> TrainingConfig {
        TrainingConfig::last(self.days).skipping(self.skip_alerts)
    }
}

/// What a training waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum When {
    /// Every so many days, at six in the morning.
    Every {
        /// Days.
        days: u32,
    },
    /// A watched alert has fired for so long.
    Fired {
        /// The rule's id.
        rule: String,
        /// Hours.
        hours: u32,
    },
    /// Only when a review finds that quality has slipped.
    Reviewed,
}

/// How a version that the plan has trained comes into service.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReleaseStrategy {
    /// It waits until a person does something with it.
    Wait,
    /// It answers everything as soon as it is ready.
    AtOnce,
    /// It answers a share first: promoted on a good verdict, taken back on a bad one.
    Canary {
        /// The share, above 0 and below 1.
        share: f32,
    },
}

/// When a version goes back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollingBack {
    /// A watched alert fired within so many hours of its release.
    pub within_hours: u32,
}

/// How often somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Every so many days, at ten in the morning.
    pub every_days: u32,
}

impl Plan {
    /// A first plan to begin with: all rules as they stand, each with its usual owner, the check at the door, a trial
    /// for each new version, a way back, a look once a week.
    pub fn first() -> Self {
        Self {
            watch: Watching::AsTheyStand,
            hours: Hours::Office,
            on_breach: OnBreach::FallBack,
            retrain: Some(Retraining { when: When::Every { days: 14 }, days: 14, skip_alerts: true }),
            release: ReleaseStrategy::Canary { share: 0.1 },
            roll_back: Some(RollingBack { within_hours: 48 }),
            review: Some(Review { every_days: 7 }),
        }
    }
}
