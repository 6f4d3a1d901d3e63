//! What is remembered of roll-outs: the one that goes on, and the record of each.

use serde::Serialize;

use super::Ongoing;
use super::moment::{Ending, RolloutMoment};
use super::plan::RolloutPlan;
use crate::base::time::{Minutes, Tick};

/// The most records that are kept.
const MOST: usize = 60;

/// How long a version answered that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Recovery {
    /// The first minute in which what it said was used.
    pub from: Tick,
    /// The last request that it answered came before this minute.
    pub until: Tick,
}

impl Recovery {
    /// The time to recover.
    pub fn took(self) -> Minutes {
        self.until.since(self.from)
    }
}

/// The record of a roll-out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RolloutRecord {
    /// The version.
    pub version: u32,
    /// What was written down.
    pub plan: RolloutPlan,
    /// When it began.
    pub began: Tick,
    /// When and how it ended; `None` while it goes on.
    pub ended: Option<(Tick, Ending)>,
    /// When what it said was used first; `None` if never.
    pub answered: Option<Tick>,
    /// How long it answered, where it was taken back: on the way, or later.
    pub recovery: Option<Recovery>,
    /// What happened, the oldest first.
    pub lines: Vec<(Tick, RolloutMoment)>,
}

impl RolloutRecord {
    /// It is that of this version and ended now.
    pub(in crate::platform) fn just(&self, version: u32, now: Tick) -> bool {
        self.version == version && self.ended.is_some_and(|(at, _)| at == now)
    }
}

/// All roll-outs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rollouts {
    /// The one that goes on.
    pub ongoing: Option<Box<Ongoing>>,
    /// The record of each, the oldest first; the last one is that of the one that goes on.
    pub records: Vec<RolloutRecord>,
}

impl Rollouts {
    /// A roll-out begins.
    pub(in crate::platform) fn begin(&mut self, ongoing: Ongoing) {
        if self.records.len() == MOST {
            self.records.remove(0);
        }
        let (version, plan, began) = (ongoing.version, ongoing.plan.clone(), ongoing.since);
        self.records.push(RolloutRecord { version, plan, began, ended: None, answered: None, recovery: None, lines: Vec::new() });
        self.ongoing = Some(Box::new(ongoing));
    }

    /// Writes a line into the record of the one that goes on.
    pub(in crate::platform) fn write(&mut self, now: Tick, moment: RolloutMoment) {
        if let Some(record) = self.records.last_mut().filter(|record| record.ended.is_none()) {
            record.lines.push((now, moment));
        }
    }

    /// The one that goes on is over.
    pub(in crate::platform) fn end(&mut self, now: Tick, ending: Ending) {
        let Some(ongoing) = self.ongoing.take() else { return };
        self.write(now, RolloutMoment::Ended { ending });
        let Some(record) = self.records.last_mut() else { return };
        record.answered = ongoing.counts.answered_since();
        record.ended = Some((now, ending));
        if ending != Ending::Promoted {
            record.recovery = record.answered.map(|from| Recovery { from, until: now });
        }
    }

    /// A version that had come into service went out of it by somebody's hand.
    pub(in crate::platform) fn went_back(&mut self, version: u32, now: Tick) {
        let record = self.records.iter_mut().rev().find(|record| record.version == version && record.ended.is_some());
        if let Some(record) = record.filter(|record| matches!(record.ended, Some((_, Ending::Promoted)))) {
            let from = record.answered;
            record.recovery = record.recovery.or(from.map(|from| Recovery { from, until: now }));
        }
    }

    /// A second environment runs and is paid.
    pub fn pays_twice(&self) -> bool {
        self.ongoing.as_ref().is_some_and(|ongoing| ongoing.pays_twice())
    }
}
