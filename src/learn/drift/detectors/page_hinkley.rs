//! Page-Hinkley: deviations from the mean have piled up on one side.
//!
//! **Idea.** Add up how far each value lies from the mean so far. While nothing changes the sum wanders about; after a rise
//! of the mean it climbs away from its lowest point, after a fall it sinks from its highest. A little is taken off each
//! time (delta), so that small wandering stays small, and the sum forgets slowly (alpha). Once it is further from its
//! turning point than a threshold, it is drift.
//!
//! | setting | unit | usual |
//! |---|---|---|
//! | min_instances | values before anything is said | 30 |
//! | delta | the deviation, in the unit of the values, that is let pass | 0.005 |
//! | threshold | summed deviations | 50 |
//! | alpha | share of the sum that is kept at each value | 0.9999 |
//! | mode | rises and falls, rises alone, falls alone | both |
//!
//! Reference: Page, *Continuous Inspection Schemes*, Biometrika 41, 1954; Hinkley, Biometrika 58, 1971. As in River: the
//! value counts in the mean before it is held against it, and the highest point of a falling sum starts at -1.

use super::detector::{Detector, DetectorKind, DetectorState, reported_share};
use crate::base::stats::Moments;
use crate::learn::models::Hyperparameter;

/// What lists say about it.
pub const KIND: DetectorKind = DetectorKind {
    id: "page-hinkley",
    name: "Page-Hinkley",
    sentence: "Fires when the distances of values from their mean so far have piled up on one side.",
    hyperparameters: &[
        Hyperparameter::whole("min_instances", "Least values", "Values that pass before it says anything.", (1.0, 10_000.0), 30.0),
        Hyperparameter::number("delta", "Delta", "A distance from the mean that is let pass.", (0.0, 1.0), 0.005),
        Hyperparameter::number("threshold", "Threshold", "It fires when more than this has piled up.", (0.1, 10_000.0), 50.0),
        Hyperparameter::number("alpha", "Alpha", "The share of the pile that is kept at each value.", (0.5, 1.0), 0.9999),
        Hyperparameter::whole("mode", "Mode", "0 looks for rises and falls, 1 for rises alone, 2 for falls alone.", (0.0, 2.0), 0.0),
    ],
    begin: |values, _| {
        let mode = [Mode::Both, Mode::Up, Mode::Down][(values[4] as usize).min(2)];
        let settings = Settings { min_instances: values[0] as u64, delta: values[1], threshold: values[2], alpha: values[3], mode };
        Ok(Box::new(PageHinkley::new(settings)))
    },
};

/// Which changes it looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Rises and falls.
    Both,
    /// Rises of the mean.
    Up,
    /// Falls of the mean.
    Down,
}

/// What one may choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Values before anything is said.
    pub min_instances: u64,
    /// The deviation that is let pass.
    pub delta: f64,
    /// Summed deviations beyond which it fires.
    pub threshold: f64,
    /// Share of the sum that is kept at each value.
    pub alpha: f64,
    /// Which changes it looks for.
    pub mode: Mode,
}

/// A detector at work.
#[derive(Clone, Debug)]
pub struct PageHinkley {
    settings: Settings,
    values: Moments,
    up: f64,
    least: f64,
    down: f64,
    most: f64,
    fired: bool,
}

impl PageHinkley {
    /// A detector that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        Self { settings, values: Moments::default(), up: 0.0, least: f64::INFINITY, down: 0.0, most: -1.0, fired: false }
    }

    /// The mean since the last drift.
    pub fn mean(&self) -> Option<f64> {
        self.values.mean()
    }

    /// The widest way from a turning point, on the sides that count.
    fn piled_up(&self) -> f64 {
        let (rise, fall) = (self.up - self.least, self.most - self.down);
        match self.settings.mode {
            Mode::Both => rise.max(fall),
            Mode::Up => rise,
            Mode::Down => fall,
        }
    }
}

impl Detector for PageHinkley {
    fn update(&mut self, value: f64) -> DetectorState {
        if self.fired {
            *self = Self::new(self.settings);
        }
        self.values.push(value);
        let Settings { delta, alpha, .. } = self.settings;
        let apart = value - self.values.mean().unwrap_or_default();
        self.up = alpha * self.up + apart - delta;
        self.down = alpha * self.down + apart + delta;
        self.least = self.least.min(self.up);
        self.most = self.most.max(self.down);
        self.fired = self.values.count() >= self.settings.min_instances && self.piled_up() > self.settings.threshold;
        if self.fired { DetectorState::Drift } else { DetectorState::Quiet }
    }

    fn share_of_limit(&self) -> Option<f64> {
        let state = if self.fired { DetectorState::Drift } else { DetectorState::Quiet };
        (self.values.count() >= self.settings.min_instances).then(|| reported_share(self.piled_up() / self.settings.threshold, state))
    }
}
