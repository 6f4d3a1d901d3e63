//! What was usual in a version's training snapshot: the measure for everything that is watched.
//!
//! Fields are held as bins for PSI and KS, as 5 and 95 % quantiles, and as a sample for pictures of then and now.
//! Scores of the test part are held in fine bins with their outcomes, so that what is usual can be told for any
//! position of the decision threshold.

use serde::Serialize;

use crate::base::dice::{Dice, Stream};
use crate::base::stats;
use crate::learn::data::{Batch, Schema};
use crate::learn::drift::binned::{Bins, ascending};

/// Fine bins for scores.
const SCORE_BINS: usize = 200;
/// Rows kept for pictures.
const SAMPLE: usize = 1_000;
/// A score is confident below this share or above one minus it.
pub const CONFIDENT: f32 = 0.1;

/// What was usual in training.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// For each field, its bins.
    pub bins: Vec<Bins>,
    /// For each field, the share that was empty.
    pub empty: Vec<f64>,
    /// Rows in which they were or were not.
    rows: u32,
    /// For each field, the 5 and 95 % quantile (categories: lowest and highest seen).
    pub ordinary: Vec<(f64, f64)>,
    /// For each field, some values for pictures; empty values are left out.
    pub sample: Vec<Vec<f32>>,
    /// Scores of the test part: positives and negatives in each fine bin.
    scores: Vec<(u32, u32)>,
    high_confidence: f64,
}

impl Reference {
    /// Before anything is known.
    pub fn unknown() -> Self {
        Self {
            bins: Vec::new(),
            empty: Vec::new(),
            rows: 0,
            ordinary: Vec::new(),
            sample: Vec::new(),
            scores: Vec::new(),
            high_confidence: 0.0,
        }
    }

    /// Looks at one more field of the rows that a version learns from. Returns whether all are known: it takes a while for
    /// many rows, so it is done in pieces.
    pub fn look(&mut self, schema: &Schema, rows: &Batch) -> bool {
        let f = self.bins.len();
        let Some(field) = schema.fields.get(f) else { return true };
        let values: Vec<f32> = (0..rows.len()).filter_map(|row| rows.value(row, f)).collect();
        self.rows = rows.len() as u32;
        self.empty.push(1.0 - values.len() as f64 / rows.len().max(1) as f64);
        if field.categories() == 0 {
            // Both want the values in order.
            let sorted = ascending(values.iter().copied());
            let at = |q| stats::quantile_sorted(&sorted, q).unwrap_or(0.0);
            self.bins.push(Bins::of_sorted(&sorted));
            self.ordinary.push((at(0.05), at(0.95)));
        } else {
            let wide: Vec<f64> = values.iter().map(|v| f64::from(*v)).collect();
            let at = |q| stats::quantile(&wide, q).unwrap_or(0.0);
            self.bins.push(Bins::categorical(field.categories() as u32, &values));
            self.ordinary.push((at(0.05), at(0.95)));
        }
        self.sample.push(values.iter().copied().step_by((values.len() / SAMPLE).max(1)).collect());
        f + 1 == schema.fields.len()
    }

    /// With the fields it has not looked at yet, and the scores and outcomes of the rows that the version was not fitted to.
    #[must_use]
    pub fn completed(mut self, schema: &Schema, rows: &Batch, scores: &[f32], outcomes: &[bool]) -> Self {
        while !self.look(schema, rows) {}
        let mut fine = vec![(0, 0); SCORE_BINS];
        for (score, positive) in scores.iter().zip(outcomes) {
            let bin = &mut fine[Self::bin(*score)];
            if *positive { bin.0 += 1 } else { bin.1 += 1 }
        }
        let sure = scores.iter().filter(|s| **s < CONFIDENT || **s > 1.0 - CONFIDENT).count();
        let high_confidence = sure as f64 / scores.len().max(1) as f64;
        Self { scores: fine, high_confidence, ..self }
    }

    /// So many rows as they usually were: each field's value drawn by lot from its sample, independently of the others.
    pub fn typical_rows(&self, count: usize) -> Batch {
        let mut rows = Batch::with_capacity(self.sample.len(), count);
        let mut dice = Dice::keyed(0, Stream::Training, count as u64);
        let mut drawn = |sample: &Vec<f32>| sample.get((dice.bits() % sample.len().max(1) as u64) as usize).copied();
        for _ in 0..count {
            rows.push(&self.sample.iter().map(&mut drawn).collect::<Vec<_>>());
        }
        rows
    }

    fn bin(score: f32) -> usize {
        ((score * SCORE_BINS as f32) as usize).min(SCORE_BINS - 1)
    }

    /// Share of requests that the version calls positive with the decision threshold here.
    pub fn predicted_positive_rate(&self, threshold: f32) -> f64 {
        let (predicted_positive_rate, all) = self.count(threshold, |(p, n)| p + n);
        predicted_positive_rate / all.max(1.0)
    }

    /// Share of positives that it catches; `None` without positives.
    pub fn recall(&self, threshold: f32) -> Option<f64> {
        let (predicted_positive_rate, all) = self.count(threshold, |(p, _)| p);
        (all > 0.0).then(|| predicted_positive_rate / all)
    }

    /// Share of its calls that are false alarms; `None` without calls.
    pub fn false_discovery_rate(&self, threshold: f32) -> Option<f64> {
        let (wrong, _) = self.count(threshold, |(_, n)| n);
        let (predicted_positive_rate, _) = self.count(threshold, |(p, n)| p + n);
        (predicted_positive_rate > 0.0).then(|| wrong / predicted_positive_rate)
    }

    /// Rows that the version was not fitted to, and was asked about.
    pub fn tested(&self) -> f64 {
        self.count(0.0, |(p, n)| p + n).1
    }

    /// Share of positives among all.
    pub fn positives(&self) -> f64 {
        let (_, positives) = self.count(0.0, |(p, _)| p);
        let (_, all) = self.count(0.0, |(p, n)| p + n);
        positives / all.max(1.0)
    }

    /// Share of answers that are confident.
    pub fn high_confidence(&self) -> f64 {
        self.high_confidence
    }

    /// Empty values of a field, of how many.
    pub fn empty_of(&self, field: usize) -> (u32, u32) {
        let share = self.empty.get(field).copied().unwrap_or(0.0);
        ((share * f64::from(self.rows)).round() as u32, self.rows)
    }

    /// Share of all empty values.
    pub fn empty_overall(&self) -> f64 {
        self.empty.iter().sum::<f64>() / self.empty.len().max(1) as f64
    }

    /// Scores in so many equal bins, as shares.
    pub fn score_shares(&self, bins: usize) -> Vec<f64> {
        let per = SCORE_BINS / bins;
        let all: u32 = self.scores.iter().map(|(p, n)| p + n).sum();
        self.scores.chunks(per).map(|c| c.iter().map(|(p, n)| p + n).sum::<u32>() as f64 / f64::from(all.max(1))).collect()
    }

    fn count(&self, threshold: f32, what: impl Fn((u32, u32)) -> u32) -> (f64, f64) {
        let from = (threshold * SCORE_BINS as f32 + 0.5) as usize;
        let all: u32 = self.scores.iter().map(|b| what(*b)).sum();
        let above: u32 = self.scores[from.min(SCORE_BINS)..].iter().map(|b| what(*b)).sum();
        (f64::from(above), f64::from(all))
    }
}
