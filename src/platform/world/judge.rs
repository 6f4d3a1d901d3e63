//! How a run stands against the goal that was written down: each target by what the team can see, from the minute of writing on.
//!
//! Shares are held against known outcomes with Wilson's interval, sums of a day by whole days with Student's. A target is met or
//! missed once the whole interval lies on one side of it; until then there is not enough evidence. The intervals are those of one
//! look at 95 %.

use super::World;
use crate::base::stats::{Moments, mean_interval, wilson};
use crate::base::time::Tick;
use crate::platform::monitoring::time_series::bucket_of;
use crate::platform::team::goal::{GoalMetric, Target};
use crate::platform::vocabulary::ConfusionMatrix;

/// The chance that an interval does not hold the truth.
const ALPHA: f64 = 0.05;
/// A sum of a day is judged by so many whole days at least.
const LEAST_DAYS: u64 = 3;

/// What was found of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetFinding {
    /// The figure, once there is any.
    pub value: Option<f64>,
    /// Where it plausibly lies, once that can be told.
    pub interval: Option<(f64, f64)>,
    /// Cases that it rests on: positives, calls, negatives or whole days.
    pub cases: u64,
    /// What that says of the target.
    pub verdict: TargetVerdict,
}

/// What the evidence says of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetVerdict {
    /// It is met: the whole interval lies on the right side.
    Met,
    /// It is missed: the whole interval lies on the wrong side.
    Missed,
    /// There is not enough evidence yet.
    NotEnough,
}

impl TargetFinding {
    fn of(target: Target, value: Option<f64>, interval: Option<(f64, f64)>, cases: u64) -> Self {
        let at = f64::from(target.at);
        let verdict = match (interval, target.metric.is_at_least()) {
            (Some((low, _)), true) if low >= at => TargetVerdict::Met,
            (Some((_, high)), true) if high < at => TargetVerdict::Missed,
            (Some((_, high)), false) if high <= at => TargetVerdict::Met,
            (Some((low, _)), false) if low > at => TargetVerdict::Missed,
            _ => TargetVerdict::NotEnough,
        };
        Self { value, interval, cases, verdict }
    }

    /// A share of decisions against outcomes.
    pub fn of_cells(target: Target, cells: &ConfusionMatrix) -> Option<Self> {
        let [tp, fp, fn_, tn] = [cells.true_positives, cells.false_positives, cells.false_negatives, cells.true_negatives].map(u64::from);
        let (count, of) = match target.metric {
            GoalMetric::Recall => (tp, tp + fn_),
            GoalMetric::Precision => (tp, tp + fp),
            GoalMetric::FalsePositiveRate => (fp, fp + tn),
            GoalMetric::CostADay | GoalMetric::HarmedADay => return None,
        };
        let value = (of > 0).then(|| count as f64 / of as f64);
        Some(Self::of(target, value, wilson(count as f64, of as f64, ALPHA), of))
    }
}

impl World {
    /// How a target stands by what is known since a minute.
    pub fn judge_target(&self, target: Target, since: Tick) -> TargetFinding {
        let mut cells = ConfusionMatrix::default();
        let buckets = &self.monitoring.buckets;
        for bucket in buckets.range(bucket_of(since), buckets.next()).iter().chain([&self.monitoring.open]) {
            bucket.segments.iter().for_each(|segment| cells.add(segment));
        }
        TargetFinding::of_cells(target, &cells).unwrap_or_else(|| self.judge_days(target, since))
    }

    /// The same for a sum of a day, by the whole days since then.
    fn judge_days(&self, target: Target, since: Tick) -> TargetFinding {
        let first = since.day() as usize - usize::from(since.minute_of_day() == 0);
        let mut days = Moments::NONE;
        for bill in self.ledger.days.iter().skip(first) {
            days.push(if target.metric == GoalMetric::CostADay { bill.eur } else { f64::from(bill.people) });
        }
        let interval = mean_interval(&days, ALPHA).filter(|_| days.count() >= LEAST_DAYS);
        TargetFinding::of(target, days.mean(), interval, days.count())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::time::DAY;
    use crate::course::scenarios;
    use crate::platform::team::goal::tests::goal;
    use crate::platform::vocabulary::Action;

    fn cells(tp: u32, fn_: u32) -> ConfusionMatrix {
        ConfusionMatrix { true_positives: tp, false_negatives: fn_, ..ConfusionMatrix::default() }
    }

    fn check(at: f32, (tp, fn_): (u32, u32), expected: TargetVerdict) {
        let target = Target { metric: GoalMetric::Recall, at };
        let found = TargetFinding::of_cells(target, &cells(tp, fn_)).expect("it is a share");
        assert_eq!(found.verdict, expected, "{found:?}");
    }

    #[test]
    fn a_target_is_met_or_missed_once_the_whole_interval_says_so() {
        check(0.8, (0, 0), TargetVerdict::NotEnough);
        // 9 of 10 is 0.9, and its interval reaches from 0.60 to 0.98.
        check(0.8, (9, 1), TargetVerdict::NotEnough);
        check(0.8, (900, 100), TargetVerdict::Met);
        check(0.95, (900, 100), TargetVerdict::Missed);
        check(0.9, (900, 100), TargetVerdict::NotEnough);
    }

    #[test]
    fn a_run_is_judged_from_the_minute_of_writing_on() {
        let scenario = Arc::new(scenarios::default_scenario());
        let mut world = World::new(scenario, 7).expect("a world");
        (0..2 * DAY).for_each(|_| world.step());
        world.apply(&Action::Goal(Box::new(goal()))).expect("it can be written down");
        let written = world.team.goal.clone().expect("it is written down");
        assert_eq!((written.at, written.rewritten), (Tick(2 * DAY), 0));
        let early = world.judge_target(written.goal.success, written.at);
        assert_eq!((early.verdict, early.cases), (TargetVerdict::NotEnough, 0), "nothing has come since");
        (0..8 * DAY).for_each(|_| world.step());
        let recall = world.judge_target(written.goal.success, written.at);
        let (low, high) = recall.interval.expect("outcomes are in");
        let value = recall.value.expect("outcomes are in");
        assert!(low < value && value < high && recall.cases > 100, "{recall:?}");
        let harmed = world.judge_target(written.goal.limit, written.at);
        assert_eq!(harmed.cases, 7, "the last day is not booked before the next begins: {harmed:?}");
        assert!(harmed.interval.is_some(), "{harmed:?}");
    }
}
