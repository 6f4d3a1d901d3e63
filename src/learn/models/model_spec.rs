//! Model specifications: which kind of model, with which settings.
//!
//! A kind names its settings ([`Hyperparameter`]), each with its range and what is usual. A [`ModelSpec`] holds a value for each, always
//! within its range, so that whoever trains by it need not ask again.
//!
//! ```
//! use afterlaunch::learn::models::{ModelSpec, SpecError, ValueError};
//!
//! let recipe = ModelSpec::of("boosted-trees").unwrap().with("trees", 30.0).unwrap();
//! assert_eq!(recipe.changed().map(|(knob, value)| (knob.id, value)).collect::<Vec<_>>(), [("trees", 30.0)]);
//! assert!(matches!(recipe.with("trees", 0.5), Err(SpecError::Value(ValueError::OutOfRange { least: 1.0, most: 400.0, .. }))));
//! ```

use super::hyperparameter::{Hyperparameter, ValueError, Values, defaults};
use super::kinds::linear::logistic;
use super::kinds::{ALL, DEFAULT_KIND};
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
        const VALUES: Values = defaults(logistic::KIND.hyperparameters);
        Self { kind: DEFAULT_KIND as u8, values: VALUES }
    }
}

impl ModelSpec {
    /// The kind at this place in [`ALL`], as usual.
    fn with_defaults(kind: usize) -> Self {
        Self { kind: kind as u8, values: defaults(ALL[kind].hyperparameters) }
    }

    /// It is logistic regression, with whatever settings.
    pub const fn is_default_kind(&self) -> bool {
        self.kind as usize == DEFAULT_KIND
    }

    /// A kind of model as usual, by its name in files.
    ///
    /// # Errors
    /// If there is no such kind.
    pub fn of(id: &str) -> Result<Self, SpecError> {
        let at = ALL.iter().position(|kind| kind.id == id);
        at.map(Self::with_defaults).ok_or_else(|| SpecError::NoSuchKind { kind: id.to_owned() })
    }

    /// The same with another value of a setting.
    ///
    /// # Errors
    /// If the kind has no such setting, or the value lies outside its range.
    pub fn with(mut self, id: &str, value: f32) -> Result<Self, SpecError> {
        let kind = self.kind();
        let at = kind.hyperparameters.iter().position(|hyperparameter| hyperparameter.id == id);
        let at = at.ok_or_else(|| SpecError::NoSuchSetting { kind: kind.id, setting: id.to_owned() })?;
        kind.hyperparameters[at].check(value).map_err(SpecError::Value)?;
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
        !self.is_default_kind() && self.kind().numbers
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
        self.kind().hyperparameters.iter().zip(self.values)
    }

    /// The settings that are not as usual.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Hyperparameter, f32)> + use<> {
        self.settings().filter(|(hyperparameter, value)| *value != hyperparameter.default)
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

/// The bare kind, for developers.
impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for SpecError {}

#[cfg(test)]
mod tests {
    use super::super::hyperparameter::MOST_HYPERPARAMETERS;
    use super::*;

    #[test]
    fn what_cannot_be_is_named() {
        let refused = |spec: Result<ModelSpec, SpecError>| spec.unwrap_err();
        assert_eq!(refused(ModelSpec::of("astrology")), SpecError::NoSuchKind { kind: "astrology".into() });
        let setting = SpecError::NoSuchSetting { kind: "logistic-regression", setting: "trees".into() };
        assert_eq!(refused(ModelSpec::default().with("trees", 3.0)), setting);
        let boosted = || ModelSpec::of("boosted-trees").unwrap();
        let trees = |given| SpecError::Value(ValueError::OutOfRange { setting: "Trees", least: 1.0, most: 400.0, given });
        assert_eq!(refused(boosted().with("trees", 1e9)), trees(1e9));
        assert!(matches!(refused(boosted().with("trees", f32::NAN)), SpecError::Value(ValueError::OutOfRange { .. })));
        assert_eq!(refused(boosted().with("trees", 2.5)), SpecError::Value(ValueError::NotWhole { setting: "Trees", given: 2.5 }));
        assert_eq!(
            boosted().with("rate", 0.5).unwrap().changed().map(|(hyperparameter, value)| (hyperparameter.id, value)).collect::<Vec<_>>(),
            [("rate", 0.5)]
        );
        assert_eq!(ModelSpec::default().changed().count(), 0);
    }

    #[test]
    fn what_is_usual_lies_within_the_range() {
        for kind in ALL {
            assert!(kind.hyperparameters.len() <= MOST_HYPERPARAMETERS, "{}", kind.id);
            kind.hyperparameters.iter().for_each(|hyperparameter| hyperparameter.check(hyperparameter.default).unwrap());
        }
    }
}
