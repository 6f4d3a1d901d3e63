//! The complete state of a simulated system at one minute: plain data, cheap to copy, composed of the state of its subsystems.
//!
//! It changes through two doors only: [`World::apply`] between ticks (in `apply.rs`) and [`World::step`] (in `step.rs`).
//! What counts of it is listed in `fingerprint.rs`.

use std::sync::Arc;

use crate::base::time::Tick;

use crate::platform::faults::RunningFault;
use crate::platform::faults::conditions::Conditions;
use crate::platform::labels::Labels;
use crate::platform::monitoring::Monitoring;
use crate::platform::monitoring::alerts::Alerts;
use crate::platform::quality::Quality;
use crate::platform::release::{Registry, Release};
use crate::platform::scenario::Scenario;
use crate::platform::serving::Serving;
use crate::platform::team::Team;
use crate::platform::team::ledger::Ledger;
use crate::platform::training::{Training, TrainingStore};
use crate::platform::truth::Truth;
use crate::platform::vocabulary::{Event, What};
use crate::platform::workload::{Seen, Workload};

/// The most events that are remembered; the oldest are dropped.
const MOST_EVENTS: usize = 4_000;

/// Everything about a system at one minute.
#[derive(Clone, Debug)]
pub struct World {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The seed.
    pub seed: u64,
    /// The minute that comes next.
    pub now: Tick,
    /// Trouble, the oldest first.
    pub faults: Vec<RunningFault>,
    /// Where requests come from.
    pub workload: Workload,
    /// What requests are held against at the door.
    pub quality: Quality,
    /// What answers.
    pub serving: Serving,
    /// Versions, and which of them are in service.
    pub release: Release,
    /// Outcomes.
    pub labels: Labels,
    /// From rows to versions.
    pub training: Training,
    /// What is watched.
    pub monitoring: Monitoring,
    /// What the team is called for.
    pub alerts: Alerts,
    /// How the team works.
    pub team: Team,
    /// Money and harm.
    pub ledger: Ledger,
    /// What only the simulation knows.
    pub truth: Truth,
    /// What happened.
    pub events: Vec<Event>,
}

impl World {
    /// At the first minute, with these versions: v3 answers.
    pub(in crate::platform) fn beginning(
        scenario: Arc<Scenario>,
        seed: u64,
        workload: Workload,
        store: TrainingStore,
        registry: Registry,
    ) -> Self {
        let (serving, release) = (Serving::new(&scenario), Release::new(registry));
        let champion = release.champion();
        Self {
            seed,
            now: Tick(0),
            faults: Vec::new(),
            workload,
            quality: Quality::new(&scenario.schema),
            labels: Labels::new(&scenario.outcomes),
            training: Training::new(store),
            monitoring: Monitoring::new(champion, scenario.segments.len()),
            alerts: Alerts::new(&scenario, champion, serving.threshold),
            serving,
            release,
            team: Team::default(),
            ledger: Ledger::new(&scenario.costs),
            truth: Truth::default(),
            events: Vec::new(),
            scenario,
        }
    }

    /// What a piece of trouble changes now; `None` for a bad release, which changes nothing but the version.
    pub fn comes_to(&self, active: &RunningFault) -> Option<Conditions> {
        active.comes_to(self.seed, self.now, &self.scenario)
    }

    /// What the team saw of the minute that was lived last, and which one it was.
    pub fn last_seen(&self) -> (Tick, &Seen) {
        (Tick(self.now.0.saturating_sub(1)), self.workload.seen())
    }

    /// Does a piece of what the next minute would begin with: see [`Training::ahead`].
    pub fn ahead(&mut self) -> bool {
        self.training.ahead(&self.scenario.schema)
    }

    /// Writes down what happened.
    pub(in crate::platform) fn tell(&mut self, what: What) {
        if self.events.len() == MOST_EVENTS {
            self.events.drain(..MOST_EVENTS / 4);
        }
        self.events.push(Event { at: self.now, what });
    }
}
