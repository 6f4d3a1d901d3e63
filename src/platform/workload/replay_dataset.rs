//! Requests that really happened: rows of a file that somebody has brought, played again.
//!
//! The rows are in order of time. The first part is the past that the first versions learnt from; the rest comes in one
//! after the other, so many a day. Once all have come, rows of that rest are drawn by lot, again and again (the
//! bootstrap). Which rows a minute brings follows from the seed and the minute alone, so that two futures of a run meet
//! the same requests; a traffic peak adds drawn ones behind them.
//!
//! What was recorded is what is true: the chance of a request is 0 or 1. What the best model could reach is not known,
//! and neither is how the world would look if what is true were to change; trouble that needs that is refused.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{DAY, Tick};
use crate::learn::data::Batch;

use super::{MOST_A_MINUTE, Minute};
use crate::platform::faults::conditions::Conditions;
use crate::platform::training::{PAST_DAYS, TrainingStore};
use crate::platform::vocabulary::FaultRefusal;

/// The share of the rows that is the past.
pub const PAST_SHARE: f64 = 0.6;
/// The least rows with an outcome that a training on recorded rows needs.
pub const LEAST_ROWS: usize = 60;
/// About so many rows of the past are kept for training.
const PAST_KEPT: usize = 8_000;
/// About so many rows a day are kept for training later.
const KEPT_A_DAY: u32 = 3_600;

/// Of so many rows in all, in order of time, those that the very first version learns from: both outcomes must be among them.
/// It sees the older half of the past, of which the oldest 70 % are there to learn from.
pub fn taught_first(rows: usize) -> impl Iterator<Item = usize> {
    let past = (rows as f64 * PAST_SHARE) as usize;
    let (span, older) = (i64::from(PAST_DAYS * DAY), i64::from(PAST_DAYS / 2 * DAY));
    let is_older = move |row: &usize| *row as i64 * span / (past as i64) < older;
    let half = move || (0..past).step_by(past.div_ceil(PAST_KEPT).max(1)).take_while(is_older);
    half().take(half().count() * 70 / 100)
}

/// Rows of a file, in order of time, with what turned out to be true.
#[derive(Clone, Debug)]
pub struct ReplayDataset {
    /// Fields as the schema has them.
    pub rows: Batch,
    /// What turned out to be true.
    pub positive: Vec<bool>,
    /// Their amounts, where there are any.
    pub amount: Vec<f32>,
    /// Kind of customer, by its place in the scenario.
    pub segment: Vec<u8>,
    /// Requests a day, spread evenly.
    pub a_day: u32,
}

impl ReplayDataset {
    /// So many rows, the first ones, are the past.
    pub fn past(&self) -> usize {
        (self.rows.len() as f64 * PAST_SHARE) as usize
    }

    /// One request in so many is kept for training.
    pub fn keep_one_in(&self) -> u32 {
        self.a_day.div_ceil(KEPT_A_DAY).clamp(1, 8)
    }

    /// The minute at which every row has come once: from then on they are drawn.
    pub fn all_have_come(&self) -> Tick {
        let live = (self.rows.len() - self.past()) as u64;
        Tick((live * u64::from(DAY)).div_ceil(u64::from(self.a_day.max(1))).min(u64::from(u32::MAX)) as u32)
    }

    /// Fills `minute` with the rows of this tick and what is true about them.
    pub fn fill(&self, seed: u64, tick: Tick, conditions: &Conditions, minute: &mut Minute) {
        let place = |tick: u32| u64::from(tick) * u64::from(self.a_day) / u64::from(DAY);
        let first = place(tick.0);
        let typical = place(tick.0 + 1) - first;
        let mut dice = Dice::new(seed, Stream::Arrivals, tick);
        let wanted = (typical as f32 * conditions.traffic + unit(dice.bits() as u32)) as usize;
        let (past, all) = (self.past(), self.rows.len());
        let live = (all - past).max(1) as u64;
        let mut dice = Dice::new(seed, Stream::Features, tick);
        minute.seen.batch.clear();
        minute.seen.segment.clear();
        minute.hidden.chance.clear();
        minute.hidden.positive.clear();
        minute.hidden.amount.clear();
        for nth in 0..wanted.min(MOST_A_MINUTE) as u64 {
            let drawn = dice.bits() % live;
            let in_order = Some(first + nth).filter(|at| nth < typical && *at < live);
            let row = (past as u64 + in_order.unwrap_or(drawn)) as usize;
            let row = row.min(all - 1);
            minute.seen.batch.append(&self.rows, row..row + 1);
            minute.seen.segment.push(self.segment[row]);
            minute.hidden.chance.push(f32::from(u8::from(self.positive[row])));
            minute.hidden.positive.push(self.positive[row]);
            minute.hidden.amount.extend(self.amount.get(row));
        }
        let mut dice = Dice::new(seed, Stream::Labels, tick);
        minute.hidden.harm.clear();
        minute.hidden.harm.extend((0..minute.seen.len()).map(|_| unit((dice.bits() >> 32) as u32)));
        minute.arrive(seed, tick);
    }

    /// Puts the past into the store, spread evenly over so many days before the run.
    pub fn remember(&self, seed: u64, days: u32, coverage: f32, store: &mut TrainingStore) {
        let past = self.past();
        let span = i64::from(days * DAY);
        let mut dice = Dice::keyed(seed, Stream::History, 0);
        for row in (0..past).step_by(past.div_ceil(PAST_KEPT).max(1)) {
            let at = row as i64 * span / past as i64 - span;
            let known = dice.unit() < f64::from(coverage);
            if let Some(place) = store.keep(at, &self.rows, row, self.segment[row]).filter(|_| known) {
                store.label(place, self.positive[row], self.amount.get(row).copied());
            }
        }
    }
}

/// Whether what trouble would do to a minute can be done to recorded rows.
///
/// # Errors
/// If it would need to know how the world makes its requests.
pub fn can_bear(conditions: &Conditions) -> Result<(), FaultRefusal> {
    if conditions.concept > 0.0 {
        Err(FaultRefusal::ConceptOfRecordedData)
    } else if conditions.newcomers > 0.0 {
        Err(FaultRefusal::NewcomersToRecordedData)
    } else if *conditions == Conditions::default() {
        Err(FaultRefusal::NoRecordedColumn)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten rows whose one field is their place; every third is positive.
    fn ten(a_day: u32) -> ReplayDataset {
        let mut rows = Batch::with_capacity(1, 10);
        (0..10u8).for_each(|i| rows.push(&[Some(f32::from(i))]));
        ReplayDataset { rows, positive: (0..10).map(|i| i % 3 == 0).collect(), amount: Vec::new(), segment: vec![0; 10], a_day }
    }

    fn minute(recorded: &ReplayDataset, tick: u32, traffic: f32) -> Vec<f32> {
        let mut minute = Minute::new(1);
        recorded.fill(7, Tick(tick), &Conditions { traffic, ..Conditions::default() }, &mut minute);
        assert_eq!(minute.seen.len(), minute.hidden.positive.len());
        assert_eq!(minute.seen.len(), minute.seen.at_ms.len());
        minute.seen.batch.column(0).to_vec()
    }

    #[test]
    fn rows_come_in_order_and_are_then_drawn_by_lot() {
        let recorded = ten(1_440);
        assert_eq!((0..4).flat_map(|t| minute(&recorded, t, 1.0)).collect::<Vec<_>>(), [6.0, 7.0, 8.0, 9.0]);
        assert_eq!(recorded.all_have_come(), Tick(4));
        let drawn: Vec<f32> = (4..400).flat_map(|t| minute(&recorded, t, 1.0)).collect();
        assert_eq!(drawn.len(), 396);
        for row in [6.0, 7.0, 8.0, 9.0] {
            let times = drawn.iter().filter(|v| **v == row).count();
            assert!((60..140).contains(&times), "row {row} came {times} times");
        }
        assert!(drawn.iter().all(|v| *v >= 6.0));
    }

    #[test]
    fn a_peak_adds_rows_behind_those_of_every_day() {
        let recorded = ten(2 * 1_440);
        assert_eq!(minute(&recorded, 1, 3.0)[..2], minute(&recorded, 1, 1.0)[..]);
        assert_eq!(minute(&recorded, 1, 3.0).len(), 6);
    }

    #[test]
    fn few_requests_a_day_leave_minutes_empty() {
        let recorded = ten(144);
        let counts: Vec<usize> = (0..30).map(|t| minute(&recorded, t, 1.0).len()).collect();
        assert_eq!(counts.iter().sum::<usize>(), 3);
    }
}
