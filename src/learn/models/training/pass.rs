//! One pass over the rows, in pieces: where it stands, for the trainers that look at each row once.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A pass that can pause after any row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    next: u32,
    rows: u32,
}

impl Pass {
    /// Before the first of so many rows.
    pub fn over(rows: usize) -> Self {
        Self { next: 0, rows: rows as u32 }
    }

    /// The rows that are next: at most `most` of them, and none beyond `end`. They count as seen.
    pub fn take(&mut self, most: u64, end: u32) -> Range<usize> {
        let end = (u64::from(self.next) + most).min(u64::from(end.min(self.rows))) as u32;
        let start = std::mem::replace(&mut self.next, end);
        start as usize..end as usize
    }

    /// Rows seen.
    pub fn seen(self) -> u32 {
        self.next
    }

    /// The share of rows seen, 0 to 1.
    pub fn progress(self) -> f64 {
        f64::from(self.next) / f64::from(self.rows)
    }

    /// All rows have been seen.
    pub fn is_done(self) -> bool {
        self.next == self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_taken_once() {
        let mut pass = Pass::over(10);
        assert_eq!((pass.take(4, 10), pass.take(9, 6), pass.progress()), (0..4, 4..6, 0.6));
        assert_eq!((pass.take(u64::MAX - 9, 99), pass.is_done(), pass.take(5, 99)), (6..10, true, 10..10));
    }
}
