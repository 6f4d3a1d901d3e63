//! Rollouts into service, in words: what happened on one, what somebody did about it, what it waits for, why it does not go on.

mod refused;

pub use refused::refused;

use super::{count, moment as at, percent, trial};
use crate::base::number_format::length;
use crate::base::time::Tick;
use crate::platform::release::strategy::{Condition, ConditionMeasure, Ending, Lack, RolloutAction, RolloutMoment, StrategyKind};

/// A way out, as a name.
pub const fn kind(kind: StrategyKind) -> &'static str {
    match kind {
        StrategyKind::Shadow => "shadow",
        StrategyKind::Canary => "canary in steps",
        StrategyKind::AbTest => "A/B test",
        StrategyKind::BlueGreen => "blue-green",
        StrategyKind::AllAtOnce => "all at once",
    }
}

/// What is measured, as a name.
pub const fn measure(measure: ConditionMeasure) -> &'static str {
    match measure {
        ConditionMeasure::Recall => "recall",
        ConditionMeasure::Precision => "precision",
        ConditionMeasure::FalseAlarms => "false alarms",
        ConditionMeasure::AnswerTime => "slowest answer time (p95)",
        ConditionMeasure::Gap => "gap between groups",
        ConditionMeasure::Cost => "cost of mistakes",
        ConditionMeasure::MeanError => "mean error",
    }
}

/// A figure in the unit of its measure.
pub fn in_unit(measure: ConditionMeasure, value: f64) -> String {
    match measure {
        ConditionMeasure::Recall | ConditionMeasure::Precision | ConditionMeasure::FalseAlarms => percent(value),
        ConditionMeasure::Gap => format!("{:.0} points", value * 100.0),
        ConditionMeasure::AnswerTime => format!("{value:.0} ms"),
        ConditionMeasure::Cost => format!("{value:.0} EUR a thousand requests"),
        ConditionMeasure::MeanError => format!("{value:.1}"),
    }
}

/// A condition: "recall below 70 %".
pub fn condition(condition: &Condition) -> String {
    let side = if condition.measure.is_floor() { "below" } else { "above" };
    format!("{} {side} {}", measure(condition.measure), in_unit(condition.measure, condition.limit.into()))
}

/// What happened to a version on its way, behind its number: "answers 5 %".
pub fn moment(moment: &RolloutMoment, now: Tick) -> String {
    match moment {
        RolloutMoment::Began { kind: by } => format!("is on its way: {}", kind(*by)),
        RolloutMoment::Step { step, share } => format!("takes step {step}: {}", percent(f64::from(*share))),
        RolloutMoment::Warm => "is warm: the switch can be made".to_owned(),
        RolloutMoment::Switched => "has taken over; the one before is kept".to_owned(),
        RolloutMoment::AnalysisFailed { failures, limit } => format!("failed an analysis: {failures} of {limit}"),
        RolloutMoment::NoData => "could not be analysed: there was nothing to look at".to_owned(),
        RolloutMoment::Inconclusive => "waits: nobody can say yet".to_owned(),
        RolloutMoment::Said { verdict } => format!("beside the champion: {}", trial::word(*verdict)),
        RolloutMoment::SizeReached => "has the number of outcomes that was planned".to_owned(),
        RolloutMoment::Paused => "takes no step until somebody says so".to_owned(),
        RolloutMoment::Resumed => "may take steps again".to_owned(),
        RolloutMoment::Broken { condition: broken, value } => {
            format!("broke its condition “{}”: {}", condition(broken), in_unit(broken.measure, *value))
        }
        RolloutMoment::GoingBack { at: from } => format!("goes back: the one before answers from {}", at(*from, now)),
        RolloutMoment::Ended { ending } => match ending {
            Ending::Promoted => "has arrived: it is the champion".to_owned(),
            Ending::Aborted => "was given up".to_owned(),
            Ending::Condition(broken) => format!("was taken back by its condition “{}”", condition(broken)),
            Ending::Failures => "was taken back: too many analyses failed".to_owned(),
            Ending::TakenBack => "is on its way no longer".to_owned(),
        },
    }
}

/// What somebody did, in a word or two.
pub fn done(action: &RolloutAction) -> String {
    match action {
        RolloutAction::Start { version, plan } => format!("v{version} {}", kind(plan.strategy.kind())),
        RolloutAction::Advance => "next step".to_owned(),
        RolloutAction::Pause => "hold the steps".to_owned(),
        RolloutAction::Resume => "go on".to_owned(),
        RolloutAction::Abort => "give it up".to_owned(),
    }
}

/// What is missing: "20 min", "31 outcomes".
pub fn lack(lack: &Lack, now: Tick) -> String {
    match lack {
        Lack::Minutes(minutes) => length(*minutes),
        Lack::Outcomes(missing) => count((*missing).into(), "outcome", "outcomes"),
        Lack::Positives(missing) => count((*missing).into(), "positive", "positives"),
        Lack::Verdict(Some(missing)) => format!("a verdict, in about {}", count(missing.outcomes.into(), "outcome", "outcomes")),
        Lack::Verdict(None) => "a verdict: nobody can say yet".to_owned(),
        Lack::Worse => "a better result: it is worse so far".to_owned(),
        Lack::Approval => "an approval".to_owned(),
        Lack::Window(opens) => format!("the time: steps are taken from {}", at(*opens, now)),
        Lack::Warm(from) => format!("a warm second environment, from {}", at(*from, now)),
        Lack::GoingBack(from) => format!("the version before, from {}", at(*from, now)),
        Lack::Resume => "somebody who lets it go on".to_owned(),
        Lack::Advance => "somebody who takes the step".to_owned(),
    }
}
