//! The candidate beside the champion, row by row on the same held-out rows: what mistakes cost, and recall in each segment.

use super::gate::{GateEvidence, GateResult, Held, nothing};
use super::resample::held;
use crate::base::stats::newcombe_difference;
use crate::platform::release::Version;
use crate::platform::release::trial::{ALPHA, NO_HARM};
use crate::platform::world::World;

/// Fewer positives of a segment say nothing.
const LEAST_POSITIVES: u32 = 30;
/// Recall in a segment may be this much below the champion's.
const RECALL_BELOW: f64 = 0.05;

/// What both say of the candidate's test rows; `None` where the champion may have learnt from them.
fn answers<'a>(world: &World, version: &'a Version) -> Option<(&'a [bool], [Vec<bool>; 2])> {
    let champion = world.release.champion();
    let known = champion.snapshot.at_random || version.snapshot.at_random;
    let fair = champion.snapshot.fingerprint == version.snapshot.fingerprint
        || (!known && champion.snapshot.tested_from <= version.snapshot.tested_from);
    if !fair || version.tested.outcomes.is_empty() {
        return None;
    }
    let says = |scores: Vec<f32>| scores.into_iter().map(|score| score >= world.serving.threshold).collect();
    Some((&version.tested.outcomes, [says(champion.scores_of(&version.tested.rows)), says(version.scores_of(&version.tested.rows))]))
}

pub(super) fn cost(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    let Some((outcomes, [champion, candidate])) = answers(world, version) else { return nothing() };
    let costs = &world.scenario.costs;
    let cost = |outcome: bool, says: bool| match (outcome, says) {
        (true, false) => f64::from(costs.missed_eur),
        (false, true) => f64::from(costs.false_alarm_eur),
        _ => 0.0,
    };
    let rows = outcomes.len();
    let champions = (0..rows).map(|row| cost(outcomes[row], champion[row])).sum::<f64>() / rows as f64;
    let apart: Vec<f64> = (0..rows).map(|row| cost(outcomes[row], candidate[row]) - cost(outcomes[row], champion[row])).collect();
    let mean = |places: &[usize]| Some(places.iter().map(|row| apart[*row]).sum::<f64>() / rows as f64);
    match held(rows, u64::from(version.number), NO_HARM * champions, mean) {
        Some(held) => (GateEvidence::Cost(held, rows as u32), held.at_most()),
        None => nothing(),
    }
}

pub(super) fn segments(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    let Some((outcomes, says)) = answers(world, version) else { return nothing() };
    let segment = |at: u8| {
        let rows = || (0..outcomes.len()).filter(|row| outcomes[*row] && version.tested.segments.get(*row) == Some(&at));
        let positives = rows().count() as u32;
        let [champion, candidate] = says.each_ref().map(|says| rows().filter(|row| says[*row]).count() as f64);
        let all = f64::from(positives);
        let apart = newcombe_difference(candidate, all, champion, all, ALPHA).filter(|_| positives >= LEAST_POSITIVES);
        (at, positives, apart.map(|apart| Held { value: apart.estimate, low: apart.low, high: apart.high, limit: -RECALL_BELOW }))
    };
    let found: Vec<_> = (0..world.scenario.segments.len() as u8).map(segment).filter(|(_, positives, _)| *positives > 0).collect();
    let results: Vec<GateResult> = found.iter().map(|(_, _, held)| held.map_or(GateResult::TooLittle, Held::at_least)).collect();
    let result = match () {
        () if results.contains(&GateResult::Fail) => GateResult::Fail,
        () if results.is_empty() || results.contains(&GateResult::TooLittle) => GateResult::TooLittle,
        () => GateResult::Pass,
    };
    (GateEvidence::BySegment(found), result)
}
