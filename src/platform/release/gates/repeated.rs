//! It can be made again: somebody has done its training once more, and what came of it has learnt the same, to the last bit.

use super::gate::{GateEvidence, GateResult, nothing};
use crate::platform::release::{Version, VersionReason};
use crate::platform::world::World;

pub(super) fn repeated(world: &World, version: &Version) -> (GateEvidence, GateResult) {
    let of_it = |other: &&std::sync::Arc<Version>| other.why == VersionReason::Repeated { version: version.number };
    let Some(again) = world.release.registry.all().map(|(other, _)| other).rev().find(of_it) else { return nothing() };
    let same = again.learnt() == version.learnt();
    (GateEvidence::Repeated(again.number, same), if same { GateResult::Pass } else { GateResult::Fail })
}
