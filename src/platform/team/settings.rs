//! How the team works: by hand or by pipeline, how requests are set apart for a test, whether versions are kept, who has
//! to agree to a release, what success is measured by, which doubtful cases go to a person, what is written down, where
//! the model runs, who may do what and as whom it is done, and how soon owners pick up their alerts.
//!
//! Each is a choice that costs nothing to make and changes what happens later. At the start all stand as a careful
//! team has them, but for the gate, which slows everybody down, and the people who read, who have to be paid.

use serde::{Deserialize, Serialize};

use super::powers::Powers;
use super::reaction::{LONGEST_REACTION, ReactionTime};
use super::updates::UpdateAssumptions;
use crate::platform::serving::hosting::Hosting;
use crate::platform::vocabulary::{Power, SettingRefusal, TeamRole};

/// The most requests an hour that people can be asked to read.
pub const MOST_AN_HOUR: u32 = 600;

/// How the team works.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TeamSettings {
    /// Updates are made by hand, not by a pipeline.
    pub manual_updates: bool,
    /// What is assumed of an update by hand.
    pub updates_by_hand: UpdateAssumptions,
    /// What is assumed of an update by a pipeline.
    pub updates_by_pipeline: UpdateAssumptions,
    /// How requests are set apart for a test.
    pub test_split: TestSplit,
    /// Versions and their snapshots are kept.
    pub keep_versions: bool,
    /// A release needs somebody else's agreement.
    pub approval_gate: bool,
    /// What a verdict on a canary is measured by.
    pub success_metric: SuccessMetric,
    /// Doubtful cases that a person reads.
    pub review_band: Option<ReviewBand>,
    /// Share of the requests that are written down with their answer, 0 to 1.
    pub logging_rate: f32,
    /// Where the model runs.
    pub hosting: Hosting,
    /// Who may do what.
    pub powers: Powers,
    /// The role in which things are done; without one, the team does them together.
    pub acting_as: Option<TeamRole>,
    /// How soon owners pick up their alerts; without it, they wait to be picked up by hand, or by a plan.
    pub reaction: Option<ReactionTime>,
}

impl Default for TeamSettings {
    fn default() -> Self {
        Self {
            manual_updates: false,
            updates_by_hand: UpdateAssumptions::BY_HAND,
            updates_by_pipeline: UpdateAssumptions::BY_PIPELINE,
            test_split: TestSplit::ByTime,
            keep_versions: true,
            approval_gate: false,
            success_metric: SuccessMetric::Cost,
            review_band: None,
            logging_rate: 1.0,
            hosting: Hosting::Servers,
            powers: Powers::default(),
            acting_as: None,
            reaction: None,
        }
    }
}

/// One of these choices.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Setting {
    /// Updates are made by hand.
    ManualUpdates(bool),
    /// How requests are set apart for a test.
    TestSplit(TestSplit),
    /// Versions and their snapshots are kept.
    KeepVersions(bool),
    /// A release needs somebody else's agreement.
    ApprovalGate(bool),
    /// What a verdict on a canary is measured by.
    SuccessMetric(SuccessMetric),
    /// Doubtful cases that a person reads.
    ReviewBand(Option<ReviewBand>),
    /// Share of the requests that are written down.
    LoggingRate(f32),
    /// Finer figures are watched, with rules of their own.
    DetailedMonitoring(bool),
    /// Where the model runs.
    Hosting(Hosting),
    /// Who may do what.
    Power {
        /// What.
        power: Power,
        /// Who.
        role: TeamRole,
        /// They may.
        may: bool,
    },
    /// The role in which things are done; `None` for the team together.
    ActAs(Option<TeamRole>),
    /// How soon owners pick up their alerts; `None` for by hand.
    Reaction(Option<ReactionTime>),
    /// What is assumed of updates, by hand or by a pipeline.
    Updates {
        /// By hand.
        manual_updates: bool,
        /// What is assumed.
        assumed: UpdateAssumptions,
    },
}

/// How requests are set apart for a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TestSplit {
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
    Accuracy,
}

/// Doubtful cases: scores about the decision threshold. A person reads them while there is room.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewBand {
    /// So far from the line a score is doubtful, in both directions.
    pub width: f32,
    /// So many can be read in an hour; the model decides the others.
    pub per_hour: u32,
}

impl TeamSettings {
    /// Share of the requests that are written down where the team hears of an answer.
    pub fn written_down(&self) -> f32 {
        self.logging_rate.min(self.hosting.terms().max_logging_rate)
    }

    /// What is assumed of updates as they are made now.
    pub const fn updates(&self) -> UpdateAssumptions {
        if self.manual_updates { self.updates_by_hand } else { self.updates_by_pipeline }
    }

    /// Makes a choice.
    ///
    /// # Errors
    /// If it cannot be made: why.
    pub fn choose(&mut self, setting: Setting) -> Result<(), SettingRefusal> {
        match setting {
            Setting::ReviewBand(Some(review_band)) if !(0.01..=0.5).contains(&review_band.width) => {
                return Err(SettingRefusal::BandWidth);
            }
            Setting::ReviewBand(Some(review_band)) if !(1..=MOST_AN_HOUR).contains(&review_band.per_hour) => {
                return Err(SettingRefusal::ReadAnHour);
            }
            Setting::LoggingRate(share) if !(0.01..=1.0).contains(&share) => {
                return Err(SettingRefusal::LoggedShare);
            }
            Setting::Hosting(hosting) if hosting == self.hosting => {
                return Err(SettingRefusal::AlreadyHosted(hosting));
            }
            Setting::Updates { assumed, .. } if !assumed.is_sound() => return Err(SettingRefusal::Updates),
            Setting::Reaction(Some(reaction)) if !(1..=LONGEST_REACTION).contains(&reaction.minutes) => {
                return Err(SettingRefusal::ReactionMinutes { given: reaction.minutes });
            }
            _ => {}
        }
        match setting {
            Setting::ManualUpdates(manual_updates) => self.manual_updates = manual_updates,
            Setting::TestSplit(test_split) => self.test_split = test_split,
            Setting::KeepVersions(keep) => self.keep_versions = keep,
            Setting::ApprovalGate(approval_gate) => self.approval_gate = approval_gate,
            Setting::SuccessMetric(metric) => self.success_metric = metric,
            Setting::ReviewBand(review_band) => self.review_band = review_band,
            Setting::LoggingRate(share) => self.logging_rate = share,
            Setting::Hosting(hosting) => self.hosting = hosting,
            Setting::Power { power, role, may } => self.powers.set(power, role, may),
            Setting::ActAs(role) => self.acting_as = role,
            Setting::Reaction(reaction) => self.reaction = reaction,
            Setting::Updates { manual_updates: true, assumed } => self.updates_by_hand = assumed,
            Setting::Updates { manual_updates: false, assumed } => self.updates_by_pipeline = assumed,
            Setting::DetailedMonitoring(_) => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vocabulary::Hours;

    fn check(setting: Setting, expected: SettingRefusal) {
        let mut settings = TeamSettings::default();
        assert_eq!(settings.choose(setting), Err(expected));
        assert_eq!(settings, TeamSettings::default(), "a refused choice changes nothing");
    }

    #[test]
    fn what_cannot_be_chosen_is_refused() {
        check(Setting::ReviewBand(Some(ReviewBand { width: 0.9, per_hour: 60 })), SettingRefusal::BandWidth);
        check(Setting::ReviewBand(Some(ReviewBand { width: 0.1, per_hour: 0 })), SettingRefusal::ReadAnHour);
        check(Setting::LoggingRate(0.0), SettingRefusal::LoggedShare);
        check(Setting::Hosting(Hosting::Servers), SettingRefusal::AlreadyHosted(Hosting::Servers));
        let assumed = UpdateAssumptions { hours: 999, ..UpdateAssumptions::BY_HAND };
        check(Setting::Updates { manual_updates: true, assumed }, SettingRefusal::Updates);
        let reaction = ReactionTime { hours: Hours::Office, minutes: 0 };
        check(Setting::Reaction(Some(reaction)), SettingRefusal::ReactionMinutes { given: 0 });
    }
}
