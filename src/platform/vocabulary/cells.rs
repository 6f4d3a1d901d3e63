//! Decisions counted against outcomes.

use serde::Serialize;

/// Counts of decisions against outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Cells {
    /// Called positive and was.
    pub hits: u32,
    /// Called positive and was not.
    pub false_alarms: u32,
    /// Not called and was positive.
    pub missed: u32,
    /// Not called and was not.
    pub rightly_left: u32,
}

impl Cells {
    /// Adds one request.
    pub fn count(&mut self, called: bool, positive: bool) {
        match (called, positive) {
            (true, true) => self.hits += 1,
            (true, false) => self.false_alarms += 1,
            (false, true) => self.missed += 1,
            (false, false) => self.rightly_left += 1,
        }
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.missed += other.missed;
        self.rightly_left += other.rightly_left;
    }

    /// Requests whose outcome is known.
    pub fn known(&self) -> u32 {
        self.hits + self.false_alarms + self.missed + self.rightly_left
    }

    /// Positives.
    pub fn positives(&self) -> u32 {
        self.hits + self.missed
    }

    /// Share of positives that were called, 0 to 1.
    pub fn caught(&self) -> Option<f64> {
        (self.positives() > 0).then(|| f64::from(self.hits) / f64::from(self.positives()))
    }

    /// Share of calls that were wrong, 0 to 1.
    pub fn false_alarm_share(&self) -> Option<f64> {
        let called = self.hits + self.false_alarms;
        (called > 0).then(|| f64::from(self.false_alarms) / f64::from(called))
    }
}
