//! What this minute cost is booked in the ledger: machines, answers, people, what leaked. Amounts are in euro.

use crate::platform::minute_context::MinuteContext;
use crate::platform::monitoring::time_series::PER_DAY;
use crate::platform::world::World;

/// What it costs when what was written down about one request gets out: letters, calls, a fine.
const LEAK_EUR: f64 = 1.0;

impl World {
    pub(in crate::platform::world) fn book_costs(&mut self, context: &MinuteContext<'_>) {
        let (leaking, costs, minute) = (context.conditions.leaking, &context.scenario.costs, &self.workload.minute);
        if leaking > 0.0 {
            let end = self.monitoring.buckets.next();
            let kept = self.monitoring.buckets.range(end.saturating_sub(PER_DAY), end);
            let written: u32 = kept.iter().map(|b| b.logged).sum();
            self.ledger.pay(f64::from(written) * f64::from(leaking) * LEAK_EUR);
        }
        let machines_eur = self.team.settings.hosting.eur_a_minute(costs, self.serving.queue.servers());
        // A second environment costs as much as the first.
        let machines_eur = machines_eur * if self.release.rollouts.pays_twice() { 2.0 } else { 1.0 };
        self.ledger.book(context.scenario, context.now, machines_eur, minute);
        self.quality.rules.book_costs(costs, minute);
    }
}
