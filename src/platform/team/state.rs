//! The team of a world: how it works, and the plan that it works by.

use super::goal::WrittenGoal;
use super::plan::PlanRunner;
use super::settings::TeamSettings;

/// How the team works.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// What it has decided for good.
    pub settings: TeamSettings,
    /// What the run is for, once it is written down.
    pub goal: Option<WrittenGoal>,
    /// The operating plan at work, if there is one.
    pub plan_runner: Option<PlanRunner>,
}
