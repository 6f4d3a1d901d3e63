//! The complete state of a simulated system at one minute: plain data, cheap to copy.
//!
//! It changes through two doors only: [`World::apply`] between ticks (here) and [`World::step`] (in `step.rs`).
//! Everything that counts is written by serde into its fingerprint; what is made anew each tick, or follows from the
//! scenario, is skipped.

use std::sync::Arc;

use serde::Serialize;

use crate::base::dice::{Dice, Stream};
use crate::base::fingerprint::Fingerprint;
use crate::base::time::{DAY, Tick};

use super::action::{Action, OnBreach, Refusal, TrainingChoice, Trouble};
use super::alerts::{Alerts, Standing};
use super::approval::Record;
use super::event::{Event, What};
use super::faults::{self, Does};
use super::feedback::{Feedback, Outcome};
use super::ledger::Ledger;
use super::monitoring::{Cells, LANES, Monitoring};
use super::policy::{Operating, Plan};
use super::registry::{Registry, Status, Version, relative};
use super::rollout::{Rollout, Verdict, verdict};
use super::scenario::Scenario;
use super::serving::{Bench, MOST_SERVERS, Queue};
use super::stream::{Generator, Minute};
use super::training::{Job, Shelf, Store};
use super::truth::Truth;
use super::validation::Contract;
use super::ways::{BY_HAND, SLIP_ONE_IN, SLIP_SIZE, Split, Ways};

/// Days before the run that the first versions learnt from.
pub const PAST_DAYS: u32 = 21;
/// The most events that are remembered; the oldest are dropped.
const MOST_EVENTS: usize = 4_000;
/// The most trouble that can wait or run at once.
const MOST_TROUBLE: usize = 40;

/// Trouble that waits, runs or ran.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Active {
    /// What was asked for. Its start is the minute at which it really began or will begin.
    pub trouble: Trouble,
    /// When it ended, if it has.
    pub ended: Option<Tick>,
    /// It has begun.
    pub began: bool,
    /// The version that a bad release brought.
    pub version: Option<u32>,
}

impl Active {
    /// It runs at this minute.
    pub fn runs(&self) -> bool {
        self.began && self.ended.is_none()
    }
}

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
    pub trouble: Vec<Active>,
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
    /// Outcomes on their way.
    pub feedback: Feedback,
    /// What is kept for training.
    pub store: Store,
    /// The training that runs.
    pub training: Option<Job>,
    /// What the newest versions learnt from.
    pub shelf: Shelf,
    /// How the team works.
    pub ways: Ways,
    /// Who was asked to agree to a release, and what they found.
    pub records: Vec<Record>,
    /// What is watched.
    pub monitoring: Monitoring,
    /// Alert rules.
    pub alerts: Alerts,
    /// The operating plan at work, if there is one.
    pub operating: Option<Operating>,
    /// Money and harm.
    pub ledger: Ledger,
    /// What only the simulation knows.
    pub truth: Truth,
    /// What happened.
    pub events: Vec<Event>,
    #[serde(skip)]
    pub(super) generator: Arc<Generator>,
    #[serde(skip)]
    pub(super) contract: Arc<Contract>,
    #[serde(skip)]
    pub(super) minute: Minute,
    #[serde(skip)]
    pub(super) bench: Bench,
    #[serde(skip)]
    pub(super) delays: Vec<Option<u32>>,
    #[serde(skip)]
    pub(super) known: Vec<Outcome>,
}

impl World {
    /// A healthy system at Monday 00:00 of day 1: v3 answers, v2 is kept ready, and three weeks of earlier requests
    /// wait in the training store.
    ///
    /// # Errors
    /// If the scenario's past is too thin to learn from.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Result<Self, Refusal> {
        let generator = Generator::new(&scenario);
        let mut minute = Minute::new(scenario.schema.fields.len());
        let threshold = scenario.threshold;
        let mut store = Store::default();
        past(&scenario, &generator, seed, &mut minute, &mut store);
        let mut registry = Registry::default();
        let day = i64::from(DAY);
        let learn = |number: u32, from: i64, to: i64, why: &str, store: &Store| -> Result<Version, Refusal> {
            let choice = TrainingChoice { days: ((to - from) / day) as u32, skip_alerts: false };
            let snapshot = store.snapshot(from, to, |_| false)?;
            let job = Job::new(number, choice, Tick(0), &scenario.schema, snapshot)?;
            job.finish_now(&scenario.schema, to + day, why.to_owned(), threshold)
                .ok_or_else(|| Refusal::because("The first model could not be trained."))
        };
        let start = -i64::from(PAST_DAYS) * day;
        registry.add(learn(2, start, start + 4 * day, "the first four days after launch", &store)?, Status::Retired);
        registry.add(learn(3, start + 4 * day, -3 * day, "two weeks of tickets, and twice the care", &store)?, Status::Champion);
        let champion = registry.get(3).expect("it was just added").clone();
        Ok(Self {
            seed,
            now: Tick(0),
            trouble: Vec::new(),
            on_breach: OnBreach::Off,
            threshold,
            rollout: Rollout { champion: 3, canary: None, previous: Some(2) },
            queue: Queue::new(scenario.service.servers),
            feedback: Feedback::default(),
            store,
            training: None,
            shelf: Shelf::default(),
            ways: Ways::default(),
            records: Vec::new(),
            monitoring: Monitoring::new(&champion, scenario.segments.len()),
            alerts: Alerts::new(&scenario, &champion.reference, threshold),
            operating: None,
            ledger: Ledger::new(&scenario.costs),
            truth: Truth::default(),
            events: Vec::new(),
            registry,
            generator: Arc::new(generator),
            contract: Arc::new(Contract::new(&scenario.schema)),
            minute,
            bench: Bench::default(),
            delays: Vec::new(),
            known: Vec::new(),
            scenario,
        })
    }

    /// One number for the whole state.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self)
    }

    /// The champion.
    pub fn champion(&self) -> &Arc<Version> {
        self.registry.get(self.rollout.champion).expect("the champion is in the registry")
    }

    /// The canary and its share.
    pub fn canary(&self) -> Option<(&Arc<Version>, f32)> {
        self.rollout.canary.and_then(|(number, share)| Some((self.registry.get(number)?, share)))
    }

    /// How many requests the last minute brought.
    pub fn last_minute(&self) -> usize {
        self.minute.seen.len()
    }

    /// The contract at the door.
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// What the outcomes say of the canary, over the time since it began.
    pub fn verdict(&self) -> Verdict {
        let Some((canary, _)) = self.rollout.canary else { return Verdict::TooEarly(0) };
        let mut cells = [Cells::default(); LANES];
        let first = self.monitoring.buckets.first();
        for bucket in self.monitoring.buckets.range(first, self.monitoring.buckets.next()).iter().chain([&self.monitoring.open]) {
            if bucket.lanes[1].version == canary {
                cells[0].add(&bucket.lanes[0].measured);
                cells[1].add(&bucket.lanes[1].measured);
            }
        }
        verdict(self.ways.aim, &self.scenario.costs, &cells[0], &cells[1])
    }

    /// Does something to the world between two ticks.
    ///
    /// # Errors
    /// If it can't be done now: why, in words that teach. The world is then as it was.
    pub fn apply(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::Start(trouble) => self.start(trouble),
            Action::Stop { fault } => self.stop(fault),
            Action::Check { then } => {
                self.on_breach = *then;
                self.note(match then {
                    OnBreach::Off => "check switched off",
                    OnBreach::Reject => "check on: back to a person",
                    OnBreach::FallBack => "check on: simple rule",
                });
                Ok(())
            }
            Action::Retrain(choice) => self.retrain(*choice),
            Action::CancelTraining => {
                let job = self.training.take().ok_or_else(|| Refusal::because("No training is running."))?;
                self.tell(What::TrainingCancelled { version: job.number });
                Ok(())
            }
            Action::Canary { version, share } => {
                self.agreed(*version)?;
                self.rollout.start_canary(&mut self.registry, *version, *share)?;
                self.tell(What::CanaryAt { version: *version, share: *share });
                Ok(())
            }
            Action::Release { version } => {
                self.agreed(*version)?;
                self.rollout.release(&mut self.registry, *version)?;
                self.champion_changed();
                Ok(())
            }
            Action::Promote { anyway } => {
                let verdict = self.verdict();
                self.rollout.promote(&mut self.registry, verdict, *anyway)?;
                self.champion_changed();
                Ok(())
            }
            Action::RollBack => self.roll_back(),
            Action::Servers { count } => {
                if !(1..=MOST_SERVERS).contains(count) {
                    return Err(Refusal::because(format!("Between 1 and {MOST_SERVERS} servers can run here, not {count}.")));
                }
                self.queue.set_servers(*count);
                self.note(format!("{count} servers"));
                Ok(())
            }
            Action::Threshold { value } => {
                if !(0.01..=0.99).contains(value) {
                    return Err(Refusal::because(format!("The decision line lies between 1 and 99 %; {} % is outside.", value * 100.0)));
                }
                self.threshold = *value;
                self.note(format!("decision line at {:.0} %", value * 100.0));
                Ok(())
            }
            Action::Acknowledge { rule } => {
                self.alerts.acknowledge(rule, self.now)?;
                self.tell(What::AlertTaken { rule: rule.clone() });
                Ok(())
            }
            Action::Limit { rule, value } => {
                self.alerts.set_limit(rule, *value)?;
                self.note(format!("limit of {rule} at {value}"));
                Ok(())
            }
            Action::Plan(Some(plan)) => self.live_by(plan),
            Action::Plan(None) => {
                self.operating.take().ok_or_else(|| Refusal::because("There is no plan at work."))?;
                self.note("plan put aside");
                Ok(())
            }
            Action::Work(way) => {
                let words = self.ways.choose(*way)?;
                self.note(words);
                Ok(())
            }
            Action::Repeat { version } => self.repeat(*version),
            Action::Approve { version } => self.ask_approval(*version),
        }
    }

    pub(super) fn tell(&mut self, what: What) {
        if self.events.len() == MOST_EVENTS {
            self.events.drain(..MOST_EVENTS / 4);
        }
        self.events.push(Event { at: self.now, what });
    }

    fn note(&mut self, words: impl Into<String>) {
        self.tell(What::Set { words: words.into() });
    }

    fn live_by(&mut self, plan: &Plan) -> Result<(), Refusal> {
        plan.check(&self.alerts)?;
        let watch = plan.watch.lines(&self.alerts);
        for line in &watch {
            self.alerts.arrange(line)?;
        }
        self.on_breach = plan.check;
        self.operating = Some(Operating::begin(plan.clone(), watch, self.now));
        self.note("plan at work");
        Ok(())
    }

    /// Somebody else has agreed to this version, where that is needed.
    fn agreed(&self, version: u32) -> Result<(), Refusal> {
        let record = self.records.iter().rev().find(|r| r.version == version);
        if !self.ways.gate || record.is_some_and(Record::approved) || self.registry.status(version) != Some(Status::Ready) {
            return Ok(());
        }
        Err(Refusal::because(match record.map(|r| &r.found) {
            None => format!("v{version} has no approval. Ask a colleague to look at it first."),
            Some(None) => format!("A colleague is looking at v{version}. Wait for the decision."),
            Some(Some(found)) => format!("v{version} was turned down: {}.", found.join("; ")),
        }))
    }

    fn ask_approval(&mut self, version: u32) -> Result<(), Refusal> {
        if self.registry.get(version).is_none() {
            return Err(Refusal::because(format!("There is no version v{version}.")));
        }
        if self.records.iter().any(|r| r.version == version) {
            return Err(Refusal::because(format!("Somebody was asked about v{version} already.")));
        }
        self.records.push(Record::ask(version, self.now));
        self.note(format!("approval of v{version} asked for"));
        Ok(())
    }

    fn champion_changed(&mut self) {
        if !self.ways.keep_versions {
            // The new file was written over the old one.
            self.rollout.previous = None;
        }
        let champion = self.champion().clone();
        self.monitoring.compare_with(&champion);
        self.tell(What::ChampionIs { version: champion.number });
    }

    fn start(&mut self, trouble: &Trouble) -> Result<(), Refusal> {
        let id = &trouble.fault;
        let fault = faults::find(id).ok_or_else(|| Refusal::because(format!("There is no trouble called “{id}”.")))?;
        let (least, most) = (fault.size.least, fault.size.most);
        if !(least..=most).contains(&trouble.size) {
            return Err(Refusal::because(format!("The size of “{id}” lies between {least} and {most}; {} is outside.", trouble.size)));
        }
        if !(trouble.reach > 0.0 && trouble.reach <= 1.0) {
            return Err(Refusal::because(format!("The reach of “{id}” is a share above 0 and up to 1; {} is outside.", trouble.reach)));
        }
        if self.trouble.iter().any(|a| a.trouble.fault == *id && a.ended.is_none()) {
            return Err(Refusal::because(format!("“{}” is there already. Stop it first to start it otherwise.", fault.name)));
        }
        if self.trouble.iter().filter(|a| a.ended.is_none()).count() >= MOST_TROUBLE {
            return Err(Refusal::because("That is enough trouble for one system."));
        }
        if matches!(fault.does, Does::Release(_)) && trouble.start <= self.now {
            self.no_canary()?;
        }
        let mut trouble = trouble.clone();
        trouble.start = trouble.start.max(self.now);
        self.trouble.push(Active { trouble, ended: None, began: false, version: None });
        Ok(())
    }

    fn no_canary(&self) -> Result<(), Refusal> {
        match self.rollout.canary {
            None => Ok(()),
            Some((canary, _)) => {
                Err(Refusal::because(format!("v{canary} is on trial. Take it back or promote it first: one canary at a time.")))
            }
        }
    }

    fn stop(&mut self, id: &str) -> Result<(), Refusal> {
        let now = self.now;
        let found = self.trouble.iter_mut().find(|a| a.trouble.fault == id && a.ended.is_none());
        let active = found.ok_or_else(|| Refusal::because(format!("“{id}” is not running.")))?;
        active.ended = Some(now);
        let (began, hidden, version) = (active.began, active.trouble.hidden, active.version);
        if let Some(version) = version {
            self.take_out(version);
        }
        if began {
            self.tell(What::TroubleEnded { fault: id.to_owned(), hidden });
        }
        Ok(())
    }

    /// Takes a version that a bad release brought out of service again, if it is still there.
    pub(super) fn take_out(&mut self, version: u32) {
        let in_service = self.rollout.champion == version || self.rollout.canary.is_some_and(|(c, _)| c == version);
        if in_service {
            // A bad release always leaves the champion before it in place, so there is one to go back to.
            let _ = self.rolled_back();
        }
    }

    fn roll_back(&mut self) -> Result<(), Refusal> {
        let version = self.rolled_back()?;
        let now = self.now;
        let ended = self.trouble.iter_mut().find(|a| a.version == Some(version) && a.ended.is_none());
        if let Some(active) = ended {
            active.ended = Some(now);
            let what = What::TroubleEnded { fault: active.trouble.fault.clone(), hidden: active.trouble.hidden };
            self.tell(what);
        }
        Ok(())
    }

    fn rolled_back(&mut self) -> Result<u32, Refusal> {
        let champion = self.rollout.champion;
        let version = self.rollout.roll_back(&mut self.registry)?;
        self.tell(What::TakenBack { version });
        if self.rollout.champion != champion {
            self.champion_changed();
        }
        Ok(version)
    }

    fn retrain(&mut self, choice: TrainingChoice) -> Result<(), Refusal> {
        if let Some(job) = &self.training {
            return Err(Refusal::because(format!("v{} is being trained. One training at a time; it can be cancelled.", job.number)));
        }
        if !(1..=70).contains(&choice.days) {
            return Err(Refusal::because(format!("A training can look 1 to 70 days back, not {}.", choice.days)));
        }
        let to = relative(self.now);
        let from = to - i64::from(choice.days * DAY);
        let bad = if choice.skip_alerts { self.alert_times() } else { Vec::new() };
        let snapshot = self.store.snapshot(from, to, |at| bad.iter().any(|(a, b)| (*a..*b).contains(&at)))?;
        let number = self.registry.next_number();
        let snapshot = if self.ways.split == Split::AtRandom { snapshot.at_random(self.seed, number) } else { snapshot };
        let mut job = Job::new(number, choice, self.now, &self.scenario.schema, snapshot)?;
        if self.ways.by_hand {
            let mut dice = Dice::keyed(self.seed, Stream::Slips, u64::from(number));
            job.not_before = self.now.plus(BY_HAND);
            job.slip = dice.bits().is_multiple_of(SLIP_ONE_IN).then_some(SLIP_SIZE);
        }
        self.begin_training(job);
        Ok(())
    }

    fn begin_training(&mut self, job: Job) {
        self.tell(What::TrainingBegan { version: job.number });
        self.training = Some(job);
    }

    /// The same training once more: the same rows in the same order, the same settings.
    fn repeat(&mut self, version: u32) -> Result<(), Refusal> {
        if let Some(job) = &self.training {
            return Err(Refusal::because(format!("v{} is being trained. One training at a time; it can be cancelled.", job.number)));
        }
        let (choice, snapshot) = self.shelf.find(version)?;
        let number = self.registry.next_number();
        let mut job = Job::on(number, choice, self.now, &self.scenario.schema, snapshot)?;
        job.repeats = Some(version);
        self.begin_training(job);
        Ok(())
    }

    /// Stretches in which an alert fired, from the minute at which its limit was first crossed.
    fn alert_times(&self) -> Vec<(i64, i64)> {
        let mut stretches = Vec::new();
        for alert in &self.alerts.all {
            let mut since = None;
            let of_rule = |r: &String| r == alert.rule.id;
            for event in &self.events {
                match &event.what {
                    What::AlertWatching { rule } if of_rule(rule) => since = Some(event.at),
                    What::AlertOver { rule } if of_rule(rule) => {
                        stretches.extend(since.take().map(|s: Tick| (relative(s), relative(event.at))));
                    }
                    _ => {}
                }
            }
            if let Standing::Firing { since, .. } = alert.standing {
                stretches.push((relative(since), relative(self.now)));
            }
        }
        stretches
    }
}

/// Three weeks of requests before the run, as the training store kept them: one in eight, outcomes known.
fn past(scenario: &Scenario, generator: &Generator, seed: u64, minute: &mut Minute, store: &mut Store) {
    for hour in 0..PAST_DAYS * 24 {
        let mut dice = Dice::keyed(seed, Stream::History, u64::from(hour));
        let tick = Tick(hour * 60);
        let rate = scenario.traffic.rate(tick.weekday(), tick.minute_of_day()) * 60.0;
        let count = dice.poisson(rate / f64::from(super::training::KEEP_ONE_IN)) as usize;
        generator.fill_past(scenario, count, &mut dice, minute);
        let at = i64::from(hour) * 60 - i64::from(PAST_DAYS * DAY);
        for row in 0..minute.seen.len() {
            let place = store.keep(at + (row * 60 / count.max(1)) as i64, &minute.seen.batch, row);
            let known = dice.unit() < f64::from(scenario.outcomes.coverage);
            if let Some(place) = place.filter(|_| known) {
                store.label(place, minute.hidden.positive[row]);
            }
        }
    }
}
