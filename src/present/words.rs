//! How the page speaks of moments and amounts. What the course says the same way stands in `base::say`.

use crate::base::say;
pub use crate::base::say::{
    capital, count, eur, figure, grouped, hour_minute, length, people, percent, percent_figure, percent_fine, percent_fine_figure, short,
    small,
};
use crate::base::time::{Minutes, Tick};
use crate::learn::table::exact;
use crate::platform::scenario::Scenario;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const WEEKDAYS_LONG: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Wed".
pub fn weekday(tick: Tick) -> &'static str {
    WEEKDAYS[tick.weekday() as usize]
}

/// "Wednesday".
pub fn weekday_long(tick: Tick) -> &'static str {
    WEEKDAYS_LONG[tick.weekday() as usize]
}

/// "Wed 14:20".
pub fn clock(tick: Tick) -> String {
    format!("{} {}", weekday(tick), hour_minute(tick))
}

/// A moment seen from another: "06:40" today, "Tue 06:40" in the last week, "day 3, 06:40" before.
pub fn moment(tick: Tick, now: Tick) -> String {
    if tick.day() == now.day() {
        hour_minute(tick)
    } else if now.since(tick) < Minutes::days(6) {
        clock(tick)
    } else {
        say::moment(tick)
    }
}

/// "1,026": whole milliseconds.
pub fn milliseconds(ms: f64) -> String {
    grouped(ms.round().max(0.0) as u64)
}

/// "1 urgent ticket", "12 urgent tickets": what the model looks for, so many of them.
pub fn kind_of(words: &crate::platform::scenario::Words, n: u32) -> String {
    format!("{} {} {}", grouped(n.into()), words.positive, if n == 1 { &words.one } else { &words.many })
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

/// A fixed part of all: "one ticket in eight", "every row".
pub fn each_of(n: u32, one: &str) -> String {
    if n == 1 { format!("every {one}") } else { format!("one {one} in {}", number_word(n as usize)) }
}

/// What a share of them is called, in words a child would use: "One ticket in seven is called urgent", "2 % of the payments are
/// called fraudulent" where no such part lies within a tenth of the share.
pub fn share_called(share: f64, words: &crate::platform::scenario::Words) -> String {
    let n = if share > 0.0 { (1.0 / share).round() } else { 0.0 };
    let near = (share * n - 1.0).abs() <= 0.1;
    let word = match n as u32 {
        _ if !near => "",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        _ => "",
    };
    match word {
        "" => format!("{} of the {} are called {}", percent(share), words.many, words.positive),
        word => format!("One {} in {word} is called {}", words.one, words.positive),
    }
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

/// A text in stretches, and which of them are figures: "Now", "81 %", "of tickets". Whoever reads the page in another language
/// has its words translated, and its figures left as they are.
pub fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut figures: Vec<(usize, usize)> = Vec::new();
    let mut end_of_last = 0;
    for word in text.split_whitespace() {
        let start = end_of_last + text[end_of_last..].find(word).unwrap_or_default();
        end_of_last = start + word.len();
        let core = word.trim_start_matches(['(', '“', '‘']).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '’']);
        let from = start + word.find(core).unwrap_or_default();
        let last = figures.last_mut().filter(|(_, end)| text[*end..from].trim().is_empty());
        match last {
            // What stands side by side is one: "7,890 12", "81 %".
            Some((_, end)) if core == "%" || core.contains(|c: char| c.is_ascii_digit()) => *end = from + core.len(),
            None if core.contains(|c: char| c.is_ascii_digit()) => figures.push((from, from + core.len())),
            _ => {}
        }
    }
    let mut stretches = Vec::new();
    let mut at = 0;
    for (from, to) in figures {
        stretches.extend((from > at).then(|| (false, &text[at..from])));
        stretches.push((true, &text[from..to]));
        at = to;
    }
    stretches.extend((at < text.len()).then(|| (false, &text[at..])));
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{DAY, HOUR};

    #[test]
    fn times_are_said_as_people_say_them() {
        let now = Tick(8 * DAY + 14 * HOUR + 20);
        assert_eq!(clock(now), "Tue 14:20");
        assert_eq!(moment(Tick(now.0 - 400), now), "07:40");
        assert_eq!(moment(Tick(now.0 - 1_000), now), "Mon 21:40");
        assert_eq!(moment(Tick(70), now), "day 1, 01:10");
        assert_eq!(length(Minutes(380)), "6 h 20");
        assert_eq!(length(Minutes(65)), "1 h 05");
        assert_eq!(length(Minutes(180)), "3 h");
        assert_eq!(length(Minutes(DAY + 240)), "1 day 4 h");
        assert_eq!(length(Minutes::days(9)), "9 days");
    }

    #[test]
    fn numbers_are_said_with_their_units() {
        assert_eq!(percent(0.074), "7 %");
        assert_eq!(percent(0.004), "0.4 %");
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(eur(1_239.6), "1,240 EUR");
        assert_eq!(grouped(1_048_200), "1,048,200");
        assert_eq!(psi(0.034), "0.03");
        assert_eq!(psi(0.004), "<0.01");
        assert_eq!(psi(6.21), "6.2");
        let mut w = crate::course::scenarios::usual().words.clone();
        assert_eq!(share_called(0.139, &w), "One ticket in seven is called urgent");
        assert_eq!(share_called(0.36, &w), "One ticket in three is called urgent");
        // No part of so many lies near.
        assert_eq!(share_called(0.44, &w), "44 % of the tickets are called urgent");
        (w.many, w.positive) = ("payments".into(), "fraudulent".into());
        assert_eq!(share_called(0.02, &w), "2 % of the payments are called fraudulent");
    }

    #[test]
    fn figures_stand_apart_from_words() {
        let check = |text: &str, figures: &[&str]| {
            let all = stretches(text);
            assert_eq!(all.iter().map(|(_, part)| *part).collect::<String>(), text);
            let found: Vec<_> = all.iter().filter(|(figure, _)| *figure).map(|(_, part)| *part).collect();
            assert_eq!(found, figures, "{text}");
            assert!(all.iter().filter(|(figure, _)| !figure).all(|(_, part)| !part.contains(|c: char| c.is_ascii_digit())), "{text}");
        };
        check("", &[]);
        check("No alerts", &[]);
        check("81 %", &["81 %"]);
        check("About 80 of 100 are caught (precision 44 %).", &["80", "100", "44 %"]);
        check("−6,065 EUR, since day 3, 01:20; v4: 12 to 16 %", &["−6,065", "3", "01:20", "v4", "12", "16 %"]);
        check("1 1 1", &["1 1 1"]);
        check("“12,5” … (3)", &["12,5", "3"]);
    }
}
