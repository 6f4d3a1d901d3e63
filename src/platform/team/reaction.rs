//! How soon an alert's owner picks it up: so many minutes of the time at which somebody can be reached. By night an alert waits for
//! the morning unless somebody is paid to be on call.

use serde::{Deserialize, Serialize};

use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::platform::vocabulary::{Hours, OFFICE, office};

/// The longest time to pick an alert up that a team can agree on, in minutes: a working day.
pub const LONGEST_REACTION: u32 = 10 * HOUR;

/// How soon owners pick up their alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionTime {
    /// When they can be reached.
    pub hours: Hours,
    /// Minutes from when they hear of it while they can be reached.
    pub minutes: u32,
}

impl ReactionTime {
    /// When an alert is picked up whose owner was told then. What is begun before the office closes goes on in the morning.
    pub fn due(self, described: Tick) -> Tick {
        if self.hours == Hours::AroundTheClock {
            return described.plus(Minutes(self.minutes));
        }
        let (mut at, mut left) = (opens(described), self.minutes);
        loop {
            let until_closing = OFFICE.end - at.minute_of_day();
            if left <= until_closing {
                return at.plus(Minutes(left));
            }
            left -= until_closing;
            at = opens(at.midnight().plus(Minutes(DAY)));
        }
    }
}

/// The first minute from this one on at which the office is open.
fn opens(from: Tick) -> Tick {
    if office(from) {
        return from;
    }
    let today = from.midnight().plus(Minutes(OFFICE.start));
    let mut at = if from < today { today } else { today.plus(Minutes(DAY)) };
    while !office(at) {
        at = at.plus(Minutes(DAY));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hours: Hours, minutes: u32, (day, hour): (u32, u32), expected: (u32, u32, u32)) {
        let at = |day, hour, minute| Tick::start_of_day(day).plus(Minutes::hours(hour)).plus(Minutes(minute));
        let due = ReactionTime { hours, minutes }.due(at(day, hour, 0));
        assert_eq!(due, at(expected.0, expected.1, expected.2), "{hours:?}, {minutes} min from day {day}, {hour} h");
    }

    #[test]
    fn an_alert_waits_for_the_office_unless_somebody_is_on_call() {
        check(Hours::AroundTheClock, 15, (1, 3), (1, 3, 15));
        check(Hours::Office, 15, (1, 3), (1, 8, 15));
        check(Hours::Office, 15, (1, 10), (1, 10, 15));
        check(Hours::Office, 15, (1, 18), (2, 8, 15));
        // A Friday evening waits for Monday.
        check(Hours::Office, 15, (5, 19), (8, 8, 15));
        check(Hours::Office, 90, (1, 17), (2, 8, 30));
        check(Hours::Office, 60, (5, 17), (5, 18, 0));
    }
}
