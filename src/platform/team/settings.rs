//! How the team works: by hand or by pipeline, how tickets are set apart for a test, whether versions are kept, who has
//! to agree to a release, what success is measured by, which doubtful cases go to a person, what is written down, where
//! the model runs.
//!
//! Each is a choice that costs nothing to make and changes what happens later. At the start all stand as a careful
//! team has them, but for the gate, which slows everybody down, and the people who read, who have to be paid.

use serde::{Deserialize, Serialize};

use crate::base::time::Minutes;

use crate::platform::serving::hosting::Hosting;
use crate::platform::vocabulary::SettingRefusal;

/// An update by hand takes so long, whatever the training takes.
pub const BY_HAND: Minutes = Minutes::days(2);
/// One update by hand in so many goes out with a slip in it.
pub const SLIP_ONE_IN: u64 = 3;
/// A slip: the steps that were copied by hand prepare this share of the tickets otherwise.
pub const SLIP_SIZE: f32 = 0.6;
/// The most tickets an hour that people can be asked to read.
pub const MOST_AN_HOUR: u32 = 600;

/// How the team works.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TeamSettings {
    /// Updates are made by hand, not by a pipeline.
    pub by_hand: bool,
    /// How tickets are set apart for a test.
    pub split: Split,
    /// Versions and their snapshots are kept.
    pub keep_versions: bool,
    /// A release needs somebody else's agreement.
    pub gate: bool,
    /// What a verdict on a canary is measured by.
    pub success_metric: SuccessMetric,
    /// Doubtful cases that a person reads.
    pub band: Option<Band>,
    /// Share of the tickets that are written down with their answer, 0 to 1.
    pub logged: f32,
    /// Where the model runs.
    pub hosting: Hosting,
}

impl Default for TeamSettings {
    fn default() -> Self {
        Self {
            by_hand: false,
            split: Split::ByTime,
            keep_versions: true,
            gate: false,
            success_metric: SuccessMetric::Cost,
            band: None,
            logged: 1.0,
            hosting: Hosting::Servers,
        }
    }
}

/// One of these choices.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Setting {
    /// Updates are made by hand.
    ByHand(bool),
    /// How tickets are set apart for a test.
    Split(Split),
    /// Versions and their snapshots are kept.
    KeepVersions(bool),
    /// A release needs somebody else's agreement.
    Gate(bool),
    /// What a verdict on a canary is measured by.
    Aim(SuccessMetric),
    /// Doubtful cases that a person reads.
    Band(Option<Band>),
    /// Share of the tickets that are written down.
    Log(f32),
    /// Finer figures are watched, with rules of their own.
    CloserWatch(bool),
    /// Where the model runs.
    RunsOn(Hosting),
}

/// How tickets are set apart for a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// The oldest to learn from, the newest to test on: as it will be in service.
    #[default]
    ByTime,
    /// By lot: what is tested on is of the same days as what was learnt from.
    AtRandom,
}

/// What success is measured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessMetric {
    /// What mistakes cost.
    #[default]
    Cost,
    /// How many answers are right, whichever they are; where amounts are told, how far off they are.
    Right,
}

/// Doubtful cases: scores about the decision threshold. A person reads them while there is room.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// So far from the line a score is doubtful, in both directions.
    pub width: f32,
    /// So many can be read in an hour; the model decides the others.
    pub an_hour: u32,
}

impl TeamSettings {
    /// Share of the tickets that are written down where the team hears of an answer.
    pub fn written_down(&self) -> f32 {
        self.logged.min(self.hosting.terms().max_logging_rate)
    }

    /// Makes a choice.
    ///
    /// # Errors
    /// If it cannot be made: why.
    pub fn choose(&mut self, way: Setting) -> Result<(), SettingRefusal> {
        match way {
            Setting::Band(Some(band)) if !(0.01..=0.5).contains(&band.width) => {
                return Err(SettingRefusal::BandWidth);
            }
            Setting::Band(Some(band)) if !(1..=MOST_AN_HOUR).contains(&band.an_hour) => {
                return Err(SettingRefusal::ReadAnHour);
            }
            Setting::Log(share) if !(0.01..=1.0).contains(&share) => {
                return Err(SettingRefusal::LoggedShare);
            }
            Setting::RunsOn(hosting) if hosting == self.hosting => {
                return Err(SettingRefusal::AlreadyHosted(hosting));
            }
            _ => {}
        }
        match way {
            Setting::ByHand(by_hand) => self.by_hand = by_hand,
            Setting::Split(split) => self.split = split,
            Setting::KeepVersions(keep) => self.keep_versions = keep,
            Setting::Gate(gate) => self.gate = gate,
            Setting::Aim(aim) => self.success_metric = aim,
            Setting::Band(band) => self.band = band,
            Setting::Log(share) => self.logged = share,
            Setting::RunsOn(hosting) => self.hosting = hosting,
            Setting::CloserWatch(_) => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(way: Setting, expected: SettingRefusal) {
        let mut ways = TeamSettings::default();
        assert_eq!(ways.choose(way), Err(expected));
        assert_eq!(ways, TeamSettings::default(), "a refused choice changes nothing");
    }

    #[test]
    fn what_cannot_be_chosen_is_refused() {
        check(Setting::Band(Some(Band { width: 0.9, an_hour: 60 })), SettingRefusal::BandWidth);
        check(Setting::Band(Some(Band { width: 0.1, an_hour: 0 })), SettingRefusal::ReadAnHour);
        check(Setting::Log(0.0), SettingRefusal::LoggedShare);
        check(Setting::RunsOn(Hosting::Servers), SettingRefusal::AlreadyHosted(Hosting::Servers));
    }
}
