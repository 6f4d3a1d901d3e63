//! A cell as a number in double precision: `12`, `-3.5`, `1e6`, `1,234.5`, `7 %`, and `1.234,5` where the comma is the
//! decimal sign. What else people write around a number is taken off by [`undressed`](super::dress).
//!
//! The number is the nearest double, so the same cell gives the same bits on every machine. Most cells have few digits: a whole
//! number and one power of ten, both of which a double holds exactly, and one division. The others are the standard library's.

/// Powers of ten that an `f64` holds exactly.
const TENS: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
/// More digits than this are not counted one by one.
const MOST_DIGITS: u32 = 36;

/// A number, and what of it a double cannot hold: whole numbers of up to some 23 digits are told apart by both.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Whole {
    /// The nearest double.
    pub value: f64,
    /// What is left; 0 for all numbers that a double holds.
    pub rest: f32,
}

/// Whole numbers up to here are doubles.
const MOST_EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// The number that a cell holds, with `decimal` (a point or a comma) before its fraction, as the nearest double. The other of the two signs may stand between groups of three digits,
/// or of two before the last three, as in India.
///
/// ```
/// use afterlaunch::learn::table::exact;
///
/// assert_eq!(exact(b"1,234.5", b'.'), Some(1234.5));
/// assert_eq!(exact(b"1.234,5", b','), Some(1234.5));
/// assert_eq!(exact(b"12 apples", b'.'), None);
/// ```
pub fn exact(cell: &[u8], decimal: u8) -> Option<f64> {
    whole(cell, decimal).map(|number| number.value)
}

/// The same without loss.
pub fn whole(cell: &[u8], decimal: u8) -> Option<Whole> {
    let group = if decimal == b',' { b'.' } else { b',' };
    let cell = cell.strip_suffix(b"%").map_or(cell, <[u8]>::trim_ascii_end);
    let (minus, cell) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, cell),
    };
    let (mut digits, mut groups, mut fraction) = (Digits::default(), Groups::default(), false);
    let mut rest = cell.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'0'..=b'9' => {
                groups.digit();
                digits.push(byte - b'0', fraction);
            }
            b if *b == decimal && !fraction => {
                if !groups.may_end() {
                    return None;
                }
                groups.open = None;
                fraction = true;
            }
            b if *b == group && !fraction => {
                if !groups.begin(&digits) {
                    return None;
                }
            }
            // Who writes a power of ten writes no thousands.
            b'e' | b'E' if digits.count > 0 && groups.open.is_none() => {
                digits.power = digits.power.saturating_add(exponent(rest.as_slice())?);
                break;
            }
            _ => return None,
        }
    }
    if digits.count == 0 || !groups.may_end() {
        return None;
    }
    let (near, left) = digits.near();
    let value = match TENS.get(digits.power.unsigned_abs() as usize) {
        Some(tens) if digits.are_exact() => {
            if digits.power < 0 {
                near / tens
            } else {
                near * tens
            }
        }
        _ => nearest(cell, decimal, group)?,
    };
    value.is_finite().then_some(if minus { Whole { value: -value, rest: -left } } else { Whole { value, rest: left } })
}

/// The digits of a number, and by which power of ten they are to be multiplied.
#[derive(Default)]
struct Digits {
    digits: u64,
    /// All of them, where there are more than `digits` has room for; else 0.
    wide: u128,
    count: u32,
    power: i32,
}

impl Digits {
    fn push(&mut self, digit: u8, fraction: bool) {
        self.count += 1;
        if self.wide == 0 && self.digits < u64::MAX / 16 {
            self.digits = self.digits * 10 + u64::from(digit);
            self.power -= i32::from(fraction);
        } else if self.count <= MOST_DIGITS {
            self.wide = if self.wide == 0 { u128::from(self.digits) } else { self.wide } * 10 + u128::from(digit);
            self.power -= i32::from(fraction);
        } else {
            self.power += i32::from(!fraction);
        }
    }

    /// Few enough that a double holds them as they are.
    fn are_exact(&self) -> bool {
        self.wide == 0 && self.digits <= MOST_EXACT
    }

    /// The nearest double without the power of ten, and what is left over of a whole number.
    fn near(&self) -> (f64, f32) {
        let near = if self.wide == 0 { self.digits as f64 } else { self.wide as f64 };
        let all = if self.wide == 0 { self.digits as i128 } else { self.wide as i128 };
        (near, if self.power == 0 && self.count > 15 { (all - near as i128) as f32 } else { 0.0 })
    }
}

/// Groups of thousands: three digits each, or two before the last three.
#[derive(Default)]
struct Groups {
    /// Digits since the last separator of groups; `None` where none stood yet.
    open: Option<u32>,
    first: u32,
    /// All groups but the last have two.
    pairs: Option<bool>,
}

impl Groups {
    fn digit(&mut self) {
        self.open = self.open.map(|n| n + 1);
    }

    /// A separator comes; whether what stands before it is a group.
    fn begin(&mut self, digits: &Digits) -> bool {
        let whole = match self.open {
            None => {
                self.first = digits.count;
                (1..=3).contains(&digits.count) && digits.digits > 0
            }
            Some(n) => {
                let by_two = *self.pairs.get_or_insert(n == 2 && self.first < 3);
                n == if by_two { 2 } else { 3 }
            }
        };
        self.open = Some(0);
        whole
    }

    /// The last group is whole, or there are none.
    fn may_end(&self) -> bool {
        self.open.is_none_or(|n| n == 3)
    }
}

fn exponent(text: &[u8]) -> Option<i32> {
    let (minus, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0, |sum: i32, digit| sum.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
    Some(if minus { -size } else { size })
}

/// A number as the standard library reads it, without the signs between its groups.
fn nearest(cell: &[u8], decimal: u8, group: u8) -> Option<f64> {
    let plain = |byte: &u8| (*byte != group).then(|| if *byte == decimal { '.' } else { char::from(*byte) });
    cell.iter().filter_map(plain).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{exact, whole};

    fn check(cell: &str, decimal: char, expected: Option<f64>) {
        assert_eq!(exact(cell.as_bytes(), decimal as u8), expected, "{cell}");
    }

    #[test]
    fn numbers_are_read() {
        for (cell, value) in [("0", 0.0), ("-12", -12.0), ("+3.25", 3.25), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("2.5E-3", 0.0025)] {
            check(cell, '.', Some(value));
        }
        check("1,234,567.5", '.', Some(1_234_567.5));
        check("1,23,456.5", '.', Some(123_456.5));
        check("12,34,56,789", '.', Some(123_456_789.0));
        check("12 %", '.', Some(12.0));
        check("3,25", ',', Some(3.25));
        check("12.345,6", ',', Some(12_345.6));
        check("123456789012345678901234567890", '.', Some(123_456_789_012_345_678_901_234_567_890.0));
        assert_eq!(exact(b"0.000000000000000000000000000000000000012", b'.').map(|value| value as f32), Some(1.2e-38));
        check("0.1", '.', Some(0.1));
        check("1e39", '.', Some(1e39));
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for cell in [
            "", "-", "abc", "1a", "1,234e5", "1.2.3", "12,34", "1,2345", "0,123", "e5", "1e", "1e9999", "--1", "%", ".", "1e400", "NaN",
            "inf",
        ] {
            check(cell, '.', None);
        }
        check("1.5,2", ',', None);
    }

    #[test]
    fn neighbours_that_a_double_cannot_tell_apart_are_told_apart() {
        for base in [9_007_199_254_740_993u128, 1_790_000_000_000_000_001, 81_688_381_354_157_522_944, 99_999_999_999_999_999_999_999] {
            let read = |n: u128| whole(n.to_string().as_bytes(), b'.').unwrap();
            assert!(read(base - 1) < read(base) && read(base) < read(base + 1), "{base}");
            let minus = |n: u128| whole(format!("-{n}").as_bytes(), b'.').unwrap();
            assert!(minus(base + 1) < minus(base), "-{base}");
        }
    }

    #[test]
    fn it_agrees_with_the_standard_library() {
        let mut state = 7u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let value = (state >> 40) as f64 / 1000.0 - 5000.0;
            let text = format!("{value:.3}");
            check(&text, '.', text.parse().ok());
        }
    }
}
