//! Why something is not done, in sentences that teach: one for each kind that the engine and a session know.

mod faults;
mod own_data;
mod plan;
mod release;
mod rules;
mod session;
mod settings;
#[cfg(test)]
mod tests;
mod trainings;

pub use session::{SECRET, left_out, mission, needs_file, session_error};
pub use settings::servers_are_given;
pub use trainings::training;

use super::short;
use crate::base::wording::meant;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{OutOfRange, Refusal};
use crate::session::SessionError;

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
    }
}

/// Why something is not done, in words: for whoever says so, whether a session refuses it or what was entered is no action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot(pub String);

impl From<SessionError> for WhyNot {
    fn from(why: SessionError) -> Self {
        Self(session_error(&why))
    }
}

impl From<String> for WhyNot {
    fn from(why: String) -> Self {
        Self(why)
    }
}

/// "between 50 and 1,000; 3 is outside".
fn outside(OutOfRange { least, most, given }: &OutOfRange) -> String {
    let [least, most, given] = [least, most, given].map(|value| short(f64::from(*value)));
    format!("between {least} and {most}; {given} is outside")
}

/// No longer than a line, and without what no line has.
fn clipped(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}
