//! The people around a model, what each of them may do, and when they are at work.
//!
//! Eight roles are enough for every alert, gate and decision to have one owner. Who is told and may not act has to
//! hand over, and that takes time.

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

    /// "ML engineer".
    pub const fn name(self) -> &'static str {
        match self {
            Self::DataEngineer => "Data engineer",
            Self::MlEngineer => "ML engineer",
            Self::PlatformEngineer => "Platform engineer",
            Self::ProductOwner => "Product owner",
            Self::DataScientist => "Data scientist",
            Self::SoftwareEngineer => "Software engineer",
            Self::DomainExpert => "Domain expert",
            Self::Compliance => "Compliance officer",
        }
    }

    /// May take a version out of service.
    pub const fn may_roll_back(self) -> bool {
        matches!(self, Self::MlEngineer | Self::PlatformEngineer)
    }
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

/// The office is open.
pub fn office(now: Tick) -> bool {
    now.weekday() < 5 && (8 * HOUR..18 * HOUR).contains(&now.minute_of_day())
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
