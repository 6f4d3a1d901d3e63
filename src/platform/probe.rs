//! Notes of one request's way through its minute, taken by the stages themselves where something is done to it: nothing is
//! worked out twice.

use crate::base::time::Minutes;
use crate::learn::data::Batch;

use super::release::{ScoreBreakdown, Version};
use super::workload::Seen;

/// Fields of one record: `None` where empty.
pub type Fields = Vec<Option<f32>>;

/// The fields of a row.
pub(in crate::platform) fn fields(batch: &Batch, row: usize) -> Fields {
    (0..batch.fields()).map(|field| batch.value(row, field)).collect()
}

/// What is noted of one request.
#[derive(Debug)]
pub struct Probe {
    /// Its place among the requests of its minute.
    pub(in crate::platform) row: usize,
    /// As its sender meant it.
    pub(in crate::platform) sent: Fields,
    /// What the version that was asked, or would have been, makes of it; and the threshold then.
    pub(in crate::platform) weighed: Option<(ScoreBreakdown, f32)>,
    /// It was written down with its answer.
    pub(in crate::platform) logged: bool,
    /// Its fields were kept for training.
    pub(in crate::platform) kept: bool,
    /// In how many minutes its outcome is known; `None` for never.
    pub(in crate::platform) due: Option<Minutes>,
}

impl Probe {
    /// For the request in this place.
    pub(in crate::platform) const fn at(row: usize) -> Self {
        Self { row, sent: Vec::new(), weighed: None, logged: false, kept: false, due: None }
    }

    /// Requests have come, as their senders meant them.
    pub(in crate::platform) fn sent(&mut self, seen: &Seen) {
        if self.row < seen.len() {
            self.sent = fields(&seen.batch, self.row);
        }
    }

    /// The request is answered: the version that was asked, or would have been, and the row as it read it.
    pub(in crate::platform) fn answered(&mut self, asked: &Version, read: &Batch, threshold: f32) {
        self.weighed = Some((ScoreBreakdown::of(asked, read), threshold));
    }

    /// A request was written down: kept for training or not, and in how many minutes its outcome is known.
    pub(in crate::platform) fn written_down(&mut self, row: usize, kept: bool, due: Option<u32>) {
        if row == self.row {
            (self.logged, self.kept, self.due) = (true, kept, due.map(Minutes));
        }
    }
}
