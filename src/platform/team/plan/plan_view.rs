//! What a plan may look at: all that the team can see, and nothing else.

use crate::base::time::Tick;
use crate::learn::models::ModelSpec;
use crate::platform::monitoring::Monitoring;
use crate::platform::monitoring::alerts::Alerts;
use crate::platform::release::Registry;
use crate::platform::release::rollout::Rollout;
use crate::platform::release::trial::Verdict;
use crate::platform::team::powers::Powers;
use crate::platform::vocabulary::Event;

/// What a plan may look at: all that the team can see.
pub struct PlanView<'a> {
    /// Now.
    pub now: Tick,
    /// Alerts.
    pub alerts: &'a Alerts,
    /// Versions.
    pub registry: &'a Registry,
    /// Which of them answer.
    pub rollout: &'a Rollout,
    /// What the outcomes say of the canary.
    pub verdict: &'a dyn Fn() -> Verdict,
    /// What is watched.
    pub monitoring: &'a Monitoring,
    /// What happened.
    pub events: &'a [Event],
    /// Who may do what.
    pub powers: Powers,
    /// The decision threshold.
    pub threshold: f32,
    /// The share of outcomes that is ever known.
    pub coverage: f64,
}

impl PlanView<'_> {
    /// A plan trains what answers now once more: the same kind of model with the same settings.
    pub(super) fn model_spec(&self) -> ModelSpec {
        self.registry.get(self.rollout.champion).map(|version| version.model_spec).unwrap_or_default()
    }
}
