//! Model specifications: which kind of model, with which settings.
//!
//! A kind names its settings ([`Hyperparameter`]), each with its range and what is usual. A [`ModelSpec`] holds a value for each, always
//! within its range, so that whoever trains by it need not ask again.
//!
//! ```
//! use afterlaunch::learn::models::ModelSpec;
//!
//! let recipe = ModelSpec::of("boosted-trees").unwrap().with("trees", 30.0).unwrap();
//! assert_eq!(recipe.changed().map(|(knob, value)| (knob.id, value)).collect::<Vec<_>>(), [("trees", 30.0)]);
//! assert!(recipe.with("trees", 0.5).unwrap_err().to_string().contains("from 1 to 400"));
//! ```

use super::kinds::linear::logistic;
use super::kinds::{ALL, USUAL};
use super::knob::{Hyperparameter, ValueError, Values, usual};
use super::model::ModelKind;
use serde::Serialize;
use std::fmt;

/// A kind of model with a value for each of its settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ModelSpec {
    kind: u8,
    values: Values,
}

impl Default for ModelSpec {
    /// Logistic regression as usual.
    fn default() -> Self {
        // Known beforehand: whoever trains as usual does not need the list of all kinds.
        const VALUES: Values = usual(logistic::KIND.knobs);
        Self { kind: USUAL as u8, values: VALUES }
    }
}

impl ModelSpec {
    /// The kind at this place in [`ALL`], as usual.
    fn usual(kind: usize) -> Self {
        Self { kind: kind as u8, values: usual(ALL[kind].knobs) }
    }

    /// It is logistic regression, with whatever settings.
    pub const fn is_usual_kind(&self) -> bool {
        self.kind as usize == USUAL
    }

    /// A kind of model as usual, by its name in files.
    ///
    /// # Errors
    /// If there is no such kind.
    pub fn of(id: &str) -> Result<Self, SpecError> {
        let at = ALL.iter().position(|kind| kind.id == id);
        at.map(Self::usual).ok_or_else(|| SpecError::NoSuchKind { kind: id.to_owned() })
    }

    /// The same with another value of a setting.
    ///
    /// # Errors
    /// If the kind has no such setting, or the value lies outside its range.
    pub fn with(mut self, id: &str, value: f32) -> Result<Self, SpecError> {
        let kind = self.kind();
        let at = kind.knobs.iter().position(|knob| knob.id == id);
        let at = at.ok_or_else(|| SpecError::NoSuchSetting { kind: kind.id, setting: id.to_owned() })?;
        kind.knobs[at].check(value).map_err(SpecError::Value)?;
        self.values[at] = value;
        Ok(self)
    }

    /// The kind. Whoever trains as usual does not need the list of all.
    #[inline(never)]
    pub fn kind(&self) -> &'static ModelKind {
        &ALL[usize::from(self.kind)]
    }

    /// It learns numbers where there are any. Logistic regression never does, which is known without the list of all kinds.
    pub fn tells_numbers(&self) -> bool {
        !self.is_usual_kind() && self.kind().numbers
    }

    /// Its place in [`ALL`].
    pub fn place(&self) -> usize {
        usize::from(self.kind)
    }

    /// The values in the order of the kind's settings.
    pub fn values(&self) -> Values {
        self.values
    }

    /// Strength of the penalty on the squared weights, on the mean loss of so many rows; 0 for kinds without one.
    pub fn penalty(&self, rows: u32) -> f64 {
        (self.kind().penalty)(&self.values, rows)
    }

    /// All settings with their values.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Hyperparameter, f32)> + use<> {
        self.kind().knobs.iter().zip(self.values)
    }

    /// The settings that are not as usual.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Hyperparameter, f32)> + use<> {
        self.settings().filter(|(knob, value)| *value != knob.usual)
    }
}

/// Why there is no such specification.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SpecError {
    /// There is no such kind of model.
    NoSuchKind {
        /// Its name in files.
        kind: String,
    },
    /// The kind has no such setting.
    NoSuchSetting {
        /// The kind's name in files.
        kind: &'static str,
        /// The setting's name in files.
        setting: String,
    },
    /// The setting cannot have this value.
    Value(ValueError),
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchKind { kind } => write!(f, "There is no kind of model “{kind}”."),
            Self::NoSuchSetting { kind, setting } => write!(f, "The model “{kind}” has no setting “{setting}”."),
            Self::Value(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for SpecError {}

#[cfg(test)]
mod tests {
    use super::super::knob::MOST_KNOBS;
    use super::*;

    fn check(recipe: Result<ModelSpec, SpecError>, expected: &str) {
        let told = recipe
            .map_or_else(|why| why.to_string(), |recipe| format!("{} {:?}", recipe.kind().id, recipe.changed().next().map(|(_, v)| v)));
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn what_cannot_be_is_named() {
        check(ModelSpec::of("astrology"), "no kind of model “astrology”");
        check(ModelSpec::default().with("trees", 3.0), "no setting “trees”");
        let boosted = || ModelSpec::of("boosted-trees").unwrap();
        check(boosted().with("trees", 1e9), "from 1 to 400");
        check(boosted().with("trees", f32::NAN), "from 1 to 400");
        check(boosted().with("trees", 2.5), "whole number");
        check(boosted().with("rate", 0.5), "boosted-trees Some(0.5)");
        check(Ok(ModelSpec::default()), "logistic-regression None");
    }

    #[test]
    fn what_is_usual_lies_within_the_range() {
        for kind in ALL {
            assert!(kind.knobs.len() <= MOST_KNOBS, "{}", kind.id);
            kind.knobs.iter().for_each(|knob| knob.check(knob.usual).unwrap());
        }
    }
}
