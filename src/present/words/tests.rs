//! Moments, amounts and shares are said as people say them.

use super::*;
use crate::base::time::{DAY, HOUR};
use crate::base::time::{Minutes, Tick};

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
    let mut w = crate::course::scenarios::default_scenario().words.clone();
    assert_eq!(positive_share(0.139, &w), "One ticket in seven is called urgent");
    assert_eq!(positive_share(0.36, &w), "One ticket in three is called urgent");
    // No part of so many lies near.
    assert_eq!(positive_share(0.44, &w), "44 % of the tickets are called urgent");
    (w.many, w.positive) = ("payments".into(), "fraudulent".into());
    assert_eq!(positive_share(0.02, &w), "2 % of the payments are called fraudulent");
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
