//! Whether a plan for a roll-out can be lived by in a system, before anything begins.

use super::plan::{AbTest, CanaryStep, Condition, ConditionMeasure, RolloutPlan, Strategy};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{OutOfRange, RolloutRefusal};

/// The most steps of a canary.
pub const MOST_STEPS: usize = 20;
/// The most conditions.
pub const MOST_CONDITIONS: usize = 12;
/// The longest that a step may be made to last, in minutes: sixty days.
const LONGEST: u32 = 86_400;
/// The most events, outcomes or failures that can be asked for.
const MOST_EVENTS: u32 = 1_000_000;

impl RolloutPlan {
    /// It can be lived by in this system, where the model runs on devices or not.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn check(&self, scenario: &Scenario, on_devices: bool) -> Result<(), RolloutRefusal> {
        match &self.strategy {
            Strategy::Shadow | Strategy::AllAtOnce => {}
            Strategy::Canary { steps, .. } => check_steps(steps)?,
            Strategy::AbTest(test) => test.check()?,
            Strategy::BlueGreen { .. } if on_devices => return Err(RolloutRefusal::NoEnvironments),
            Strategy::BlueGreen { warm_minutes } => within_minutes(*warm_minutes)?,
        }
        if !(1..=100).contains(&self.failures) {
            return Err(RolloutRefusal::FailureLimit { given: self.failures });
        }
        if self.conditions.len() > MOST_CONDITIONS {
            return Err(RolloutRefusal::TooManyConditions { given: self.conditions.len() as u32, most: MOST_CONDITIONS as u32 });
        }
        self.conditions.iter().try_for_each(|condition| condition.check(scenario, &self.strategy))
    }
}

fn within_minutes(given: u32) -> Result<(), RolloutRefusal> {
    if given <= LONGEST { Ok(()) } else { Err(RolloutRefusal::TooLong { given, most: LONGEST }) }
}

/// A share that is not a number is no share either.
fn is_part(share: f32) -> bool {
    share > 0.0 && share < 1.0
}

fn check_steps(steps: &[CanaryStep]) -> Result<(), RolloutRefusal> {
    if steps.is_empty() {
        return Err(RolloutRefusal::NoSteps);
    }
    if steps.len() > MOST_STEPS {
        return Err(RolloutRefusal::TooManySteps { given: steps.len() as u32, most: MOST_STEPS as u32 });
    }
    for (nth, step) in (1..).zip(steps) {
        if !is_part(step.share) {
            return Err(RolloutRefusal::StepShare { step: nth, given: step.share });
        }
        within_minutes(step.minutes)?;
        if step.outcomes.max(step.positives) > MOST_EVENTS {
            return Err(RolloutRefusal::TooManyEvents { given: step.outcomes.max(step.positives), most: MOST_EVENTS });
        }
    }
    match (2..).zip(steps.windows(2)).find(|(_, pair)| pair[1].share <= pair[0].share) {
        Some((step, _)) => Err(RolloutRefusal::StepsFall { step }),
        None => Ok(()),
    }
}

impl AbTest {
    fn check(&self) -> Result<(), RolloutRefusal> {
        if !is_part(self.share) {
            return Err(RolloutRefusal::StepShare { step: 1, given: self.share });
        }
        let parts = [self.baseline, self.effect, self.alpha, self.power];
        let sound = parts.iter().all(|part| is_part(*part)) && self.effect <= self.baseline && self.alpha < 0.5 && self.power >= 0.5;
        match self.size().filter(|_| sound) {
            None => Err(RolloutRefusal::NoSize),
            Some([champion, candidate]) if champion.max(candidate) > u64::from(MOST_EVENTS) => {
                Err(RolloutRefusal::TooManyEvents { given: champion.max(candidate).min(u32::MAX.into()) as u32, most: MOST_EVENTS })
            }
            Some(_) => Ok(()),
        }
    }
}

impl Condition {
    fn check(&self, scenario: &Scenario, strategy: &Strategy) -> Result<(), RolloutRefusal> {
        let (measure, most) = (self.measure, self.measure.most());
        if !(0.0..=most).contains(&self.limit) {
            return Err(RolloutRefusal::ConditionLimit { measure, limit: OutOfRange { least: 0.0, most, given: self.limit } });
        }
        if !(1..=MOST_EVENTS).contains(&self.least_events) {
            return Err(RolloutRefusal::ConditionEvents { measure, given: self.least_events });
        }
        let no_outcomes = measure != ConditionMeasure::AnswerTime && scenario.outcomes.coverage <= 0.0;
        let impossible = match measure {
            ConditionMeasure::Gap => scenario.segments.len() < 2,
            ConditionMeasure::MeanError => scenario.amount.is_none() || matches!(strategy, Strategy::Shadow),
            _ => false,
        };
        if no_outcomes || impossible { Err(RolloutRefusal::CannotMeasure { measure }) } else { Ok(()) }
    }
}
