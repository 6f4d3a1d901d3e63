//! Who sends requests, what their fields hold, and how many come: kinds of customers, the distribution of each field, traffic.

use serde::{Deserialize, Serialize};

/// A kind of customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its name in actions.
    pub id: String,
    /// "Care homes".
    pub name: String,
    /// Its share of the requests.
    pub share: f32,
    /// How much more serious its requests are, in standard deviations of the hidden severity.
    pub severity: f32,
}

/// How one field arises. Every field leans on the hidden severity of the request, so fields are correlated:
/// `z = lean * severity + sqrt(1 - lean^2) * noise`, with all three standard normal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldDistribution {
    /// Correlation with the hidden severity, -1 to 1.
    pub factor_loading: f32,
    /// Share of requests in which the field is empty at normal times.
    pub empty: f32,
    /// What `z` becomes.
    pub shape: FieldShape,
}

/// What a standard normal `z` becomes; one entry for each segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FieldShape {
    /// `centre + spread * z`.
    Normal {
        /// Mean and standard deviation for each segment.
        of: Vec<(f32, f32)>,
    },
    /// `median * exp(spread * z)`.
    LogNormal {
        /// Median and spread for each segment.
        of: Vec<(f32, f32)>,
    },
    /// A count: the log-normal value, rounded down.
    Count {
        /// Median and spread for each segment.
        of: Vec<(f32, f32)>,
    },
    /// Categories from the mildest to the gravest: the first takes the lowest `z`, and so on.
    Category {
        /// Shares for each segment.
        of: Vec<Vec<f32>>,
    },
}

/// Requests over the day and the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Traffic {
    /// Requests a minute at each full hour of a weekday, 24 values; between them it goes straight.
    pub by_hour: Vec<f32>,
    /// Factor for each weekday, Monday first, 7 values.
    pub by_weekday: Vec<f32>,
}

impl Traffic {
    /// Expected requests a minute at a minute of the day on a weekday (Monday is 0).
    pub fn rate(&self, weekday: u32, minute_of_day: u32) -> f64 {
        let hour = (minute_of_day / 60) as usize;
        let within = f64::from(minute_of_day % 60) / 60.0;
        let here = f64::from(self.by_hour[hour % 24]);
        let next = f64::from(self.by_hour[(hour + 1) % 24]);
        (here + (next - here) * within) * f64::from(self.by_weekday[weekday as usize % 7])
    }

    /// Requests of a day, on average over the week.
    pub fn a_day(&self) -> f64 {
        let sum = |all: &[f32]| all.iter().copied().map(f64::from).sum::<f64>();
        sum(&self.by_hour) * 60.0 * sum(&self.by_weekday) / 7.0
    }
}
