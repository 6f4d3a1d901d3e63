//! Names and numbers as they may be given. Whoever misspells a name is told the nearest that there is, and a shell that
//! completes offers them all.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser};

use afterlaunch::course::{lessons, scenarios};
use afterlaunch::learn::drift::detectors;
use afterlaunch::learn::streams::prequential::Habit;
use afterlaunch::learn::streams::{self, DriftForm};
use afterlaunch::platform::scenario::Scenario;

fn described(all: impl IntoIterator<Item = (&'static str, &'static str)>) -> PossibleValuesParser {
    let all = all.into_iter().map(|(id, sentence)| PossibleValue::new(id).help(sentence.trim_end_matches('.')));
    all.collect::<Vec<_>>().into()
}

/// The built-in systems.
pub fn systems() -> PossibleValuesParser {
    described(scenarios::ALL.iter().map(|entry| (entry.card.id, entry.card.sentence)))
}

/// A system by its name.
pub fn system(name: &str) -> Result<Scenario, String> {
    scenarios::find(name).ok_or_else(|| format!("There is no system “{name}”."))
}

/// The lessons.
pub fn lessons() -> PossibleValuesParser {
    described(lessons::ALL.iter().map(|lesson| (lesson.id, lesson.title)))
}

/// The artificial streams.
pub fn streams() -> PossibleValuesParser {
    described(streams::ALL.iter().map(|kind| (kind.id, kind.sentence)))
}

/// The forms of drift.
pub fn forms() -> PossibleValuesParser {
    described(DriftForm::ALL.map(|(_, id, _, sentence)| (id, sentence)))
}

/// The detectors on streams.
pub fn detectors() -> PossibleValuesParser {
    described(detectors::ALL.iter().map(|kind| (kind.id, kind.sentence)))
}

/// How a learner goes through a stream.
pub fn habits() -> PossibleValuesParser {
    described(Habit::ALL.map(|(_, id, _, sentence)| (id, sentence)))
}

/// Reads a whole number in a range.
pub fn whole<T: Copy + PartialOrd + Display + FromStr>(range: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |text| {
        let read = text.parse().ok().filter(|number| range.contains(number));
        read.ok_or_else(|| format!("a whole number from {} to {} is wanted", range.start(), range.end()))
    }
}

/// Reads a share of traffic.
pub fn part(text: &str) -> Result<f32, String> {
    text.parse().ok().filter(|share| *share > 0.0 && *share < 1.0).ok_or_else(|| "a share above 0 and below 1 is wanted".to_owned())
}

/// Reads a share of which all and nothing are possible.
pub fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "a share from 0 to 1 is wanted".to_owned())
}

/// Reads a setting and its value.
pub fn setting(text: &str) -> Result<(String, f64), String> {
    let pair = text.split_once('=').and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)));
    pair.ok_or_else(|| "a setting and a number are wanted, as in delta=0.01".to_owned())
}
