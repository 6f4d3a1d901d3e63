//! The first of the two doors to a world: what a person or a plan does to it between two ticks. The other one is
//! [`World::step`].
//!
//! Whatever cannot be done is refused before anything has changed.

mod training;
mod trouble;

use crate::base::wording;

use super::World;
use crate::platform::monitoring::DataQualityMonitor;
use crate::platform::release::Status;
use crate::platform::release::approval::ApprovalRequest;
use crate::platform::serving::fleet::Fleet;
use crate::platform::serving::hosting::{Autoscaler, Hosting, MOST_SERVERS};
use crate::platform::team::plan::{Plan, PlanRunner};
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, Event, OnBreach, Refusal, What};

/// The most events that are remembered; the oldest are dropped.
const MOST_EVENTS: usize = 4_000;
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
            Action::Check { then } => self.check_by(*then),
            Action::Retrain(choice) => self.retrain(*choice),
            Action::Search(search) => self.search(search),
            Action::CancelTraining => self.cancel_training(),
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
            Action::Servers { count } => self.run_servers(*count),
            Action::Threshold { value } => self.set_threshold(*value),
            Action::Acknowledge { rule } => {
                self.alerts.acknowledge(rule, self.now)?;
                self.tell(What::AlertTaken { rule: rule.clone() });
                Ok(())
            }
            Action::Limit { rule, value } => {
                self.alerts.set_limit(rule, *value)?;
                self.note(format!("limit of {rule} at {}", wording::short(f64::from(*value))));
                Ok(())
            }
            Action::Plan(Some(plan)) => self.live_by(plan),
            Action::Plan(None) => {
                self.plan_runner.take().ok_or_else(|| Refusal::because("There is no plan at work."))?;
                self.note("plan put aside");
                Ok(())
            }
            Action::Work(way) => self.work_by(*way),
            Action::Repeat { version } => self.repeat(*version),
            Action::Approve { version } => self.ask_approval(*version),
            Action::Rule(rule) => {
                let words = self.rules.set(rule, &self.scenario.schema, &self.contract)?;
                self.note(words);
                Ok(())
            }
        }
    }

    fn check_by(&mut self, then: OnBreach) -> Result<(), Refusal> {
        self.on_breach = then;
        self.note(match then {
            OnBreach::Off => "check switched off",
            OnBreach::Reject => "check on: back to a person",
            OnBreach::FallBack => "check on: simple rule",
        });
        Ok(())
    }

    fn cancel_training(&mut self) -> Result<(), Refusal> {
        let job = self.training.take().ok_or_else(|| Refusal::because("No training is running."))?;
        self.searching = None;
        self.tell(What::TrainingCancelled { version: job.number });
        Ok(())
    }

    fn run_servers(&mut self, count: u32) -> Result<(), Refusal> {
        if let Some(why) = self.settings.hosting.why_servers_are_given() {
            return Err(Refusal::because(why));
        }
        if !(1..=MOST_SERVERS).contains(&count) {
            return Err(Refusal::because(format!("Between 1 and {MOST_SERVERS} servers can run here, not {count}.")));
        }
        self.queue.set_servers(count);
        self.note(wording::count(count.into(), "server", "servers"));
        Ok(())
    }

    fn set_threshold(&mut self, value: f32) -> Result<(), Refusal> {
        if !(0.01..=0.99).contains(&value) {
            return Err(Refusal::because(format!(
                "The decision threshold lies between 1 and 99 %; {} is outside.",
                wording::percent(f64::from(value))
            )));
        }
        self.threshold = value;
        self.note(format!("decision threshold at {}", wording::percent(f64::from(value))));
        Ok(())
    }

    fn work_by(&mut self, way: Setting) -> Result<(), Refusal> {
        let words = self.settings.choose(way)?;
        match way {
            Setting::CloserWatch(on) => self.watch_data_quality(on),
            Setting::RunsOn(hosting) => self.move_to(hosting),
            Setting::Aim(_) => self.judge_anew(),
            _ => {}
        }
        self.note(words);
        Ok(())
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
        self.plan_runner = Some(PlanRunner::begin(plan.clone(), watch, self.now));
        self.note("plan at work");
        Ok(())
    }

    fn move_to(&mut self, hosting: Hosting) {
        self.queue.everybody_has_one(hosting == Hosting::Devices);
        self.queue.set_servers(hosting.begins_with(&self.scenario.service));
        self.scaler = (hosting == Hosting::Cloud).then(Autoscaler::default);
        self.fleet = (hosting == Hosting::Devices).then(|| Fleet::new(self.rollout.champion));
    }

    fn watch_data_quality(&mut self, on: bool) {
        let (kinds, champion) = (self.scenario.segments.len(), self.champion());
        let monitor = || DataQualityMonitor::new(&self.scenario.schema, &champion.reference, kinds, &self.monitoring.buckets);
        self.monitoring.data_quality = on.then(monitor);
        self.alerts.watch_data_quality(on);
    }

    /// Somebody else has agreed to this version, where that is needed.
    fn agreed(&self, version: u32) -> Result<(), Refusal> {
        let record = self.approvals.iter().rev().find(|r| r.version == version);
        if !self.settings.gate || record.is_some_and(ApprovalRequest::approved) || self.registry.status(version) != Some(Status::Ready) {
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
        if self.approvals.iter().any(|r| r.version == version) {
            return Err(Refusal::because(format!("Somebody was asked about v{version} already.")));
        }
        self.approvals.push(ApprovalRequest::ask(version, self.now));
        self.note(format!("approval of v{version} asked for"));
        Ok(())
    }

    fn champion_changed(&mut self) {
        if !self.settings.keep_versions {
            // The new file was written over the old one.
            self.rollout.previous = None;
        }
        let champion = self.champion().clone();
        self.monitoring.compare_with(&self.scenario.schema, &champion);
        self.tell(What::ChampionIs { version: champion.number });
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
        let ended = self.faults.iter_mut().find(|a| a.version == Some(version) && a.ended.is_none());
        if let Some(active) = ended {
            active.ended = Some(now);
            let what = What::TroubleEnded { fault: active.injection.fault.clone(), hidden: active.injection.hidden };
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
}
