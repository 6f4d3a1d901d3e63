//! Moments: days of the week, the time of day, and a moment seen from another.

use crate::base::number_format;
use crate::base::number_format::hour_minute;
use crate::base::time::{Minutes, Tick};

pub(super) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

pub(super) const WEEKDAYS_LONG: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Wed".
pub fn weekday(tick: Tick) -> &'static str {
    WEEKDAYS[tick.weekday() as usize]
}

/// "Wednesday".
pub fn weekday_long(tick: Tick) -> &'static str {
    WEEKDAYS_LONG[tick.weekday() as usize]
}

/// "Wed 14:20".
pub fn clock(tick: Tick) -> String {
    format!("{} {}", weekday(tick), hour_minute(tick))
}

/// A moment seen from another: "06:40" today, "Tue 06:40" in the last week, "day 3, 06:40" before.
pub fn moment(tick: Tick, now: Tick) -> String {
    if tick.day() == now.day() {
        hour_minute(tick)
    } else if now.since(tick) < Minutes::days(6) {
        clock(tick)
    } else {
        number_format::moment(tick)
    }
}
