//! The training store: one request in eight as it was received, for seventy days, with its outcome once that is known.

use std::num::NonZeroU16;
use std::sync::Arc;

use serde::Serialize;

use super::place::StorePlace;
use super::snapshot::{Amounts, Cut, LEAST_ROWS, Snapshot};
use crate::base::fingerprint::Fingerprint;
use crate::base::time::DAY;
use crate::learn::data::Batch;
use crate::platform::scenario::Amount;
use crate::platform::vocabulary::TrainingRefusal;

/// Days before the run that the first versions learnt from.
pub const PAST_DAYS: u32 = 21;
/// One request in so many is kept.
pub const KEEP_ONE_IN: u32 = 8;
/// Days that the store keeps.
const KEPT_DAYS: i64 = 70;

/// Days before the run that a place can name.
const FIRST_DAY: i64 = -100;

/// Requests of one day, kept for training.
#[derive(Clone, Debug)]
struct Day {
    day: i64,
    rows: Batch,
    /// Which kind of sender each came from.
    segments: Vec<u8>,
    at: Vec<i64>,
    /// 0 unknown, 1 negative, 2 positive.
    outcome: Vec<u8>,
    /// How many outcomes are known, and how many of those are positive.
    known: [u32; 2],
    /// The amount of each row, 0 while it is unknown; nothing at all where there are none.
    amount: Vec<f32>,
}

impl Day {
    fn new(day: i64, fields: usize) -> Self {
        let rows = Batch::with_capacity(fields, 64);
        Self { day, rows, segments: Vec::new(), at: Vec::new(), outcome: Vec::new(), known: [0; 2], amount: Vec::new() }
    }
}

/// Everything kept for training. Large, so days are shared between copies of a world until one of them changes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TrainingStore {
    #[serde(skip)]
    days: Vec<Arc<Day>>,
    /// Grows with every row and every outcome that is written.
    content: Fingerprint,
    /// The least rows with an outcome that a training needs, where it is not [`LEAST_ROWS`].
    #[serde(skip)]
    least: Option<usize>,
    /// The amount behind each outcome, where there is one.
    #[serde(skip)]
    amount: Option<Arc<Amount>>,
}

impl TrainingStore {
    /// An empty store for few rows: a training is content with so many.
    pub fn content_with(rows: usize) -> Self {
        Self { least: Some(rows), ..Self::default() }
    }

    /// The same, with the amounts of a scenario beside its outcomes.
    #[must_use]
    pub fn with_amounts(self, amount: Option<&Amount>) -> Self {
        Self { amount: amount.cloned().map(Arc::new), ..self }
    }

    /// Keeps a row as received, with the segment that it came from. Returns its place, for its outcome; `None` where the day
    /// is full.
    pub fn keep(&mut self, at: i64, batch: &Batch, row: usize, segment: u8) -> Option<StorePlace> {
        let day = at.div_euclid(i64::from(DAY));
        if self.days.last().is_none_or(|d| d.day != day) {
            self.days.push(Arc::new(Day::new(day, batch.fields())));
            if self.days.len() as i64 > KEPT_DAYS {
                self.days.remove(0);
            }
        }
        let today = Arc::make_mut(self.days.last_mut().expect("today was just added"));
        let place = u16::try_from(today.at.len() + 1).ok().and_then(NonZeroU16::new)?;
        today.rows.append_row(batch, row);
        today.segments.push(segment);
        today.at.push(at);
        today.outcome.push(0);
        self.content = self.content.and(at as u64).and(u64::from(batch.missing()[row]));
        for field in 0..batch.fields() {
            self.content = self.content.and(u64::from(batch.column(field)[row].to_bits()));
        }
        Some(StorePlace { day: u16::try_from(day - FIRST_DAY).ok()?, row: place })
    }

    /// A row that was kept, in the batch of its day; `None` when its day is gone.
    pub fn row(&self, place: StorePlace) -> Option<(&Batch, usize)> {
        let day = i64::from(place.day) + FIRST_DAY;
        let at = self.days.binary_search_by_key(&day, |d| d.day).ok()?;
        Some((&self.days[at].rows, usize::from(place.row.get()) - 1))
    }

    /// Writes an outcome to a row that was kept, and its amount where there is one. One whose day is gone is dropped.
    pub fn label(&mut self, place: StorePlace, positive: bool, amount: Option<f32>) {
        let day = i64::from(place.day) + FIRST_DAY;
        let Ok(at) = self.days.binary_search_by_key(&day, |d| d.day) else { return };
        let day = Arc::make_mut(&mut self.days[at]);
        let row = usize::from(place.row.get()) - 1;
        day.outcome[row] = 1 + u8::from(positive);
        day.known[0] += 1;
        day.known[1] += u32::from(positive);
        self.content = self.content.and(u64::from(place.day) << 16 | u64::from(place.row.get())).and(u64::from(positive));
        if let Some(amount) = amount {
            day.amount.resize(day.outcome.len().max(day.amount.len()), 0.0);
            day.amount[row] = amount;
            self.content = self.content.and(u64::from(amount.to_bits()));
        }
    }

    /// Writes over a value of a row that was kept, as somebody does who has learnt more since.
    pub fn write_over(&mut self, place: StorePlace, field: usize, value: f32) {
        let day = i64::from(place.day) + FIRST_DAY;
        let Ok(at) = self.days.binary_search_by_key(&day, |d| d.day) else { return };
        Arc::make_mut(&mut self.days[at]).rows.set(usize::from(place.row.get()) - 1, field, Some(value));
        self.content = self.content.and(u64::from(place.day) << 16 | u64::from(place.row.get())).and(u64::from(value.to_bits()));
    }

    /// Rows that are kept, with an outcome or without.
    pub fn kept(&self) -> u64 {
        self.days.iter().map(|day| day.at.len() as u64).sum()
    }

    /// Rows whose outcome is known.
    pub fn known(&self) -> u64 {
        self.days.iter().map(|d| u64::from(d.known[0])).sum()
    }

    /// Of these, those from one minute on and before another.
    pub fn known_between(&self, from: i64, to: i64) -> u64 {
        let rows = self.days.iter().flat_map(|day| day.at.iter().zip(&day.outcome));
        rows.filter(|(at, outcome)| **outcome > 0 && (from..to).contains(*at)).count() as u64
    }

    /// Share of those that are positive.
    pub fn positives(&self) -> f64 {
        let positives: u64 = self.days.iter().map(|d| u64::from(d.known[1])).sum();
        positives as f64 / self.known().max(1) as f64
    }

    /// The newest minute for which an outcome is known.
    pub fn newest_known(&self) -> Option<i64> {
        self.days.iter().rev().find_map(|d| d.at.iter().zip(&d.outcome).rev().find(|(_, o)| **o > 0).map(|(at, _)| *at))
    }

    /// Cuts a snapshot: rows with an outcome from `from` on and before `to`, in order of time, without those that
    /// `leave_out` names.
    ///
    /// # Errors
    /// If there is too little to learn from, or only one kind of outcome.
    pub fn snapshot(&self, from: i64, to: i64, leave_out: impl Fn(i64) -> bool) -> Result<Snapshot, TrainingRefusal> {
        let fields = self.days.first().map_or(1, |d| d.rows.fields());
        let amounts = self.amount.clone().map(|of| Amounts { of, values: Vec::new() });
        let rows = Batch::with_capacity(fields, 1_024);
        let mut cut = Cut { rows, outcomes: Vec::new(), amounts, segments: Vec::new(), at: Vec::new(), content: Fingerprint::default() };
        let mut span = (to, from);
        for day in &self.days {
            // Rows that stand side by side are taken at once: many times quicker than one by one.
            let mut taken = 0..0;
            for (row, (at, outcome)) in day.at.iter().zip(&day.outcome).enumerate() {
                if *outcome > 0 && (from..to).contains(at) && !leave_out(*at) {
                    if taken.end < row {
                        cut.rows.append(&day.rows, std::mem::replace(&mut taken, row..row));
                    }
                    taken.end = row + 1;
                    cut.outcomes.push(*outcome == 2);
                    cut.segments.push(day.segments[row]);
                    cut.at.push(*at);
                    if let (Some(amounts), Some(amount)) = (&mut cut.amounts, day.amount.get(row)) {
                        amounts.values.push(*amount);
                        cut.content = cut.content.and(u64::from(amount.to_bits()));
                    }
                    span = (span.0.min(*at), span.1.max(*at));
                    cut.content = cut.content.and(*at as u64).and(u64::from(*outcome) << 32 | row as u64);
                }
            }
            cut.rows.append(&day.rows, taken);
        }
        Snapshot::new(cut, span, self.least.unwrap_or(LEAST_ROWS))
    }
}
