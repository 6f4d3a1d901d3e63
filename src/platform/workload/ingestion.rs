//! How requests come through the door: those of their minute, without the ones that a queue on the way holds back, with
//! the ones that it lets go, and with those that impatient senders send twice.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::Tick;

use super::Minute;
use crate::platform::faults::conditions::Conditions;
use crate::platform::world::World;

impl World {
    /// Fills this minute with the requests that arrive in it, as their senders meant them.
    pub(in crate::platform) fn ingest_minute(&mut self, conditions: &Conditions) {
        let mut minute = std::mem::replace(&mut self.minute, Minute::with_room(0, 0));
        self.sent_at(self.now, conditions, &mut minute);
        let way = &conditions.way;
        if way.held > 0.0 {
            let mut held = self.held(self.now, way.held);
            minute.keep(|_, _| !held());
        }
        if let Some((from, to, share)) = way.released {
            let mut earlier = Minute::new(minute.seen.batch.fields());
            for tick in (from.0..to.0).map(Tick) {
                self.sent_at(tick, &Conditions::default(), &mut earlier);
                let mut held = self.held(tick, share);
                (0..earlier.seen.len()).filter(|_| held()).for_each(|row| minute.add(&earlier, row));
            }
        }
        if way.repeated > 0.0 {
            let mut dice = Dice::keyed(self.seed, Stream::Faults, 0xFE << 40 | u64::from(self.now.0));
            let once = minute.clone();
            for row in 0..once.seen.len() {
                if unit(dice.bits() as u32) < way.repeated {
                    minute.add(&once, row);
                }
            }
        }
        minute.seen.stale_hours = way.stale_hours;
        minute.seen.memory = conditions.machines.memory;
        self.minute = minute;
    }

    fn sent_at(&self, tick: Tick, conditions: &Conditions, minute: &mut Minute) {
        match &self.recorded {
            Some(recorded) => recorded.fill(self.seed, tick, conditions, minute),
            None => self.generator.fill(&self.scenario, self.seed, tick, conditions, minute),
        }
    }

    /// Says of one request of a minute after the other whether it is held back: the same when it is let go.
    fn held(&self, tick: Tick, share: f32) -> impl FnMut() -> bool + use<> {
        let mut dice = Dice::keyed(self.seed, Stream::Faults, 0xFD << 40 | u64::from(tick.0));
        move || unit(dice.bits() as u32) < share
    }
}
