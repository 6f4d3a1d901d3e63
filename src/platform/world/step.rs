//! One simulated minute, in causal order. This file is a table of contents: what happens lives in the subsystems, and in
//! `stages/` where several of them act on each other.

use crate::base::time::Tick;

use super::World;
use crate::platform::minute_context::MinuteContext;
use crate::platform::probe::Probe;

impl World {
    /// Lives through one minute.
    pub fn step(&mut self) {
        self.live(None);
    }

    /// Lives through one minute. A probe notes what is done to its request.
    pub(in crate::platform) fn live(&mut self, probe: Option<&mut Probe>) {
        let conditions = self.inject_faults();
        let scenario = self.scenario.clone();
        let mut context = MinuteContext { scenario: &scenario, seed: self.seed, now: self.now, conditions: &conditions, probe };
        self.workload.ingest(&mut context);
        self.quality.validate(&context, self.release.champion(), &mut self.workload.minute);
        self.serve(&mut context);
        self.mature_labels(&mut context);
        self.observe();
        self.train();
        self.decide_approvals();
        self.go_back();
        self.book_costs(&context);
        self.now = Tick(self.now.0 + 1);
        self.close_bucket();
        self.owners_answer();
        self.check_invariants();
    }

    /// What must always hold; checked in debug builds after every tick.
    fn check_invariants(&self) {
        if cfg!(debug_assertions) {
            self.workload.check_invariants();
            self.quality.check_invariants(self.workload.seen());
            self.serving.check_invariants();
            self.release.check_invariants();
            self.labels.check_invariants(self.now);
            self.training.check_invariants();
            self.monitoring.check_invariants();
            self.truth.check_invariants(self.monitoring.buckets.next());
        }
    }
}
