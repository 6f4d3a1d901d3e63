//! A roll-out as it is written down before it begins.

use serde::{Deserialize, Serialize};

use crate::base::stats::sample_size;
use crate::base::time::{DAY, HOUR, Tick};

/// What can be done about roll-outs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RolloutAction {
    /// Begin one.
    Start {
        /// The version's number.
        version: u32,
        /// How.
        plan: Box<RolloutPlan>,
    },
    /// Take the next step: a larger share, the switch, the confirmation.
    Advance,
    /// Take no step until it is resumed. Conditions go on being held against what is measured.
    Pause,
    /// Go on.
    Resume,
    /// Give it up: whoever answered before answers again.
    Abort,
}

/// How a version comes into service, and what takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolloutPlan {
    /// The way.
    pub strategy: Strategy,
    /// So many failed analyses, and the version goes back.
    #[serde(default = "one")]
    pub failures: u32,
    /// Each takes the version back on its own.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// The version before stays loaded, so that going back takes a minute.
    #[serde(default = "yes")]
    pub warm: bool,
    /// It becomes champion only once a colleague has approved it.
    #[serde(default)]
    pub approval: bool,
    /// No step from Friday at 16:00 until Monday at 8:00.
    #[serde(default)]
    pub quiet_weekend: bool,
}

const fn one() -> u32 {
    1
}

const fn yes() -> bool {
    true
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Strategy {
    /// It answers every request unheard.
    Shadow,
    /// It answers a share that grows.
    Canary {
        /// The shares, each larger than the one before.
        steps: Vec<CanaryStep>,
        /// A step that has passed is followed by the next one.
        automatic: bool,
    },
    /// It answers the requests of a share of the customers until a number that was planned.
    AbTest(AbTest),
    /// It is loaded beside the champion, and then answers everything.
    BlueGreen {
        /// Minutes until the second environment is warm.
        warm_minutes: u32,
    },
    /// It answers everything.
    AllAtOnce,
}

/// The kind of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum StrategyKind {
    /// Unheard.
    Shadow,
    /// A growing share.
    Canary,
    /// A share of the customers.
    AbTest,
    /// Two environments.
    BlueGreen,
    /// Everything.
    AllAtOnce,
}

/// One step of a canary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CanaryStep {
    /// Share of the requests, above 0 and below 1.
    pub share: f32,
    /// It lasts so many minutes at least.
    pub minutes: u32,
    /// And until so many of the canary's outcomes are in.
    pub outcomes: u32,
    /// And so many positives among them.
    pub positives: u32,
}

/// A test of two versions by a number that was planned. What is compared is the share of wrong decisions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbTest {
    /// Share of the customers, above 0 and below 1.
    pub share: f32,
    /// The champion's share of wrong decisions, as it is thought to be.
    pub baseline: f32,
    /// The least difference that would matter.
    pub effect: f32,
    /// The chance of a claim where there is no difference.
    pub alpha: f32,
    /// The chance of a claim where the difference is that large.
    pub power: f32,
}

impl AbTest {
    /// Outcomes of champion and candidate that are needed; `None` where no number would do.
    pub fn size(&self) -> Option<[u64; 2]> {
        let [baseline, effect, share] = [self.baseline, self.effect, self.share].map(f64::from);
        let rows = sample_size(baseline, baseline - effect, self.alpha.into(), self.power.into(), share / (1.0 - share))?;
        Some(rows.map(|rows| rows.ceil() as u64))
    }
}

/// What takes a version back, with its figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What is measured of the version.
    pub measure: ConditionMeasure,
    /// The limit, in the measure's unit.
    pub limit: f32,
    /// Nobody looks before so many events: see [`ConditionMeasure`].
    pub least_events: u32,
}

/// What can be measured of a version on its way, by what a team sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionMeasure {
    /// Share of positives that it calls, 0 to 1. Events: positives.
    Recall,
    /// Share of its calls that are right, 0 to 1. Events: calls.
    Precision,
    /// Share of negatives that it calls, 0 to 1. Events: negatives.
    FalseAlarms,
    /// The slowest 5 % of its answers in the last hour, ms. Events: requests that it was asked in the bucket.
    AnswerTime,
    /// Largest difference in recall between two segments, 0 to 1. Events: positives of each of them.
    Gap,
    /// What its mistakes cost for 1,000 requests, EUR. Events: mistakes.
    Cost,
    /// Mean distance of its amounts, in their unit. Events: amounts that are known.
    MeanError,
}

impl ConditionMeasure {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Recall, Self::Precision, Self::FalseAlarms, Self::AnswerTime, Self::Gap, Self::Cost, Self::MeanError];

    /// The limit is a floor: less breaks it.
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::Recall | Self::Precision)
    }

    /// The largest limit that makes sense.
    pub const fn most(self) -> f32 {
        match self {
            Self::Recall | Self::Precision | Self::FalseAlarms | Self::Gap => 1.0,
            Self::AnswerTime => 60_000.0,
            Self::Cost | Self::MeanError => 1_000_000.0,
        }
    }
}

impl Strategy {
    /// Its kind.
    pub const fn kind(&self) -> StrategyKind {
        match self {
            Self::Shadow => StrategyKind::Shadow,
            Self::Canary { .. } => StrategyKind::Canary,
            Self::AbTest(_) => StrategyKind::AbTest,
            Self::BlueGreen { .. } => StrategyKind::BlueGreen,
            Self::AllAtOnce => StrategyKind::AllAtOnce,
        }
    }
}

impl RolloutPlan {
    /// This way, warm, with nothing else asked.
    pub const fn by(strategy: Strategy) -> Self {
        Self { strategy, failures: 1, conditions: Vec::new(), warm: true, approval: false, quiet_weekend: false }
    }

    /// One share, for as long as somebody likes.
    pub fn single(share: f32) -> Self {
        Self::by(Strategy::Canary { steps: vec![CanaryStep { share, minutes: 0, outcomes: 0, positives: 0 }], automatic: false })
    }

    /// When the next step may be taken, where that is not now.
    pub fn opens(&self, now: Tick) -> Option<Tick> {
        const FRIDAY: u32 = 4;
        let (weekday, hour) = (now.weekday(), now.hour_of_day());
        let shut = weekday > FRIDAY || weekday == FRIDAY && hour >= 16 || weekday == 0 && hour < 8;
        let days = (7 - weekday) % 7;
        (self.quiet_weekend && shut).then(|| Tick(now.midnight().0 + days * DAY + 8 * HOUR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;

    #[test]
    fn nobody_takes_a_step_on_a_friday_evening() {
        let plan = RolloutPlan { quiet_weekend: true, ..RolloutPlan::single(0.1) };
        let at = |days: u32, hours: u32| Tick(0).plus(Minutes::days(days)).plus(Minutes::hours(hours));
        assert_eq!(plan.opens(at(4, 15)), None);
        for shut in [at(4, 16), at(5, 9), at(6, 23), at(7, 7)] {
            assert_eq!(plan.opens(shut), Some(at(7, 8)), "{shut:?}");
        }
        assert_eq!(plan.opens(at(7, 8)), None);
        assert_eq!(RolloutPlan::single(0.1).opens(at(5, 9)), None);
    }

    #[test]
    fn an_ab_test_knows_its_size() {
        let test = AbTest { share: 0.5, baseline: 0.1, effect: 0.02, alpha: 0.05, power: 0.8 };
        let [champion, candidate] = test.size().unwrap();
        assert_eq!(champion, candidate);
        assert!((3_000..3_400).contains(&champion), "{champion}");
        assert_eq!(AbTest { effect: 0.2, ..test }.size(), None, "a share cannot fall below nothing");
    }
}
