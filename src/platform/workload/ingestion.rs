//! How requests come through the door: those of their minute, without the ones that a queue on the way holds back, with
//! the ones that it lets go, and with those that impatient senders send twice. On their way, faults may change their values.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;

use super::corruption::corrupt;
use super::{Minute, Workload};
use crate::platform::faults::conditions::Conditions;
use crate::platform::minute_context::MinuteContext;
use crate::platform::scenario::Scenario;

impl Workload {
    /// Fills the minute with the requests that arrive in it.
    pub(in crate::platform) fn ingest(&mut self, context: &mut MinuteContext<'_>) {
        let (scenario, seed, now, conditions) = (context.scenario, context.seed, context.now, context.conditions);
        let mut minute = std::mem::replace(&mut self.minute, Minute::with_room(0, 0));
        self.sent_at(scenario, seed, now, conditions, &mut minute);
        let ingest = &conditions.ingest;
        if ingest.held > 0.0 {
            let mut held = held(seed, now, ingest.held);
            minute.keep(|_, _| !held());
        }
        if let Some((from, to, share)) = ingest.released {
            let mut earlier = Minute::new(minute.seen.batch.fields());
            for tick in (from.0..to.0).map(Tick) {
                self.sent_at(scenario, seed, tick, &Conditions::default(), &mut earlier);
                let mut held = held(seed, tick, share);
                (0..earlier.seen.len()).filter(|_| held()).for_each(|row| minute.add(&earlier, row));
            }
        }
        if ingest.repeated > 0.0 {
            repeat(seed, now, ingest.repeated, &mut minute);
        }
        minute.seen.stale_hours = ingest.stale_hours;
        minute.seen.memory = conditions.machines.memory;
        if let Some(probe) = &mut context.probe {
            probe.sent(&minute.seen);
        }
        corrupt(seed, now, conditions, &mut minute);
        self.minute = minute;
    }

    fn sent_at(&self, scenario: &Scenario, seed: u64, tick: Tick, conditions: &Conditions, minute: &mut Minute) {
        match &self.replay {
            Some(replay) => replay.fill(seed, tick, conditions, minute),
            None => self.generator.fill(scenario, seed, tick, conditions, minute),
        }
    }
}

/// Says of one request of a minute after the other whether it is held back: the same when it is let go.
fn held(seed: u64, tick: Tick, share: f32) -> impl FnMut() -> bool {
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xFD << 40 | u64::from(tick.0));
    move || unit(dice.bits() as u32) < share
}

/// A share of the requests comes twice.
fn repeat(seed: u64, tick: Tick, share: f32, minute: &mut Minute) {
    let mut dice = Dice::keyed(seed, Stream::Faults, 0xFE << 40 | u64::from(tick.0));
    let once = minute.clone();
    for row in 0..once.seen.len() {
        if unit(dice.bits() as u32) < share {
            minute.add(&once, row);
        }
    }
}
