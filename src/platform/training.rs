//! The training store, snapshots, and the job that makes a new version over simulated minutes.
//!
//! The store keeps one request in eight as it was received, for seventy days, with its outcome once that is known.
//! A snapshot is cut from it by time and split by time: the oldest 70 % to learn from, the next 15 % to calibrate,
//! the newest 15 % to test. A random split would let a model learn from the future of what it is tested on.

use std::num::NonZeroU16;
use std::ops::Range;
use std::sync::Arc;

use ndarray::Array2;
use serde::{Serialize, Serializer};

use crate::base::dice::{Dice, Stream};
use crate::base::fingerprint::Fingerprint;
use crate::base::time::{DAY, Tick};
use crate::learn::calibration::Isotonic;
use crate::learn::calibration::platt::Platt;
use crate::learn::data::{Batch, Schema};
use crate::learn::metrics;
use crate::learn::models::{Examples, Fitted, Point, Training};
use crate::learn::prepare::{Preparation, Settings as PrepareSettings};

use super::action::{Refusal, TrainingChoice};
use super::reference::Reference;
use super::registry::{Made, Measures, SnapshotCard, Tested, Version};

/// One request in so many is kept.
pub const KEEP_ONE_IN: u32 = 8;
/// Days that the store keeps.
const KEPT_DAYS: i64 = 70;
/// The least rows with an outcome that a training needs.
pub const LEAST_ROWS: usize = 400;
/// Rows that a training job works through in a simulated minute.
pub const ROWS_A_MINUTE: u32 = 6_000;

/// Rows of the validation part that a learning curve asks, at most.
const MOST_HELD: usize = 1_500;
/// Steps of a model that testing it takes in a simulated minute, and what a row takes beside them.
const STEPS_A_MINUTE: u32 = 1_000_000;
/// Preparing a row.
const STEPS_OF_A_ROW: u32 = 100;

/// Where a row stands in the store: its day, counted from the first day of the past, and its place in that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    day: u16,
    row: NonZeroU16,
}

/// Days before the run that a place can name.
const FIRST_DAY: i64 = -100;

/// Requests of one day, kept for training.
#[derive(Clone, Debug)]
struct Day {
    day: i64,
    rows: Batch,
    at: Vec<i64>,
    /// 0 unknown, 1 negative, 2 positive.
    outcome: Vec<u8>,
    /// How many outcomes are known, and how many of those are positive.
    known: [u32; 2],
}

/// Everything kept for training. Large, so days are shared between copies of a world until one of them changes.
#[derive(Clone, Debug, Default)]
pub struct Store {
    days: Vec<Arc<Day>>,
    /// Grows with every row and every outcome that is written.
    content: Fingerprint,
    /// The least rows with an outcome that a training needs, where it is not [`LEAST_ROWS`].
    least: Option<usize>,
}

impl Serialize for Store {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.content.0, self.days.len() as u32).serialize(serializer)
    }
}

impl Store {
    /// An empty store for few rows: a training is content with so many.
    pub fn content_with(rows: usize) -> Self {
        Self { least: Some(rows), ..Self::default() }
    }

    /// Keeps a row as received. Returns its place, for its outcome; `None` where the day is full.
    pub fn keep(&mut self, at: i64, batch: &Batch, row: usize) -> Option<Place> {
        let day = at.div_euclid(i64::from(DAY));
        if self.days.last().is_none_or(|d| d.day != day) {
            let rows = Batch::with_capacity(batch.fields(), 64);
            self.days.push(Arc::new(Day { day, rows, at: Vec::new(), outcome: Vec::new(), known: [0; 2] }));
            if self.days.len() as i64 > KEPT_DAYS {
                self.days.remove(0);
            }
        }
        let today = Arc::make_mut(self.days.last_mut().expect("today was just added"));
        let place = u16::try_from(today.at.len() + 1).ok().and_then(NonZeroU16::new)?;
        today.rows.append(batch, row..row + 1);
        today.at.push(at);
        today.outcome.push(0);
        self.content = self.content.and(at as u64).and(u64::from(batch.missing()[row]));
        for field in 0..batch.fields() {
            self.content = self.content.and(u64::from(batch.column(field)[row].to_bits()));
        }
        Some(Place { day: u16::try_from(day - FIRST_DAY).ok()?, row: place })
    }

    /// A row that was kept, in the batch of its day; `None` when its day is gone.
    pub fn row(&self, place: Place) -> Option<(&Batch, usize)> {
        let day = i64::from(place.day) + FIRST_DAY;
        let at = self.days.binary_search_by_key(&day, |d| d.day).ok()?;
        Some((&self.days[at].rows, usize::from(place.row.get()) - 1))
    }

    /// Writes an outcome to a row that was kept. One whose day is gone is dropped.
    pub fn label(&mut self, place: Place, positive: bool) {
        let day = i64::from(place.day) + FIRST_DAY;
        let Ok(at) = self.days.binary_search_by_key(&day, |d| d.day) else { return };
        let day = Arc::make_mut(&mut self.days[at]);
        day.outcome[usize::from(place.row.get()) - 1] = 1 + u8::from(positive);
        day.known[0] += 1;
        day.known[1] += u32::from(positive);
        self.content = self.content.and(u64::from(place.day) << 16 | u64::from(place.row.get())).and(u64::from(positive));
    }

    /// Rows whose outcome is known.
    pub fn known(&self) -> u64 {
        self.days.iter().map(|d| u64::from(d.known[0])).sum()
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
    pub fn snapshot(&self, from: i64, to: i64, leave_out: impl Fn(i64) -> bool) -> Result<Snapshot, Refusal> {
        let fields = self.days.first().map_or(1, |d| d.rows.fields());
        let mut rows = Batch::with_capacity(fields, 1_024);
        let mut outcomes = Vec::new();
        let mut span = (to, from);
        let mut content = Fingerprint::default();
        for day in &self.days {
            for (row, (at, outcome)) in day.at.iter().zip(&day.outcome).enumerate() {
                if *outcome > 0 && (from..to).contains(at) && !leave_out(*at) {
                    rows.append(&day.rows, row..row + 1);
                    outcomes.push(*outcome == 2);
                    span = (span.0.min(*at), span.1.max(*at));
                    content = content.and(*at as u64).and(u64::from(*outcome) << 32 | row as u64);
                }
            }
        }
        Snapshot::new(rows, outcomes, span, content, self.least.unwrap_or(LEAST_ROWS))
    }
}

/// Rows with outcomes, split by time. Immutable.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The rows, the oldest first.
    pub rows: Batch,
    /// Their outcomes.
    pub outcomes: Vec<bool>,
    /// Where the validation part and the test part begin.
    pub cuts: [usize; 2],
    /// What is written on the card of a version that learns from it.
    pub card: SnapshotCard,
}

impl Snapshot {
    fn new(rows: Batch, outcomes: Vec<bool>, (from, to): (i64, i64), content: Fingerprint, least: usize) -> Result<Self, Refusal> {
        let n = rows.len();
        if n < least {
            let words = format!("Only {n} kept requests in that time have an outcome; a model needs {least}. Take more days, or wait.");
            return Err(Refusal::because(words));
        }
        let cuts = [n * 70 / 100, n * 85 / 100];
        let positives = outcomes.iter().filter(|o| **o).count();
        let learnt = outcomes[..cuts[0]].iter().filter(|o| **o).count();
        if learnt == 0 || learnt == cuts[0] {
            return Err(Refusal::because("All requests in that time have the same outcome, so there is nothing to tell apart."));
        }
        let parts = [cuts[0] as u32, (cuts[1] - cuts[0]) as u32, (n - cuts[1]) as u32];
        let card = SnapshotCard { from, to, rows: parts, positives: positives as f64 / n as f64, fingerprint: content.0, at_random: false };
        Ok(Self { rows, outcomes, cuts, card })
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
        order.iter().for_each(|row| rows.append(&self.rows, *row..row + 1));
        let outcomes = order.iter().map(|row| self.outcomes[*row]).collect();
        Self { rows, outcomes, card: SnapshotCard { at_random: true, ..self.card }, ..self }
    }

    /// The same rows with a share of the positives written down as negative: every so-many-th, evenly.
    #[must_use]
    pub fn mislabelled(mut self, share: f32) -> Self {
        let mut owed = 0.0;
        for outcome in self.outcomes.iter_mut().filter(|o| **o) {
            owed += share;
            if owed >= 1.0 {
                owed -= 1.0;
                *outcome = false;
            }
        }
        let positives = self.outcomes.iter().filter(|o| **o).count();
        self.card.positives = positives as f64 / self.outcomes.len() as f64;
        self.card.fingerprint = Fingerprint(self.card.fingerprint).and(u64::from(share.to_bits())).0;
        self
    }
}

/// The snapshots of the newest trainings, kept so that they can be repeated.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    kept: Vec<(u32, TrainingChoice, Arc<Snapshot>)>,
}

/// Snapshots are large, so only so many are kept.
const SHELF: usize = 2;

impl Serialize for Shelf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.kept.iter().map(|(version, _, snapshot)| (version, snapshot.card.fingerprint)))
    }
}

impl Shelf {
    /// Keeps what a version learnt from; the oldest goes.
    pub fn keep(&mut self, version: u32, choice: TrainingChoice, snapshot: Arc<Snapshot>) {
        if self.kept.len() == SHELF {
            self.kept.remove(0);
        }
        self.kept.push((version, choice, snapshot));
    }

    /// What a version learnt from.
    ///
    /// # Errors
    /// If it is not kept.
    pub fn find(&self, version: u32) -> Result<(TrainingChoice, Arc<Snapshot>), Refusal> {
        let found = self.kept.iter().find(|(v, ..)| *v == version);
        let gone = || {
            Refusal::because(format!(
                "What v{version} learnt from is not kept. Only the snapshots of the newest {SHELF} trainings are, and only while versions are kept."
            ))
        };
        found.map(|(_, choice, snapshot)| (*choice, snapshot.clone())).ok_or_else(gone)
    }
}

/// A training that runs.
#[derive(Clone, Debug)]
pub struct Job {
    /// The version it will become.
    pub number: u32,
    /// What was chosen.
    pub choice: TrainingChoice,
    /// When it began.
    pub began: Tick,
    /// It is not ready before: people do by hand what a pipeline would do.
    pub not_before: Tick,
    /// What is wrong with the version that it will become.
    pub slip: Option<f32>,
    /// The version whose training this repeats.
    pub repeats: Option<u32>,
    done: bool,
    snapshot: Arc<Snapshot>,
    preparation: Preparation,
    training: Training,
    fitted: Option<Fitted>,
    /// What is usual in the snapshot, as far as it was looked at.
    usual: Reference,
    /// Scores of the rows behind the training part, as far as they are tested.
    tested: Vec<f32>,
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The trainer's numbers follow from the snapshot and from how far it is.
        (self.number, self.began, self.not_before, self.repeats, self.snapshot.card.fingerprint, self.progress()).serialize(serializer)
    }
}

impl Job {
    /// Begins to learn from a snapshot.
    ///
    /// # Errors
    /// If the snapshot cannot be prepared.
    pub fn new(number: u32, choice: TrainingChoice, began: Tick, schema: &Schema, snapshot: Snapshot) -> Result<Self, Refusal> {
        Self::on(number, choice, began, schema, Arc::new(snapshot))
    }

    /// The same on a snapshot that is kept elsewhere, too.
    ///
    /// # Errors
    /// If the snapshot cannot be prepared.
    pub fn on(number: u32, choice: TrainingChoice, began: Tick, schema: &Schema, snapshot: Arc<Snapshot>) -> Result<Self, Refusal> {
        let [train, validation] = [0..snapshot.cuts[0], snapshot.cuts[0]..snapshot.cuts[1]];
        let preparation = Preparation::fit(schema, &snapshot.rows, train.clone(), PrepareSettings::default())
            .map_err(|e| Refusal::because(e.to_string()))?;
        let prepared = |rows: Range<usize>| {
            let mut x = Array2::default((0, 0));
            preparation.transform(&snapshot.rows, rows.clone(), &mut x);
            Examples::new(x, snapshot.outcomes[rows].to_vec(), Vec::new()).map(Arc::new)
        };
        let held = validation.end.saturating_sub(MOST_HELD).max(validation.start)..validation.end;
        let training = prepared(train)
            .and_then(|examples| Training::begin(examples, &choice.recipe, Some(prepared(held)?)))
            .map_err(|e| Refusal::because(e.to_string()))?;
        Ok(Self {
            number,
            choice,
            began,
            not_before: began,
            slip: None,
            repeats: None,
            done: false,
            snapshot,
            preparation,
            training,
            fitted: None,
            usual: Reference::unknown(),
            tested: Vec::new(),
        })
    }

    /// Works for a simulated minute. Returns whether the training is done.
    pub fn step(&mut self, schema: &Schema) -> bool {
        self.usual.look(schema, &self.snapshot.rows);
        if !self.done {
            self.done = self.training.step(ROWS_A_MINUTE);
            return self.done && self.test();
        }
        self.test()
    }

    /// Scores the next rows that were kept apart: as many as a minute allows. Returns whether all are.
    fn test(&mut self) -> bool {
        if self.fitted.is_none() {
            self.fitted = self.training.finish();
        }
        let Some(fitted) = &self.fitted else { return false };
        let model = fitted.as_model();
        let first = self.snapshot.cuts[0] + self.tested.len();
        let most = match fitted {
            Fitted::Logistic(_) => self.snapshot.rows.len(),
            _ => (STEPS_A_MINUTE / (model.steps() + STEPS_OF_A_ROW)) as usize,
        };
        let last = self.snapshot.rows.len().min(first.saturating_add(most));
        let mut scores = Vec::new();
        model.score_batch(&self.preparation, &self.snapshot.rows, first..last, &mut scores);
        self.tested.append(&mut scores);
        last == self.snapshot.rows.len()
    }

    /// What it learns from.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// 0 to 1.
    pub fn progress(&self) -> f64 {
        self.training.progress()
    }

    /// The learning curve so far.
    pub fn curve(&self) -> &[Point] {
        self.training.curve()
    }

    /// Rows that it learns from.
    pub fn rows(&self) -> u32 {
        self.snapshot.card.rows[0]
    }

    /// Works until it is done.
    pub fn finish_now(mut self, schema: &Schema, made_at: i64, why: String, threshold: f32) -> Option<Version> {
        while !self.step(schema) {}
        self.into_version(schema, made_at, why, threshold)
    }

    /// The finished version: calibrated on the validation part, measured on the test part. `None` before it is done.
    pub fn into_version(self, schema: &Schema, made_at: i64, why: String, threshold: f32) -> Option<Version> {
        let snapshot = &self.snapshot;
        let fitted = self.fitted?;
        let n = snapshot.rows.len();
        let [validation, test] = snapshot.cuts;
        if self.tested.len() + validation < n {
            return None;
        }
        let outcomes = &snapshot.outcomes;
        let wide = |scores: &[f32]| scores.iter().map(|score| f64::from(*score)).collect::<Vec<f64>>();
        let train_log_loss = if let Fitted::Logistic(_) = fitted {
            let mut own = Vec::new();
            fitted.as_model().score_batch(&self.preparation, &snapshot.rows, 0..validation, &mut own);
            metrics::log_loss(&outcomes[..validation], &wide(&own))
        } else {
            self.training.curve().last().and_then(|point| point.train)
        };

        let (for_calibration, for_test) = self.tested.split_at(test - validation);
        let (for_calibration, for_test) = (wide(for_calibration), wide(for_test));
        let y: Vec<f64> = outcomes[validation..test].iter().map(|o| f64::from(u8::from(*o))).collect();
        let calibration = Isotonic::fit(&for_calibration, &y, None)?;
        let cells = metrics::Confusion::count(&outcomes[test..], &for_test, f64::from(threshold));
        let measures = Measures {
            caught: cells.recall(),
            false_alarms: cells.precision().map(|p| 1.0 - p),
            roc_auc: metrics::roc_auc(&outcomes[test..], &for_test),
            log_loss: metrics::log_loss(&outcomes[test..], &for_test),
            train_log_loss,
        };
        // What is usual is told from all rows that the weights were not fitted to.
        let reference = self.usual.completed(schema, &snapshot.rows, &self.tested, &outcomes[validation..]);
        let made = Made {
            number: self.number,
            made_at,
            why,
            snapshot: snapshot.card.clone(),
            recipe: self.choice.recipe,
            curve: self.training.curve().to_vec(),
            worked: self.training.worked(),
            platt: Platt::fit(&for_calibration, &outcomes[validation..test]),
            tested: Tested { rows: snapshot.rows.part(test..n), outcomes: outcomes[test..].to_vec(), scores: for_test },
            measures,
            preparation: self.preparation,
            model: fitted,
            calibration,
            reference,
        };
        Some(Version::new(made, schema))
    }
}
