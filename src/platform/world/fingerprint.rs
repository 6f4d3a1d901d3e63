//! What counts of a world: two worlds are the same where this is. What is made anew each minute, follows from the scenario, or
//! is only there to be looked at again, does not count.

use serde::{Serialize, Serializer};

use super::World;
use crate::base::fingerprint::Fingerprint;

impl World {
    /// One number for the whole state.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self)
    }
}

impl Serialize for World {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { quality, serving, release, labels, training, team, .. } = self;
        let run = (self.seed, self.now, &self.faults);
        let service = (quality.on_breach, serving.threshold, serving.paused, &release.registry, &release.rollout);
        let machines = (&serving.queue, &serving.scaler, &serving.fleet);
        let learning = (&labels.queue, &training.store, &training.job, &training.search, &training.snapshots);
        let people = (&team.settings, &team.goal, &release.approvals, &release.rollouts);
        let watched = (&self.monitoring, &self.alerts, &team.plan_runner);
        let accounts = (&self.ledger, &self.truth, &self.events, &quality.rules);
        (run, service, machines, learning, people, watched, accounts).serialize(serializer)
    }
}
