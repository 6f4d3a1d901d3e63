//! One arm of a trial: what came of the requests that a version was asked.

use std::collections::BTreeMap;

use serde::Serialize;

use super::latency::LatencySketch;
use super::likeness::STRATA;
use super::verdict::TrialMeasure;
use crate::base::stats::Moments;
use crate::platform::vocabulary::ConfusionMatrix;

/// So many of the latest positives are kept one by one.
const LATEST: usize = 160;

/// One of the two arms: sums over the requests that this version was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Arm {
    /// The version.
    pub version: u32,
    /// Requests that it was asked and that were written down: their outcomes are in or may come.
    pub asked: u32,
    /// What came of them, by likeness.
    pub(super) strata: [Stratum; STRATA],
    /// Times of its answers. Nothing that happens depends on them: they are there to be looked at.
    #[serde(skip)]
    pub latency: LatencySketch,
    /// By kind of customer: positives that were caught, and all positives. To be looked at as well.
    #[serde(skip)]
    pub segments: BTreeMap<u8, [u32; 2]>,
    /// Of the latest positives whose outcomes are in, whether each was caught; the earliest first.
    #[serde(skip)]
    pub latest: Vec<bool>,
}

/// Requests that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Stratum {
    /// Decisions against outcomes.
    pub cells: ConfusionMatrix,
    /// Distances of the amounts that were told.
    pub distances: Moments,
}

impl Arm {
    pub(super) const fn of(version: u32) -> Self {
        let cells = ConfusionMatrix { true_positives: 0, false_positives: 0, false_negatives: 0, true_negatives: 0 };
        Self {
            version,
            asked: 0,
            strata: [Stratum { cells, distances: Moments::NONE }; STRATA],
            latency: LatencySketch::new(),
            segments: BTreeMap::new(),
            latest: Vec::new(),
        }
    }

    /// A positive was caught, or missed.
    pub(super) fn count_positive(&mut self, segment: u8, predicted_positive: bool) {
        let [of, all] = self.segments.entry(segment).or_default();
        (*of, *all) = (*of + u32::from(predicted_positive), *all + 1);
        if self.latest.len() == LATEST {
            self.latest.remove(0);
        }
        self.latest.push(predicted_positive);
    }

    /// Decisions against outcomes.
    pub fn cells(&self) -> ConfusionMatrix {
        let mut all = ConfusionMatrix::default();
        self.strata.iter().for_each(|stratum| all.add(&stratum.cells));
        all
    }
}

impl Stratum {
    /// The values of the measure over requests whose outcome is known.
    pub fn values(&self, measure: TrialMeasure) -> Moments {
        let (missed, false_alarm) = match measure {
            TrialMeasure::Distance => return self.distances,
            TrialMeasure::Cost { missed, false_alarm } => (missed, false_alarm),
            TrialMeasure::Wrong => (1.0, 1.0),
        };
        let cells = &self.cells;
        let mut values = Moments::equal(0.0, u64::from(cells.true_positives) + u64::from(cells.true_negatives));
        values.merge(&Moments::equal(missed, u64::from(cells.false_negatives)));
        values.merge(&Moments::equal(false_alarm, u64::from(cells.false_positives)));
        values
    }
}
