//! Odd inputs: rows in which a field is missing, far too large, far too small, or a word that nobody has seen. Each answer has to be
//! a probability. What the check stops at the door is no excuse: a check can be switched off.

use super::gate::{GateEvidence, GateResult, nothing};
use crate::learn::data::Batch;
use crate::platform::release::Version;
use crate::platform::world::World;

pub(super) fn odd_inputs(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    if version.tested.rows.is_empty() {
        return nothing();
    }
    let plain = version.tested.rows.part(0..1);
    let mut odd = Batch::with_capacity(plain.fields(), 0);
    for (at, field) in world.scenario.schema.fields.iter().enumerate() {
        let (low, high) = (field.range.0 as f32, field.range.1 as f32);
        let wide = (high - low).max(1.0);
        for value in [None, Some(low - 1_000.0 * wide), Some(high + 1_000.0 * wide)] {
            let mut row = plain.clone();
            row.set(0, at, value);
            odd.append_row(&row, 0);
        }
    }
    let none: Vec<Option<f32>> = vec![None; plain.fields()];
    odd.push(&none);
    let scores = version.scores_of(&odd);
    let good = scores.iter().filter(|score| score.is_finite() && (0.0..=1.0).contains(*score)).count();
    let (good, all) = (good as u32, odd.len() as u32);
    (GateEvidence::Counted { good, all }, if good == all { GateResult::Pass } else { GateResult::Fail })
}
