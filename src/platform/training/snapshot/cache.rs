//! The cache of kept snapshots: what the newest versions learnt from, so that a training can be repeated on the same rows.

use std::sync::Arc;

use serde::Serialize;

use super::Snapshot;
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};

/// The snapshots of the newest trainings, kept so that they can be repeated.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SnapshotCache {
    kept: Vec<Kept>,
}

/// What a version learnt from, and how.
#[derive(Clone, Debug, Serialize)]
struct Kept {
    version: u32,
    choice: TrainingConfig,
    /// What is in the snapshot, as one number: it says all about its rows.
    fingerprint: u64,
    #[serde(skip)]
    snapshot: Arc<Snapshot>,
}

/// Snapshots are large, so only so many are kept.
pub const KEPT_SNAPSHOTS: usize = 2;

impl SnapshotCache {
    /// Keeps what a version learnt from; the oldest goes.
    pub fn keep(&mut self, version: u32, choice: TrainingConfig, snapshot: Arc<Snapshot>) {
        if self.kept.len() == KEPT_SNAPSHOTS {
            self.kept.remove(0);
        }
        self.kept.push(Kept { version, choice, fingerprint: snapshot.card.fingerprint, snapshot });
    }

    /// What a version learnt from.
    ///
    /// # Errors
    /// If it is not kept.
    pub fn find(&self, version: u32) -> Result<(TrainingConfig, Arc<Snapshot>), TrainingRefusal> {
        let found = self.kept.iter().find(|kept| kept.version == version);
        found.map(|kept| (kept.choice, kept.snapshot.clone())).ok_or(TrainingRefusal::SnapshotGone { version })
    }
}
