//! KSWIN, Kolmogorov-Smirnov windowing: the newest values are distributed differently from those before.
//!
//! **Idea.** Keep the last values in a sliding window. Hold its newest part against as many values drawn at random from its
//! older part, by the two-sample Kolmogorov-Smirnov test ([`super::super::ks`]). Any change of the distribution can be
//! seen, not only of the mean. The test is done at each value, so a small alpha is needed: with 0.05 one would hear an
//! alarm every few dozen values.
//!
//! | setting | unit | usual |
//! |---|---|---|
//! | alpha | p value at or below which it fires | 0.005 |
//! | window_size | values that are kept | 100 |
//! | stat_size | values on each side of the test | 30 |
//!
//! Reference: Raab, Heusinger and Schleif, *Reactive Soft Prototype Computing for Concept Drift Streams*, Neurocomputing 416,
//! 2020. As in River: p is the exact one without a correction for ties, the gap must also be wider than 0.1, and the value
//! after a drift meets an empty window. The draw differs, since its dice are our own; where the older part is just as large
//! as the newest one it takes all of them, and there is nothing to draw.

use super::detector::{Detector, DetectorKind, DetectorState, SettingsClash, reported_share};
use crate::base::dice::{Dice, Stream};
use crate::base::math::ln;
use crate::learn::drift::ks;
use crate::learn::models::Hyperparameter;
use std::collections::VecDeque;

/// A narrower gap is no drift, however unlikely.
const LEAST_GAP: f64 = 0.1;

/// What lists say about it.
pub const KIND: DetectorKind = DetectorKind {
    id: "kswin",
    name: "KSWIN",
    sentence: "Fires when the newest values are distributed differently from a sample of those before.",
    hyperparameters: &[
        Hyperparameter::number("alpha", "Alpha", "How unlikely chance must be for it to fire.", (0.000_001, 0.5), 0.005),
        Hyperparameter::whole("window_size", "Window size", "Values that are kept.", (4.0, 2_000.0), 100.0),
        Hyperparameter::whole("stat_size", "Statistic size", "Values that are compared with as many older ones.", (2.0, 200.0), 30.0),
    ],
    begin: |values, seed| {
        let settings = Settings { alpha: values[0], window_size: values[1] as usize, stat_size: values[2] as usize };
        if settings.window_size < 2 * settings.stat_size {
            return Err(SettingsClash::KswinWindow);
        }
        Ok(Box::new(Kswin::new(settings, seed)))
    },
};

/// What one may choose. The window must be at least twice as large as the part that is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The p value at or below which it fires.
    pub alpha: f64,
    /// Values that are kept.
    pub window_size: usize,
    /// Values on each side of the test.
    pub stat_size: usize,
}

/// A detector at work.
#[derive(Clone, Debug)]
pub struct Kswin {
    settings: Settings,
    seed: u64,
    /// Values since the last drift.
    seen: u64,
    window: VecDeque<f64>,
    p_value: Option<f64>,
    fired: bool,
}

impl Kswin {
    /// A detector that has seen nothing.
    pub fn new(settings: Settings, seed: u64) -> Self {
        Self { settings, seed, seen: 0, window: VecDeque::new(), p_value: None, fired: false }
    }

    /// The p value of the last test since the last drift.
    pub fn p_value(&self) -> Option<f64> {
        self.p_value
    }

    /// So many of the older values, each at most once.
    fn draw(&self) -> Vec<f64> {
        let Settings { window_size, stat_size, .. } = self.settings;
        let mut older: Vec<f64> = self.window.iter().take(window_size - stat_size).copied().collect();
        if older.len() > stat_size {
            let mut dice = Dice::keyed(self.seed, Stream::Detection, self.seen);
            for at in 0..stat_size {
                let other = at + (dice.unit() * (older.len() - at) as f64) as usize;
                older.swap(at, other);
            }
            older.truncate(stat_size);
        }
        older
    }
}

impl Detector for Kswin {
    fn update(&mut self, value: f64) -> DetectorState {
        if self.fired {
            *self = Self::new(self.settings, self.seed);
        }
        let Settings { alpha, window_size, stat_size } = self.settings;
        self.seen += 1;
        self.window.push_back(value);
        if self.window.len() > window_size {
            self.window.pop_front();
        }
        if self.window.len() == window_size {
            let newest: Vec<f64> = self.window.iter().skip(window_size - stat_size).copied().collect();
            if let Some(gap) = ks::statistic(&self.draw(), &newest) {
                let p = ks::exact_p(gap);
                self.p_value = Some(p);
                self.fired = p <= alpha && gap.d() > LEAST_GAP;
            }
        }
        if self.fired { DetectorState::Drift } else { DetectorState::Quiet }
    }

    /// As logarithms, since p falls by powers.
    fn share_of_limit(&self) -> Option<f64> {
        let state = if self.fired { DetectorState::Drift } else { DetectorState::Quiet };
        self.p_value.map(|p| reported_share(ln(p.max(1e-300)) / ln(self.settings.alpha), state))
    }
}
