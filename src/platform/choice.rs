//! What a training is to learn from, and how: days, rows left out, kind of model, settings.
//!
//! In a log it is an object, in a link a few bytes. Both leave out what is as usual, so that a training of logistic
//! regression as usual is written as it was before there were other kinds.

use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

use super::action::Refusal;
use crate::learn::models::{ALL, Recipe};

/// Days back that a training can look at most.
pub const MOST_DAYS: u32 = 70;

/// What a new version learns from, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TrainingChoice {
    /// From so many days back.
    pub days: u32,
    /// Up to so many days back; 0 is now.
    pub until: u32,
    /// Leave out the hours in which an alert fired.
    pub skip_alerts: bool,
    /// Which kind of model, with which settings.
    pub recipe: Recipe,
}

impl TrainingChoice {
    /// Logistic regression as usual on the last days.
    pub fn last(days: u32) -> Self {
        Self { days, ..Self::default() }
    }

    /// The same without the hours in which an alert fired, or with them.
    #[must_use]
    pub fn skipping(self, skip_alerts: bool) -> Self {
        Self { skip_alerts, ..self }
    }

    /// The same with another kind of model or other settings.
    #[must_use]
    pub fn by(self, recipe: Recipe) -> Self {
        Self { recipe, ..self }
    }

    /// Whether there can be such a training.
    ///
    /// # Errors
    /// If it looks too far back, or not back at all.
    pub fn check(&self) -> Result<(), Refusal> {
        let Self { days, until, .. } = *self;
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Refusal::because(format!("A training can look 1 to {MOST_DAYS} days back, not {days}.")));
        }
        if until >= days {
            return Err(Refusal::because(format!(
                "A training from {days} days back on cannot end {until} days back: there is no day between."
            )));
        }
        Ok(())
    }

    /// Days in words, as a reason for a version: "the last 14 days".
    pub fn in_words(&self) -> String {
        match (self.days, self.until) {
            (1, 0) => "the last day".to_owned(),
            (days, 0) => format!("the last {days} days"),
            (days, until) => format!("the days from {days} to {until} days back"),
        }
    }
}

/// As people read and write it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    days: u32,
    #[serde(default)]
    skip_alerts: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    until: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    settings: BTreeMap<String, f32>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Serialize for TrainingChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { days, until, skip_alerts, recipe } = *self;
        let kind = recipe.kind();
        let settings = recipe.changed().map(|(knob, value)| (knob.id.to_owned(), value)).collect();
        if serializer.is_human_readable() {
            let model = (recipe.place() != Recipe::default().place()).then(|| kind.id.to_owned());
            return Told { days, skip_alerts, until, model, settings }.serialize(serializer);
        }
        // The second byte was a yes or no; its next bit says that more follows.
        let more = until > 0 || recipe != Recipe::default();
        let mut out = serializer.serialize_tuple(2 + usize::from(more))?;
        out.serialize_element(&days)?;
        out.serialize_element(&(u8::from(skip_alerts) | u8::from(more) << 1))?;
        if more {
            out.serialize_element(&(until, recipe.place() as u8, settings))?;
        }
        out.end()
    }
}

impl<'de> Deserialize<'de> for TrainingChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let told = Told::deserialize(deserializer)?;
            let recipe = told.model.as_deref().map_or(Ok(Recipe::default()), Recipe::of);
            let recipe = recipe.and_then(|recipe| with_all(recipe, &told.settings)).map_err(D::Error::custom)?;
            return Ok(Self { days: told.days, until: told.until, skip_alerts: told.skip_alerts, recipe });
        }
        deserializer.deserialize_tuple(3, Bytes)
    }
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = TrainingChoice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a training")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TrainingChoice, A::Error> {
        let short = || A::Error::custom("a training that is cut off");
        let days = seq.next_element()?.ok_or_else(short)?;
        let bits: u8 = seq.next_element()?.ok_or_else(short)?;
        let mut choice = TrainingChoice { days, skip_alerts: bits & 1 == 1, ..TrainingChoice::default() };
        if bits > 1 {
            let (until, place, settings): (u32, u8, BTreeMap<String, f32>) = seq.next_element()?.ok_or_else(short)?;
            let kind = ALL.get(usize::from(place)).ok_or_else(|| A::Error::custom("a kind of model that is not known"))?;
            choice.until = until;
            choice.recipe = Recipe::of(kind.id).and_then(|recipe| with_all(recipe, &settings)).map_err(A::Error::custom)?;
        }
        Ok(choice)
    }
}

fn with_all(recipe: Recipe, settings: &BTreeMap<String, f32>) -> Result<Recipe, String> {
    settings.iter().try_fold(recipe, |recipe, (id, value)| recipe.with(id, *value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boosted() -> Recipe {
        Recipe::of("boosted-trees").unwrap().with("trees", 30.0).unwrap()
    }

    fn check(choice: TrainingChoice, json: &str, bytes: &[u8]) {
        assert_eq!(serde_json::to_string(&choice).unwrap(), json);
        assert_eq!(serde_json::from_str::<TrainingChoice>(json).unwrap(), choice);
        let written = postcard::to_allocvec(&choice).unwrap();
        assert!(written.starts_with(bytes), "{written:?}");
        // What stands behind it is not touched.
        let followed = postcard::to_allocvec(&(choice, 7_u8)).unwrap();
        assert_eq!(postcard::from_bytes::<(TrainingChoice, u8)>(&followed).unwrap(), (choice, 7));
    }

    #[test]
    fn what_is_usual_is_written_as_ever() {
        check(TrainingChoice::last(14), r#"{"days":14,"skip_alerts":false}"#, &[14, 0]);
        check(TrainingChoice::last(14).skipping(true), r#"{"days":14,"skip_alerts":true}"#, &[14, 1]);
        assert_eq!(postcard::to_allocvec(&TrainingChoice::last(14).skipping(true)).unwrap().len(), 2);
    }

    #[test]
    fn what_is_not_is_added() {
        let json = r#"{"days":9,"skip_alerts":false,"until":2,"model":"boosted-trees","settings":{"trees":30.0}}"#;
        check(TrainingChoice { until: 2, ..TrainingChoice::last(9).by(boosted()) }, json, &[9, 2, 2]);
    }

    #[test]
    fn what_cannot_be_is_named() {
        let told = |json: &str| serde_json::from_str::<TrainingChoice>(json).unwrap_err().to_string();
        assert!(told(r#"{"days":9,"model":"tarot"}"#).contains("no kind of model “tarot”"));
        assert!(told(r#"{"days":9,"settings":{"trees":3}}"#).contains("no setting “trees”"));
        assert!(told(r#"{"days":9,"model":"boosted-trees","settings":{"trees":3000}}"#).contains("from 1 to 400"));
        assert!(postcard::from_bytes::<TrainingChoice>(&[9, 2, 2, 99, 0]).is_err());
        let days = |days, until| TrainingChoice { until, ..TrainingChoice::last(days) }.check().map_err(|why| why.to_string());
        assert_eq!(days(7, 6), Ok(()));
        assert!(days(0, 0).unwrap_err().contains("1 to 70") && days(71, 0).is_err());
        assert!(days(7, 7).unwrap_err().contains("no day between"));
    }
}
