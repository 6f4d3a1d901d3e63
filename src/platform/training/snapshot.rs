//! A snapshot is cut from the store by time and split by time: the oldest 70 % to learn from, the next 15 % to calibrate,
//! the newest 15 % to test. A random split would let a model learn from the future of what it is tested on.

pub mod cache;

use std::sync::Arc;

use crate::base::dice::{Dice, Stream};
use crate::base::fingerprint::Fingerprint;
use crate::learn::data::Batch;
use crate::platform::release::SnapshotCard;
use crate::platform::scenario::Amount;
use crate::platform::vocabulary::TrainingRefusal;

/// The least rows with an outcome that a training needs.
pub const LEAST_ROWS: usize = 400;

/// The amounts of some rows.
#[derive(Clone, Debug)]
pub struct Amounts {
    /// What they are amounts of.
    pub of: Arc<Amount>,
    /// One for each row.
    pub values: Vec<f32>,
}

/// Rows with outcomes, split by time. Immutable.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The rows, the oldest first.
    pub rows: Batch,
    /// Their outcomes.
    pub outcomes: Vec<bool>,
    /// Their amounts, where there are any.
    pub amounts: Option<Amounts>,
    /// Which segment each came from. No model learns from it; a report tells how each fares.
    pub segments: Vec<u8>,
    /// Where the validation part and the test part begin.
    pub cuts: [usize; 2],
    /// What is written on the card of a version that learns from it.
    pub card: SnapshotCard,
}

/// Rows as the store hands them over, the oldest first.
pub(super) struct Cut {
    pub rows: Batch,
    pub outcomes: Vec<bool>,
    pub amounts: Option<Amounts>,
    pub segments: Vec<u8>,
    pub at: Vec<i64>,
    pub content: Fingerprint,
}

impl Snapshot {
    pub(super) fn new(cut: Cut, (from, to): (i64, i64), least: usize) -> Result<Self, TrainingRefusal> {
        let Cut { rows, outcomes, amounts, segments, at, content } = cut;
        let n = rows.len();
        if n < least {
            return Err(TrainingRefusal::TooFewRows { rows: n, least });
        }
        let cuts = [n * 70 / 100, n * 85 / 100];
        let positives = outcomes.iter().filter(|o| **o).count();
        let parts = [cuts[0] as u32, (cuts[1] - cuts[0]) as u32, (n - cuts[1]) as u32];
        let card = SnapshotCard {
            from,
            to,
            rows: parts,
            positives: positives as f64 / n as f64,
            fingerprint: content.0,
            at_random: false,
            tested_from: at.get(cuts[1]).copied().unwrap_or(to),
        };
        let snapshot = Self { rows, outcomes, amounts, segments, cuts, card };
        snapshot.can_be_learnt()?;
        Ok(snapshot)
    }

    /// Whether the training part has both outcomes, also after its rows were put in another order or their outcomes changed.
    ///
    /// # Errors
    /// If it has only one: nothing can be learnt from that.
    pub fn can_be_learnt(&self) -> Result<(), TrainingRefusal> {
        let learnt = &self.outcomes[..self.cuts[0]];
        if learnt.iter().all(|outcome| Some(outcome) == learnt.first()) {
            return Err(TrainingRefusal::OneOutcome);
        }
        Ok(())
    }

    /// The same rows in an order drawn by lot: then the parts are of the same days.
    #[must_use]
    pub fn at_random(self, seed: u64, number: u32) -> Self {
        let mut dice = Dice::keyed(seed, Stream::Split, u64::from(number));
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, (dice.bits() % (i as u64 + 1)) as usize);
        }
        let mut rows = Batch::with_capacity(self.rows.fields(), order.len());
        order.iter().for_each(|row| rows.append_row(&self.rows, *row));
        let outcomes = order.iter().map(|row| self.outcomes[*row]).collect();
        let amounts = self.amounts.clone().map(|Amounts { of, values }| {
            let values = order.iter().map(|row| values[*row]).collect();
            Amounts { of, values }
        });
        let segments = order.iter().map(|row| self.segments[*row]).collect();
        Self { rows, outcomes, amounts, segments, card: SnapshotCard { at_random: true, ..self.card }, ..self }
    }

    /// The same rows with a share of the positives written down as negative: every so-many-th, evenly. An amount is then as
    /// far below the line as it was above it.
    #[must_use]
    pub fn mislabelled(mut self, share: f32) -> Self {
        let mut owed = 0.0;
        for (row, outcome) in self.outcomes.iter_mut().enumerate().filter(|(_, o)| **o) {
            owed += share;
            if owed >= 1.0 {
                owed -= 1.0;
                *outcome = false;
                if let Some(Amounts { of, values }) = &mut self.amounts {
                    values[row] = of.mirrored(values[row]);
                }
            }
        }
        let positives = self.outcomes.iter().filter(|o| **o).count();
        self.card.positives = positives as f64 / self.outcomes.len() as f64;
        self.card.fingerprint = Fingerprint(self.card.fingerprint).and(u64::from(share.to_bits())).0;
        self
    }
}
