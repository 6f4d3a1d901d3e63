//! ADWIN, adaptive windowing: the older and the newer part of a window have different means.
//!
//! **Idea.** Keep a window of the latest values, as long as nothing speaks against it. Now and then try the places at which
//! it could be cut in two. If the means of both parts lie further apart than luck allows, the world has changed
//! somewhere between: forget the oldest values, and ask again. So the window is long while nothing changes, which makes
//! its mean exact, and short soon after a change.
//!
//! The window is not kept value by value but as sums over 1, 2, 4, 8 ... values ([`Row`]): older values are summed up more
//! coarsely, and a window of a million needs less than two hundred sums. Cuts are tried between these.
//!
//! | setting | unit | usual |
//! |---|---|---|
//! | delta | how readily luck is ruled out; smaller is more careful | 0.002 |
//! | clock | values from one look to the next | 32 |
//! | max_buckets | sums of one size | 5 |
//! | min_window_length | values on each side of a cut | 5 |
//! | grace_period | values before the first look | 10 |
//!
//! With parts of n0 and n1 values and a window of n values with variance v, luck allows
//! sqrt(2 m v L) + 2/3 m L, where L = ln(2 ln(n) / delta) and m = 1 / (n0 - least + 1) + 1 / (n1 - least + 1).
//!
//! Reference: Bifet and Gavaldà, *Learning from Time-Changing Data with Adaptive Windowing*, SDM 2007; the spread of a window
//! from the spreads of its parts after Babcock, Datar, Motwani and O’Callaghan, PODS 2003. As in River, cuts are tried from
//! the oldest on, and the first that is too wide costs the window its oldest sum.

use super::detector::{Detector, DetectorKind, DetectorState, reported_share};
use crate::base::math::{ln, sqrt};
use crate::learn::models::Hyperparameter;
use std::collections::VecDeque;

/// What lists say about it.
pub const KIND: DetectorKind = DetectorKind {
    id: "adwin",
    name: "ADWIN",
    sentence: "Keeps a window that grows while all is well, and cuts it where its older and newer parts have different means.",
    hyperparameters: &[
        Hyperparameter::number("delta", "Delta", "How readily luck is ruled out: smaller is more careful.", (0.000_001, 1.0), 0.002),
        Hyperparameter::whole("clock", "Clock", "It looks once in so many values.", (1.0, 10_000.0), 32.0),
        Hyperparameter::whole("max_buckets", "Buckets of a size", "More of them try more places to cut.", (2.0, 100.0), 5.0),
        Hyperparameter::whole("min_window_length", "Least part", "Values that each part must have.", (1.0, 10_000.0), 5.0),
        Hyperparameter::whole("grace_period", "Grace period", "Values that pass before it looks.", (1.0, 10_000.0), 10.0),
    ],
    begin: |values, _| {
        Ok(Box::new(Adwin::new(Settings {
            delta: values[0],
            clock: values[1] as u64,
            max_buckets: values[2] as usize,
            min_window_length: values[3],
            grace_period: values[4],
        })))
    },
};

/// What one may choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How readily luck is ruled out.
    pub delta: f64,
    /// Values from one look to the next.
    pub clock: u64,
    /// Sums of one size.
    pub max_buckets: usize,
    /// Values on each side of a cut.
    pub min_window_length: f64,
    /// Values before the first look.
    pub grace_period: f64,
}

/// The sum of some values, and of their squared distances from their mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bucket {
    total: f64,
    spread: f64,
}

/// Buckets of one size, the oldest first. Row i holds buckets of 2^i values.
type Row = VecDeque<Bucket>;

/// A detector at work.
#[derive(Clone, Debug)]
pub struct Adwin {
    settings: Settings,
    rows: Vec<Row>,
    /// Of all values in the window.
    all: Bucket,
    width: f64,
    seen: u64,
    /// The widest gap at the last look, as a share of what luck allows.
    widest: Option<f64>,
    fired: bool,
}

impl Adwin {
    /// A detector that has seen nothing.
    pub fn new(settings: Settings) -> Self {
        let rows = vec![Row::new()];
        Self { settings, rows, all: Bucket::default(), width: 0.0, seen: 0, widest: None, fired: false }
    }

    /// Values in the window.
    pub fn width(&self) -> u64 {
        self.width as u64
    }

    /// Their mean.
    pub fn mean(&self) -> Option<f64> {
        (self.width > 0.0).then(|| self.all.total / self.width)
    }

    fn insert(&mut self, value: f64) {
        self.rows[0].push_back(Bucket { total: value, spread: 0.0 });
        let before = self.width;
        self.width += 1.0;
        if before > 0.0 {
            let apart = value - self.all.total / before;
            self.all.spread += before * apart * apart / self.width;
        }
        self.all.total += value;
        self.compress();
    }

    /// Where a size has one bucket too many, its two oldest become one of the next size.
    fn compress(&mut self) {
        let mut at = 0;
        while self.rows[at].len() > self.settings.max_buckets {
            let Some((a, b)) = self.rows[at].pop_front().zip(self.rows[at].pop_front()) else { return };
            if at + 1 == self.rows.len() {
                self.rows.push(Row::new());
            }
            let n = size(at);
            let apart = a.total / n - b.total / n;
            let spread = a.spread + b.spread + n * n * apart * apart / (n + n);
            self.rows[at + 1].push_back(Bucket { total: a.total + b.total, spread });
            at += 1;
        }
    }

    /// Forgets the oldest bucket.
    fn forget(&mut self) {
        let last = self.rows.len() - 1;
        let Some(old) = self.rows[last].pop_front() else { return };
        let n = size(last);
        self.width -= n;
        self.all.total -= old.total;
        let apart = old.total / n - self.all.total / self.width;
        self.all.spread -= old.spread + n * self.width * apart * apart / (n + self.width);
        if last > 0 && self.rows[last].is_empty() {
            self.rows.pop();
        }
    }

    /// Goes through the cuts from the oldest on, up to the first at which the parts differ by more than luck allows. Returns
    /// the widest gap on the way as a share of what luck allows.
    fn look(&self) -> f64 {
        let least = self.settings.min_window_length;
        let (mut n0, mut total0) = (0.0, 0.0);
        let mut widest: f64 = 0.0;
        for (at, row) in self.rows.iter().enumerate().rev() {
            for bucket in row {
                n0 += size(at);
                total0 += bucket.total;
                let n1 = self.width - n0;
                if n0 < least || n1 < least {
                    continue;
                }
                let gap = (total0 / n0 - (self.all.total - total0) / n1).abs();
                let allowed = self.allowed(n0, n1);
                if gap > allowed {
                    return (gap / allowed).max(1.0 + f64::EPSILON);
                }
                widest = widest.max(gap / allowed.max(f64::MIN_POSITIVE));
            }
        }
        widest
    }

    /// How far the means of two parts may lie apart by luck.
    fn allowed(&self, n0: f64, n1: f64) -> f64 {
        let Settings { delta, min_window_length: least, .. } = self.settings;
        let l = ln(2.0 * ln(self.width) / delta);
        let m = 1.0 / (n0 - least + 1.0) + 1.0 / (n1 - least + 1.0);
        sqrt((2.0 * m * (self.all.spread / self.width) * l).max(0.0)) + 2.0 / 3.0 * l * m
    }
}

/// Values in a bucket of a row.
fn size(row: usize) -> f64 {
    (1_u64 << row) as f64
}

impl Detector for Adwin {
    fn update(&mut self, value: f64) -> DetectorState {
        if self.fired {
            *self = Self::new(self.settings);
        }
        self.insert(value);
        self.seen += 1;
        if self.seen.is_multiple_of(self.settings.clock) && self.width > self.settings.grace_period {
            let mut gap = self.look();
            self.widest = Some(gap);
            while gap > 1.0 {
                self.fired = true;
                self.forget();
                gap = self.look();
            }
        }
        if self.fired { DetectorState::Drift } else { DetectorState::Quiet }
    }

    fn share_of_limit(&self) -> Option<f64> {
        let state = if self.fired { DetectorState::Drift } else { DetectorState::Quiet };
        self.widest.map(|gap| reported_share(gap, state))
    }
}
