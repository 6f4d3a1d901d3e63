//! A cell as a moment: `2024-03-31`, `2024-03-31T14:05:00Z`, `31.03.2024 14:05`, `3/31/2024 2:05 PM`, `2024-03`.
//!
//! A moment is a count of minutes since the first of January 1970. Where a zone is named, it is taken off; without
//! one, times stay as they are written. In `3/4/2024` either number can be the day: a file is asked which, once.

/// A cell that is no moment.
pub const NO_TIME: i32 = i32::MIN;

/// Which number of `3/4/2024` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The third of April.
    DayFirst,
    /// The fourth of March.
    MonthFirst,
}

/// A date as three numbers in the order in which they stand, how it is written, and where it ends.
struct Parts {
    numbers: [u32; 3],
    year_first: bool,
    sign: u8,
    end: usize,
}

/// The minutes since 1970 of a moment; `None` if the cell is none.
///
/// ```
/// use afterlaunch::learn::table::{minutes, DayOrder};
///
/// assert_eq!(minutes(b"1970-01-02 01:00", DayOrder::DayFirst), Some(1500));
/// assert_eq!(minutes(b"1/2/1970", DayOrder::MonthFirst), Some(1440));
/// ```
pub fn minutes(cell: &[u8], order: DayOrder) -> Option<i32> {
    let Parts { numbers: [a, b, c], year_first, sign, end } = parts(cell)?;
    let (year, month, day) = match (year_first, order) {
        (true, _) => (a, b, c),
        (false, DayOrder::MonthFirst) if sign != b'.' => (c, a, b),
        (false, _) => (c, b, a),
    };
    let year = if year < 100 { year + 2000 } else { year };
    if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return None;
    }
    let rest = cell[end..].strip_prefix(b"T").unwrap_or(&cell[end..]).trim_ascii_start();
    Some(days_since_1970(year as i32, month as i32, day as i32) * 1_440 + clock(rest)?)
}

/// Which number is the day, if this cell tells it.
pub fn tells_order(cell: &[u8]) -> Option<DayOrder> {
    let Parts { numbers: [a, b, _], year_first, .. } = parts(cell)?;
    match (year_first, a > 12, b > 12) {
        (false, true, false) => Some(DayOrder::DayFirst),
        (false, false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn parts(cell: &[u8]) -> Option<Parts> {
    let (a, mut at) = whole(cell, 0, 4)?;
    let year_first = at == 4;
    let sign = *cell.get(at)?;
    if !matches!(sign, b'-' | b'/' | b'.') {
        return None;
    }
    let (b, next) = whole(cell, at + 1, 2)?;
    at = next;
    let mut c = 1;
    if cell.get(at) == Some(&sign) {
        (c, at) = whole(cell, at + 1, if year_first { 2 } else { 4 })?;
    } else if !year_first || sign == b'.' {
        // "12.5" is a number.
        return None;
    }
    Some(Parts { numbers: [a, b, c], year_first, sign, end: at })
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

/// Minutes of "14:05", "14:05:30.5", "2:05 PM", "14:05+02:00" or nothing.
fn clock(text: &[u8]) -> Option<i32> {
    if text.is_empty() {
        return Some(0);
    }
    let (hour, at) = whole(text, 0, 2)?;
    if text.get(at) != Some(&b':') {
        return None;
    }
    let (minute, mut at) = whole(text, at + 1, 2)?;
    if text.get(at) == Some(&b':') {
        at = whole(text, at + 1, 2)?.1;
        if matches!(text.get(at), Some(b'.' | b',')) {
            at = whole(text, at + 1, 9)?.1;
        }
    }
    if hour > 23 || minute > 59 {
        return None;
    }
    let mut minutes = (hour * 60 + minute) as i32;
    let mut rest = text[at..].trim_ascii();
    if let Some(half) = rest.get(..2).filter(|h| h.eq_ignore_ascii_case(b"am") || h.eq_ignore_ascii_case(b"pm")) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        minutes = (hour % 12 * 60 + minute) as i32 + if half.eq_ignore_ascii_case(b"pm") { 720 } else { 0 };
        rest = rest[2..].trim_ascii();
    }
    match rest.split_first() {
        None | Some((b'Z', [])) => Some(minutes),
        Some((sign @ (b'+' | b'-'), zone)) => {
            let (hours, at) = whole(zone, 0, 2)?;
            let behind = zone[at..].strip_prefix(b":").unwrap_or(&zone[at..]);
            let more = if behind.is_empty() { 0 } else { whole(behind, 0, 2)?.0 };
            let ahead = (hours * 60 + more) as i32;
            Some(if *sign == b'+' { minutes - ahead } else { minutes + ahead })
        }
        Some(_) => None,
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
fn days_since_1970(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The minutes of a number that counts seconds or milliseconds since 1970, from 1990 to 2100.
pub fn since_1970(value: u64) -> Option<i32> {
    let seconds = if value >= 600_000_000_000 { value / 1_000 } else { value };
    (631_152_000..4_102_444_800).contains(&seconds).then_some((seconds / 60) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, order: DayOrder, expected: Option<i32>) {
        assert_eq!(minutes(cell.as_bytes(), order), expected, "{cell}");
    }

    #[test]
    fn moments_are_read() {
        let day = 19_813 * 1_440;
        for cell in ["2024-03-31", "2024/03/31", "31.03.2024", "31.3.24", "31/03/2024", "2024-03-31T00:00:00Z", "2024-03-31 00:00:59.123"] {
            check(cell, DayOrder::DayFirst, Some(day));
        }
        check("3/31/2024", DayOrder::MonthFirst, Some(day));
        check("31.3.2024", DayOrder::MonthFirst, Some(day));
        check("2024-03-31T14:05:00+02:00", DayOrder::DayFirst, Some(day + 12 * 60 + 5));
        check("3/31/2024 2:05 PM", DayOrder::MonthFirst, Some(day + 14 * 60 + 5));
        check("3/31/2024 12:05 am", DayOrder::MonthFirst, Some(day + 5));
        check("2024-03", DayOrder::DayFirst, Some((19_813 - 30) * 1_440));
        check("1900-01-01", DayOrder::DayFirst, Some(-25_567 * 1_440));
        check("2024-02-29", DayOrder::DayFirst, Some((19_813 - 31) * 1_440));
    }

    #[test]
    fn what_is_no_moment_is_not_read_as_one() {
        for cell in ["", "12", "12.5", "2023-02-29", "2024-13-01", "31/31/2024", "2024-01-01 25:00", "2024-01-01x", "1.2", "1-2", "99/99"] {
            check(cell, DayOrder::DayFirst, None);
        }
    }

    #[test]
    fn some_cells_tell_which_number_is_the_day() {
        assert_eq!(tells_order(b"31/03/2024"), Some(DayOrder::DayFirst));
        assert_eq!(tells_order(b"03/31/2024"), Some(DayOrder::MonthFirst));
        assert_eq!(tells_order(b"03/04/2024"), None);
        assert_eq!(tells_order(b"2024-03-31"), None);
    }

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        assert_eq!(since_1970(1_700_000_000), Some(28_333_333));
        assert_eq!(since_1970(1_700_000_000_000), Some(28_333_333));
        assert_eq!(since_1970(12_345), None);
    }
}
