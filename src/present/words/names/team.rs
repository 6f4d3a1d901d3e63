//! Who works in a team, and what each may do.

use crate::platform::vocabulary::{Power, TeamRole};

/// "ML engineer", as at the head of a column.
pub const fn team_role(role: TeamRole) -> &'static str {
    match role {
        TeamRole::DataEngineer => "Data engineer",
        TeamRole::MlEngineer => "ML engineer",
        TeamRole::PlatformEngineer => "Platform engineer",
        TeamRole::ProductOwner => "Product owner",
        TeamRole::DataScientist => "Data scientist",
        TeamRole::SoftwareEngineer => "Software engineer",
        TeamRole::DomainExpert => "Domain expert",
        TeamRole::Compliance => "Compliance officer",
    }
}

/// What it is to do it: "take a version back".
pub const fn power(power: Power) -> &'static str {
    match power {
        Power::Retrain => "train a new version",
        Power::Release => "release a version",
        Power::RollBack => "take a version back",
        Power::Approve => "agree to a release",
        Power::MoveThreshold => "move the threshold",
        Power::DemandApproval => "demand approval of releases",
        Power::ChangeServers => "change the servers",
        Power::SetCheck => "switch the check",
        Power::RepairSource => "mend data at their source",
        Power::AskPeople => "send uncertain cases to people",
        Power::ChooseLog => "choose what is written down",
        Power::PauseTraffic => "pause the model",
    }
}
