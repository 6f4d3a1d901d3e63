//! EDDM, the early drift detection method: errors have moved closer together than they were at best.
//!
//! **Idea.** Count the rows from each error to the next. While a learner improves, these distances grow. Keep the largest
//! mean + 2 standard deviations of them that was ever seen; when the same of now has fallen below 95 % of it, warn; below
//! 90 %, it is drift. It sees slow drift earlier than [`super::ddm`], and pays with many more false alarms, because
//! distances vary a lot while nothing changes.
//!
//! | setting | unit | usual |
//! |---|---|---|
//! | warm_start | rows, and errors, before anything is said | 30 |
//! | alpha | share of the largest below which it warns | 0.95 |
//! | beta | share of the largest below which it fires | 0.9 |
//!
//! Reference: Baena-García, del Campo-Ávila, Fidalgo, Bifet, Gavaldà and Morales-Bueno, *Early Drift Detection Method*,
//! IWKDDS 2006. As in River: the first error has its distance from the start; the variance is that of a sample; nothing is
//! decided at a row without an error, so that a warning stands until the next one.

use super::detector::{Detector, DetectorKind, DetectorState, SettingsClash, reported_share};
use crate::base::math::sqrt;
use crate::base::stats::Moments;
use crate::learn::models::Hyperparameter;

/// What lists say about it.
pub const KIND: DetectorKind = DetectorKind {
    id: "eddm",
    name: "EDDM",
    sentence: "Fires when errors follow each other at clearly shorter distances than they once did.",
    hyperparameters: &[
        Hyperparameter::whole("warm_start", "Warm start", "Errors that pass before it says anything.", (1.0, 10_000.0), 30.0),
        Hyperparameter::number("alpha", "Alpha", "It warns below this share of the largest distance.", (0.01, 1.0), 0.95),
        Hyperparameter::number("beta", "Beta", "It fires below this share of the largest distance.", (0.01, 0.999), 0.9),
    ],
    begin: |values, _| {
        let settings = Settings { warm_start: values[0] as u64, alpha: values[1], beta: values[2] };
        if settings.alpha < settings.beta {
            return Err(SettingsClash::EddmWarnsLate);
        }
        Ok(Box::new(Eddm::new(settings)))
    },
};

/// What one may choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Rows, and errors, before anything is said.
    pub warm_start: u64,
    /// Share of the largest below which it warns.
    pub alpha: f64,
    /// Share of the largest below which it fires.
    pub beta: f64,
}

/// A detector at work.
#[derive(Clone, Debug)]
pub struct Eddm {
    settings: Settings,
    rows: u64,
    last_error: u64,
    distances: Moments,
    /// The largest mean + 2 standard deviations.
    largest: f64,
    /// The last one as a share of it.
    level: Option<f64>,
    warned: bool,
    fired: bool,
}

impl Eddm {
    /// A detector that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        let distances = Moments::default();
        Self { settings, rows: 0, last_error: 0, distances, largest: -1.0, level: None, warned: false, fired: false }
    }

    /// It was warning at the last row. River shows this flag also at a row at which it fires.
    pub fn is_warned(&self) -> bool {
        self.warned
    }

    /// Decides at an error.
    fn judge(&mut self) {
        let spread = sqrt(self.distances.sample_variance().unwrap_or_default());
        let reach = self.distances.mean().unwrap_or_default() + 2.0 * spread;
        if reach > self.largest {
            self.largest = reach;
            self.level = Some(1.0);
        } else if self.distances.count() > self.settings.warm_start {
            let level = reach / self.largest;
            self.level = Some(level);
            self.fired = level < self.settings.beta;
            if !self.fired {
                self.warned = level < self.settings.alpha;
            }
        }
    }
}

impl Detector for Eddm {
    fn update(&mut self, error: f64) -> DetectorState {
        if self.fired {
            *self = Self::new(self.settings);
        }
        self.rows += 1;
        if error == 1.0 {
            self.distances.push((self.rows - self.last_error) as f64);
            if self.rows > self.settings.warm_start {
                self.judge();
            }
            self.last_error = self.rows;
        }
        match (self.fired, self.warned) {
            (true, _) => DetectorState::Drift,
            (false, true) => DetectorState::Warning,
            (false, false) => DetectorState::Quiet,
        }
    }

    fn share_of_limit(&self) -> Option<f64> {
        let state = if self.fired { DetectorState::Drift } else { DetectorState::Quiet };
        self.level.map(|level| reported_share((1.0 - level) / (1.0 - self.settings.beta), state))
    }
}
