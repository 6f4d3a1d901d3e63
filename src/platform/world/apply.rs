//! The first of the two doors to a world: what a person or a plan does to it between two ticks. The other one is
//! [`World::step`].
//!
//! Whatever cannot be done is refused before anything has changed.

use crate::base::dice::{Dice, Stream};
use crate::base::say;
use crate::base::time::{DAY, Minutes, Tick};

use super::World;
use crate::platform::faults;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{Active, Does};
use crate::platform::monitoring::Closer;
use crate::platform::monitoring::alerts::Standing;
use crate::platform::release::approval::Record;
use crate::platform::release::{Origin, Status, relative};
use crate::platform::serving::fleet::Fleet;
use crate::platform::serving::hosting::{Autoscaler, Hosting, MOST_SERVERS};
use crate::platform::team::plan::{Operating, Plan};
use crate::platform::team::settings::{BY_HAND, SLIP_ONE_IN, SLIP_SIZE, Split, Way};
use crate::platform::training::{Job, Snapshot};
use crate::platform::vocabulary::{Action, Event, OnBreach, Onset, Refusal, TrainingChoice, Trouble, What};
use crate::platform::workload::replay_dataset;

/// The most events that are remembered; the oldest are dropped.
const MOST_EVENTS: usize = 4_000;
/// What trouble comes to after so long tells whether there is anything that it could touch.
const PROBE: Minutes = Minutes(50);
/// The most trouble that can wait or run at once.
const MOST_TROUBLE: usize = 40;

impl World {
    /// Does something to the world between two ticks.
    ///
    /// # Errors
    /// If it can't be done now: why, in words that teach. The world is then as it was.
    pub fn apply(&mut self, action: &Action) -> Result<(), Refusal> {
        self.act(action)?;
        self.keep_trial();
        Ok(())
    }

    fn act(&mut self, action: &Action) -> Result<(), Refusal> {
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
            Action::Search(search) => self.search(search),
            Action::CancelTraining => {
                let job = self.training.take().ok_or_else(|| Refusal::because("No training is running."))?;
                self.searching = None;
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
                let against = if *anyway { None } else { self.why_not_promoted() };
                self.rollout.promote(&mut self.registry, against)?;
                self.champion_changed();
                Ok(())
            }
            Action::RollBack { version } => self.roll_back(*version),
            Action::Servers { count } => {
                if let Some(why) = self.ways.hosting.why_servers_are_given() {
                    return Err(Refusal::because(why));
                }
                if !(1..=MOST_SERVERS).contains(count) {
                    return Err(Refusal::because(format!("Between 1 and {MOST_SERVERS} servers can run here, not {count}.")));
                }
                self.queue.set_servers(*count);
                self.note(say::count((*count).into(), "server", "servers"));
                Ok(())
            }
            Action::Threshold { value } => {
                if !(0.01..=0.99).contains(value) {
                    return Err(Refusal::because(format!(
                        "The decision line lies between 1 and 99 %; {} is outside.",
                        say::percent(f64::from(*value))
                    )));
                }
                self.threshold = *value;
                self.note(format!("decision line at {}", say::percent(f64::from(*value))));
                Ok(())
            }
            Action::Acknowledge { rule } => {
                self.alerts.acknowledge(rule, self.now)?;
                self.tell(What::AlertTaken { rule: rule.clone() });
                Ok(())
            }
            Action::Limit { rule, value } => {
                self.alerts.set_limit(rule, *value)?;
                self.note(format!("limit of {rule} at {}", say::short(f64::from(*value))));
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
                match way {
                    Way::CloserWatch(on) => self.watch_closer(*on),
                    Way::RunsOn(hosting) => self.move_to(*hosting),
                    Way::Aim(_) => self.judge_anew(),
                    _ => {}
                }
                self.note(words);
                Ok(())
            }
            Action::Repeat { version } => self.repeat(*version),
            Action::Approve { version } => self.ask_approval(*version),
            Action::Rule(rule) => {
                let words = self.rules.set(rule, &self.scenario.schema, &self.contract)?;
                self.note(words);
                Ok(())
            }
        }
    }

    pub(in crate::platform) fn tell(&mut self, what: What) {
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

    fn move_to(&mut self, hosting: Hosting) {
        self.queue.everybody_has_one(hosting == Hosting::Devices);
        self.queue.set_servers(hosting.begins_with(&self.scenario.service));
        self.scaler = (hosting == Hosting::Cloud).then(Autoscaler::default);
        self.fleet = (hosting == Hosting::Devices).then(|| Fleet::new(self.rollout.champion));
    }

    fn watch_closer(&mut self, on: bool) {
        let (kinds, champion) = (self.scenario.segments.len(), self.champion());
        let closer = || Closer::new(&self.scenario.schema, &champion.reference, kinds, &self.monitoring.buckets);
        self.monitoring.closer = on.then(closer);
        self.alerts.watch_closer(on);
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
        self.monitoring.compare_with(&self.scenario.schema, &champion);
        self.tell(What::ChampionIs { version: champion.number });
    }

    fn start(&mut self, trouble: &Trouble) -> Result<(), Refusal> {
        let id = &trouble.fault;
        let fault = faults::find(id).ok_or_else(|| {
            let meant = say::meant(id, faults::ALL.iter().map(|fault| fault.id));
            Refusal::because(format!("There is no trouble called “{id}”.{meant}"))
        })?;
        let (least, most) = (fault.size.least, fault.size.most);
        if !(least..=most).contains(&trouble.size) {
            return Err(Refusal::because(format!(
                "The size of “{id}” lies between {} and {}; {} is outside.",
                say::short(least.into()),
                say::short(most.into()),
                say::short(trouble.size.into())
            )));
        }
        if !(trouble.reach > 0.0 && trouble.reach <= 1.0) {
            return Err(Refusal::because(format!(
                "The reach of “{id}” is a share above 0 and up to 1; {} is outside.",
                say::short(trouble.reach.into())
            )));
        }
        if self.trouble.iter().any(|a| a.trouble.fault == *id && a.ended.is_none()) {
            return Err(Refusal::because(format!("“{}” is there already. Stop it first to start it otherwise.", fault.name)));
        }
        if self.trouble.iter().filter(|a| a.ended.is_none()).count() >= MOST_TROUBLE {
            return Err(Refusal::because("That is enough trouble for one system."));
        }
        fault.check_aim(&trouble.aim, &self.scenario)?;
        fault.check_onset(trouble.onset)?;
        if let Does::Change(change) = fault.does {
            let mut would = Conditions::default();
            let full = Trouble { onset: Onset::Sudden, ..trouble.clone() };
            change(&fault.dose(&full, PROBE, self.seed, &self.scenario), &mut would);
            let name = self.scenario.tell(fault.name);
            if self.recorded.is_some() {
                replay_dataset::can_bear(&name, &would)?;
            } else if would == Conditions::default() {
                return Err(Refusal::because(format!("“{name}” finds nothing here that it could touch.")));
            }
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
        let found = self.trouble.iter().position(|a| a.trouble.fault == id && a.ended.is_none());
        let i = found.ok_or_else(|| Refusal::because(format!("“{id}” is not running.")))?;
        if self.trouble[i].began {
            return self.end(i);
        }
        self.trouble[i].ended = Some(self.now);
        Ok(())
    }

    /// Ends trouble that has begun. A version that it brought goes out of service.
    ///
    /// # Errors
    /// If that version answers, and none is there to take its place: then it goes on.
    pub(in crate::platform) fn end(&mut self, i: usize) -> Result<(), Refusal> {
        if let Some(version) = self.trouble[i].version.filter(|version| self.rollout.in_service(*version)) {
            self.withdraw(version)?;
        }
        self.trouble[i].ended = Some(self.now);
        let trouble = &self.trouble[i].trouble;
        let what = What::TroubleEnded { fault: trouble.fault.clone(), hidden: trouble.hidden };
        self.tell(what);
        Ok(())
    }

    /// Refuses what is not in service: a second press of the same button must not take another version back.
    fn answers(&self, version: u32) -> Result<(), Refusal> {
        let why = match self.registry.status(version) {
            _ if self.rollout.in_service(version) => return Ok(()),
            None => format!("There is no version v{version}."),
            Some(Status::TakenBack) => format!("v{version} was taken back already: it answers nothing."),
            Some(_) => format!("v{version} answers nothing, so it cannot be taken back."),
        };
        Err(Refusal::because(why))
    }

    fn roll_back(&mut self, version: u32) -> Result<(), Refusal> {
        self.answers(version)?;
        self.withdraw(version)?;
        let now = self.now;
        let ended = self.trouble.iter_mut().find(|a| a.version == Some(version) && a.ended.is_none());
        if let Some(active) = ended {
            active.ended = Some(now);
            let what = What::TroubleEnded { fault: active.trouble.fault.clone(), hidden: active.trouble.hidden };
            self.tell(what);
        }
        Ok(())
    }

    /// Takes a version that is in service out of it.
    fn withdraw(&mut self, version: u32) -> Result<(), Refusal> {
        let champion = self.rollout.champion;
        self.rollout.withdraw(&mut self.registry, version)?;
        self.tell(What::TakenBack { version });
        if self.rollout.champion != champion {
            self.champion_changed();
        }
        Ok(())
    }

    pub(in crate::platform) fn retrain(&mut self, choice: TrainingChoice) -> Result<(), Refusal> {
        self.nothing_is_trained()?;
        let snapshot = self.snapshot(choice)?;
        let number = self.registry.number_for(Origin::Trained(self.now));
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

    /// The rows that a training would learn from now.
    ///
    /// # Errors
    /// If there is too little to learn from, or no such stretch of days.
    pub fn snapshot(&self, choice: TrainingChoice) -> Result<Snapshot, Refusal> {
        choice.check()?;
        let now = relative(self.now);
        let [from, to] = [choice.days, choice.until].map(|days| now - i64::from(days * DAY));
        let bad = if choice.skip_alerts { self.alert_times() } else { Vec::new() };
        self.store.snapshot(from, to, |at| bad.iter().any(|(a, b)| (*a..*b).contains(&at)))
    }

    /// Rows with an outcome in the days of a training, hours with an alert among them.
    pub fn known_in(&self, choice: TrainingChoice) -> u64 {
        let [from, to] = [choice.days, choice.until].map(|days| relative(self.now) - i64::from(days * DAY));
        self.store.known_between(from, to)
    }

    fn nothing_is_trained(&self) -> Result<(), Refusal> {
        let busy = |job: &Job| Refusal::because(format!("v{} is being trained. One training at a time; it can be cancelled.", job.number));
        self.training.as_ref().map_or(Ok(()), |job| Err(busy(job)))
    }

    fn begin_training(&mut self, job: Job) {
        self.registry.begin(Origin::Trained(self.now), job.number);
        self.tell(What::TrainingBegan { version: job.number });
        self.training = Some(job);
    }

    /// The same training once more: the same rows in the same order, the same settings.
    fn repeat(&mut self, version: u32) -> Result<(), Refusal> {
        self.nothing_is_trained()?;
        let (choice, snapshot) = self.shelf.find(version)?;
        let number = self.registry.number_for(Origin::Trained(self.now));
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
