//! A record that goes on for ever in flat memory: the newest so many entries, each known by its number since the
//! start of the run.

use std::sync::Arc;

use serde::{Serialize, Serializer};

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

/// One entry for each bucket, the oldest days dropped. Copies share the days that neither of them writes to.
#[derive(Clone, Debug)]
pub struct RingSeries<T> {
    first: u32,
    /// A day each; the last one is being filled.
    days: Vec<Arc<Vec<T>>>,
}

impl<T> Default for RingSeries<T> {
    fn default() -> Self {
        Self { first: 0, days: Vec::new() }
    }
}

impl<T: Clone> RingSeries<T> {
    /// Adds the next entry. Once the record is full, a day of the oldest makes room.
    pub fn push(&mut self, item: T) {
        match self.days.last_mut().filter(|day| day.len() < PER_DAY as usize) {
            Some(day) => Arc::make_mut(day).push(item),
            None => {
                if self.days.len() as u32 == KEPT_DAYS {
                    self.days.remove(0);
                    self.first += PER_DAY;
                }
                let mut day = Vec::with_capacity(PER_DAY as usize);
                day.push(item);
                self.days.push(Arc::new(day));
            }
        }
    }

    /// The entry with this number, to be written to, if it is kept.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        let (day, place) = place(number.checked_sub(self.first)?);
        Arc::make_mut(self.days.get_mut(day)?).get_mut(place)
    }
}

impl<T> RingSeries<T> {
    /// The number that the next entry will have.
    pub fn next(&self) -> u32 {
        let kept = self.days.last().map_or(0, |day| (self.days.len() as u32 - 1) * PER_DAY + day.len() as u32);
        self.first + kept
    }

    /// The number of the oldest entry that is kept.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The entry with this number, if it is kept.
    pub fn get(&self, number: u32) -> Option<&T> {
        let (day, place) = place(number.checked_sub(self.first)?);
        self.days.get(day)?.get(place)
    }

    /// The last entry.
    pub fn last(&self) -> Option<&T> {
        self.days.last()?.last()
    }

    /// The entries from one number up to and without another, those that are kept.
    pub fn range(&self, from: u32, to: u32) -> Entries<'_, T> {
        let clip = |n: u32| n.clamp(self.first, self.next());
        let (from, to) = (clip(from), clip(to));
        Entries { series: self, from, to: to.max(from) }
    }
}

/// In which day an entry lies, and where in it, counted from the oldest that is kept.
const fn place(nth: u32) -> (usize, usize) {
    ((nth / PER_DAY) as usize, (nth % PER_DAY) as usize)
}

/// It is written as one list, however it is kept.
impl<T: Serialize> Serialize for RingSeries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.first, self.range(0, u32::MAX)).serialize(serializer)
    }
}

/// Entries one after the other.
#[derive(Debug)]
pub struct Entries<'a, T> {
    series: &'a RingSeries<T>,
    from: u32,
    to: u32,
}

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<'a, T> Entries<'a, T> {
    /// The same entries once more.
    pub fn iter(&self) -> Entries<'a, T> {
        self.clone()
    }
}

impl<'a, T> IntoIterator for &Entries<'a, T> {
    type Item = &'a T;
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Entries<'a, T> {
        self.clone()
    }
}

impl<'a, T> Iterator for Entries<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let entry = if self.from < self.to { self.series.get(self.from) } else { None };
        self.from += u32::from(entry.is_some());
        entry
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.to - self.from) as usize;
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for Entries<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.from >= self.to {
            return None;
        }
        self.to -= 1;
        self.series.get(self.to)
    }
}

impl<T> ExactSizeIterator for Entries<'_, T> {}

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_stays_flat_and_numbers_stay_true() {
        let mut series = RingSeries::default();
        for i in 0..(KEPT_DAYS + 3) * PER_DAY {
            assert_eq!(series.next(), i);
            series.push(i);
        }
        assert_eq!(series.next() - series.first(), KEPT_DAYS * PER_DAY);
        assert_eq!(series.get(series.first()), Some(&series.first()));
        assert_eq!(series.get(0), None);
        let last = series.next();
        assert!(series.range(last - 2, last + 5).eq(&[last - 2, last - 1]));
        assert!(series.range(last - 2, last + 5).rev().eq(&[last - 1, last - 2]));
        assert_eq!(series.range(0, 3).len(), 0);
    }
}
