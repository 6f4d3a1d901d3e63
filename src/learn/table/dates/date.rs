//! A cell as a moment: `2024-03-31`, `2024-03-31T14:05:00Z`, `31.03.2024 14:05`, `3/31/2024 2:05 PM`, `20240331`, `31-Mar-2024`,
//! `March 31, 2024`, `2024-03`.
//!
//! A moment is a count of milliseconds since the first of January 1970. Where a zone is named, it is taken off; without one,
//! times stay as they are written. In `3/4/2024` either number can be the day: the whole column is asked which. Of years of two
//! digits, 69 to 99 lie in the last century and 00 to 68 in this one, as POSIX has it.

use super::calendar::{civil, days_in, days_since_1970};
use super::month;
use crate::learn::table::options::DayOrder;

/// A cell that is no moment.
pub const NO_TIME: i64 = i64::MIN;
/// Years of two digits from here on are of the last century.
pub const LAST_CENTURY: u32 = 69;

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// A date as three numbers in the order in which they stand, and the time of day behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    numbers: [u32; 3],
    /// The order is plain from how it is written: the year stands first, or the month in letters.
    order: Option<DayOrder>,
    /// How many digits the last and the first number have: years of two digits are told by it.
    digits: [u8; 2],
    /// Points stand between the numbers.
    dotted: bool,
    clock: i64,
}

impl Dated {
    /// The moment, if the numbers stand in this order; `None` if there is no such day.
    pub fn at(&self, order: DayOrder) -> Option<i64> {
        let ([a, b, c], order) = (self.numbers, self.order.unwrap_or(order));
        let (year, digits, month, day) = match order {
            DayOrder::YearFirst => (a, self.digits[0], b, c),
            DayOrder::MonthFirst => (c, self.digits[1], a, b),
            DayOrder::DayFirst => (c, self.digits[1], b, a),
        };
        let year = match (digits, year) {
            (4, year) => year,
            (2, year @ LAST_CENTURY..) => 1_900 + year,
            (2, year) => 2_000 + year,
            _ => return None,
        };
        if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return None;
        }
        Some(days_since_1970(year as i32, month as i32, day as i32) * DAY + self.clock)
    }

    /// Which number is the day has to be asked elsewhere.
    pub const fn is_open(&self) -> bool {
        self.order.is_none()
    }

    /// Points stand between the numbers: there the day comes first, if nothing tells otherwise.
    pub const fn is_dotted(&self) -> bool {
        self.dotted
    }

    /// The year has two digits, if the numbers stand in this order.
    pub fn has_short_year(&self, order: DayOrder) -> bool {
        let first = self.order.unwrap_or(order) == DayOrder::YearFirst;
        self.digits[usize::from(!first)] == 2
    }
}

/// The milliseconds since 1970 of a moment; `None` if the cell is none.
///
/// ```
/// use afterlaunch::learn::table::{DayOrder, moment};
///
/// assert_eq!(moment("1970-01-01 00:01", DayOrder::DayFirst), Some(60_000));
/// assert_eq!(moment("1/2/1970", DayOrder::MonthFirst), Some(86_400_000));
/// ```
pub fn moment(cell: &str, order: DayOrder) -> Option<i64> {
    dated(cell).and_then(|date| date.at(order))
}

/// The date that a cell holds.
pub fn dated(cell: &str) -> Option<Dated> {
    let bytes = cell.as_bytes();
    if bytes.len() > 48 {
        return None;
    }
    match bytes.first()? {
        b'0'..=b'9' => compact(bytes).or_else(|| in_numbers(bytes)).or_else(|| of_week(bytes)).or_else(|| in_words(cell)),
        _ => in_words(cell).or_else(|| in_numbers(without_weekday(cell).as_bytes())),
    }
}

/// "31.03.2024 14:05".
fn in_numbers(cell: &[u8]) -> Option<Dated> {
    let (a, mut at) = whole(cell, 0, 4)?;
    let year_first = at == 4;
    let first = at as u8;
    let sign = *cell.get(at)?;
    if !matches!(sign, b'-' | b'/' | b'.') || first == 3 {
        return None;
    }
    let (b, next) = whole(cell, at + 1, 2)?;
    at = next;
    let (mut c, mut last) = (1, 2);
    if cell.get(at) == Some(&sign) {
        let from = at + 1;
        (c, at) = whole(cell, from, if year_first { 2 } else { 4 })?;
        last = (at - from) as u8;
    } else if !year_first || sign == b'.' {
        // "12.5" is a number.
        return None;
    }
    let clock = clock(behind_date(&cell[at..])?)?;
    let order = year_first.then_some(DayOrder::YearFirst);
    Some(Dated { numbers: [a, b, c], order, digits: [first, last], dotted: sign == b'.', clock })
}

/// "2024-W13", "2024-W13-7", "2024-W13-7T14:05": the week of ISO 8601, by its Monday or that day.
fn of_week(cell: &[u8]) -> Option<Dated> {
    let (year, at) = whole(cell, 0, 4).filter(|(_, end)| *end == 4)?;
    let behind = cell[at..].strip_prefix(b"-").unwrap_or(&cell[at..]).strip_prefix(b"W")?;
    let (week, at) = whole(behind, 0, 2).filter(|(week, end)| *end == 2 && (1..=53).contains(week))?;
    let (day, rest) = match &behind[at..] {
        [b'-', day @ b'1'..=b'7', rest @ ..] => (i64::from(day - b'0'), rest),
        rest => (1, rest),
    };
    let clock = clock(behind_date(rest)?)?;
    // The week of the fourth of January is the first one; 1970 began on a Thursday.
    let fourth = days_since_1970(year as i32, 1, 4);
    let monday = fourth - (fourth + 3).rem_euclid(7) + 7 * (i64::from(week) - 1);
    Some(Dated { numbers: civil(monday + day - 1), order: Some(DayOrder::YearFirst), digits: [4, 2], dotted: false, clock })
}

/// "20240331", "20240331T1405", "20240331140500".
fn compact(cell: &[u8]) -> Option<Dated> {
    let digits = cell.iter().take_while(|b| b.is_ascii_digit()).count();
    let number =
        |from: usize, to: usize| whole(cell.get(from..to)?, 0, to - from).filter(|(_, end)| *end == to - from).map(|(value, _)| value);
    let (from, end) = match (digits, cell.get(8)) {
        (8 | 12 | 14, _) if cell.len() == digits => (8, digits),
        (8, Some(b'T')) => (9, cell.len() - usize::from(cell.ends_with(b"Z"))),
        _ => return None,
    };
    let time = match end - from.min(end) {
        0 if from == 8 => [0; 3],
        4 => [number(from, from + 2)?, number(from + 2, end)?, 0],
        6 => [number(from, from + 2)?, number(from + 2, from + 4)?, number(from + 4, end)?],
        _ => return None,
    };
    if time[0] > 23 || time[1] > 59 || time[2] > 60 {
        return None;
    }
    let numbers = [number(0, 4)?, number(4, 6)?, number(6, 8)?];
    let clock = (i64::from(time[0]) * 60 + i64::from(time[1])) * MINUTE + i64::from(time[2]) * 1_000;
    Some(Dated { numbers, order: Some(DayOrder::YearFirst), digits: [4, 2], dotted: false, clock })
}

/// "Sun, 31 Mar 2024", "Sun 31 Mar 2024" without the first word: one that is no month.
fn without_weekday(cell: &str) -> &str {
    let end = cell.find(|c: char| !c.is_alphabetic()).unwrap_or(cell.len());
    let (word, behind) = cell.split_at(end);
    let is_one = (2..=12).contains(&word.len()) && month::number(word).is_none();
    if is_one && behind.starts_with([',', '.', ' ']) { behind.trim_start_matches([',', '.', ' ']) } else { cell }
}

/// "31-Mar-2024", "31. März 2024", "March 31, 2024 2:05 PM", "Sun, 31 Mar 2024 14:05:00 GMT".
fn in_words(cell: &str) -> Option<Dated> {
    let mut rest = without_weekday(cell);
    let (mut month, mut first) = (0, 0);
    let number_first = rest.starts_with(|c: char| c.is_ascii_digit());
    let mut digits = [2, 4];
    for place in 0..2 {
        if (place == 0) == number_first {
            let (value, end) = whole(rest.as_bytes(), 0, 4)?;
            (first, digits[0]) = (value, end as u8);
            let behind = &rest[end..];
            rest = ["st", "nd", "rd", "th"].iter().find_map(|ending| behind.strip_prefix(ending)).unwrap_or(behind);
        } else {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            month = month::number(&rest[..end])?;
            rest = &rest[end..];
        }
        let apart = rest.trim_start_matches([' ', '-', '/', '.', ',']);
        if apart.len() == rest.len() {
            return None;
        }
        rest = apart;
    }
    let (last, end) = whole(rest.as_bytes(), 0, 4)?;
    digits[1] = end as u8;
    let clock = clock(behind_date(&rest.as_bytes()[end..])?)?;
    // "2024-Mar-31" has the year in front.
    let year_first = digits[0] == 4;
    let (numbers, order) =
        if year_first { ([first, month, last], DayOrder::YearFirst) } else { ([first, month, last], DayOrder::DayFirst) };
    Some(Dated { numbers, order: Some(order), digits, dotted: false, clock })
}

/// What stands behind a date, without what parts it from the time of day.
fn behind_date(rest: &[u8]) -> Option<&[u8]> {
    match rest.split_first() {
        None => Some(rest),
        Some((b'T' | b' ', behind)) => Some(behind.trim_ascii_start()),
        Some((b',', behind)) if behind.first() == Some(&b' ') => Some(behind.trim_ascii_start()),
        Some(_) => None,
    }
}

/// Digits from a place on, at most so many: their value, and where they end.
fn whole(cell: &[u8], from: usize, most: usize) -> Option<(u32, usize)> {
    let digits = cell.get(from..)?.iter().take(most).take_while(|b| b.is_ascii_digit());
    let (mut value, mut end) = (0, from);
    for digit in digits {
        value = value * 10 + u32::from(digit - b'0');
        end += 1;
    }
    (end > from).then_some((value, end))
}

/// Milliseconds of "14:05", "14:05:30.5", "2:05 PM", "14:05+02:00" or nothing.
fn clock(text: &[u8]) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let (hour, at) = whole(text, 0, 2)?;
    if text.get(at) != Some(&b':') {
        return None;
    }
    let (minute, mut at) = whole(text, at + 1, 2)?;
    let mut milliseconds = 0;
    if text.get(at) == Some(&b':') {
        let (second, end) = whole(text, at + 1, 2)?;
        (milliseconds, at) = (i64::from(second) * 1_000, end);
        if matches!(text.get(at), Some(b'.' | b',')) {
            let (fraction, end) = whole(text, at + 1, 9)?;
            let digits = (end - at - 1) as u32;
            milliseconds += i64::from(fraction) * 1_000 / 10i64.pow(digits);
            at = end;
        }
        if second > 60 {
            return None;
        }
    }
    if hour > 23 || minute > 59 {
        return None;
    }
    let mut minutes = i64::from(hour * 60 + minute);
    let mut rest = text[at..].trim_ascii();
    if let Some(half) = rest.get(..2).filter(|h| h.eq_ignore_ascii_case(b"am") || h.eq_ignore_ascii_case(b"pm")) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        minutes = i64::from(hour % 12 * 60 + minute) + if half.eq_ignore_ascii_case(b"pm") { 720 } else { 0 };
        rest = rest[2..].trim_ascii();
    }
    let ahead = match rest.split_first() {
        None | Some((b'Z', [])) => 0,
        Some(_) if rest == b"UTC" || rest == b"GMT" => 0,
        Some((sign @ (b'+' | b'-'), zone)) => {
            let ahead = zone_minutes(zone)?;
            if *sign == b'+' { ahead } else { -ahead }
        }
        Some(_) => return None,
    };
    Some((minutes - ahead) * MINUTE + milliseconds)
}

/// Minutes of "02:00", "0200" or "2", up to a day.
fn zone_minutes(zone: &[u8]) -> Option<i64> {
    let (hours, at) = whole(zone, 0, 2)?;
    let behind = zone[at..].strip_prefix(b":").unwrap_or(&zone[at..]);
    let minutes = match behind {
        [] if at == zone.len() => 0,
        [_, _] => whole(behind, 0, 2).filter(|(_, end)| *end == 2)?.0,
        _ => return None,
    };
    (hours < 24 && minutes < 60).then_some(i64::from(hours * 60 + minutes))
}

/// The moment of a number that counts seconds, milliseconds, microseconds or nanoseconds since 1970, from 1990 to 2100.
pub fn since_1970(value: u64) -> Option<i64> {
    let milliseconds = match value {
        0..600_000_000_000 => value * 1_000,
        600_000_000_000..600_000_000_000_000 => value,
        600_000_000_000_000..600_000_000_000_000_000 => value / 1_000,
        _ => value / 1_000_000,
    };
    (631_152_000_000..4_102_444_800_000).contains(&milliseconds).then_some(milliseconds as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATE_MARCH: i64 = 19_813 * DAY;

    fn check(cell: &str, order: DayOrder, expected: Option<i64>) {
        assert_eq!(moment(cell, order), expected, "{cell}");
    }

    #[test]
    fn moments_are_read() {
        for cell in ["2024-03-31", "2024/03/31", "31.03.2024", "31.3.24", "31/03/2024", "2024-03-31T00:00:00Z", "31-03-2024"] {
            check(cell, DayOrder::DayFirst, Some(LATE_MARCH));
        }
        for cell in ["20240331", "20240331T000000Z", "202403310000", "20240331000000", "20240331T0000"] {
            check(cell, DayOrder::MonthFirst, Some(LATE_MARCH));
        }
        check("3/31/2024", DayOrder::MonthFirst, Some(LATE_MARCH));
        check("24-03-31", DayOrder::YearFirst, Some(LATE_MARCH));
        check("2024-03-31T14:05:00+02:00", DayOrder::DayFirst, Some(LATE_MARCH + (12 * 60 + 5) * MINUTE));
        check("3/31/2024 2:05 PM", DayOrder::MonthFirst, Some(LATE_MARCH + (14 * 60 + 5) * MINUTE));
        check("3/31/2024, 12:05 am", DayOrder::MonthFirst, Some(LATE_MARCH + 5 * MINUTE));
        check("2024-03-31 00:00:59.25", DayOrder::DayFirst, Some(LATE_MARCH + 59_250));
        check("2024-03", DayOrder::DayFirst, Some(LATE_MARCH - 30 * DAY));
        check("1900-01-01", DayOrder::DayFirst, Some(-25_567 * DAY));
        check("2024-02-29", DayOrder::DayFirst, Some(LATE_MARCH - 31 * DAY));
        check("Sunday 31.03.2024", DayOrder::DayFirst, Some(LATE_MARCH));
        check("2024-W13", DayOrder::DayFirst, Some(LATE_MARCH - 6 * DAY));
        check("2024-W13-7", DayOrder::DayFirst, Some(LATE_MARCH));
        check("2021-W01", DayOrder::DayFirst, moment("2021-01-04", DayOrder::DayFirst));
        check("2020-W53-5", DayOrder::DayFirst, moment("2021-01-01", DayOrder::DayFirst));
    }

    #[test]
    fn months_may_be_words() {
        for cell in [
            "31-Mar-2024",
            "31 March 2024",
            "31. März 2024",
            "Mar 31, 2024",
            "March 31st, 2024",
            "31 mars 2024",
            "31-MAR-24",
            "Sun, 31 Mar 2024 00:00:00 GMT",
            "Sun 31 Mar 2024",
            "So. 31. März 2024",
            "2024-Mar-31",
            "31/mar/2024",
        ] {
            check(cell, DayOrder::MonthFirst, Some(LATE_MARCH));
        }
        check("Mar 31, 2024 2:05 PM", DayOrder::DayFirst, Some(LATE_MARCH + (14 * 60 + 5) * MINUTE));
    }

    #[test]
    fn years_of_two_digits_have_an_era() {
        let year = |cell: &str| moment(cell, DayOrder::DayFirst).unwrap().div_euclid(DAY * 365 + DAY / 4) + 1970;
        assert_eq!(["2.7.97", "2.7.69", "2.7.68", "2.7.01", "2-Jul-97"].map(year), [1997, 1969, 2068, 2001, 1997]);
    }

    #[test]
    fn what_is_no_moment_is_not_read_as_one() {
        for cell in [
            "",
            "12",
            "12.5",
            "2023-02-29",
            "2024-13-01",
            "31/31/2024",
            "2024-01-01 25:00",
            "2024-01-01x",
            "1.2",
            "1-2",
            "99/99",
            "31.3.2024x",
            "20241301",
            "2024010",
            "Marbach 12, 2024",
            "2024-W54",
            "2024-W1",
            "2024-W13-8",
            "2024-W13-7x",
            "2024-01-01 10:00+02:00 apples",
            "2024-01-01 10:00+02:75",
            "2024-01-01 10:00+020",
            "Room 12 2024",
            "May",
            "March",
            "march on",
            "12 apples 2024",
            "1.2.2024.5",
            "1/2/123",
        ] {
            check(cell, DayOrder::DayFirst, None);
        }
        check("31.3.2024", DayOrder::MonthFirst, None);
    }

    #[test]
    fn counts_since_1970_are_told_apart() {
        assert_eq!(since_1970(1_700_000_000), Some(1_700_000_000_000));
        assert_eq!(since_1970(1_700_000_000_000), Some(1_700_000_000_000));
        assert_eq!(since_1970(1_700_000_000_000_000), Some(1_700_000_000_000));
        assert_eq!(since_1970(1_700_000_000_000_000_000), Some(1_700_000_000_000));
        assert_eq!(since_1970(12_345), None);
    }
}
