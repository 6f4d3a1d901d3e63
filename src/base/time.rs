//! Simulated time. One [`Tick`] is one simulated minute; tick 0 is Monday 00:00 of day 1.
//!
//! This file holds the only conversions between ticks, hours, days and weekdays, so that no other file
//! multiplies by 60.

use serde::{Deserialize, Serialize};

/// Minutes in an hour.
pub const HOUR: u32 = 60;
/// Minutes in a day.
pub const DAY: u32 = 24 * HOUR;
/// Minutes in a week.
pub const WEEK: u32 = 7 * DAY;

/// A moment: minutes since Monday 00:00 of day 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tick(pub u32);

/// A length of time in simulated minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Minutes(pub u32);

impl Minutes {
    /// So many hours.
    pub const fn hours(hours: u32) -> Self {
        Self(hours * HOUR)
    }

    /// So many days.
    pub const fn days(days: u32) -> Self {
        Self(days * DAY)
    }

    /// The same length in hours, with its fraction.
    pub fn as_hours(self) -> f64 {
        f64::from(self.0) / f64::from(HOUR)
    }

    /// The same length in days, with its fraction.
    pub fn as_days(self) -> f64 {
        f64::from(self.0) / f64::from(DAY)
    }
}

impl Tick {
    /// The first minute of the given day, counted from 1.
    pub const fn start_of_day(day: u32) -> Self {
        Self((day - 1) * DAY)
    }

    /// The day that this minute lies in, counted from 1.
    pub const fn day(self) -> u32 {
        self.0 / DAY + 1
    }

    /// Minutes since midnight, 0 to 1439.
    pub const fn minute_of_day(self) -> u32 {
        self.0 % DAY
    }

    /// Hour of the day, 0 to 23.
    pub const fn hour_of_day(self) -> u32 {
        self.minute_of_day() / HOUR
    }

    /// Day of the week, Monday is 0.
    pub const fn weekday(self) -> u32 {
        self.0 / DAY % 7
    }

    /// Midnight at the start of this day.
    pub const fn midnight(self) -> Self {
        Self(self.0 - self.minute_of_day())
    }

    /// The moment so much later.
    pub const fn plus(self, by: Minutes) -> Self {
        Self(self.0.saturating_add(by.0))
    }

    /// The moment so much earlier, not before tick 0.
    pub const fn minus(self, by: Minutes) -> Self {
        Self(self.0.saturating_sub(by.0))
    }

    /// How long after `earlier` this is; zero if it is not.
    pub const fn since(self, earlier: Self) -> Minutes {
        Minutes(self.0.saturating_sub(earlier.0))
    }
}
