//! How numbers and times are said, the same on the page and in the texts of the course.

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

/// A share as "7 %"; small ones with a decimal: "0.4 %".
pub fn percent(share: f64) -> String {
    format!("{} %", percent_figure(share))
}

/// The same without its unit.
pub fn percent_figure(share: f64) -> String {
    let v = share * 100.0;
    if v > 0.0 && v < 0.95 { format!("{v:.1}") } else { format!("{v:.0}") }
}

/// A share of which small parts count: "3.7 %".
pub fn percent_fine(share: f64) -> String {
    format!("{} %", percent_fine_figure(share))
}

/// The same without its unit.
pub fn percent_fine_figure(share: f64) -> String {
    let v = share * 100.0;
    let said = format!("{v:.1}");
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

/// Any number with three digits that count: "1,240", "62.4", "−0.0715".
pub fn figure(value: f64) -> String {
    let size = value.abs();
    let said = match size {
        size if size >= 99.95 => grouped(size.round() as u64),
        size if size >= 9.995 => format!("{size:.1}"),
        size if size >= 0.995 => format!("{size:.2}"),
        size if size >= 0.0995 => format!("{size:.3}"),
        size if size >= 0.00995 => format!("{size:.4}"),
        size if size >= 0.000_000_5 => format!("{size:.6}"),
        _ => return "0".to_owned(),
    };
    if value < 0.0 { format!("−{said}") } else { said }
}

/// A number that somebody has given, to be said back: "0.3", "−2", and in words where nobody could read its digits.
pub fn given(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return "a number without end".to_owned();
    }
    // Six digits that count: a number that was held in four bytes has no more.
    let rounded: f64 = format!("{size:.5e}").parse().unwrap_or(size);
    match rounded {
        0.0 => "0".to_owned(),
        size if size < 1e-6 => "almost 0".to_owned(),
        size if size >= 1e9 && value < 0.0 => "less than minus a thousand million".to_owned(),
        size if size >= 1e9 => "more than a thousand million".to_owned(),
        size if value < 0.0 => format!("−{size}"),
        size => size.to_string(),
    }
}

/// A noun with its article: "a ticket", "an application". Some vowels are spoken as consonants, and some the other way.
pub fn one(noun: &str) -> String {
    format!("{} {noun}", if an(noun) { "an" } else { "a" })
}

/// One says "an" before it.
pub fn an(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let starts = |all: &[&str]| all.iter().any(|word| noun.starts_with(word));
    starts(&["a", "e", "i", "o", "u", "hour", "honest"]) && !starts(&["one", "once", "use", "usual", "uni", "eu"])
}

/// The first letter small: names in the middle of a sentence.
pub fn small(name: &str) -> String {
    first_letter(name, str::make_ascii_lowercase)
}

/// The first letter large: words at the start of a sentence.
pub fn capital(words: &str) -> String {
    first_letter(words, str::make_ascii_uppercase)
}

fn first_letter(words: &str, change: fn(&mut str)) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        change(first);
    }
    words
}

/// "1,240 EUR".
pub fn eur(amount: f64) -> String {
    format!("{} EUR", grouped(amount.max(0.0).round() as u64))
}

/// "1 person", "48 people".
pub fn people(number: u32) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{} people", grouped(u64::from(number))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_has_its_article() {
        let nouns = ["ticket", "application", "hour", "unit", "usual day", "income a month", "European card"];
        let said = ["a ticket", "an application", "an hour", "a unit", "a usual day", "an income a month", "a European card"];
        assert_eq!(nouns.map(one), said);
    }

    #[test]
    fn what_was_given_is_said_back_as_people_write_it() {
        let held = |value: f32| given(value.into());
        assert_eq!([held(0.3), held(-0.3), held(-0.0), held(2.0), held(12_500.0)], ["0.3", "−0.3", "0", "2", "12500"]);
        assert_eq!(given(f64::from(0.3_f32) * 100.0), "30");
        assert_eq!(
            [given(1e-30), given(1e300), given(-1e20)],
            ["almost 0", "more than a thousand million", "less than minus a thousand million"]
        );
        assert_eq!(given(f64::from(f32::INFINITY)), "a number without end");
    }
}
