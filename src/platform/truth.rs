//! What only the simulation knows: true quality now, and the best that any model could reach.
//!
//! Nothing here is a sample of outcomes: the hidden probability of each request is summed, so the figures carry no
//! luck of who turned out positive. The page shows them when the truth is switched on; monitoring, alerts and
//! rollout never see this file.

use serde::Serialize;

use super::monitoring::time_series::RingSeries;
use super::scenario::Amount;
use super::serving::review::{OVERLOOKED, TAKEN_FOR_POSITIVE};
use super::vocabulary::{By, ByRole};
use super::workload::Minute;

/// Decisions against hidden probabilities.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct TrueCells {
    /// Requests.
    pub requests: u32,
    /// Expected positives among them.
    pub positives: f64,
    /// Requests that were called; expected ones where a person decides.
    pub predicted_positives: f64,
    /// Expected positives among those.
    pub true_positives: f64,
}

impl TrueCells {
    /// Counts a decision about a request with this probability.
    pub fn count(&mut self, chance: f32, predicted_positive: bool) {
        let chance = f64::from(chance);
        self.requests += 1;
        self.positives += chance;
        self.predicted_positives += f64::from(u8::from(predicted_positive));
        self.true_positives += if predicted_positive { chance } else { 0.0 };
    }

    /// Counts what is to be expected of a person who reads a request.
    fn count_by_person(&mut self, chance: f32) {
        let chance = f64::from(chance);
        let hit = chance * f64::from(1.0 - OVERLOOKED);
        self.requests += 1;
        self.positives += chance;
        self.predicted_positives += hit + (1.0 - chance) * f64::from(TAKEN_FOR_POSITIVE);
        self.true_positives += hit;
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.positives += other.positives;
        self.predicted_positives += other.predicted_positives;
        self.true_positives += other.true_positives;
    }

    /// True share of positives that are caught.
    pub fn recall(&self) -> Option<f64> {
        (self.positives > 0.0).then(|| self.true_positives / self.positives)
    }

    /// True share of calls that are wrong.
    pub fn false_alarm_share(&self) -> Option<f64> {
        (self.predicted_positives > 0.0).then(|| 1.0 - self.true_positives / self.predicted_positives)
    }

    /// True share of negatives that are called positive.
    pub fn false_alarm_rate(&self) -> Option<f64> {
        let negatives = f64::from(self.requests) - self.positives;
        (negatives > 0.0).then(|| (self.predicted_positives - self.true_positives) / negatives)
    }

    /// True share of right decisions.
    pub fn accuracy(&self) -> Option<f64> {
        let right = self.true_positives + f64::from(self.requests) - self.predicted_positives - (self.positives - self.true_positives);
        (self.requests > 0).then(|| right / f64::from(self.requests))
    }
}

/// Amounts that were told against those that were to be expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct TrueErrors {
    /// Answers with an amount.
    pub answers: u32,
    /// Sum of the distances that were to be expected of them.
    pub off: f64,
    /// The same for somebody who knew what can be known beforehand.
    pub best: f64,
}

impl TrueErrors {
    fn count(&mut self, amount: &Amount, chance: f32, predicted: f32, was: f32) {
        self.answers += 1;
        // Of what was recorded nothing is known but what came.
        let certain = chance <= 0.0 || chance >= 1.0;
        self.off += if certain { f64::from((predicted - was).abs()) } else { amount.expected_error(chance, predicted) };
        self.best += if certain { 0.0 } else { amount.expected_error(chance, amount.middle(chance)) };
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        self.off += other.off;
        self.best += other.best;
    }

    /// True mean absolute error.
    pub fn error(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.off / f64::from(self.answers))
    }

    /// The best that anybody could reach.
    pub fn best_error(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.best / f64::from(self.answers))
    }
}

/// Twenty minutes of truth.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TrueBucket {
    /// All requests, whoever answered.
    pub all: TrueCells,
    /// What the version in each role answered.
    pub by_role: ByRole<TrueCells>,
    /// All requests by kind of customer; the list ends with the last kind of which one came.
    #[serde(skip)]
    pub segments: Vec<TrueCells>,
    /// What somebody who knew every probability would have decided.
    pub best: TrueCells,
    /// Amounts that were told.
    pub amounts: TrueErrors,
    /// Requests that a fault changed.
    pub touched: u32,
}

/// The truth over time.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Truth {
    /// Closed buckets, in step with monitoring's.
    pub buckets: RingSeries<TrueBucket>,
    open: TrueBucket,
}

impl Truth {
    /// Takes in a minute.
    pub fn observe(&mut self, threshold: f32, amount: Option<&Amount>, minute: &Minute) {
        let hidden = &minute.hidden;
        for (row, answer) in minute.seen.answers.iter().enumerate() {
            let chance = hidden.chance[row];
            let kind = usize::from(minute.seen.segment[row]);
            if self.open.segments.len() <= kind {
                self.open.segments.resize(kind + 1, TrueCells::default());
            }
            for cells in [&mut self.open.all, &mut self.open.segments[kind]] {
                match answer.by {
                    By::Person => cells.count_by_person(chance),
                    _ => cells.count(chance, answer.predicted_positive),
                }
            }
            if let Some(role) = answer.by.role() {
                self.open.by_role[role].count(chance, answer.predicted_positive);
            }
            self.open.best.count(chance, chance >= threshold);
            if let (Some(predicted), Some(amount)) = (answer.amount, amount) {
                self.open.amounts.count(amount, chance, predicted, hidden.amount[row]);
            }
            self.open.touched += u32::from(hidden.touched[row]);
        }
    }

    /// Closes the open bucket.
    pub fn close(&mut self) {
        self.buckets.push(std::mem::take(&mut self.open));
    }

    /// The truth keeps step with monitoring, which has closed so many buckets.
    pub(in crate::platform) fn check_invariants(&self, closed: u32) {
        assert_eq!(self.buckets.next(), closed, "truth keeps step with monitoring");
    }

    /// Sums of the closed buckets before `end`, so many of them.
    pub fn sum(&self, end: u32, buckets: u32) -> TrueBucket {
        let mut sum = TrueBucket::default();
        for bucket in self.buckets.range(end.saturating_sub(buckets), end) {
            sum.all.add(&bucket.all);
            sum.segments.resize(sum.segments.len().max(bucket.segments.len()), TrueCells::default());
            sum.segments.iter_mut().zip(&bucket.segments).for_each(|(a, b)| a.add(b));
            sum.best.add(&bucket.best);
            sum.touched += bucket.touched;
            sum.amounts.add(&bucket.amounts);
            for (role, cells) in bucket.by_role.iter() {
                sum.by_role[role].add(cells);
            }
        }
        sum
    }
}
