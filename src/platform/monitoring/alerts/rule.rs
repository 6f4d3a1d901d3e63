//! An alert rule: what it looks at, its limit, how long, and who is told.

use serde::{Deserialize, Serialize};

use crate::base::time::Minutes;
use crate::platform::vocabulary::TeamRole;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Metric {
    /// Slowest 5 % of answers, in milliseconds, of the slower version.
    AnswerTime,
    /// Share of requests that the model was too slow for, in percent.
    TimedOut,
    /// Requests against the highest that is usual at this hour, in percent.
    Traffic,
    /// Share called positive, in percent.
    PositiveRateLow,
    /// The same, from above.
    PositiveRateHigh,
    /// Share of positives caught by the estimate, in percent.
    EstimatedRecall,
    /// Share of positives caught by the outcomes, in percent.
    MeasuredRecall,
    /// The largest PSI of all fields.
    FieldDrift,
    /// Share of empty values, in percent.
    MissingValues,
    /// Mean absolute error of the amounts that are told, in their unit.
    MeanError,
    /// A figure of data-quality monitoring.
    DataQuality(DataQualityMetric),
}

/// What a rule of data-quality monitoring evaluates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum DataQualityMetric {
    /// The most words on no list, of all fields, in percent.
    UnseenCategories,
    /// The most values outside the contract, in percent.
    ContractViolations,
    /// The most values beyond nearly all of training, in percent.
    Outliers,
    /// The most empty values of one kind of customers, in points above the usual of the field.
    MissingBySegment,
    /// Requests that come twice, in percent.
    Repeated,
    /// Age of the oldest looked-up value, in hours.
    Stale,
    /// Requests against the fewest that are usual at this hour, in percent.
    TooFew,
    /// PSI of the mix of customers.
    Mix,
    /// PSI of the mix that is kept against the mix that came.
    SamplingBias,
    /// Kept rows that were changed since, in percent.
    Changed,
    /// Positives among the outcomes of the kind that has lost most, in percent of the usual.
    Labels,
    /// The most memory in use, in percent.
    Memory,
    /// Scores that come out otherwise when they are worked out as in training, in percent.
    Scores,
}

/// An alert rule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AlertRule {
    /// Its name in actions.
    pub id: &'static str,
    /// What it looks at.
    pub metric: Metric,
    /// It fires below the limit, not above.
    pub below: bool,
    /// The limit, in the unit of what it looks at.
    pub limit: f32,
    /// The limit can be moved between these.
    pub reach: (f32, f32),
    /// How long the limit must be crossed.
    pub lasting: Minutes,
    /// Who is told; `None` where nobody owns it, so that nobody is.
    pub owner: Option<TeamRole>,
}

/// An alert rule that is watched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// The rule's id.
    pub rule: String,
    /// Its limit, in its own unit.
    pub limit: f32,
    /// How long the limit must be crossed.
    pub lasting: Minutes,
    /// Who is told.
    pub owner: TeamRole,
}
