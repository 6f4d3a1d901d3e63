//! Fairness: is one group served worse than another? Rates by group, and the gaps between the largest and the smallest.
//!
//! | gap | between | asks |
//! |---|---|---|
//! | demographic parity | shares that were called positive | are groups treated alike, whatever the truth? |
//! | equal opportunity | true-positive rates (recall) | of those who should be found, are as many found in each? |
//! | equalised odds | the larger of the gaps in true- and in false-positive rates | and are as many disturbed in vain? |
//!
//! A rate without rows is `None`, and so is each gap that needs it: taking it for 0 would invent a gap. Definitions and
//! names agree with fairlearn's (`MetricFrame`, `demographic_parity_difference`, `equalized_odds_difference`).
//!
//! ```
//! use afterlaunch::learn::fairness::Fairness;
//!
//! let (group, outcomes, called) = ([0, 0, 0, 0, 1, 1, 1, 1], [1, 1, 0, 0, 1, 1, 0, 0], [1, 1, 0, 0, 1, 0, 0, 0]);
//! let yes = |list: [u8; 8]| list.map(|value| value == 1);
//! let fairness = Fairness::count(2, &group, &yes(outcomes), &yes(called));
//! assert_eq!(fairness.equal_opportunity_difference(), Some(0.5));
//! assert_eq!(fairness.demographic_parity_ratio(), Some(0.5));
//! ```
//!
//! Reference: Hardt, Price and Srebro, *Equality of opportunity in supervised learning*, NeurIPS 2016.

use crate::learn::metrics::Confusion;

/// Answers against outcomes, for each group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// Counts, by the number of the group.
    pub groups: Vec<Confusion>,
}

impl Fairness {
    /// Counts rows of `groups` groups: the group of each, its outcome, and whether it was called positive.
    pub fn count(groups: usize, group: &[u8], outcomes: &[bool], predicted_positive: &[bool]) -> Self {
        let mut counts = vec![Confusion::default(); groups];
        for ((group, outcome), predicted_positive) in group.iter().zip(outcomes).zip(predicted_positive) {
            if let Some(counts) = counts.get_mut(usize::from(*group)) {
                counts.add(*outcome, *predicted_positive);
            }
        }
        Self { groups: counts }
    }

    /// Share of a group that was called positive.
    pub fn selection_rate(counts: &Confusion) -> Option<f64> {
        (counts.total() > 0).then(|| (counts.tp + counts.fp) as f64 / counts.total() as f64)
    }

    /// Share of a group's negatives that was called positive.
    pub fn false_positive_rate(counts: &Confusion) -> Option<f64> {
        counts.specificity().map(|specificity| 1.0 - specificity)
    }

    /// Largest and smallest of a rate; `None` where a group has no rows for it.
    fn extremes(&self, rate: impl Fn(&Confusion) -> Option<f64>) -> Option<(f64, f64)> {
        let rates: Option<Vec<f64>> = self.groups.iter().map(rate).collect();
        let rates = rates.filter(|rates| !rates.is_empty())?;
        let largest = rates.iter().copied().fold(f64::MIN, f64::max);
        Some((largest, rates.iter().copied().fold(f64::MAX, f64::min)))
    }

    fn gap(&self, rate: impl Fn(&Confusion) -> Option<f64>) -> Option<f64> {
        self.extremes(rate).map(|(largest, smallest)| largest - smallest)
    }

    /// Gap in the share that was called positive.
    pub fn demographic_parity_difference(&self) -> Option<f64> {
        self.gap(Self::selection_rate)
    }

    /// Smallest over largest share that was called positive; `None` where nobody was.
    pub fn demographic_parity_ratio(&self) -> Option<f64> {
        self.extremes(Self::selection_rate).filter(|(largest, _)| *largest > 0.0).map(|(largest, smallest)| smallest / largest)
    }

    /// Gap in recall.
    pub fn equal_opportunity_difference(&self) -> Option<f64> {
        self.gap(Confusion::recall)
    }

    /// The larger of the gaps in recall and in the false-positive rate.
    pub fn equalised_odds_difference(&self) -> Option<f64> {
        Some(self.equal_opportunity_difference()?.max(self.gap(Self::false_positive_rate)?))
    }
}
