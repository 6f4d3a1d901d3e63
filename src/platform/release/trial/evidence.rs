//! What a trial says at one moment, as figures.

use serde::Serialize;

use super::arm::Arm;
use super::verdict::{Given, TrialMeasure, Verdict};
use crate::base::time::Tick;
use crate::learn::sequential::Interval;

/// What a trial says at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// The champion and the canary.
    pub versions: [u32; 2],
    /// The verdict: the one that was given and holds, or what can be said now.
    pub verdict: Verdict,
    /// When it was given.
    pub said: Option<Tick>,
    /// The figures of that moment; those of now where none was given.
    pub given: Option<Given>,
    /// What is measured.
    pub measure: TrialMeasure,
    /// Mean of the measure for each request whose outcome is known, for the same mix of requests.
    pub means: [Option<f64>; 2],
    /// The difference, canary minus champion, with its 95 % interval; `None` before there is enough to look at.
    pub interval: Option<Interval>,
    /// Decisions against outcomes of both.
    pub arms: [Arm; 2],
    /// What is missing for a verdict; `None` once there is one, or where nobody can say.
    pub missing: Option<MissingEvidence>,
}

/// What the canary still lacks for a verdict: a forecast from what was seen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MissingEvidence {
    /// Outcomes.
    pub outcomes: u32,
    /// Positives among them.
    pub positives: u32,
}
