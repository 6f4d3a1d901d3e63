//! Why a setting of the team stays as it is.

use crate::platform::serving::hosting::{Hosting, MOST_SERVERS};
use crate::platform::team::reaction::LONGEST_REACTION;
use crate::platform::team::settings::MOST_AN_HOUR;
use crate::platform::team::updates::UpdateAssumptions;
use crate::platform::vocabulary::SettingRefusal;
use crate::present::words::names;
use crate::present::words::percent;

pub(in crate::present::words::refusals) fn sentence(why: &SettingRefusal) -> String {
    match why {
        SettingRefusal::BandWidth => "Uncertain is what lies between 1 and 50 points from the decision threshold.".to_owned(),
        SettingRefusal::ReadAnHour => format!("People can be asked to read between 1 and {MOST_AN_HOUR} requests an hour."),
        SettingRefusal::LoggedShare => "Between 1 and 100 % of the requests can be written down.".to_owned(),
        SettingRefusal::AlreadyHosted(hosting) => format!("It runs on {} already.", names::hosting(*hosting)),
        SettingRefusal::ServersAreGiven(hosting) => servers_are_given(*hosting).to_owned(),
        SettingRefusal::Servers { given } => format!("Between 1 and {MOST_SERVERS} servers can run here, not {given}."),
        SettingRefusal::ReactionMinutes { given } => {
            format!("An owner picks up an alert within 1 to {LONGEST_REACTION} minutes, not {given}.")
        }
        SettingRefusal::Updates => format!(
            "An update takes at most {} hours, at most one in {} has a slip, and a slip changes 1 to 100 %.",
            UpdateAssumptions::MOST_HOURS,
            UpdateAssumptions::RAREST_SLIP
        ),
        SettingRefusal::AlreadyPaused => "The model is paused already: the simple rule answers everything.".to_owned(),
        SettingRefusal::NotPaused => "The model is not paused: it answers.".to_owned(),
        SettingRefusal::Threshold { given } => {
            format!("The decision threshold lies between 1 and 99 %; {} is outside.", percent(f64::from(*given)))
        }
    }
}

/// Why nobody chooses how many servers there are where the model runs.
pub const fn servers_are_given(hosting: Hosting) -> &'static str {
    match hosting {
        Hosting::Laptop => "A laptop is one computer: move to company servers or the cloud to have more.",
        Hosting::Servers => "Company servers are chosen by hand.",
        Hosting::Cloud => "The cloud rents and returns servers by itself.",
        Hosting::Devices => "Each device answers for itself: there are no servers.",
    }
}
