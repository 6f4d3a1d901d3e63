//! Labels of a world: outcomes on their way, and those that became known this minute.

use crate::base::time::Tick;

use super::{LabelQueue, MaturedLabels, delays, labelling};
use crate::platform::minute_context::MinuteContext;
use crate::platform::scenario::Outcomes;

/// Outcomes on their way and outcomes that are in.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Outcomes on their way.
    pub queue: LabelQueue,
    /// In how many minutes the outcome of each request of the minute is known; `None` for never.
    pub(in crate::platform) delays: Vec<Option<u32>>,
    /// Outcomes that became known in the minute that was lived last, as they were written down.
    pub matured: MaturedLabels,
}

impl Labels {
    /// Nothing is on its way.
    pub fn new(outcomes: &Outcomes) -> Self {
        Self { queue: LabelQueue::new(outcomes), delays: Vec::new(), matured: MaturedLabels::default() }
    }

    /// Draws when the outcome of each of the minute's requests will be known.
    pub(in crate::platform) fn draw_delays(&mut self, context: &MinuteContext<'_>, requests: usize) {
        delays(&context.scenario.outcomes, context.seed, context.now, requests, &mut self.delays);
    }

    /// What is known by now is written down, with the mistakes of those who do.
    pub(in crate::platform) fn mature(&mut self, context: &MinuteContext<'_>) {
        self.queue.collect(context.now, &mut self.matured);
        let (flipped, records) = (context.conditions.flipped, &context.conditions.records);
        labelling::misjudge(context.seed, context.now, flipped, records, context.scenario.amount.as_ref(), &mut self.matured);
    }

    /// No label comes before its request.
    pub(in crate::platform) fn check_invariants(&self, now: Tick) {
        assert!(self.matured.outcomes.iter().all(|outcome| outcome.asked < now), "no label comes before its request");
        assert!(
            self.matured.amounts.is_empty() || self.matured.amounts.len() == self.matured.outcomes.len(),
            "amounts keep step with outcomes"
        );
    }
}
