//! Tunings: which detector, with which settings. Each value is within its range, so that only settings that do not go together
//! are still refused when it begins.

use super::ALL;
use super::detector::{Detector, DetectorKind};
use crate::base::wording::meant;
use crate::learn::models::Hyperparameter;
use crate::learn::table::exact;

/// A detector with a value for each of its settings.
#[derive(Clone, Debug)]
pub struct Tuning {
    kind: &'static DetectorKind,
    values: Vec<f64>,
}

impl Tuning {
    /// A detector as usual, by its name in files.
    ///
    /// # Errors
    /// If there is no such detector; which there are.
    pub fn of(id: &str) -> Result<Self, String> {
        let known = || ALL.iter().map(|kind| kind.id).collect::<Vec<_>>().join(", ");
        let kind = ALL.iter().find(|kind| kind.id == id);
        let kind = kind.ok_or_else(|| format!("There is no detector “{id}”. There are: {}.", known()))?;
        Ok(Self { kind, values: kind.knobs.iter().map(|knob| wide(knob.usual)).collect() })
    }

    /// The same with another value of a setting.
    ///
    /// # Errors
    /// If it has no such setting, or the value lies outside its range.
    pub fn with(mut self, id: &str, value: f64) -> Result<Self, String> {
        let Some(at) = self.kind.knobs.iter().position(|knob| knob.id == id) else {
            let known: Vec<&str> = self.kind.knobs.iter().map(|knob| knob.id).collect();
            return Err(format!(
                "{} has no setting “{id}”.{} Its settings: {}.",
                self.kind.name,
                meant(id, known.iter().copied()),
                known.join(", ")
            ));
        };
        self.kind.knobs[at].check(value as f32).map_err(|why| why.to_string())?;
        self.values[at] = value;
        Ok(self)
    }

    /// The detector.
    pub fn kind(&self) -> &'static DetectorKind {
        self.kind
    }

    /// All settings with their values.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Hyperparameter, f64)> + '_ {
        self.kind.knobs.iter().zip(self.values.iter().copied())
    }

    /// Ready to watch. The seed is for those that draw at random.
    ///
    /// # Errors
    /// If two settings do not go together.
    pub fn begin(&self, seed: u64) -> Result<Box<dyn Detector>, String> {
        (self.kind.begin)(&self.values, seed).map_err(str::to_owned)
    }
}

/// A value of a setting in double precision: the number that is written, not the one nearest to it in single precision.
fn wide(value: f32) -> f64 {
    exact(value.to_string().as_bytes(), b'.').unwrap_or_else(|| f64::from(value))
}
