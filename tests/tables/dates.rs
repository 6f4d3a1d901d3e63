//! Dates and times of day, against `jiff`: the same are moments, and they are the same moment.
//!
//! What is drawn stays within what both promise: years from 1900 to 2200, no leap seconds (the reader counts them on, `jiff`
//! takes them off), the weekday that belongs to the day.

use afterlaunch::learn::table::{DayOrder, moment};
use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

use super::Draw;

const CASES: u64 = 60_000;

/// How dates are written, and which of their numbers is the day where that has to be told.
const DATES: [(&str, DayOrder); 18] = [
    ("%Y-%m-%d", DayOrder::MonthFirst),
    ("%Y/%m/%d", DayOrder::DayFirst),
    ("%Y.%m.%d", DayOrder::DayFirst),
    ("%d.%m.%Y", DayOrder::DayFirst),
    ("%d/%m/%Y", DayOrder::DayFirst),
    ("%d-%m-%Y", DayOrder::DayFirst),
    ("%m/%d/%Y", DayOrder::MonthFirst),
    ("%-d.%-m.%Y", DayOrder::DayFirst),
    ("%-m/%-d/%Y", DayOrder::MonthFirst),
    ("%d.%m.%y", DayOrder::DayFirst),
    ("%m/%d/%y", DayOrder::MonthFirst),
    ("%y-%m-%d", DayOrder::YearFirst),
    ("%d-%b-%Y", DayOrder::MonthFirst),
    ("%d %B %Y", DayOrder::MonthFirst),
    ("%B %d, %Y", DayOrder::DayFirst),
    ("%Y-%b-%d", DayOrder::DayFirst),
    ("%a, %d %b %Y", DayOrder::DayFirst),
    ("%G-W%V-%u", DayOrder::DayFirst),
];

/// How times of day are written behind a date.
const TIMES: [&str; 9] =
    ["", " %H:%M", "T%H:%M:%S", " %H:%M:%S", "T%H:%M:%S%.f", " %I:%M %p", " %I:%M:%S %p", "T%H:%M:%S%:z", " %H:%M:%S %z"];

/// The moment by `jiff`: in its zone, or as it is written where none is named.
fn theirs(format: &str, text: &str) -> Option<i64> {
    let read = strtime::parse(format, text).ok()?;
    let at = match read.offset() {
        Some(_) => read.to_timestamp().ok()?,
        None => {
            let date = read.to_date().ok()?;
            let time = read.to_time().unwrap_or_default();
            DateTime::from_parts(date, time).to_zoned(TimeZone::UTC).ok()?.timestamp()
        }
    };
    Some(at.as_millisecond())
}

fn drawn(draw: &mut Draw) -> Option<DateTime> {
    let (year, month, day) = (draw.within(1_900, 2_200), draw.within(1, 12), draw.within(1, 31));
    let date = Date::new(year as i16, month as i8, day as i8).ok()?;
    let (hour, minute, second) = (draw.below(24) as i8, draw.below(60) as i8, draw.below(60) as i8);
    Some(date.at(hour, minute, second, draw.below(1_000) as i32 * 1_000_000))
}

fn check(format: &str, text: &str, order: DayOrder) -> bool {
    let expected = theirs(format, text);
    assert_eq!(moment(text, order), expected, "{text:?} as {format}");
    expected.is_some()
}

#[test]
fn moments_are_read_as_jiff_reads_them() {
    for case in 0..CASES {
        let mut draw = Draw::new(case);
        let Some(at) = drawn(&mut draw) else { continue };
        let (date, order) = draw.one_of(&DATES);
        // Two digits of a year are one of a hundred years.
        let at = if date.contains("%y") { at.with().year(1_969 + at.year() % 100).build().unwrap_or(at) } else { at };
        if date.contains("%y") && !(1_969..=2_068).contains(&at.year()) {
            continue;
        }
        let format = format!("{date}{}", draw.one_of(&TIMES));
        let offset = jiff::tz::Offset::from_seconds((draw.within(0, 104) as i32 - 48) * 900).unwrap();
        let text = offset.to_timestamp(at).unwrap().to_zoned(offset.to_time_zone()).strftime(&format).to_string();
        assert!(check(&format, &text, order), "{text:?} is no moment as {format}");
        // What stands behind it spoils it.
        check(&format, &format!("{text}{}", draw.one_of(&["x", " apples", "!", ":", "."])), order);
    }
}

/// Numbers of a date and a time that need not be.
#[test]
fn what_is_no_day_is_none_for_either() {
    let mut read = 0;
    for case in 0..CASES {
        let mut draw = Draw::new(case);
        let [y, m, d] = [draw.within(1_900, 2_200), draw.within(0, 14), draw.within(0, 33)];
        let (format, text, order) = match draw.below(5) {
            0 => ("%Y-%m-%d", format!("{y}-{m:02}-{d:02}"), DayOrder::DayFirst),
            1 => ("%d.%m.%Y", format!("{d:02}.{m:02}.{y}"), DayOrder::DayFirst),
            2 => ("%m/%d/%Y", format!("{m:02}/{d:02}/{y}"), DayOrder::MonthFirst),
            3 => ("%Y%m%d", format!("{y}{m:02}{d:02}"), DayOrder::DayFirst),
            _ => ("%G-W%V-%u", format!("{y}-W{:02}-{}", d * 2, m % 10), DayOrder::DayFirst),
        };
        read += u32::from(check(format, &text, order));
        let [hour, minute, second] = [draw.below(27), draw.below(63), draw.below(60)];
        // A zone is less than a day ahead; `jiff` lets some more pass.
        let [ahead, more] = [draw.below(24), draw.below(63)];
        let (format, text) = match draw.below(4) {
            0 => ("%Y-%m-%d %H:%M", format!("2024-03-31 {hour:02}:{minute:02}")),
            1 => ("%Y-%m-%dT%H:%M:%S", format!("2024-03-31T{hour:02}:{minute:02}:{second:02}")),
            2 => ("%Y-%m-%d %I:%M %p", format!("2024-03-31 {hour:02}:{minute:02} pm")),
            _ => ("%Y-%m-%dT%H:%M%:z", format!("2024-03-31T{hour:02}:{minute:02}+{ahead:02}:{more:02}")),
        };
        read += u32::from(check(format, &text, DayOrder::DayFirst));
    }
    assert!(read > 60_000, "{read} of them are moments");
}
