//! When the truth about a request becomes known, and what mistakes cost.

use serde::{Deserialize, Serialize};

/// When the truth becomes known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    /// Share of requests whose outcome is ever known.
    pub coverage: f32,
    /// Half of the outcomes are in after so many hours.
    pub median_hours: f32,
    /// Spread of the log-normal delay.
    pub spread: f32,
    /// Nothing comes later than this many hours.
    pub longest_hours: u32,
}

/// What mistakes cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// EUR for a positive that was missed.
    pub missed_eur: f32,
    /// Share of the missed that end with harm to a person.
    pub missed_harm: f32,
    /// Hours after which that shows.
    pub harm_after_hours: u32,
    /// EUR for a false alarm.
    pub false_alarm_eur: f32,
    /// Share of false alarms that push a positive past its promise.
    pub false_alarm_harm: f32,
    /// EUR for a request that a person has to read instead of the model.
    pub manual_review_eur: f32,
    /// EUR an hour for one server.
    pub server_eur_per_hour: f32,
}

impl Costs {
    /// The threshold at which mistakes cost least, in whole percent, for scores that are probabilities: where the cost of
    /// leaving a request alone is that of acting on it. `p * missed = (1 - p) * false_alarm` (Elkan 2001).
    pub fn cheapest_threshold(&self) -> f32 {
        let share = self.false_alarm_eur / (self.false_alarm_eur + self.missed_eur);
        ((share * 100.0).round() / 100.0).clamp(0.01, 0.99)
    }
}
