//! Its scores come true: of those called 70 % likely, about 70 of 100 are positive (expected calibration error, ten equal bins).

use super::gate::{GateEvidence, GateResult, nothing};
use super::resample::held;
use crate::learn::metrics::Reliability;
use crate::platform::release::Version;

/// Off by no more than this, on average.
const MOST: f64 = 0.05;

pub(super) fn calibration(version: &Version) -> (GateEvidence, GateResult) {
    let (outcomes, scores) = (&version.tested.outcomes, &version.tested.scores);
    let ece = |places: &[usize]| {
        let mut reliability = Reliability::default();
        places.iter().for_each(|row| reliability.add(outcomes[*row], scores[*row]));
        reliability.ece()
    };
    match held(outcomes.len().min(scores.len()), u64::from(version.number), MOST, ece) {
        Some(held) => (GateEvidence::Error(held), held.at_most()),
        None => nothing(),
    }
}
