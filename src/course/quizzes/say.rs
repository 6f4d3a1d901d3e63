//! How course texts say numbers and times: as the page does. The page's own words lie floors above, and a test holds
//! the two together.

use crate::base::time::{DAY, HOUR, Minutes, Tick};

/// A whole number in groups of three: "48,200".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1,240 EUR".
pub fn eur(amount: f64) -> String {
    format!("{} EUR", grouped(amount.max(0.0).round() as u64))
}

/// A share as "7 %"; small ones with a decimal: "0.4 %".
pub fn percent(share: f64) -> String {
    let v = share * 100.0;
    if v > 0.0 && v < 0.95 { format!("{v:.1} %") } else { format!("{v:.0} %") }
}

/// "6 h 20", "20 min", "3 days", "2 days 4 h".
pub fn length(minutes: Minutes) -> String {
    let (days, hours, rest) = (minutes.0 / DAY, minutes.0 % DAY / HOUR, minutes.0 % HOUR);
    match (days, hours, rest) {
        (0, 0, rest) => format!("{rest} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, rest) => format!("{hours} h {rest:02}"),
        (1, 0, _) => "1 day".to_owned(),
        (1, hours, _) => format!("1 day {hours} h"),
        (2..=5, 1.., _) => format!("{days} days {hours} h"),
        _ => format!("{days} days"),
    }
}

/// "day 3, 14:20".
pub fn moment(tick: Tick) -> String {
    format!("day {}, {:02}:{:02}", tick.day(), tick.hour_of_day(), tick.minute_of_day() % HOUR)
}

/// "1 person", "48 people".
pub fn people(number: u32) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{} people", grouped(u64::from(number))) }
}
