//! A cell as a number: `12`, `-3.5`, `1e6`, `1,234.5`, `7 %`, and `1.234,5` where the comma is the decimal sign.
//!
//! The digits are taken as a whole number and divided once by a power of ten, so the same cell gives the same bits on
//! every machine, and the standard library's long tables for floats are not needed.

/// Powers of ten that an `f64` holds exactly.
const TENS: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// The number that a cell holds, with `decimal` (a point or a comma) before its fraction. The other of the two may
/// stand between groups of three digits.
///
/// ```
/// use afterlaunch::learn::table::number;
///
/// assert_eq!(number(b"1,234.5", b'.'), Some(1234.5));
/// assert_eq!(number(b"1.234,5", b','), Some(1234.5));
/// assert_eq!(number(b"12 apples", b'.'), None);
/// ```
pub fn number(cell: &[u8], decimal: u8) -> Option<f32> {
    exact(cell, decimal).map(|value| value as f32).filter(|value| value.is_finite())
}

/// The same in double precision: the nearest number where it has no more than 15 digits and lies between 1e-22 and 1e22.
pub fn exact(cell: &[u8], decimal: u8) -> Option<f64> {
    let group = if decimal == b',' { b'.' } else { b',' };
    let cell = cell.strip_suffix(b"%").map_or(cell, <[u8]>::trim_ascii_end);
    let (minus, cell) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, cell),
    };
    let (mut digits, mut count, mut power) = (0u64, 0u32, 0i32);
    // Digits since the last separator of groups; none stood yet where it is `None`.
    let mut in_group: Option<u32> = None;
    let mut fraction = false;
    let mut rest = cell.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'0'..=b'9' => {
                count += 1;
                in_group = in_group.map(|n| n + 1);
                if digits < u64::MAX / 16 {
                    digits = digits * 10 + u64::from(byte - b'0');
                    power -= i32::from(fraction);
                } else {
                    power += i32::from(!fraction);
                }
            }
            b if *b == decimal && !fraction => {
                if in_group.is_some_and(|n| n != 3) {
                    return None;
                }
                in_group = None;
                fraction = true;
            }
            b if *b == group && !fraction => {
                let whole = in_group.map_or((1..=3).contains(&count) && digits > 0, |n| n == 3);
                if !whole {
                    return None;
                }
                in_group = Some(0);
            }
            b'e' | b'E' if count > 0 => {
                power += exponent(rest.as_slice())?;
                break;
            }
            _ => return None,
        }
    }
    if count == 0 || in_group.is_some_and(|n| n != 3) {
        return None;
    }
    let size = scaled(digits as f64, power);
    size.is_finite().then_some(if minus { -size } else { size })
}

fn exponent(text: &[u8]) -> Option<i32> {
    let (minus, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 3 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0, |sum, d| sum * 10 + i32::from(d - b'0'));
    Some(if minus { -size } else { size })
}

fn scaled(mut value: f64, power: i32) -> f64 {
    let mut left = power.unsigned_abs() as usize;
    while left > 0 && value != 0.0 && value.is_finite() {
        let step = left.min(TENS.len() - 1);
        value = if power < 0 { value / TENS[step] } else { value * TENS[step] };
        left -= step;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{exact, number};

    fn check(cell: &str, decimal: char, expected: Option<f32>) {
        assert_eq!(number(cell.as_bytes(), decimal as u8), expected, "{cell}");
    }

    #[test]
    fn numbers_are_read() {
        for (cell, value) in [("0", 0.0), ("-12", -12.0), ("+3.25", 3.25), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("2.5E-3", 0.0025)] {
            check(cell, '.', Some(value));
        }
        check("1,234,567.5", '.', Some(1_234_567.5));
        check("12 %", '.', Some(12.0));
        check("3,25", ',', Some(3.25));
        check("12.345,6", ',', Some(12_345.6));
        check("123456789012345678901234567890", '.', Some(1.2345679e29));
        check("0.000000000000000000000000000000000000012", '.', Some(1.2e-38));
        check("0.1", '.', Some(0.1));
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for cell in
            ["", "-", "abc", "1a", "1.2.3", "12,34", "1,2345", "0,123", "e5", "1e", "1e9999", "--1", "%", ".", "1e400", "NaN", "inf"]
        {
            check(cell, '.', None);
        }
        check("1.5,2", ',', None);
    }

    #[test]
    fn it_agrees_with_the_standard_library() {
        let mut state = 7u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let value = (state >> 40) as f64 / 1000.0 - 5000.0;
            let text = format!("{value:.3}");
            check(&text, '.', text.parse().ok());
            assert_eq!(exact(text.as_bytes(), b'.'), text.parse().ok(), "{text}");
        }
    }
}
