//! What a run has to tell to a quiz: plain numbers and names. `session/facts.rs` reads them off a run. What a run has not had is
//! `None`.

use crate::base::time::{Minutes, Tick};

/// Facts of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunFacts {
    /// What comes: "tickets".
    pub many: String,
    /// What the model looks for: "urgent".
    pub positive: String,
    /// How long the run has lasted.
    pub lasted: Minutes,
    /// The decision threshold, 0 to 1.
    pub threshold: f64,
    /// The bill so far, EUR.
    pub eur: f64,
    /// People harmed so far.
    pub people: u32,
    /// Mistakes and what they cost in the end.
    pub mistakes: Mistakes,
    /// Servers and requests read by hand, EUR.
    pub upkeep_eur: f64,
    /// Requests that no model answered: by the simple rule, and by a person.
    pub without_model: [u64; 2],
    /// Trouble, the first that an alert answered, or else the first.
    pub fault: Option<FaultFact>,
    /// The alert that answered it.
    pub alert: Option<AlertFact>,
    /// The last version that was trained.
    pub retrained: Option<RetrainedFact>,
    /// The last canary.
    pub canary: Option<CanaryFact>,
    /// The last version that was taken back.
    pub rolled_back: Option<RollBackFact>,
    /// Share of the outcomes of the last 24 hours that are in, if some are missing.
    pub outcomes_in: Option<f64>,
    /// How much was caught by kind of customer, measured.
    pub segments: Option<SegmentFact>,
}

/// Mistakes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mistakes {
    /// Positives that were missed.
    pub missed: u64,
    /// What that costs, EUR.
    pub missed_eur: f64,
    /// False alarms.
    pub false_alarms: u64,
    /// What that costs, EUR.
    pub false_alarms_eur: f64,
}

/// Trouble and what followed.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultFact {
    /// In the middle of a sentence: "waiting time in seconds".
    pub what: String,
    /// When it began.
    pub at: Tick,
    /// Share of requests that a model answered in time, in the hours after.
    pub answered: Option<f64>,
    /// Share called positive in the hours before and after.
    pub predicted_positive_rate: Option<(f64, f64)>,
    /// How long after it the person first did something about the system.
    pub moved_after: Option<Minutes>,
}

/// An alert that fired after trouble began.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertFact {
    /// What it is about: "field drift".
    pub about: String,
    /// When it fired.
    pub at: Tick,
    /// How long after the trouble began.
    pub after: Minutes,
    /// The champion at that minute.
    pub champion: u32,
    /// Another version of the run, the newest.
    pub other: u32,
}

/// A training.
#[derive(Clone, Debug, PartialEq)]
pub struct RetrainedFact {
    /// The version.
    pub version: u32,
    /// When it was ready.
    pub at: Tick,
    /// Rows that it learnt from.
    pub rows: u32,
    /// Share of positives that it caught in its test.
    pub recall: Option<f64>,
    /// The champion at the minute when it was ready.
    pub champion: u32,
}

/// A canary.
#[derive(Clone, Debug, PartialEq)]
pub struct CanaryFact {
    /// The version.
    pub version: u32,
    /// The largest share that it was given, 0 to 1.
    pub share: f64,
    /// Requests that it answered on trial.
    pub answered: u64,
    /// All requests in that time.
    pub of: u64,
}

/// A version that was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct RollBackFact {
    /// The version.
    pub version: u32,
    /// When.
    pub at: Tick,
    /// How long it had been in service.
    pub after: Minutes,
}

/// Kinds of customer, the best and the worst served.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentFact {
    /// Share of positives caught in all.
    pub overall: f64,
    /// The best served: "Households", and the share caught.
    pub best: (String, f64),
    /// The worst served.
    pub worst: (String, f64),
}
