//! Why nobody can live by an operating plan.

use crate::platform::vocabulary::{LineRefusal, PlanRefusal};
use crate::present::words::refusals::parts::outside;
use crate::present::words::refusals::training::training;

pub(in crate::present::words::refusals) fn sentence(why: &PlanRefusal) -> String {
    match why {
        PlanRefusal::NoneAtWork => "There is no plan at work.".to_owned(),
        PlanRefusal::Line { nth, rule, why } => format!("Watching, line {nth}: {}", line(rule, why)),
        PlanRefusal::Training(why) => format!("Retraining: {}", training(why).replacen('A', "a", 1)),
        PlanRefusal::RetrainingDays { given } => format!("Retraining: it comes every 1 to 60 days, not every {given}."),
        PlanRefusal::RetrainingUnwatched { rule } => format!("Retraining: it waits for the alert “{rule}”, which is not watched."),
        PlanRefusal::RetrainingWait => "Retraining: it waits longer than two weeks after an alert.".to_owned(),
        PlanRefusal::RetrainingWithoutReview => "Retraining: it waits for a review, and there is none.".to_owned(),
        PlanRefusal::CanaryShare => "Release: a canary answers more than none and less than all.".to_owned(),
        PlanRefusal::RollBackHours => "Rolling back: the hours after a release lie between 1 and 336, which is two weeks.".to_owned(),
        PlanRefusal::RollBackUnwatched => "Rolling back: an alert calls for it, and no alert is watched.".to_owned(),
        PlanRefusal::ReviewDays => "Review: it comes every 1 to 60 days.".to_owned(),
    }
}

fn line(rule: &str, why: &LineRefusal) -> String {
    match why {
        LineRefusal::NoSuchAlert => format!("there is no alert rule called “{rule}”."),
        LineRefusal::Twice => format!("“{rule}” is watched already. One line for each rule."),
        LineRefusal::Limit(limit) => format!("the limit of “{rule}” lies {}.", outside(limit)),
        LineRefusal::TooLong => format!("“{rule}” waits longer than a week before it tells anybody."),
    }
}
