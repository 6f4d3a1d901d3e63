//! The complete state of a simulated system at one minute: plain data, cheap to copy.
//!
//! It changes through two doors only: [`World::apply`] between ticks (in `apply.rs`) and [`World::step`] (in `step.rs`).
//! Everything that counts is written by serde into its fingerprint; what is made anew each tick, or follows from the
//! scenario, is skipped.

use std::sync::Arc;

use serde::Serialize;

use crate::base::dice::{Dice, Stream};
use crate::base::fingerprint::Fingerprint;
use crate::base::time::{DAY, HOUR, Tick};

use crate::platform::faults::RunningFault;
use crate::platform::faults::conditions::Conditions;
use crate::platform::labels::{LabelQueue, MaturedLabels};
use crate::platform::monitoring::Monitoring;
use crate::platform::monitoring::alerts::Alerts;
use crate::platform::quality::contract::Contract;
use crate::platform::quality::{QuarantineLog, Rules};
use crate::platform::release::approval::ApprovalRequest;
use crate::platform::release::rollout::Rollout;
use crate::platform::release::{Registry, Status, Version};
use crate::platform::scenario::Scenario;
use crate::platform::serving::fleet::Fleet;
use crate::platform::serving::hosting::Autoscaler;
use crate::platform::serving::{Queue, ScoringScratch};
use crate::platform::team::ledger::Ledger;
use crate::platform::team::plan::PlanRunner;
use crate::platform::team::settings::TeamSettings;
use crate::platform::training::{Experiment, Job, KEEP_ONE_IN, PAST_DAYS, Searching, SnapshotCache, TrainingStore};
use crate::platform::truth::Truth;
use crate::platform::vocabulary::{Event, OnBreach, Refusal, TrainingConfig};
use crate::platform::workload::replay_dataset::ReplayDataset;
use crate::platform::workload::{Generator, Minute, Seen};

/// Outcomes that are half in before so many hours are taken to be in where the run begins.
const SOON: f32 = 24.0;

/// Everything about a system at one minute.
#[derive(Clone, Debug, Serialize)]
pub struct World {
    /// The scenario.
    #[serde(skip)]
    pub scenario: Arc<Scenario>,
    /// The seed.
    pub seed: u64,
    /// The minute that comes next.
    pub now: Tick,
    /// Trouble, the oldest first.
    pub faults: Vec<RunningFault>,
    /// The check at the door.
    pub on_breach: OnBreach,
    /// From which score on a request is called positive.
    pub threshold: f32,
    /// All versions.
    pub registry: Registry,
    /// Which of them answer.
    pub rollout: Rollout,
    /// The servers.
    pub queue: Queue,
    /// Rents and returns servers, where the model runs in the cloud.
    pub scaler: Option<Autoscaler>,
    /// Which devices have which version, where the model runs on devices.
    pub fleet: Option<Fleet>,
    /// Outcomes on their way.
    pub labels: LabelQueue,
    /// What is kept for training.
    pub store: TrainingStore,
    /// The training that runs.
    pub training: Option<Job>,
    /// The search that the training is part of.
    pub searching: Option<Searching>,
    /// All trainings that were done.
    #[serde(skip)]
    pub experiments: Vec<Experiment>,
    /// What the newest versions learnt from.
    pub snapshots: SnapshotCache,
    /// How the team works.
    pub settings: TeamSettings,
    /// Who was asked to agree to a release, and what they found.
    pub approvals: Vec<ApprovalRequest>,
    /// What is watched.
    pub monitoring: Monitoring,
    /// Alert rules.
    pub alerts: Alerts,
    /// The operating plan at work, if there is one.
    pub plan_runner: Option<PlanRunner>,
    /// Money and harm.
    pub ledger: Ledger,
    /// What only the simulation knows.
    pub truth: Truth,
    /// What happened.
    pub events: Vec<Event>,
    /// The rules of the check.
    pub rules: Rules,
    /// Records that can be looked at again.
    #[serde(skip)]
    pub quarantine_log: QuarantineLog,
    #[serde(skip)]
    pub(in crate::platform) recorded: Option<Arc<ReplayDataset>>,
    #[serde(skip)]
    pub(in crate::platform) generator: Arc<Generator>,
    #[serde(skip)]
    pub(in crate::platform) contract: Arc<Contract>,
    #[serde(skip)]
    pub(in crate::platform) minute: Minute,
    #[serde(skip)]
    pub(in crate::platform) scratch: ScoringScratch,
    #[serde(skip)]
    pub(in crate::platform) delays: Vec<Option<u32>>,
    #[serde(skip)]
    pub(in crate::platform) known: MaturedLabels,
}

impl World {
    /// What a piece of trouble changes now; `None` for a bad release, which changes nothing but the version.
    pub fn comes_to(&self, active: &RunningFault) -> Option<Conditions> {
        active.comes_to(self.seed, self.now, &self.scenario)
    }

    /// Does a piece of what the next minute would begin with: rows of a training are made ready. It can be left out, and
    /// nothing that can be seen or counted depends on it. Returns whether there is more.
    pub fn ahead(&mut self) -> bool {
        self.training.as_mut().is_some_and(|job| !job.ahead(&self.scenario.schema))
    }

    /// A healthy system at Monday 00:00 of day 1: v3 answers, v2 is kept ready, and three weeks of earlier requests
    /// wait in the training store.
    ///
    /// # Errors
    /// If the scenario's past is too thin to learn from.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Result<Self, Refusal> {
        let generator = Generator::new(&scenario);
        let mut minute = Minute::new(scenario.schema.fields.len());
        let mut store = TrainingStore::default().with_amounts(scenario.amount.as_ref());
        past(&scenario, &generator, seed, &mut minute, &mut store);
        let threshold = scenario.threshold;
        let mut registry = Registry::default();
        let day = i64::from(DAY);
        let learn = |number: u32, from: i64, to: i64, why: &str, store: &TrainingStore| -> Result<Version, Refusal> {
            let choice = TrainingConfig::last(((to - from) / day) as u32).by(scenario.first_recipe());
            let snapshot = store.snapshot(from, to, |_| false)?;
            let job = Job::new(number, choice, Tick(0), &scenario.schema, snapshot)?;
            job.finish_now(&scenario.schema, to + day, why.to_owned(), threshold)
                .ok_or_else(|| Refusal::because("The first model could not be trained."))
        };
        let start = -i64::from(PAST_DAYS) * day;
        registry.add(learn(2, start, start + 4 * day, "the first four days of which records were kept", &store)?, Status::Retired);
        registry.add(
            learn(3, start + 4 * day, -3 * day, &format!("two weeks of {}, to know more of them than v2", scenario.words.many), &store)?,
            Status::Champion,
        );
        Self::beginning(scenario, None, seed, generator, store, registry)
    }

    /// At the first minute, with these versions: v3 answers.
    pub(in crate::platform) fn beginning(
        scenario: Arc<Scenario>,
        recorded: Option<Arc<ReplayDataset>>,
        seed: u64,
        generator: Generator,
        store: TrainingStore,
        registry: Registry,
    ) -> Result<Self, Refusal> {
        let (minute, threshold) = (Minute::new(scenario.schema.fields.len()), scenario.threshold);
        let champion = registry.get(3).expect("it was just added").clone();
        Ok(Self {
            seed,
            now: Tick(0),
            faults: Vec::new(),
            on_breach: OnBreach::Off,
            threshold,
            rollout: Rollout { champion: 3, canary: None, previous: Some(2) },
            queue: Queue::new(scenario.service.servers),
            scaler: None,
            fleet: None,
            labels: LabelQueue::new(&scenario.outcomes),
            store,
            training: None,
            searching: None,
            experiments: Vec::new(),
            snapshots: SnapshotCache::default(),
            settings: TeamSettings::default(),
            approvals: Vec::new(),
            monitoring: Monitoring::new(&champion, scenario.segments.len()),
            alerts: Alerts::new(&scenario, &champion, threshold),
            plan_runner: None,
            ledger: Ledger::new(&scenario.costs),
            truth: Truth::default(),
            events: Vec::new(),
            rules: Rules::default(),
            quarantine_log: QuarantineLog::default(),
            registry,
            recorded,
            generator: Arc::new(generator),
            contract: Arc::new(Contract::new(&scenario.schema)),
            minute,
            scratch: ScoringScratch::default(),
            delays: Vec::new(),
            known: MaturedLabels::default(),
            scenario,
        })
    }

    /// One number for the whole state.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self)
    }

    /// The rows that are played again, where requests are not made up. Then nobody knows the best that could be reached.
    pub fn recorded(&self) -> Option<&ReplayDataset> {
        self.recorded.as_deref()
    }

    /// One request in so many is kept for training.
    pub fn keep_one_in(&self) -> u32 {
        self.recorded.as_ref().map_or(KEEP_ONE_IN, |recorded| recorded.keep_one_in())
    }

    /// The champion.
    pub fn champion(&self) -> &Arc<Version> {
        self.registry.get(self.rollout.champion).expect("the champion is in the registry")
    }

    /// The canary and its share.
    pub fn canary(&self) -> Option<(&Arc<Version>, f32)> {
        self.rollout.canary.and_then(|(number, share)| Some((self.registry.get(number)?, share)))
    }

    /// What the team saw of the last minute, and when it was.
    pub fn last_seen(&self) -> (Tick, &Seen) {
        (Tick(self.now.0.saturating_sub(1)), &self.minute.seen)
    }

    /// How many requests the last minute brought.
    pub fn last_minute(&self) -> usize {
        self.minute.seen.len()
    }

    /// The contract at the door.
    pub fn contract(&self) -> &Contract {
        &self.contract
    }
}

/// Three weeks of requests before the run, as the training store kept them: one in eight, outcomes known as far as they
/// could be. Where they take days, those of the last days are still unknown, and are left so.
fn past(scenario: &Scenario, generator: &Generator, seed: u64, minute: &mut Minute, store: &mut TrainingStore) {
    for hour in 0..PAST_DAYS * 24 {
        let mut dice = Dice::keyed(seed, Stream::History, u64::from(hour));
        let tick = Tick(hour * 60);
        let rate = scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * 60.0;
        let count = dice.poisson(rate / f64::from(KEEP_ONE_IN)) as usize;
        generator.fill_past(scenario, count, &mut dice, minute);
        let at = i64::from(hour) * 60 - i64::from(PAST_DAYS * DAY);
        for row in 0..minute.seen.len() {
            let place = store.keep(at + (row * 60 / count.max(1)) as i64, &minute.seen.batch, row, minute.seen.segment[row]);
            let ripe = scenario.outcomes.median_hours < SOON || -at > i64::from(scenario.outcomes.longest_hours * HOUR) / 2;
            let known = dice.unit() < f64::from(scenario.outcomes.coverage) && ripe;
            if let Some(place) = place.filter(|_| known) {
                store.label(place, minute.hidden.positive[row], minute.hidden.amount.get(row).copied());
            }
        }
    }
}
