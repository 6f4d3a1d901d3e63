//! Why a world refuses an action.

use super::parts::outside;
use super::team::{goal, plan, powers, settings};
use super::training::training;
use super::{faults, release, rules};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::Refusal;
use crate::present::words::meant;

/// Why the world of this scenario refuses something, as a sentence or two.
pub fn refusal(why: &Refusal, scenario: &Scenario) -> String {
    match why {
        Refusal::Fault { fault, why } => faults::sentence(fault, why, scenario),
        Refusal::Rule(why) => rules::sentence(why, scenario),
        Refusal::NoSuchAlert { rule, known } => {
            format!("There is no alert rule called “{rule}”.{}", meant(rule, known.iter().copied()))
        }
        Refusal::AlertTaken => "Somebody has picked this alert up already.".to_owned(),
        Refusal::AlertQuiet => "This alert is not firing, so there is nothing to pick up.".to_owned(),
        Refusal::AlertLimit { rule, limit } => format!("The limit of “{rule}” can lie {}.", outside(limit)),
        Refusal::Training(why) => training(why),
        Refusal::Release(why) => release::sentence(why, scenario),
        Refusal::Setting(why) => settings::sentence(why),
        Refusal::Plan(why) => plan::sentence(why),
        Refusal::Power(why) => powers::sentence(why),
        Refusal::Goal(why) => goal::sentence(why),
    }
}
