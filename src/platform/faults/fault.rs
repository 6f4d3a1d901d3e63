//! A kind of trouble as a value: how it is told, what it does, what can see it, who can end it.

use crate::base::time::{HOUR, Minutes};
use crate::platform::scenario::Scenario;

use super::conditions::{Conditions, Intensity};
use super::targeting::Targeting;

/// A kind of trouble.
#[derive(Debug)]
pub struct Fault {
    /// Its name in logs and links.
    pub id: &'static str,
    /// Where it stands on the page.
    pub group: FaultGroup,
    /// "Waiting time in seconds". This and the next two are told by [`Scenario::tell`](Scenario::tell).
    pub name: &'static str,
    /// What happens in real life, in one sentence.
    pub sentence: &'static str,
    /// How it is spoken of while it runs, in the middle of a sentence: "waiting time in seconds".
    pub running: &'static str,
    /// Who can end it where it comes from.
    pub repair: Repair,
    /// What its size means.
    pub size: Size,
    /// What it can be aimed at.
    pub targeting: Targeting,
    /// What can see it.
    pub check: Check,
    /// What it does.
    pub effect: Effect,
}

/// What can be done about a fault where it comes from. Both are told by
/// [`Scenario::tell`](Scenario::tell).
#[derive(Clone, Copy, Debug)]
pub enum Repair {
    /// Whoever owns the source ends it when asked: "Ask the sender to send minutes again".
    Ask(&'static str),
    /// Nobody can: why, and what helps instead.
    Nobody(&'static str),
}

/// What can see a fault, and how soon.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// This alert rule fires within this time.
    Fires(&'static str, Minutes),
    /// This alert rule fires within this time after most outcomes of its first minutes are in.
    FiresLate(&'static str, Minutes),
    /// This alert rule fires within this time, although nobody is harmed.
    FiresForNothing(&'static str, Minutes),
    /// No alert rule can see it: why.
    Blind(&'static str),
}

impl Check {
    /// The rule, and the time within which it fires in a scenario.
    pub fn rule(&self, scenario: &Scenario) -> Option<(&'static str, Minutes)> {
        match *self {
            Self::Fires(rule, within) | Self::FiresForNothing(rule, within) => Some((rule, within)),
            Self::FiresLate(rule, within) => {
                let outcomes = &scenario.outcomes;
                // Nineteen of twenty log-normal delays are over by then.
                let hours = outcomes.median_hours * crate::base::math::exp_f32(1.645 * outcomes.spread);
                let wait = (hours * HOUR as f32) as u32;
                Some((rule, Minutes(within.0 + wait.min(outcomes.longest_hours * HOUR))))
            }
            Self::Blind(_) => None,
        }
    }
}

/// Where a fault stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultGroup {
    /// Data arrive that should not.
    BadData,
    /// The world is no longer the one learnt from.
    Drift,
    /// The machines do not do what they should.
    Machinery,
    /// A new version that should not have been released.
    BadRelease,
}

impl FaultGroup {
    /// The heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadData => "Bad data",
            Self::Drift => "The world moves",
            Self::Machinery => "The machinery",
            Self::BadRelease => "Bad releases",
        }
    }
}

/// What a fault's size means.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The words beside the slider.
    pub label: &'static str,
    /// A share of something (shown in percent) or a factor ("3 times").
    pub unit: SizeUnit,
    /// Lowest, highest, step and what it stands at first.
    pub least: f32,
    /// Highest.
    pub most: f32,
    /// One step of the slider.
    pub step: f32,
    /// Where it stands at first.
    pub default: f32,
}

impl Size {
    /// A share from least to most, in steps of five percent.
    pub const fn share(label: &'static str, (least, most): (f32, f32), default: f32) -> Self {
        Self { label, unit: SizeUnit::Share, least, most, step: 0.05, default }
    }

    /// So many usual spreads of a field.
    pub const fn spreads(label: &'static str, (least, most): (f32, f32), default: f32) -> Self {
        Self { label, unit: SizeUnit::Spreads, least, most, step: 0.1, default }
    }

    /// So many hours.
    pub const fn hours(label: &'static str, most: f32, default: f32) -> Self {
        Self { label, unit: SizeUnit::Hours, least: 1.0, most, step: 1.0, default }
    }
}

/// The unit of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeUnit {
    /// 0 to 1.
    Share,
    /// A factor.
    Times,
    /// Usual spreads of a field.
    Spreads,
    /// Hours.
    Hours,
}

/// What a fault does.
#[derive(Clone, Copy, Debug)]
pub enum Effect {
    /// It changes this minute's conditions.
    Change(fn(&Intensity<'_>, &mut Conditions)),
    /// It brings a new version with this defect into service.
    Release(Defect),
}

/// What is wrong with a released version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Defect {
    /// Its preparation differs between training and serving.
    Skew,
    /// It learnt from labels of which a share was flipped.
    Mislabelled,
    /// It is so many times slower.
    Slow,
}
