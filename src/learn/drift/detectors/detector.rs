//! What every detector is: it takes values in and says how things stand, and lists know it by its kind.

use crate::learn::models::Hyperparameter;

/// What a detector says after a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetectorState {
    /// All as before.
    #[default]
    Quiet,
    /// Something may be changing. Only some detectors warn.
    Warning,
    /// It has changed.
    Drift,
}

/// What every detector can do.
pub trait Detector {
    /// Takes one value in, and says how things stand.
    fn update(&mut self, value: f64) -> DetectorState;

    /// How much of what it takes has come together: at 1 it fires. `None` while it knows too little.
    fn share_of_limit(&self) -> Option<f64>;
}

/// A detector, for lists.
#[derive(Clone, Copy, Debug)]
pub struct DetectorKind {
    /// Its name in files and on the command line.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// What one may choose about it.
    pub hyperparameters: &'static [Hyperparameter],
    /// Ready to watch, with a value for each setting and a seed for its dice.
    pub(super) begin: Begin,
}

/// Makes a detector of the values of its settings and a seed, or tells which settings do not go together.
pub(super) type Begin = fn(&[f64], u64) -> Result<Box<dyn Detector>, SettingsClash>;

/// Settings that do not go together, though each lies within its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsClash {
    /// DDM would fire before it warns.
    DdmWarnsLate,
    /// EDDM would fire before it warns.
    EddmWarnsLate,
    /// KSWIN's window has no room for as many older values as newer ones.
    KswinWindow,
}

/// A share of the limit that says the same as the state: rounding, or a second condition, may part the two by a hair.
pub(super) fn reported_share(share: f64, state: DetectorState) -> f64 {
    // A zero without a sign.
    if state == DetectorState::Drift { share.clamp(1.0, 10.0) } else { share.clamp(0.0, 1.0 - f64::EPSILON) + 0.0 }
}
