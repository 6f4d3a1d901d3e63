//! Outcomes come back later. Each answered request may leave a note here with the minute at which the truth about
//! it will be known.
//!
//! Notes wait in one arena of linked lists, one list for each minute of the coming days: adding and collecting cost
//! the same however many wait, and a world is copied without copying thousands of small lists.

use super::outcome::Outcome;

use serde::Serialize;

use crate::base::dice::{Dice, NormalTable, Stream, unit};
use crate::base::math;
use crate::base::time::{HOUR, Tick};

use crate::platform::scenario::{AmountPrediction, Outcomes};

const NONE: u32 = u32::MAX;

/// Outcomes on their way.
#[derive(Clone, Debug, Serialize)]
pub struct LabelQueue {
    heads: Vec<u32>,
    waiting: Vec<(Outcome, u32)>,
    free: u32,
    count: u32,
    /// In step with `waiting`, where there are amounts.
    amounts: Vec<AmountPrediction>,
}

/// Outcomes that are known from this minute on.
#[derive(Clone, Debug, Default)]
pub struct MaturedLabels {
    /// Each of them.
    pub outcomes: Vec<Outcome>,
    /// Their amounts, in step with them; nothing at all where there are none.
    pub amounts: Vec<AmountPrediction>,
}

impl LabelQueue {
    /// Room for outcomes that come no later than these.
    pub fn new(outcomes: &Outcomes) -> Self {
        let slots = (outcomes.longest_hours * HOUR + 1).next_power_of_two();
        Self { heads: vec![NONE; slots as usize], waiting: Vec::new(), free: NONE, count: 0, amounts: Vec::new() }
    }

    fn slots(&self) -> u32 {
        self.heads.len() as u32
    }

    /// Outcomes that are on their way.
    pub fn waiting(&self) -> u32 {
        self.count
    }

    /// Leaves a note that is due in so many minutes (at least one, less than the number of slots).
    pub fn add(&mut self, now: Tick, in_minutes: u32, outcome: Outcome, prediction: Option<AmountPrediction>) {
        let slot = ((now.0 + in_minutes.clamp(1, self.slots() - 1)) % self.slots()) as usize;
        let entry = (outcome, self.heads[slot]);
        let at = if self.free == NONE {
            self.waiting.push(entry);
            self.waiting.len() as u32 - 1
        } else {
            let at = self.free;
            self.free = self.waiting[at as usize].1;
            self.waiting[at as usize] = entry;
            at
        };
        if let Some(prediction) = prediction {
            self.amounts.resize(self.waiting.len(), prediction);
            self.amounts[at as usize] = prediction;
        }
        self.heads[slot] = at;
        self.count += 1;
    }

    /// Hands over what is known from this minute on.
    pub fn collect(&mut self, now: Tick, out: &mut MaturedLabels) {
        out.outcomes.clear();
        out.amounts.clear();
        let slot = (now.0 % self.slots()) as usize;
        let mut at = self.heads[slot];
        self.heads[slot] = NONE;
        while at != NONE {
            let (outcome, next) = self.waiting[at as usize];
            out.outcomes.push(outcome);
            out.amounts.extend(self.amounts.get(at as usize));
            self.waiting[at as usize].1 = self.free;
            self.free = at;
            self.count -= 1;
            at = next;
        }
    }
}

/// When the outcome of each request of this minute will be known: minutes from now, or `None` for never.
pub fn delays(outcomes: &Outcomes, seed: u64, tick: Tick, n: usize, out: &mut Vec<Option<u32>>) {
    let normal = NormalTable::get();
    let mut dice = Dice::new(seed, Stream::Feedback, tick);
    out.clear();
    out.extend((0..n).map(|_| {
        let bits = dice.bits();
        let known = unit((bits >> 32) as u32) < outcomes.coverage;
        known.then(|| {
            let hours = outcomes.median_hours * math::exp_f32(outcomes.spread * normal.value(bits as u32));
            ((hours * HOUR as f32) as u32).clamp(1, outcomes.longest_hours * HOUR)
        })
    }));
}
