//! A trial in words: for a refusal, a control that is locked, and the card of a version.

use super::{figure, grouped};
use crate::learn::sequential::Interval;
use crate::platform::release::trial::{Evidence, TrialMeasure, Verdict};
use crate::platform::scenario::Scenario;
use crate::platform::world::World;

/// Costs and mistakes are said for so many requests.
const PER: f64 = 1_000.0;

/// What the last trial of a version has shown, as a sentence; `None` if it never had one.
pub fn verdict(world: &World, version: u32) -> Option<String> {
    let evidence = world.evidence(version)?;
    let over = world.release.registry.trial(version).is_some_and(|trial| trial.until.is_some());
    if over && evidence.verdict == Verdict::NotEnough {
        let champion = evidence.versions[0];
        return Some(format!("Its trial ended before anybody could say whether v{version} is better or worse than v{champion}."));
    }
    Some(shown(&evidence, world.days_to_verdict(version), &world.scenario))
}

/// What a trial that goes on has shown, as a sentence.
pub fn shown(evidence: &Evidence, days_to_verdict: Option<f64>, scenario: &Scenario) -> String {
    let [champion, version] = evidence.versions;
    let how = difference(evidence, scenario).map_or_else(String::new, |how| format!(": {how}"));
    match evidence.verdict {
        Verdict::NotEnough => format!("Not enough evidence yet: {}", lacking(evidence, days_to_verdict, scenario)),
        Verdict::NoWorse => {
            let margin = margin(evidence, scenario).unwrap_or_default();
            format!("v{version} is no worse than v{champion}{how}. Up to {margin} more counts as no harm.")
        }
        verdict => format!("v{version} is {} than v{champion}{how}.", word(verdict)),
    }
}

/// What a version's trial still needs, as a sentence: "about 3,400 more outcomes of v4 are needed, some 540 of them
/// urgent; at this share about 2 days." `None` where it has no trial or needs nothing.
pub fn missing(world: &World, version: u32) -> Option<String> {
    let evidence = world.evidence(version).filter(|evidence| evidence.verdict == Verdict::NotEnough)?;
    Some(lacking(&evidence, world.days_to_verdict(version), &world.scenario))
}

fn lacking(evidence: &Evidence, days_to_verdict: Option<f64>, scenario: &Scenario) -> String {
    let [champion, version] = evidence.versions;
    let Some(missing) = evidence.missing else {
        return format!("neither v{champion} nor v{version} has made mistakes that are known.");
    };
    let outcomes = about(missing.outcomes);
    let (noun, are) = if missing.outcomes == 1 { ("outcome", "is") } else { ("outcomes", "are") };
    let positives = about(missing.positives);
    let when = days_to_verdict.map_or_else(String::new, |days| format!("; at this share {}", in_days(days)));
    let positive = &scenario.words.positive;
    format!("about {outcomes} more {noun} of v{version} {are} needed, some {positives} of them {positive}{when}.")
}

/// How long it will take, as a forecast: "about 2 days".
pub fn in_days(days: f64) -> String {
    match days {
        days if days >= 400.0 => "more than a year".to_owned(),
        days if days >= 1.5 => format!("about {days:.0} days"),
        days if days >= 0.95 => "about a day".to_owned(),
        days if days * 24.0 >= 1.5 => format!("about {:.0} hours", days * 24.0),
        _ => "about an hour".to_owned(),
    }
}

/// A verdict in a word or two.
pub const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "better",
        Verdict::NoWorse => "no worse",
        Verdict::Worse => "worse",
        Verdict::NotEnough => "not enough evidence yet",
    }
}

/// Both ends of the difference on which the verdict rests: "between 12 EUR less and 31 EUR more for 1,000 tickets".
pub fn difference(evidence: &Evidence, scenario: &Scenario) -> Option<String> {
    let interval = evidence.given?.interval;
    let scale = scale(evidence);
    let (low, high, half) = (interval.low * scale, interval.high * scale, interval.half_width * scale);
    let unit = unit(evidence, scenario);
    let (less, more) = match evidence.measure {
        TrialMeasure::Wrong => ("fewer", "more"),
        _ => ("less", "more"),
    };
    let end = |value: f64| ended(value.abs(), half, value > 0.0);
    let range = if low > 0.0 {
        format!("between {} and {}{unit} {more}", ended(low, half, false), end(high))
    } else if high < 0.0 {
        format!("between {} and {}{unit} {less}", ended(-high, half, false), ended(-low, half, true))
    } else {
        format!("between {}{unit} {less} and {}{unit} {more}", ended(-low, half, true), end(high))
    };
    Some(format!("{range} {}", for_so_many(evidence, scenario)))
}

/// One of both means: "612 EUR".
pub fn mean(evidence: &Evidence, arm: usize, scenario: &Scenario) -> Option<String> {
    Some(format!("{}{}", figure(evidence.means[arm]? * scale(evidence)), unit(evidence, scenario)))
}

/// The difference on which the verdict rests, with its interval: "+18 EUR (95 % interval −12 to +31 EUR)".
pub fn given(evidence: &Evidence, scenario: &Scenario) -> Option<String> {
    let interval = evidence.given?.interval;
    Some(format!("{} (95 % interval {})", signed(evidence, interval.estimate, scenario), ends(evidence, &interval, scenario)))
}

/// The ends of the interval as it is now, with their signs: "−12 to +31 EUR".
pub fn interval_ends(evidence: &Evidence, scenario: &Scenario) -> Option<String> {
    Some(ends(evidence, &evidence.interval?, scenario))
}

fn ends(evidence: &Evidence, interval: &Interval, scenario: &Scenario) -> String {
    let (low, high, half) = (interval.low * scale(evidence), interval.high * scale(evidence), interval.half_width * scale(evidence));
    let end = |value: f64, up: bool| match value {
        value if value < 0.0 => format!("−{}", ended(-value, half, !up)),
        value => format!("+{}", ended(value, half, up)),
    };
    format!("{} to {}{}", end(low, false), end(high, true), unit(evidence, scenario))
}

/// The difference as it was seen: "+18 EUR".
pub fn estimate(evidence: &Evidence, scenario: &Scenario) -> Option<String> {
    Some(signed(evidence, evidence.means[1]? - evidence.means[0]?, scenario))
}

fn signed(evidence: &Evidence, apart: f64, scenario: &Scenario) -> String {
    let apart = apart * scale(evidence);
    let sign = if apart > 0.0 { "+" } else { "" };
    format!("{sign}{}{}", figure(apart), unit(evidence, scenario))
}

/// The no-harm margin of that moment: "61 EUR".
pub fn margin(evidence: &Evidence, scenario: &Scenario) -> Option<String> {
    Some(format!("{}{}", figure(evidence.given?.margin * scale(evidence)), unit(evidence, scenario)))
}

/// What is measured: "cost of mistakes for 1,000 tickets".
pub fn measure(evidence: &Evidence, scenario: &Scenario) -> String {
    let of = match evidence.measure {
        TrialMeasure::Cost { .. } => "cost of mistakes",
        TrialMeasure::Wrong => "wrong answers",
        TrialMeasure::Distance => "mean error",
    };
    format!("{of} {}", for_so_many(evidence, scenario))
}

fn scale(evidence: &Evidence) -> f64 {
    if evidence.measure == TrialMeasure::Distance { 1.0 } else { PER }
}

fn unit(evidence: &Evidence, scenario: &Scenario) -> String {
    match evidence.measure {
        TrialMeasure::Cost { .. } => " EUR".to_owned(),
        TrialMeasure::Wrong => String::new(),
        TrialMeasure::Distance => scenario.amount.as_ref().map_or_else(String::new, |amount| format!(" {}", amount.unit)),
    }
}

fn for_so_many(evidence: &Evidence, scenario: &Scenario) -> String {
    match evidence.measure {
        TrialMeasure::Distance => format!("for each {}", scenario.words.one),
        _ => format!("for {} {}", grouped(PER as u64), scenario.words.many),
    }
}

/// A forecast is never exact: two digits that count.
pub fn about(number: u32) -> String {
    let mut step = 1;
    while number / step >= 100 {
        step *= 10;
    }
    grouped(u64::from(number.div_ceil(step)) * u64::from(step))
}

/// An end of an interval with as many decimals as its width bears, rounded outwards.
fn ended(value: f64, half: f64, up: bool) -> String {
    let digits = match half {
        half if half > 5.0 => 0,
        half if half > 0.5 => 1,
        half if half > 0.05 => 2,
        _ => 4,
    };
    let steps = [1.0, 10.0, 100.0, 1_000.0, 10_000.0][digits];
    let value = if up { (value * steps).ceil() } else { (value * steps).floor() } / steps;
    if digits == 0 { grouped(value as u64) } else { format!("{value:.digits$}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Tick;
    use crate::platform::release::trial::{Given, Trial};
    use crate::platform::team::settings::SuccessMetric;

    fn check((low, high): (f64, f64), measure: TrialMeasure, expected: &str) {
        let scenario = crate::course::scenarios::default_scenario();
        let trial = Trial::begin([3, 4], SuccessMetric::Cost, 0.1, Tick(0), 20_000.0);
        let interval = Interval { estimate: (low + high) / 2.0, half_width: (high - low) / 2.0, low, high };
        let given = Some(Given { interval, margin: 0.05 });
        let evidence = Evidence { given, ..trial.evidence(measure, 0.1) };
        assert_eq!(difference(&evidence, &scenario).as_deref(), Some(expected));
    }

    #[test]
    fn a_difference_is_said_with_both_ends_and_its_unit() {
        let cost = TrialMeasure::Cost { missed: 15.0, false_alarm: 3.0 };
        check((-0.0785, 0.0785), cost, "between 79 EUR less and 79 EUR more for 1,000 tickets");
        check((0.659_2, 0.840_3), cost, "between 659 and 841 EUR more for 1,000 tickets");
        check((-0.603_4, -0.446_7), cost, "between 446 and 604 EUR less for 1,000 tickets");
        check((-0.008_2, 0.008_2), TrialMeasure::Wrong, "between 9 fewer and 9 more for 1,000 tickets");
    }

    #[test]
    fn forecasts_have_two_digits() {
        assert_eq!([7, 99, 101, 1_234, 98_700].map(about), ["7", "99", "110", "1,300", "99,000"]);
    }
}
