//! Records that were stopped or mended lately, and those that are known to be missed: what a person can look at again.

use std::collections::VecDeque;

use super::contract::Contract;
use super::{Response, Why};
use crate::base::time::Tick;
use crate::platform::workload::Seen;

/// Records that were stopped and can still be looked at.
const MOST_STOPPED: usize = 60;
/// Missed ones that can still be looked at.
const MISSED: usize = 12;

/// A record that was stopped or mended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoppedRecord {
    /// When it came.
    pub at: Tick,
    /// Its place in that minute.
    pub row: u16,
    /// What happened to it.
    pub response: Response,
    /// What it broke: the first two.
    pub broke: [Option<Why>; 2],
}

/// Records that can be looked at again, the newest last. They follow from the run and are no part of its fingerprint.
#[derive(Clone, Debug)]
pub struct QuarantineLog {
    room: usize,
    /// Stopped or mended by the check.
    pub stopped: VecDeque<StoppedRecord>,
    /// Known to be missed: minute and place in it.
    pub missed: VecDeque<(Tick, u16)>,
}

impl Default for QuarantineLog {
    fn default() -> Self {
        Self::with_room(MOST_STOPPED)
    }
}

impl QuarantineLog {
    /// Room for so many that were stopped or mended.
    pub const fn with_room(room: usize) -> Self {
        Self { room, stopped: VecDeque::new(), missed: VecDeque::new() }
    }

    pub(super) fn put(&mut self, record: StoppedRecord) {
        if self.stopped.len() == self.room {
            self.stopped.pop_front();
        }
        self.stopped.push_back(record);
    }

    /// An outcome says that this one was missed.
    pub fn miss(&mut self, at: Tick, row: u16) {
        if self.missed.len() == MISSED {
            self.missed.pop_front();
        }
        self.missed.push_back((at, row));
    }

    /// What the simple switch has stopped in this minute.
    pub fn stopped(&mut self, now: Tick, contract: &Contract, response: Response, seen: &Seen) {
        for row in (0..seen.len()).filter(|row| seen.blocked[*row]) {
            let mut broke = [None; 2];
            contract.why(&seen.batch, row, &mut broke);
            self.put(StoppedRecord { at: now, row: row as u16, response, broke });
        }
    }
}
