//! Amounts with their units, and numbers as words or as somebody types them.

use crate::base::number_format::{figure, grouped, percent_figure};
use crate::learn::table::exact;
use crate::platform::scenario::Scenario;

/// "1,026": whole milliseconds.
pub fn milliseconds(ms: f64) -> String {
    grouped(ms.round().max(0.0) as u64)
}

/// PSI as read off a scale with steps of ten: "0.03", "6.2".
pub fn psi(value: f64) -> String {
    match value {
        v if v >= 0.995 => format!("{v:.1}"),
        v if v < 0.01 => "<0.01".to_owned(),
        v => format!("{v:.2}"),
    }
}

/// An amount with its unit: "62.4 hours".
pub fn amount(scenario: &Scenario, value: f64) -> String {
    let unit = scenario.amount.as_ref().map_or("", |amount| &amount.unit);
    format!("{} {unit}", figure(value)).trim_end().to_owned()
}

/// What is measured and in which unit, where it has one: "mean, minutes".
pub fn in_unit(what: &str, unit: &str) -> String {
    if unit.is_empty() { what.to_owned() } else { format!("{what}, {unit}") }
}

/// A value in percent, rounded from as exact a value as alerts keep, so that both round the same way.
pub fn percent_kept(value: f64) -> String {
    percent_figure(f64::from(value as f32) / 100.0)
}

/// A number of things up to ten as a word.
pub fn number_word(n: usize) -> String {
    const WORDS: [&str; 11] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// The number that somebody has typed, with a point or a comma before its fraction.
///
/// # Errors
/// If it is none: a sentence that begins with what it should be a number of.
pub fn typed(text: &str, what: &str) -> Result<f64, String> {
    let read = exact(text.trim().replace(',', ".").as_bytes(), b'.');
    read.ok_or_else(|| format!("{what} must be a number, not “{}”.", text.chars().take(20).collect::<String>()))
}
