//! What a trial can say, and by which measure.

use serde::{Deserialize, Serialize};

use crate::base::time::Tick;
use crate::learn::sequential::Interval;

/// What the outcomes say of a canary, by a 95 % interval for the difference that may be looked at at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The whole interval lies below 0: it costs less.
    Better,
    /// The whole interval lies below the no-harm margin: it may cost a little more or less, and no more than that.
    NoWorse,
    /// The whole interval lies above 0: it costs more. Also where that is less than the margin: a harm that is certain is not
    /// passed over because it is small.
    Worse,
    /// Anything else: nobody can say yet.
    NotEnough,
}

impl Verdict {
    /// It speaks for making the canary the champion.
    pub const fn promotes(self) -> bool {
        matches!(self, Self::Better | Self::NoWorse)
    }
}

/// What is measured of each request: the success measure that was written down.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum TrialMeasure {
    /// EUR that its mistake costs.
    Cost {
        /// A miss.
        missed: f64,
        /// A false alarm.
        false_alarm: f64,
    },
    /// 1 for a wrong answer, 0 for a right one.
    Wrong,
    /// How far off the amount was that was told.
    Distance,
}

/// The figures on which a verdict rests.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Given {
    /// The difference with its 95 % interval.
    pub interval: Interval,
    /// The no-harm margin.
    pub margin: f64,
}

/// What one look at a trial saw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// When.
    pub at: Tick,
    /// The difference in the success measure with its 95 % interval.
    pub interval: Interval,
    /// The no-harm margin.
    pub margin: f64,
}
