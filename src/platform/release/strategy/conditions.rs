//! Conditions held against what was measured of a version on its way.

use serde::Serialize;

use super::Counts;
use super::plan::{Condition, ConditionMeasure};
use crate::platform::monitoring::RoleBucket;
use crate::platform::scenario::Costs;
use crate::platform::vocabulary::ConfusionMatrix;

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ConditionReading {
    /// Which.
    pub condition: Condition,
    /// What was measured; `None` before there is anything.
    pub value: Option<f64>,
    /// Events that it rests on.
    pub events: u64,
}

impl ConditionReading {
    /// What is known by now. `bucket` is what the version did in the last one, where it was asked anything.
    pub fn of(condition: Condition, counts: &Counts, bucket: Option<&RoleBucket>, costs: &Costs) -> Self {
        let ConfusionMatrix { true_positives: tp, false_positives: fp, false_negatives: missed, true_negatives: tn } = counts.cells;
        let share = |part: u32, of: u32| (of > 0).then(|| f64::from(part) / f64::from(of));
        let (value, events) = match condition.measure {
            ConditionMeasure::Recall => (share(tp, tp + missed), u64::from(tp + missed)),
            ConditionMeasure::Precision => (share(tp, tp + fp), u64::from(tp + fp)),
            ConditionMeasure::FalseAlarms => (share(fp, fp + tn), u64::from(fp + tn)),
            ConditionMeasure::AnswerTime => {
                let asked = bucket.map_or(0, |bucket| bucket.answered + bucket.timed_out);
                (bucket.and_then(|bucket| bucket.latency_ms_p95).map(f64::from), u64::from(asked))
            }
            ConditionMeasure::Gap => gap(counts, condition.least_events),
            ConditionMeasure::Cost => {
                let eur = f64::from(costs.missed_eur) * f64::from(missed) + f64::from(costs.false_alarm_eur) * f64::from(fp);
                let known = counts.cells.known();
                ((known > 0).then(|| 1_000.0 * eur / f64::from(known)), u64::from(missed + fp))
            }
            ConditionMeasure::MeanError => (counts.distances.mean(), counts.distances.count()),
        };
        Self { condition, value, events }
    }

    /// There is enough to look at, and the limit is passed: what was measured.
    pub fn broken(&self) -> Option<f64> {
        let Condition { measure, limit, least_events } = self.condition;
        let passed = |value: &f64| if measure.is_floor() { *value < f64::from(limit) } else { *value > f64::from(limit) };
        self.value.filter(|_| self.events >= u64::from(least_events)).filter(passed)
    }
}

/// The largest difference in recall between segments that have seen enough, and the positives of the smaller of them.
fn gap(counts: &Counts, least: u32) -> (Option<f64>, u64) {
    let seen = counts.segments.iter().filter(|cells| cells.positives() >= least.max(1));
    let recalls: Vec<(f64, u32)> = seen.filter_map(|cells| Some((cells.recall()?, cells.positives()))).collect();
    let (Some(low), Some(high)) = (recalls.iter().min_by(|a, b| a.0.total_cmp(&b.0)), recalls.iter().max_by(|a, b| a.0.total_cmp(&b.0)))
    else {
        return (None, 0);
    };
    if recalls.len() < 2 { (None, 0) } else { (Some(high.0 - low.0), u64::from(low.1.min(high.1))) }
}
