//! Groups are treated alike: the largest gap in recall between kinds of senders (equal opportunity difference).

use super::gate::{GateEvidence, GateResult, nothing};
use super::resample::held;
use crate::learn::metrics::Confusion;
use crate::platform::release::Version;
use crate::platform::world::World;

/// Recall may differ by no more than this.
const MOST: f64 = 0.08;
/// A group with fewer positives is not looked at.
const LEAST_POSITIVES: u64 = 30;

pub(super) fn fairness(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    let tested = &version.tested;
    let threshold = f64::from(world.serving.threshold);
    let groups = world.scenario.segments.len();
    let count = |places: &mut dyn Iterator<Item = usize>| {
        let mut counts = vec![Confusion::default(); groups];
        for row in places {
            if let Some(counts) = tested.segments.get(row).and_then(|group| counts.get_mut(usize::from(*group))) {
                counts.add(tested.outcomes[row], tested.scores[row] >= threshold);
            }
        }
        counts
    };
    let all = count(&mut (0..tested.outcomes.len()));
    let large: Vec<usize> = (0..groups).filter(|group| all[*group].tp + all[*group].fn_ >= LEAST_POSITIVES).collect();
    if large.len() < 2 {
        return nothing();
    }
    let gap = |places: &[usize]| {
        let counts = count(&mut places.iter().copied());
        let recalls: Option<Vec<f64>> = large.iter().map(|group| counts[*group].recall()).collect();
        let recalls = recalls?;
        Some(recalls.iter().copied().fold(f64::MIN, f64::max) - recalls.iter().copied().fold(f64::MAX, f64::min))
    };
    match held(tested.outcomes.len(), u64::from(version.number), MOST, gap) {
        Some(held) => (GateEvidence::Gap(held), held.at_most()),
        None => nothing(),
    }
}
