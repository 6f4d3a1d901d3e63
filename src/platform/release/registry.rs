//! All versions that were ever made, where each stands, and the trial that each had.

use super::trial::Trial;
use crate::base::fingerprint::Fingerprint;
use crate::base::time::Tick;
use crate::learn::data::Batch;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::version::Version;

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Status {
    /// Trained, never in service.
    Ready,
    /// Answers a share.
    Canary,
    /// Answers the rest, or all.
    Champion,
    /// Was champion, is kept ready.
    Retired,
    /// Was taken back.
    RolledBack,
}

/// What a version came of. By this, and not by its number, it is the same in a run in which other things were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A training that began at this minute.
    Trained(Tick),
    /// Trouble of this kind that began at this minute.
    Brought(Tick, &'static str),
}

/// All versions that were ever made.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Registry {
    versions: Vec<(Arc<Version>, Status)>,
    /// The number of the newest version, also of one that is only being made.
    last: u32,
    /// The last trial of each version that had one, in the order in which they began.
    trials: Vec<Trial>,
    /// What the numbers were given to.
    #[serde(skip)]
    given: BTreeMap<Origin, u32>,
    /// What they were given to in the run that this one is held beside.
    #[serde(skip)]
    given_there: BTreeMap<Origin, u32>,
}

impl Registry {
    /// The number that a version with this origin gets. It is given away once the version [is begun](Self::begin).
    pub fn number_for(&self, origin: Origin) -> u32 {
        self.given_there.get(&origin).copied().unwrap_or(self.last + 1)
    }

    /// This version is being made: its number is given away, whatever comes of it.
    pub fn begin(&mut self, origin: Origin, number: u32) {
        self.given.insert(origin, number);
        self.last = self.last.max(number);
    }

    /// From now on, versions have the numbers that they have in another run, and others than those have numbers of their own.
    pub fn number_as_in(&mut self, other: &Self) {
        self.given_there = other.given.clone();
        self.last = self.last.max(other.last);
    }

    /// Keeps a version.
    pub fn add(&mut self, version: Version, status: Status) {
        self.last = self.last.max(version.number);
        self.versions.push((Arc::new(version), status));
    }

    /// Keeps a copy of a version, ready to be released, under the next number, which is returned.
    pub fn add_copy(&mut self, mut copy: Version) -> u32 {
        copy.number = self.last + 1;
        self.add(copy, Status::Ready);
        self.last
    }

    /// The version with this number.
    pub fn get(&self, number: u32) -> Option<&Arc<Version>> {
        self.versions.iter().map(|(v, _)| v).find(|v| v.number == number)
    }

    /// Where it stands.
    pub fn status(&self, number: u32) -> Option<Status> {
        self.versions.iter().find(|(v, _)| v.number == number).map(|(_, s)| *s)
    }

    /// Moves a version's status.
    pub fn set_status(&mut self, number: u32, status: Status) {
        if let Some((_, s)) = self.versions.iter_mut().find(|(v, _)| v.number == number) {
            *s = status;
        }
    }

    /// What is in service and goes on learning learns from a row as it was kept, and its outcome.
    pub fn learn(&mut self, batch: &Batch, row: usize, outcome: bool) {
        let learning = |status: &Status| matches!(status, Status::Champion | Status::Canary);
        for (version, _) in self.versions.iter_mut().filter(|(_, status)| learning(status)) {
            if version.model.as_model().learns_on() {
                Arc::make_mut(version).learn(batch, row, outcome);
            }
        }
    }

    /// The last trial of each version that had one, in the order in which they began.
    pub fn trials(&self) -> impl DoubleEndedIterator<Item = &Trial> {
        self.trials.iter()
    }

    pub(in crate::platform) fn trials_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Trial> {
        self.trials.iter_mut()
    }

    /// Puts a trial on record, in the place of an earlier one of the same version.
    pub(in crate::platform) fn begin_trial(&mut self, trial: Trial) {
        self.trials.retain(|earlier| earlier.arms[1].version != trial.arms[1].version);
        self.trials.push(trial);
    }

    /// All versions with their status, the oldest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = (&Arc<Version>, Status)> {
        self.versions.iter().map(|(v, s)| (v, *s))
    }
}

/// The content of a snapshot as one number.
pub fn content(parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold(Fingerprint::default(), Fingerprint::and).0
}

/// A moment relative to the start of the run.
pub fn relative(tick: Tick) -> i64 {
    i64::from(tick.0)
}
