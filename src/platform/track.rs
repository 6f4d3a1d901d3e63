//! A record that goes on for ever in flat memory: the newest so many entries, each known by its number since the
//! start of the run.

use serde::Serialize;

use crate::base::time::{DAY, Tick};

/// Minutes in one bucket of monitoring: a third of an hour, so that the window of an hour moves in small steps.
pub const BUCKET: u32 = 20;
/// Buckets in an hour.
pub const PER_HOUR: u32 = 60 / BUCKET;
/// Buckets in a day.
pub const PER_DAY: u32 = DAY / BUCKET;
/// Days that are kept.
const KEPT_DAYS: u32 = 120;

/// The bucket that a minute lies in.
pub const fn bucket_of(tick: Tick) -> u32 {
    tick.0 / BUCKET
}

/// The minute at which a bucket ends.
pub const fn end_of(bucket: u32) -> Tick {
    Tick((bucket + 1) * BUCKET)
}

/// One entry for each bucket, the oldest days dropped.
#[derive(Clone, Debug, Serialize)]
pub struct Track<T> {
    first: u32,
    items: Vec<T>,
}

impl<T> Default for Track<T> {
    fn default() -> Self {
        Self { first: 0, items: Vec::new() }
    }
}

impl<T> Track<T> {
    /// Adds the next entry. Once the record is full, a day of the oldest makes room.
    pub fn push(&mut self, item: T) {
        if self.items.len() as u32 >= KEPT_DAYS * PER_DAY {
            self.items.drain(..PER_DAY as usize);
            self.first += PER_DAY;
        }
        self.items.push(item);
    }

    /// The number that the next entry will have.
    pub fn next(&self) -> u32 {
        self.first + self.items.len() as u32
    }

    /// The number of the oldest entry that is kept.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The entry with this number, if it is kept.
    pub fn get(&self, number: u32) -> Option<&T> {
        self.items.get(number.checked_sub(self.first)? as usize)
    }

    /// The same, to be written to.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.items.get_mut(number.checked_sub(self.first)? as usize)
    }

    /// The last entry.
    pub fn last(&self) -> Option<&T> {
        self.items.last()
    }

    /// The entries from one number up to and without another, those that are kept.
    pub fn range(&self, from: u32, to: u32) -> &[T] {
        let clip = |n: u32| (n.saturating_sub(self.first) as usize).min(self.items.len());
        let (from, to) = (clip(from), clip(to));
        &self.items[from..to.max(from)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_stays_flat_and_numbers_stay_true() {
        let mut track = Track::default();
        for i in 0..(KEPT_DAYS + 3) * PER_DAY {
            assert_eq!(track.next(), i);
            track.push(i);
        }
        assert_eq!(track.items.len() as u32, KEPT_DAYS * PER_DAY);
        assert_eq!(track.get(track.first()), Some(&track.first()));
        assert_eq!(track.get(0), None);
        let last = track.next();
        assert_eq!(track.range(last - 2, last + 5), [last - 2, last - 1]);
        assert!(track.range(0, 3).is_empty());
    }
}
