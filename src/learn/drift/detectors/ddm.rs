//! DDM, the drift detection method: errors have become more frequent than they were at best.
//!
//! **Idea.** While nothing changes, a learner's share of errors p falls or stays, and its luck s = sqrt(p (1 - p) / n)
//! shrinks with the rows n. Keep the lowest p + s that was ever seen. When p + s has climbed two standard deviations above
//! that best, warn; at three, it is drift. It needs no window, and answers fast to a jump; a slow rise can hide from it,
//! because p remembers all rows since the last drift.
//!
//! | setting | unit | usual |
//! |---|---|---|
//! | warm_start | rows before anything is said | 30 |
//! | warning_threshold | standard deviations at the best | 2 |
//! | drift_threshold | standard deviations at the best | 3 |
//!
//! Reference: Gama, Medas, Castillo and Rodrigues, *Learning with Drift Detection*, SBIA 2004. As in River the limits must
//! be passed, not only reached: with “at least”, a stream without a single error would fire.

use super::detector::{Detector, DetectorKind, DetectorState, SettingsClash, reported_share};
use crate::base::math::sqrt;
use crate::base::stats::Moments;
use crate::learn::models::Hyperparameter;

/// What lists say about it.
pub const KIND: DetectorKind = DetectorKind {
    id: "ddm",
    name: "DDM",
    sentence: "Fires when the share of errors lies clearly above the lowest share it has had.",
    hyperparameters: &[
        Hyperparameter::whole("warm_start", "Warm start", "Rows that pass before it says anything.", (1.0, 10_000.0), 30.0),
        Hyperparameter::number(
            "warning_threshold",
            "Warning threshold",
            "It warns this many standard deviations above the best.",
            (0.1, 20.0),
            2.0,
        ),
        Hyperparameter::number(
            "drift_threshold",
            "Drift threshold",
            "It fires this many standard deviations above the best.",
            (0.1, 20.0),
            3.0,
        ),
    ],
    begin: |values, _| {
        let settings = Settings { warm_start: values[0] as u64, warning_threshold: values[1], drift_threshold: values[2] };
        if settings.warning_threshold > settings.drift_threshold {
            return Err(SettingsClash::DdmWarnsLate);
        }
        Ok(Box::new(Ddm::new(settings)))
    },
};

/// What one may choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Rows before anything is said.
    pub warm_start: u64,
    /// Standard deviations above the best at which it warns.
    pub warning_threshold: f64,
    /// Standard deviations above the best at which it fires.
    pub drift_threshold: f64,
}

/// A detector at work.
#[derive(Clone, Debug)]
pub struct Ddm {
    settings: Settings,
    errors: Moments,
    /// Share of errors and its standard deviation where their sum was lowest.
    best: Option<(f64, f64)>,
    state: DetectorState,
}

impl Ddm {
    /// A detector that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        Self { settings, errors: Moments::default(), best: None, state: DetectorState::Quiet }
    }

    /// Share of errors since the last drift, and its standard deviation.
    fn now(&self) -> Option<(f64, f64)> {
        let p = self.errors.mean()?;
        Some((p, sqrt((p * (1.0 - p)).max(0.0) / self.errors.count() as f64)))
    }
}

impl Detector for Ddm {
    fn update(&mut self, error: f64) -> DetectorState {
        if self.state == DetectorState::Drift {
            *self = Self::new(self.settings);
        }
        self.errors.push(error);
        if let Some((p, s)) = self.now().filter(|_| self.errors.count() > self.settings.warm_start) {
            let (p_min, s_min) = *self.best.insert(match self.best {
                Some((p_min, s_min)) if p + s > p_min + s_min => (p_min, s_min),
                _ => (p, s),
            });
            self.state = if p + s > p_min + self.settings.drift_threshold * s_min {
                DetectorState::Drift
            } else if p + s > p_min + self.settings.warning_threshold * s_min {
                DetectorState::Warning
            } else {
                DetectorState::Quiet
            };
        }
        self.state
    }

    fn share_of_limit(&self) -> Option<f64> {
        let ((p, s), (p_min, s_min)) = (self.now()?, self.best?);
        let (climbed, limit) = (p + s - p_min, self.settings.drift_threshold * s_min);
        // Without an error so far, the first one fires.
        let share = if limit > 0.0 { climbed / limit } else { f64::from(u8::from(climbed > 0.0)) };
        Some(reported_share(share, self.state))
    }
}
