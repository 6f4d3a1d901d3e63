//! A trial in words: for a refusal, a control that is locked, and the card of a version.

use super::{Evidence, Measure, Verdict};
use crate::base::wording::{figure, grouped};
use crate::learn::sequential::Interval;
use crate::platform::scenario::Scenario;
use crate::platform::world::World;

/// Costs and mistakes are said for so many requests.
const PER: f64 = 1_000.0;

impl World {
    /// Why the canary is not to be promoted, if it is not: what is missing, or what is wrong.
    pub fn why_not_promoted(&self) -> Option<String> {
        let (canary, _) = self.release.rollout.canary.filter(|_| !self.verdict().promotes())?;
        self.verdict_in_words(canary)
    }

    /// What the last trial of a version has shown, as a sentence; `None` if it never had one.
    pub fn verdict_in_words(&self, version: u32) -> Option<String> {
        let evidence = self.evidence(version)?;
        let over = self.release.registry.trial(version).is_some_and(|trial| trial.until.is_some());
        let how = evidence.difference_in_words(&self.scenario).map_or_else(String::new, |how| format!(": {how}"));
        let champion = evidence.versions[0];
        Some(match evidence.verdict {
            Verdict::NotEnough if over => {
                format!("Its trial ended before anybody could say whether v{version} is better or worse than v{champion}.")
            }
            Verdict::NotEnough => format!("Not enough evidence yet: {}", self.missing_in_words(version)?),
            Verdict::NoWorse => {
                let margin = evidence.margin_in_words(&self.scenario).unwrap_or_default();
                format!("v{version} is no worse than v{champion}{how}. Up to {margin} more counts as no harm.")
            }
            verdict => format!("v{version} is {} than v{champion}{how}.", verdict.word()),
        })
    }

    /// What a version's trial still needs, as a sentence: "about 3,400 more outcomes of v4 are needed, some 540 of them
    /// urgent; at this share about 2 days." `None` where it has no trial or needs nothing.
    pub fn missing_in_words(&self, version: u32) -> Option<String> {
        let evidence = self.evidence(version).filter(|evidence| evidence.verdict == Verdict::NotEnough)?;
        let Some(missing) = evidence.missing else {
            return Some(format!("neither v{} nor v{version} has made mistakes that are known.", evidence.versions[0]));
        };
        let outcomes = about(missing.outcomes);
        let (noun, are) = if missing.outcomes == 1 { ("outcome", "is") } else { ("outcomes", "are") };
        let positives = about(missing.positives);
        let when = match self.days_to_verdict(version) {
            Some(days) if days >= 400.0 => "; at this share more than a year".to_owned(),
            Some(days) if days >= 1.5 => format!("; at this share about {days:.0} days"),
            Some(days) if days >= 0.95 => "; at this share about a day".to_owned(),
            Some(days) if days * 24.0 >= 1.5 => format!("; at this share about {:.0} hours", days * 24.0),
            Some(_) => "; at this share about an hour".to_owned(),
            None => String::new(),
        };
        let positive = &self.scenario.words.positive;
        Some(format!("about {outcomes} more {noun} of v{version} {are} needed, some {positives} of them {positive}{when}."))
    }
}

impl Evidence {
    /// Both ends of the difference on which the verdict rests: "between 12 EUR less and 31 EUR more for 1,000 tickets".
    pub fn difference_in_words(&self, scenario: &Scenario) -> Option<String> {
        let interval = self.given?.interval;
        let scale = self.scale();
        let (low, high, half) = (interval.low * scale, interval.high * scale, interval.half_width * scale);
        let unit = self.unit(scenario);
        let (less, more) = match self.measure {
            Measure::Wrong => ("fewer", "more"),
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
        Some(format!("{range} {}", self.for_so_many(scenario)))
    }

    /// One of both means: "612 EUR".
    pub fn mean_in_words(&self, arm: usize, scenario: &Scenario) -> Option<String> {
        Some(format!("{}{}", figure(self.means[arm]? * self.scale()), self.unit(scenario)))
    }

    /// The difference on which the verdict rests, with its interval: "+18 EUR (95 % interval −12 to +31 EUR)".
    pub fn given_in_words(&self, scenario: &Scenario) -> Option<String> {
        let interval = self.given?.interval;
        Some(format!("{} (95 % interval {})", self.signed(interval.estimate, scenario), self.ends(&interval, scenario)))
    }

    /// The ends of the interval as it is now, with their signs: "−12 to +31 EUR".
    pub fn ends_in_words(&self, scenario: &Scenario) -> Option<String> {
        Some(self.ends(&self.interval?, scenario))
    }

    fn ends(&self, interval: &Interval, scenario: &Scenario) -> String {
        let (low, high, half) = (interval.low * self.scale(), interval.high * self.scale(), interval.half_width * self.scale());
        let end = |value: f64, up: bool| match value {
            value if value < 0.0 => format!("−{}", ended(-value, half, !up)),
            value => format!("+{}", ended(value, half, up)),
        };
        format!("{} to {}{}", end(low, false), end(high, true), self.unit(scenario))
    }

    /// The difference as it was seen: "+18 EUR".
    pub fn estimate_in_words(&self, scenario: &Scenario) -> Option<String> {
        Some(self.signed(self.means[1]? - self.means[0]?, scenario))
    }

    fn signed(&self, apart: f64, scenario: &Scenario) -> String {
        let apart = apart * self.scale();
        let sign = if apart > 0.0 { "+" } else { "" };
        format!("{sign}{}{}", figure(apart), self.unit(scenario))
    }

    /// The no-harm margin of that moment: "61 EUR".
    pub fn margin_in_words(&self, scenario: &Scenario) -> Option<String> {
        Some(format!("{}{}", figure(self.given?.margin * self.scale()), self.unit(scenario)))
    }

    /// What is measured: "cost of mistakes for 1,000 tickets".
    pub fn measure_in_words(&self, scenario: &Scenario) -> String {
        let of = match self.measure {
            Measure::Cost { .. } => "cost of mistakes",
            Measure::Wrong => "wrong answers",
            Measure::Distance => "mean error",
        };
        format!("{of} {}", self.for_so_many(scenario))
    }

    fn scale(&self) -> f64 {
        if self.measure == Measure::Distance { 1.0 } else { PER }
    }

    fn unit(&self, scenario: &Scenario) -> String {
        match self.measure {
            Measure::Cost { .. } => " EUR".to_owned(),
            Measure::Wrong => String::new(),
            Measure::Distance => scenario.amount.as_ref().map_or_else(String::new, |amount| format!(" {}", amount.unit)),
        }
    }

    fn for_so_many(&self, scenario: &Scenario) -> String {
        match self.measure {
            Measure::Distance => format!("for each {}", scenario.words.one),
            _ => format!("for {} {}", grouped(PER as u64), scenario.words.many),
        }
    }
}

/// A forecast is never exact: two digits that count.
fn about(number: u32) -> String {
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
    use crate::platform::release::trial::Trial;
    use crate::platform::team::settings::SuccessMetric;
    use crate::platform::vocabulary::ConfusionMatrix;

    fn check(canary: [u32; 4], measure: Measure, expected: &str) {
        let scenario = crate::course::scenarios::find(crate::course::scenarios::DEFAULT).expect("it is there");
        let mut trial = Trial::begin([3, 4], SuccessMetric::Cost, 0.1, Tick(0), 20_000.0);
        for (arm, cells) in trial.arms.iter_mut().zip([[10_000, 4_000, 3_000, 83_000], canary]) {
            let [hits, false_alarms, missed, rightly_left] = cells;
            arm.strata[1].cells =
                ConfusionMatrix { true_positives: 0, false_positives: false_alarms, false_negatives: 0, true_negatives: rightly_left };
            arm.strata[4].cells = ConfusionMatrix { true_positives: hits, false_positives: 0, false_negatives: missed, true_negatives: 0 };
        }
        let evidence = trial.evidence(measure, 0.1);
        assert_eq!(evidence.difference_in_words(&scenario).as_deref(), Some(expected));
    }

    #[test]
    fn a_difference_is_said_with_both_ends_and_its_unit() {
        let cost = Measure::Cost { missed: 15.0, false_alarm: 3.0 };
        check([1_000, 400, 300, 8_300], cost, "between 79 EUR less and 79 EUR more for 1,000 tickets");
        check([500, 400, 800, 8_300], cost, "between 659 and 841 EUR more for 1,000 tickets");
        check([1_290, 100, 10, 8_600], cost, "between 446 and 604 EUR less for 1,000 tickets");
        check([1_000, 400, 300, 8_300], Measure::Wrong, "between 9 fewer and 9 more for 1,000 tickets");
    }

    #[test]
    fn forecasts_have_two_digits() {
        assert_eq!([7, 99, 101, 1_234, 98_700].map(about), ["7", "99", "110", "1,300", "99,000"]);
    }
}
