//! People who read requests in the model's place: how often they are mistaken, and how long a request waits for them.
//!
//! Both figures are assumptions, of the size that studies of human triage and content review report; they are the same in
//! all systems. A desk reads one request after the other, so a request waits while earlier ones are read. A positive that
//! waits has had a part of the harm already by the time somebody acts: the part of the hours after which harm shows.
//!
//! Two desks never share work. Doubtful requests go to readers who are there by day, and only while less than an hour's
//! work waits; the model decides the others. What was stopped at the door has nobody else, so it waits for the duty desk,
//! which is there day and night.

use serde::Serialize;

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{HOUR, Tick};

use crate::platform::scenario::Costs;

/// Share of the positives that a reader takes for negatives.
pub const OVERLOOKED: f32 = 0.05;
/// Share of the negatives that a reader takes for positives.
pub const TAKEN_FOR_POSITIVE: f32 = 0.02;
/// Reading one request and calling back.
pub const READING_MS: f32 = 120_000.0;
/// Readers of doubtful requests come at this hour.
pub const FROM_HOUR: u32 = 7;
/// They leave at this hour.
pub const UNTIL_HOUR: u32 = 19;
/// The duty desk keeps up with so many times the mean traffic.
pub const DUTY_TIMES: f64 = 2.0;

const HOUR_MS: f64 = 3_600_000.0;

/// Readers of doubtful requests are there.
pub fn readers_are_in(now: Tick) -> bool {
    (FROM_HOUR * HOUR..UNTIL_HOUR * HOUR).contains(&now.minute_of_day())
}

/// A queue in front of people.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct ReviewQueue {
    /// When all that waits has been read, in milliseconds since the start of the run.
    free_at: f64,
}

impl ReviewQueue {
    /// How long a request that arrives now would wait, in milliseconds.
    pub fn wait_ms(&self, at: f64) -> f64 {
        (self.free_at - at).max(0.0)
    }

    /// Puts a request at the end of the queue of people who read so many an hour. Returns the milliseconds until it is
    /// decided.
    pub fn read(&mut self, at: f64, per_hour: f64) -> f32 {
        let wait = self.wait_ms(at);
        self.free_at = at + wait + HOUR_MS / per_hour;
        wait as f32 + READING_MS
    }

    /// The same, unless nobody is there or an hour's work waits already.
    pub fn read_if_room(&mut self, now: Tick, at: f64, per_hour: u32) -> Option<f32> {
        let room = readers_are_in(now) && self.wait_ms(at) < HOUR_MS;
        room.then(|| self.read(at, f64::from(per_hour)))
    }
}

/// What a reader decides about a request.
pub fn decides(seed: u64, now: Tick, row: usize, positive: bool) -> bool {
    let mut dice = Dice::keyed(seed, Stream::Review, (row as u64) << 40 | u64::from(now.0));
    let mistaken = unit(dice.bits() as u32) < if positive { OVERLOOKED } else { TAKEN_FOR_POSITIVE };
    positive != mistaken
}

/// The part of a miss that a positive has suffered which was decided after so many milliseconds.
pub fn part_of_a_miss(costs: &Costs, waited_ms: f32) -> f32 {
    let hours = (waited_ms - READING_MS).max(0.0) / HOUR_MS as f32;
    (hours / costs.harm_after_hours.max(1) as f32).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;

    #[test]
    fn readers_err_as_often_as_is_said() {
        let share = |positive: bool| (0..20_000).filter(|row| decides(3, Tick(9), *row, positive) != positive).count() as f32 / 20_000.0;
        assert!((share(true) - OVERLOOKED).abs() < 0.006, "{}", share(true));
        assert!((share(false) - TAKEN_FOR_POSITIVE).abs() < 0.004, "{}", share(false));
    }

    #[test]
    fn a_queue_grows_with_what_comes_and_is_worked_off() {
        let mut queue = ReviewQueue::default();
        let noon = Tick::start_of_day(1).plus(Minutes::hours(12));
        let at = f64::from(noon.0) * 60_000.0;
        assert_eq!(queue.read(at, 60.0), READING_MS, "nobody is before it");
        assert_eq!(queue.read(at, 60.0), READING_MS + 60_000.0, "one is before it");
        let taken = (0..100).filter(|_| queue.read_if_room(noon, at, 60).is_some()).count();
        assert_eq!(taken, 58, "an hour's work waits at most");
        assert_eq!(queue.wait_ms(at + HOUR_MS), 0.0);
        assert_eq!(ReviewQueue::default().read_if_room(Tick::start_of_day(1), 0.0, 60), None, "nobody is in at night");
    }

    #[test]
    fn who_waits_until_harm_shows_was_missed() {
        let costs = crate::course::scenarios::default_scenario().costs;
        let after = |hours: f32| part_of_a_miss(&costs, READING_MS + hours * HOUR_MS as f32);
        assert_eq!([after(0.0), after(2.0), after(4.0), after(9.0)], [0.0, 0.5, 1.0, 1.0]);
    }
}
