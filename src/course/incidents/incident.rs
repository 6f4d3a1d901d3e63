//! What an incident is: its faults, how they begin, and what is told of them.

use crate::base::time::Minutes;
use crate::platform::faults::{self, Fault, FaultGroup};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::Onset;

/// A named set of faults with a hidden cause.
#[derive(Debug)]
pub struct Incident {
    /// Its name in files and tests.
    pub id: &'static str,
    /// How it is spoken of once it is known.
    pub name: &'static str,
    /// How its kind stands in the list that somebody chooses from.
    pub kind: &'static str,
    /// The fault that is the cause.
    pub fault: &'static str,
    /// Where it strikes.
    pub target: IncidentTarget,
    /// Its size; without one, as it usually is.
    pub size: Option<f32>,
    /// How it begins.
    pub onset: Onset,
    /// How long it lasts; without it, until somebody ends it.
    pub duration: Option<Minutes>,
    /// What comes along with it.
    pub beside: &'static [Beside],
    /// The systems that it can come to, by their ids; none named is all.
    pub only: &'static [&'static str],
    /// What had happened. Told by [`Scenario::tell`]; `{field}` and `{segment}` are what was struck.
    pub story: &'static str,
    /// What helps against it.
    pub helps: &'static str,
    /// Three hints, each nearer than the one before. They say where to look.
    pub hints: [&'static str; 3],
}

/// What is struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncidentTarget {
    /// What the fault usually strikes.
    Default,
    /// One of the numbers, by lot.
    Number,
    /// One of the segments, by lot.
    Segment,
}

/// A fault that comes along.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// Which.
    pub fault: &'static str,
    /// How much.
    pub size: f32,
    /// So long after the cause.
    pub after: Minutes,
}

impl Incident {
    /// The fault that is the cause.
    pub fn cause(&self) -> &'static Fault {
        faults::find(self.fault).expect("an incident names a fault that there is")
    }

    /// The group of its cause.
    pub fn group(&self) -> FaultGroup {
        self.cause().group
    }

    /// It can come to this system.
    pub fn comes_to(&self, scenario: &Scenario) -> bool {
        self.only.is_empty() || self.only.contains(&&*scenario.id)
    }
}

/// What most incidents are, to begin with.
pub(super) const DEFAULTS: Incident = Incident {
    id: "",
    name: "",
    kind: "",
    fault: "",
    target: IncidentTarget::Default,
    size: None,
    onset: Onset::Sudden,
    duration: None,
    beside: &[],
    only: &[],
    story: "",
    helps: "",
    hints: [""; 3],
};
