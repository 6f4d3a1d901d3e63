//! All that a person, a lesson or a plan can do to a world. The log of a run is a list of these with their ticks.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::time::{Minutes, Tick};

pub use super::choice::TrainingChoice;
use super::experiments::Search;
use super::policy::Plan;
use super::rules::Rule;
use super::ways::Way;

/// Something done to the world between two ticks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// Put trouble in.
    Start(Trouble),
    /// Take trouble out again.
    Stop {
        /// The fault's id.
        fault: String,
    },
    /// What happens to requests that break the contract.
    Check {
        /// The choice.
        then: OnBreach,
    },
    /// Train a new version.
    Retrain(TrainingChoice),
    /// Give up a training that runs.
    CancelTraining,
    /// Let a version answer a share of the requests.
    Canary {
        /// The version's number.
        version: u32,
        /// Share of the requests, above 0 and below 1.
        share: f32,
    },
    /// Let a version answer all requests at once.
    Release {
        /// The version's number.
        version: u32,
    },
    /// Make the canary the champion.
    Promote {
        /// Even while nothing speaks for it.
        anyway: bool,
    },
    /// Take a version that answers out of service: a canary, or the champion, in whose place the one before answers again.
    RollBack {
        /// The version's number.
        version: u32,
    },
    /// How many servers answer.
    Servers {
        /// The number.
        count: u32,
    },
    /// From which score on a request is called positive.
    Threshold {
        /// 0 to 1.
        value: f32,
    },
    /// Pick up an alert.
    Acknowledge {
        /// The rule's id.
        rule: String,
    },
    /// Move the limit of an alert rule.
    Limit {
        /// The rule's id.
        rule: String,
        /// The new limit, in the rule's unit.
        value: f32,
    },
    /// Live by an operating plan from now on, or without one.
    Plan(Option<Plan>),
    /// Choose how the team works.
    Work(Way),
    /// Train once more on the very rows that a version learnt from.
    Repeat {
        /// The version's number.
        version: u32,
    },
    /// Ask a colleague to look at a version before it is released.
    Approve {
        /// The version's number.
        version: u32,
    },
    /// Write down a rule of the check, or take one away.
    Rule(Rule),
    /// Train the same rows once for each of some values of a setting, and keep the best.
    Search(Search),
}

impl Action {
    /// The trouble that it puts in, if it does.
    pub const fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::Start(trouble) => Some(trouble),
            _ => None,
        }
    }
}

/// Where trouble strikes. What is left open is as is usual for the fault and the scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Aim {
    /// The field, by its name in files.
    pub field: Option<String>,
    /// The only segment that it strikes, by its id.
    pub segment: Option<String>,
    /// Share of the records that it reaches, 0 to 1, where its size says something else.
    pub rate: Option<f32>,
}

/// A piece of trouble: which, how much, how it begins and how long it lasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    /// The fault's id in the registry.
    pub fault: String,
    /// How much, in the fault's own unit (a share, or a factor).
    pub size: f32,
    /// How it begins.
    #[serde(default)]
    pub onset: Onset,
    /// When it begins; in the past means now.
    #[serde(default)]
    pub start: Tick,
    /// How long it lasts; without it, until it is stopped.
    #[serde(default)]
    pub length: Option<Minutes>,
    /// For a bad release: the share of requests that the new version answers. 1 is all at once.
    #[serde(default = "whole")]
    pub reach: f32,
    /// Not shown on the page until it is explained.
    #[serde(default)]
    pub hidden: bool,
    /// Where it strikes.
    #[serde(default)]
    pub aim: Aim,
}

fn whole() -> f32 {
    1.0
}

impl Trouble {
    /// Trouble at its full size from the first minute, everywhere and in sight, until it is stopped.
    pub fn sudden(fault: impl Into<String>, size: f32, start: Tick) -> Self {
        let (onset, length, reach, hidden, aim) = (Onset::Sudden, None, whole(), false, Aim::default());
        Self { fault: fault.into(), size, onset, start, length, reach, hidden, aim }
    }
}

/// How trouble begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Onset {
    /// Full size from the first minute.
    #[default]
    Sudden,
    /// More and more records, evenly over so many minutes.
    Gradual(Minutes),
    /// All records at once, but further and further, evenly over so many minutes. Where nothing lies half way, it is gradual.
    Incremental(Minutes),
    /// It comes, goes and comes again.
    Recurring {
        /// It stays for so long.
        on: Minutes,
        /// It stays away for so long.
        off: Minutes,
    },
}

impl Onset {
    /// How many of the records trouble has reached after so long, 0 to 1.
    pub fn grown(self, age: Minutes) -> f32 {
        match self {
            Self::Gradual(over) => ramp(age, over),
            Self::Recurring { on, .. } => f32::from(u8::from(self.in_phase(age) < on)),
            Self::Sudden | Self::Incremental(_) => 1.0,
        }
    }

    /// How deep it goes after so long, 0 to 1.
    pub fn depth(self, age: Minutes) -> f32 {
        if let Self::Incremental(over) = self { ramp(age, over) } else { 1.0 }
    }

    /// How long ago it came last.
    pub fn in_phase(self, age: Minutes) -> Minutes {
        match self {
            Self::Recurring { on, off } => Minutes(age.0 % (on.0 + off.0).max(1)),
            _ => age,
        }
    }
}

fn ramp(age: Minutes, over: Minutes) -> f32 {
    ((age.0 + 1) as f32 / over.0.max(1) as f32).min(1.0)
}

/// What happens to a request that breaks the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnBreach {
    /// Nothing is checked.
    #[default]
    Off,
    /// It goes back and a person reads it.
    Reject,
    /// The simple rule answers.
    FallBack,
}

/// Why something can't be done now, in words that teach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    /// A refusal in these words.
    pub fn because(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}
