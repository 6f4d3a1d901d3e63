//! A piece of trouble: which fault, how much, how it begins, how long it lasts and where it strikes.

mod field_filter;
mod value_corruption;

pub use field_filter::FieldFilter;
pub use value_corruption::ValueCorruption;

use serde::{Deserialize, Serialize};

use crate::base::time::{Minutes, Tick};

/// Where trouble strikes. What is left open is as is usual for the fault and the scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FaultTarget {
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
pub struct FaultInjection {
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
    pub duration: Option<Minutes>,
    /// For a bad release: the share of requests that the new version answers. 1 is all at once.
    #[serde(default = "whole")]
    pub traffic_share: f32,
    /// Not shown on the page until it is explained.
    #[serde(default)]
    pub hidden: bool,
    /// Where it strikes.
    #[serde(default)]
    pub target: FaultTarget,
}

fn whole() -> f32 {
    1.0
}

impl FaultInjection {
    /// Trouble at its full size from the first minute, everywhere and in sight, until it is stopped.
    pub fn sudden(fault: impl Into<String>, size: f32, start: Tick) -> Self {
        let (onset, duration, traffic_share, hidden, target) = (Onset::Sudden, None, whole(), false, FaultTarget::default());
        Self { fault: fault.into(), size, onset, start, duration, traffic_share, hidden, target }
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
