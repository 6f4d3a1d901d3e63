//! Training-serving pairs: rows of the test part, scored as the service prepares them, beside the scores that training wrote down.

use super::gate::{GateEvidence, GateResult, nothing};
use crate::base::dice::unit;
use crate::base::dice::{Dice, Stream};
use crate::platform::faults::Defect;
use crate::platform::release::Version;

/// Scores that differ by no more than this are the same.
const SAME: f64 = 1e-4;

pub(super) fn prepared(version: &Version) -> (GateEvidence, GateResult) {
    let mut rows = version.newest_rows();
    if rows.is_empty() || version.tested.scores.len() < rows.len() {
        return nothing();
    }
    if let Some((Defect::Skew, share)) = version.defect {
        let mut dice = Dice::keyed(u64::from(version.number), Stream::Faults, 0x6A7E);
        for row in 0..rows.len() {
            if unit(dice.bits() as u32) < share {
                version.misnumber(&mut rows, row);
            }
        }
    }
    let written = &version.tested.scores[version.tested.scores.len() - rows.len()..];
    let served = version.scores_of(&rows);
    let good = served.iter().zip(written).filter(|(served, written)| (f64::from(**served) - **written).abs() <= SAME).count();
    let (good, all) = (good as u32, rows.len() as u32);
    (GateEvidence::Counted { good, all }, if good == all { GateResult::Pass } else { GateResult::Fail })
}
