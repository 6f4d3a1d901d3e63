//! Releases of a world: all versions, which of them answer, and who agreed to them.

use std::sync::Arc;

use super::approval::{self, ApprovalRequest};
use super::rollout::Rollout;
use super::strategy::Rollouts;
use super::{Registry, Version};
use crate::base::time::Tick;
use crate::platform::monitoring::Recent;
use crate::platform::team::powers::Powers;
use crate::platform::vocabulary::ByRole;

/// Versions on their way into service and out of it.
#[derive(Clone, Debug)]
pub struct Release {
    /// All versions.
    pub registry: Registry,
    /// Which of them answer.
    pub rollout: Rollout,
    /// Who was asked to agree to a release, and what they found.
    pub approvals: Vec<ApprovalRequest>,
    /// Rollouts into service: the one that goes on, and the record of each.
    pub rollouts: Rollouts,
}

impl Release {
    /// Version 3 answers, version 2 is kept ready.
    pub fn new(registry: Registry) -> Self {
        Self {
            registry,
            rollout: Rollout { champion: 3, canary: None, shadow: None, previous: Some(2), by_customer: false },
            approvals: Vec::new(),
            rollouts: Rollouts::default(),
        }
    }

    /// The champion.
    pub fn champion(&self) -> &Arc<Version> {
        self.registry.get(self.rollout.champion).expect("the champion is in the registry")
    }

    /// The canary and its share.
    pub fn canary(&self) -> Option<(&Arc<Version>, f32)> {
        self.rollout.canary.and_then(|(number, share)| Some((self.registry.get(number)?, share)))
    }

    /// The version in each role.
    pub fn in_service(&self) -> ByRole<Option<&Version>> {
        ByRole::of(|role| self.rollout.version(role).and_then(|number| self.registry.get(number)).map(|version| &**version))
    }

    /// Whoever was asked to agree to a release by now has looked at it; what is with nobody goes to whoever may by now. Returns the
    /// versions that were decided about, and whether they may answer.
    pub(in crate::platform) fn decide_approvals(&mut self, now: Tick, powers: Powers, recent: &Recent, threshold: f32) -> Vec<(u32, bool)> {
        let mut decided = Vec::new();
        for i in 0..self.approvals.len() {
            let request = &mut self.approvals[i];
            if request.found.is_some() {
                continue;
            }
            request.assign(now, powers);
            if request.decided.is_none_or(|at| at > now) {
                continue;
            }
            let number = request.version;
            let Some(version) = self.registry.get(number) else { continue };
            let found = approval::findings(version, self.champion(), &recent.batch(), threshold);
            decided.push((number, found.is_empty()));
            self.approvals[i].found = Some(found);
        }
        decided
    }

    /// Shares of the requests add up to one, and no version has two roles.
    pub(in crate::platform) fn check_invariants(&self) {
        let Rollout { champion, canary, shadow, .. } = self.rollout;
        assert!(shadow.is_none_or(|shadow| shadow != champion && canary.is_none_or(|(canary, _)| canary != shadow)), "one role each");
        assert!(canary.is_none_or(|(version, share)| share > 0.0 && share < 1.0 && version != champion), "shares add up to one");
    }
}
