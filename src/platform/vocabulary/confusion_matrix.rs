//! Decisions counted against outcomes.

use serde::Serialize;

/// Counts of decisions against outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ConfusionMatrix {
    /// Called positive and was.
    pub true_positives: u32,
    /// Called positive and was not.
    pub false_positives: u32,
    /// Not called and was positive.
    pub false_negatives: u32,
    /// Not called and was not.
    pub true_negatives: u32,
}

impl ConfusionMatrix {
    /// Adds one request.
    pub fn count(&mut self, predicted_positive: bool, positive: bool) {
        match (predicted_positive, positive) {
            (true, true) => self.true_positives += 1,
            (true, false) => self.false_positives += 1,
            (false, true) => self.false_negatives += 1,
            (false, false) => self.true_negatives += 1,
        }
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.true_positives += other.true_positives;
        self.false_positives += other.false_positives;
        self.false_negatives += other.false_negatives;
        self.true_negatives += other.true_negatives;
    }

    /// Requests whose outcome is known.
    pub fn known(&self) -> u32 {
        self.true_positives + self.false_positives + self.false_negatives + self.true_negatives
    }

    /// Positives.
    pub fn positives(&self) -> u32 {
        self.true_positives + self.false_negatives
    }

    /// Share of positives that were called, 0 to 1.
    pub fn recall(&self) -> Option<f64> {
        (self.positives() > 0).then(|| f64::from(self.true_positives) / f64::from(self.positives()))
    }

    /// Share of calls that were wrong, 0 to 1.
    pub fn false_alarm_share(&self) -> Option<f64> {
        let predicted_positive = self.true_positives + self.false_positives;
        (predicted_positive > 0).then(|| f64::from(self.false_positives) / f64::from(predicted_positive))
    }
}
