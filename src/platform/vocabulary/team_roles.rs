//! The people around a model, what each of them may do, and when they are at work.
//!
//! Eight roles are enough for every alert, gate and decision to have one owner. Who is told and may not act has to
//! hand over, and that takes time.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::time::{HOUR, Tick};

/// Somebody in the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeamRole {
    /// Looks after the fields: where they come from, what they mean, whether they arrive.
    DataEngineer,
    /// Trains models and puts them into service.
    MlEngineer,
    /// Runs the servers.
    PlatformEngineer,
    /// Answers for what the product is for.
    ProductOwner,
    /// Finds out what a model could learn.
    DataScientist,
    /// Builds what sends the requests.
    SoftwareEngineer,
    /// Knows the cases: what is urgent and what is not.
    DomainExpert,
    /// Answers for what may be decided and kept.
    Compliance,
}

impl TeamRole {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::DataEngineer,
        Self::MlEngineer,
        Self::PlatformEngineer,
        Self::ProductOwner,
        Self::DataScientist,
        Self::SoftwareEngineer,
        Self::DomainExpert,
        Self::Compliance,
    ];

    /// Whether somebody in this role usually may do this. A team can decide otherwise.
    pub const fn may_by_default(self, power: Power) -> bool {
        match power {
            Power::Retrain => matches!(self, Self::MlEngineer | Self::DataScientist),
            Power::Release => matches!(self, Self::MlEngineer),
            Power::RollBack => matches!(self, Self::MlEngineer | Self::PlatformEngineer),
            Power::Approve => matches!(self, Self::DataScientist),
            Power::MoveThreshold => matches!(self, Self::MlEngineer | Self::ProductOwner),
            Power::DemandApproval => matches!(self, Self::ProductOwner | Self::Compliance),
            Power::ChangeServers => matches!(self, Self::PlatformEngineer),
            Power::SetCheck => matches!(self, Self::DataEngineer),
            Power::RepairSource => matches!(self, Self::DataEngineer | Self::SoftwareEngineer),
            Power::AskPeople => matches!(self, Self::DomainExpert),
            Power::ChooseLog => matches!(self, Self::Compliance | Self::DataEngineer),
            Power::PauseTraffic => matches!(self, Self::PlatformEngineer | Self::ProductOwner),
        }
    }
}

/// What somebody in the team may do, or may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Power {
    /// Train a version.
    Retrain,
    /// Put a version into service, or on trial.
    Release,
    /// Take a version out of service.
    RollBack,
    /// Agree to a release.
    Approve,
    /// Move the decision threshold.
    MoveThreshold,
    /// Demand that somebody else agrees to each release.
    DemandApproval,
    /// Add servers, or take some away.
    ChangeServers,
    /// Set the check of arriving data, and its rules.
    SetCheck,
    /// Mend data where they come from.
    RepairSource,
    /// Send doubtful cases to people.
    AskPeople,
    /// Choose what is written down.
    ChooseLog,
    /// Take the model out of the traffic, and let it back in.
    PauseTraffic,
}

impl Power {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::RollBack,
        Self::PauseTraffic,
        Self::Retrain,
        Self::Release,
        Self::SetCheck,
        Self::RepairSource,
        Self::Approve,
        Self::MoveThreshold,
        Self::ChangeServers,
        Self::AskPeople,
        Self::ChooseLog,
        Self::DemandApproval,
    ];
}

/// When somebody can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hours {
    /// Monday to Friday, eight to six.
    #[default]
    Office,
    /// Day and night; being on call is paid.
    AroundTheClock,
}

impl Hours {
    /// Somebody answers at this minute.
    pub fn reach(self, now: Tick) -> bool {
        self == Self::AroundTheClock || office(now)
    }
}

/// The minutes of a weekday at which the office is open.
pub const OFFICE: Range<u32> = 8 * HOUR..18 * HOUR;

/// The office is open.
pub fn office(now: Tick) -> bool {
    now.weekday() < 5 && OFFICE.contains(&now.minute_of_day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;

    fn check(day: u32, hour: u32, at_work: bool) {
        let now = Tick::start_of_day(day).plus(Minutes::hours(hour));
        assert_eq!(Hours::Office.reach(now), at_work, "day {day}, {hour} h");
        assert!(Hours::AroundTheClock.reach(now));
    }

    #[test]
    fn the_office_is_closed_at_night_and_at_weekends() {
        check(1, 7, false);
        check(1, 8, true);
        check(5, 17, true);
        check(5, 18, false);
        check(6, 12, false);
        check(8, 12, true);
    }
}
