//! How numbers and times are written, the same on the page and in the texts of the course.

use super::time::{DAY, HOUR, Minutes, Tick};

/// "14:20".
pub fn hour_minute(tick: Tick) -> String {
    format!("{:02}:{:02}", tick.hour_of_day(), tick.minute_of_day() % HOUR)
}

/// "day 3, 14:20".
pub fn moment(tick: Tick) -> String {
    format!("day {}, {}", tick.day(), hour_minute(tick))
}

/// "6 h 20", "20 min", "3 days", "2 days 4 h".
pub fn length(minutes: Minutes) -> String {
    let m = minutes.0;
    if m < HOUR {
        return format!("{m} min");
    }
    if m < DAY {
        let rest = m % HOUR;
        return if rest == 0 { format!("{} h", m / HOUR) } else { format!("{} h {rest:02}", m / HOUR) };
    }
    let days = m / DAY;
    let hours = m % DAY / HOUR;
    let said = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    if hours == 0 || days > 5 { said } else { format!("{said} {hours} h") }
}

/// A share as "7 %"; small ones with the digit that means something: "0.4 %", "0.03 %".
pub fn percent(share: f64) -> String {
    format!("{} %", percent_figure(share))
}

/// The same without its unit.
pub fn percent_figure(share: f64) -> String {
    let v = share * 100.0;
    match v.abs() {
        size if !size.is_finite() || size >= 999.5 => figure(v),
        size if size >= 0.95 => signed(v, &format!("{size:.0}")),
        size if size >= 0.095 => signed(v, &format!("{size:.1}")),
        size if size >= 0.0095 => signed(v, &format!("{size:.2}")),
        size if size >= 0.000_95 => signed(v, &format!("{size:.3}")),
        size if size > 0.0 => signed(v, "<0.001").replace("−<", "<"),
        _ => "0".to_owned(),
    }
}

/// A share of which small parts count: "3.7 %".
pub fn percent_fine(share: f64) -> String {
    format!("{} %", percent_fine_figure(share))
}

/// The same without its unit.
pub fn percent_fine_figure(share: f64) -> String {
    let v = share * 100.0;
    if v.abs() < 0.095 || v.abs() >= 999.5 || !v.is_finite() {
        return percent_figure(share);
    }
    let said = signed(v, &format!("{:.1}", v.abs()));
    said.strip_suffix(".0").map(str::to_owned).unwrap_or(said)
}

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

/// Words for large powers of ten.
const LARGE: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];

/// Any number with three digits that mean something, at any size: "1,240", "62.4", "−0.0715", "3.2 million",
/// "7.61 × 10⁻⁷". What is not finite is no number: "–".
pub fn figure(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return "–".to_owned();
    }
    let said = match size {
        0.0 => return "0".to_owned(),
        size if !(0.000_995..1e15).contains(&size) => power(size),
        size if size >= 999_999.5 => large(size),
        size if size >= 99.95 => grouped(size.round() as u64),
        size if size >= 9.995 => format!("{size:.1}"),
        size if size >= 0.995 => format!("{size:.2}"),
        size if size >= 0.0995 => format!("{size:.3}"),
        size if size >= 0.00995 => format!("{size:.4}"),
        size => format!("{size:.5}"),
    };
    signed(value, &said)
}

/// The same for a number that somebody has set or sent: "12", "0.25", "1,204", "5.33 million". Zeros behind the point go, and
/// what is not finite is said in words.
pub fn short(value: f64) -> String {
    if value == value.trunc() && value.abs() < 999_999.5 {
        return signed(value, &grouped(value.abs() as u64));
    }
    match figure(value) {
        _ if value.is_infinite() => "a number without end".to_owned(),
        _ if value.is_nan() => "no number".to_owned(),
        said if said.contains(' ') => said,
        said => without_zeros(&said).to_owned(),
    }
}

fn signed(value: f64, said: &str) -> String {
    if value < 0.0 && said != "0" { format!("−{said}") } else { said.to_owned() }
}

/// "3.2 million": three digits at most.
fn large(size: f64) -> String {
    let at = |(unit, _): &(f64, &str)| size >= 0.999_5 * unit;
    let (unit, word) = LARGE.into_iter().find(at).unwrap_or((1.0, ""));
    let part = size / unit;
    let digits = if part >= 99.95 {
        0
    } else if part >= 9.995 {
        1
    } else {
        2
    };
    format!("{} {word}", without_zeros(&format!("{part:.digits$}")))
}

/// "7.61 × 10⁻⁷".
fn power(size: f64) -> String {
    let said = format!("{size:.2e}");
    let (part, exponent) = said.split_once('e').unwrap_or((&said, "0"));
    let raised = |c: char| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
    };
    format!("{} × 10{}", without_zeros(part), exponent.chars().map(raised).collect::<String>())
}

/// "3.20" is said "3.2", and "3.00" is said "3".
fn without_zeros(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

/// "1,240 EUR"; from a thousand million on in three digits.
pub fn eur(amount: f64) -> String {
    let amount = amount.max(0.0);
    if amount < 999_999_999.5 { format!("{} EUR", grouped(amount.round() as u64)) } else { format!("{} EUR", figure(amount)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, expected: &str) {
        assert_eq!(figure(value), expected, "{value:e}");
        assert_eq!(figure(-value).trim_start_matches('−'), expected, "{value:e}, negative");
    }

    #[test]
    fn figures_have_three_digits_at_any_size() {
        check(0.0, "0");
        check(1_239.6, "1,240");
        check(62.44, "62.4");
        check(0.0715, "0.0715");
        check(0.001, "0.00100");
        check(7.613e-7, "7.61 × 10⁻⁷");
        check(2e-40, "2 × 10⁻⁴⁰");
        check(999_999.4, "999,999");
        check(999_999.7, "1 million");
        check(3.2e6, "3.2 million");
        check(999.7e6, "1 billion");
        check(4.56e13, "45.6 trillion");
        check(8.168e19, "8.17 × 10¹⁹");
        check(1e38, "1 × 10³⁸");
        check(f64::NAN, "–");
        check(f64::INFINITY, "–");
    }

    /// Over all sizes and signs, nothing is a number of the machine, and what is not 0 is not called 0.
    #[test]
    fn no_size_is_a_number_of_the_machine() {
        let mut dice = super::super::dice::Dice::keyed(4, super::super::dice::Stream::Features, 0);
        for _ in 0..50_000 {
            let value = f64::from_bits(dice.bits());
            for said in [figure(value), short(value), percent_figure(value), eur(value)] {
                assert!(said.chars().count() <= 20 && !["NaN", "inf", "-"].iter().any(|bad| said.contains(bad)), "{value:e}: {said}");
                assert!(!said.is_empty() && !said.starts_with("−0 ") && said != "−0", "{value:e}: {said}");
            }
            assert!(value == 0.0 || figure(value) != "0", "{value:e}");
        }
    }

    #[test]
    fn shares_keep_the_digit_that_means_something() {
        for (share, said) in [
            (0.074, "7"),
            (0.004, "0.4"),
            (0.000_3, "0.03"),
            (0.0, "0"),
            (-0.0, "0"),
            (-0.001, "−0.1"),
            (1e-9, "<0.001"),
            (25.0, "2,500"),
            (1.0, "100"),
        ] {
            assert_eq!(percent_figure(share), said, "{share}");
        }
    }
}
