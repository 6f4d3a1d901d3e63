//! Why a roll-out does not begin, or does not take a step.

use super::{lack, measure};
use crate::base::number_format::{length, moment};
use crate::base::time::{Minutes, Tick};
use crate::platform::vocabulary::RolloutRefusal;
use crate::present::words::percent;

/// Why a roll-out does not begin, or does not take a step.
pub fn refused(why: &RolloutRefusal) -> String {
    match why {
        RolloutRefusal::AnotherGoesOn { version, ongoing } if version == ongoing => {
            format!("v{version} is on its way already. Let it take its steps, or give that up first.")
        }
        RolloutRefusal::AnotherGoesOn { version, ongoing } => {
            format!("One at a time: v{ongoing} is on its way. Let it arrive or give it up first, then v{version} can start.")
        }
        RolloutRefusal::NoneGoesOn => "No version is on its way. Start a roll-out first.".to_owned(),
        RolloutRefusal::NoSteps => "A canary needs at least one step.".to_owned(),
        RolloutRefusal::TooManySteps { given, most } => format!("A canary takes at most {most} steps, not {given}."),
        RolloutRefusal::StepShare { step, given } if given.is_nan() => format!("The share of step {step} is not a number."),
        RolloutRefusal::StepShare { step, given } => format!(
            "Step {step} asks for {}. A share lies above 0 and below 100 %; after the last step the version answers everything.",
            percent(f64::from(*given))
        ),
        RolloutRefusal::StepsFall { step } => format!("Step {step} is no larger than the one before. Shares have to grow."),
        RolloutRefusal::TooLong { given, most } => {
            format!("{} is too long: wait at most {}.", length(Minutes(*given)), length(Minutes(*most)))
        }
        RolloutRefusal::TooManyEvents { given, most } => {
            format!("{given} outcomes would never come. Ask for at most {most}, or look for a larger difference.")
        }
        RolloutRefusal::NoSize => "No number of outcomes answers this question. The difference that matters has to be above 0 and no \
             larger than the champion's share of mistakes; the chance of a false claim below 50 %, that of finding it 50 % or more."
            .to_owned(),
        RolloutRefusal::FailureLimit { given } => format!("A version goes back after 1 to 100 failed analyses, not {given}."),
        RolloutRefusal::TooManyConditions { given, most } => format!("Write down at most {most} conditions, not {given}."),
        RolloutRefusal::ConditionLimit { measure: of, limit } if limit.given.is_nan() => {
            format!("The limit for {} is not a number.", measure(*of))
        }
        RolloutRefusal::ConditionLimit { measure: of, limit } => {
            format!("The limit for {} lies between {} and {}, not at {}.", measure(*of), limit.least, limit.most, limit.given)
        }
        RolloutRefusal::ConditionEvents { measure: of, given } => {
            format!("The condition on {} has to wait for at least one event, and no more than a million, not {given}.", measure(*of))
        }
        RolloutRefusal::CannotMeasure { measure: of } => {
            format!("The {} cannot be measured here, so no condition can rest on it.", measure(*of))
        }
        RolloutRefusal::NoEnvironments => {
            "The model runs on devices: there is no second environment to switch to. Take a canary or a shadow.".to_owned()
        }
        RolloutRefusal::NotYet { lacks } if lacks.is_empty() => "Nothing is ready for the next step yet.".to_owned(),
        RolloutRefusal::NotYet { lacks } => {
            let missing: Vec<String> = lacks.iter().map(|missing| lack(missing, LATER)).collect();
            format!("Locked. Missing: {}.", missing.join("; "))
        }
        RolloutRefusal::AlreadyPaused => "It takes no steps already. Resume it to go on.".to_owned(),
        RolloutRefusal::NotPaused => "Nobody has paused it: it takes its steps.".to_owned(),
        RolloutRefusal::GoesBackAlready { at } => format!("The version before is being loaded: it answers from {}.", moment(*at)),
    }
}

/// Seen from far away, a moment is told with its day.
const LATER: Tick = Tick(u32::MAX);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::release::strategy::{ConditionMeasure, Lack};

    #[test]
    fn what_is_missing_is_told() {
        let lacks = vec![Lack::Minutes(Minutes(80)), Lack::Positives(1)];
        assert_eq!(refused(&RolloutRefusal::NotYet { lacks }), "Locked. Missing: 1 h 20; 1 positive.");
        let falls = refused(&RolloutRefusal::StepsFall { step: 3 });
        assert_eq!(falls, "Step 3 is no larger than the one before. Shares have to grow.");
        assert_eq!(refused(&RolloutRefusal::StepShare { step: 1, given: f32::NAN }), "The share of step 1 is not a number.");
        let gap = refused(&RolloutRefusal::CannotMeasure { measure: ConditionMeasure::Gap });
        assert_eq!(gap, "The gap between groups cannot be measured here, so no condition can rest on it.");
    }
}
