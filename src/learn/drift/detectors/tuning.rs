//! Tunings: which detector, with which settings. Each value is within its range, so that only settings that do not go together
//! are still refused when it begins.

use super::ALL;
use super::detector::{Detector, DetectorKind, SettingsClash};
use crate::learn::models::{Hyperparameter, ValueError};
use crate::learn::table::exact;

/// A detector with a value for each of its settings.
#[derive(Clone, Debug)]
pub struct Tuning {
    kind: &'static DetectorKind,
    values: Vec<f64>,
}

/// Why there is no such tuning.
#[derive(Clone, Debug, PartialEq)]
pub enum TuningError {
    /// There is no such detector.
    NoSuchDetector {
        /// Its name in files.
        detector: String,
    },
    /// The detector has no such setting.
    NoSuchSetting {
        /// The detector's name in files.
        detector: &'static str,
        /// The setting's name in files.
        setting: String,
    },
    /// The setting cannot have this value.
    Value(ValueError),
    /// Settings that do not go together.
    Clash(SettingsClash),
}

impl Tuning {
    /// A detector as usual, by its name in files.
    ///
    /// # Errors
    /// If there is no such detector.
    pub fn of(id: &str) -> Result<Self, TuningError> {
        let kind = ALL.iter().find(|kind| kind.id == id);
        let kind = kind.ok_or_else(|| TuningError::NoSuchDetector { detector: id.to_owned() })?;
        Ok(Self { kind, values: kind.hyperparameters.iter().map(|hyperparameter| wide(hyperparameter.default)).collect() })
    }

    /// The same with another value of a setting.
    ///
    /// # Errors
    /// If it has no such setting, or the value lies outside its range.
    pub fn with(mut self, id: &str, value: f64) -> Result<Self, TuningError> {
        let at = self.kind.hyperparameters.iter().position(|hyperparameter| hyperparameter.id == id);
        let at = at.ok_or_else(|| TuningError::NoSuchSetting { detector: self.kind.id, setting: id.to_owned() })?;
        self.kind.hyperparameters[at].check(value as f32).map_err(TuningError::Value)?;
        self.values[at] = value;
        Ok(self)
    }

    /// The detector.
    pub fn kind(&self) -> &'static DetectorKind {
        self.kind
    }

    /// All settings with their values.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Hyperparameter, f64)> + '_ {
        self.kind.hyperparameters.iter().zip(self.values.iter().copied())
    }

    /// Ready to watch. The seed is for those that draw at random.
    ///
    /// # Errors
    /// If two settings do not go together.
    pub fn begin(&self, seed: u64) -> Result<Box<dyn Detector>, TuningError> {
        (self.kind.begin)(&self.values, seed).map_err(TuningError::Clash)
    }
}

/// A value of a setting in double precision: the number that is written, not the one nearest to it in single precision.
fn wide(value: f32) -> f64 {
    exact(value.to_string().as_bytes(), b'.').unwrap_or_else(|| f64::from(value))
}
