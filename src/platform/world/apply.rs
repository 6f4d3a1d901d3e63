//! The first of the two doors to a world: what a person or a plan does to it between two ticks. The other one is
//! [`World::step`].
//!
//! Whatever cannot be done is refused before anything has changed.

mod faults;
mod rollouts;
mod team;
mod training;

use super::World;
use crate::platform::monitoring::DataQualityMonitor;
use crate::platform::release::Status;
use crate::platform::release::approval::ApprovalRequest;
use crate::platform::release::strategy::Ending;
use crate::platform::serving::hosting::MOST_SERVERS;
use crate::platform::team::plan::{Plan, PlanRunner};
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{
    Action, OnBreach, PlanRefusal, Refusal, ReleaseRefusal, SettingRefusal, TeamRole, TrainingRefusal, What,
};

impl World {
    /// Does something to the world between two ticks.
    ///
    /// # Errors
    /// If it can't be done now: why, in words that teach. The world is then as it was.
    pub fn apply(&mut self, action: &Action) -> Result<(), Refusal> {
        self.apply_by(action, self.team.settings.acting_as)
    }

    /// Does what the people of a plan want done: whoever of them may.
    pub(super) fn apply_for_team(&mut self, action: &Action) -> Result<(), Refusal> {
        self.apply_by(action, None)
    }

    fn apply_by(&mut self, action: &Action, by: Option<TeamRole>) -> Result<(), Refusal> {
        self.permits(action, by)?;
        let before = self.release.rollout.clone();
        self.act(action)?;
        self.follow_versions(&before);
        self.keep_trial();
        Ok(())
    }

    fn act(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::InjectFault(injection) => self.start(injection).map_err(|why| Refusal::Fault { fault: injection.fault.clone(), why }),
            Action::EndFault { fault } => self.stop(fault),
            Action::Validation { on_breach } => self.check_by(*on_breach),
            Action::Retrain(choice) => Ok(self.retrain(*choice)?),
            Action::TuneHyperparameters(search) => Ok(self.search(search)?),
            Action::CancelTraining => self.cancel_training(),
            Action::StartCanary { version, share } => {
                self.agreed(*version)?;
                Ok(self.start_plain_canary(*version, *share)?)
            }
            Action::Release { version } => {
                self.agreed(*version)?;
                Ok(self.release_at_once(*version)?)
            }
            Action::Promote { force } => Ok(self.promote(*force)?),
            Action::Rollout(action) => Ok(self.roll(action)?),
            Action::RollBack { version } => Ok(self.roll_back(*version)?),
            Action::ScaleServers { count } => Ok(self.run_servers(*count)?),
            Action::Threshold { value } => Ok(self.set_threshold(*value)?),
            Action::Acknowledge { rule } => self.acknowledge(rule),
            Action::AlertLimit { rule, value } => {
                self.alerts.set_limit(rule, *value)?;
                self.note(action);
                Ok(())
            }
            Action::Plan(Some(plan)) => {
                self.live_by(plan)?;
                self.note(action);
                Ok(())
            }
            Action::Plan(None) => {
                self.team.plan_runner.take().ok_or(PlanRefusal::NoneAtWork)?;
                self.note(action);
                Ok(())
            }
            Action::Setting(setting) => self.work_by(*setting),
            Action::RepeatTraining { version } => Ok(self.repeat(*version)?),
            Action::RequestApproval { version } => Ok(self.ask_approval(*version)?),
            Action::Pause => Ok(self.pause(true)?),
            Action::Resume => Ok(self.pause(false)?),
            Action::Goal(goal) => Ok(self.write_goal(goal)?),
            Action::Owner { rule, owner } => self.set_owner(action, rule, *owner),
            Action::ValidationRule(rule) => {
                self.quality.rules.set(rule, &self.scenario.schema, &self.quality.contract)?;
                self.note(action);
                Ok(())
            }
        }
    }

    fn check_by(&mut self, on_breach: OnBreach) -> Result<(), Refusal> {
        self.quality.on_breach = on_breach;
        self.note(&Action::Validation { on_breach });
        Ok(())
    }

    fn cancel_training(&mut self) -> Result<(), Refusal> {
        let job = self.training.job.take().ok_or(TrainingRefusal::NotRunning)?;
        self.training.search = None;
        self.tell(What::TrainingCancelled { version: job.number });
        Ok(())
    }

    fn run_servers(&mut self, count: u32) -> Result<(), SettingRefusal> {
        let hosting = self.team.settings.hosting;
        if hosting.gives_servers() {
            return Err(SettingRefusal::ServersAreGiven(hosting));
        }
        if !(1..=MOST_SERVERS).contains(&count) {
            return Err(SettingRefusal::Servers { given: count });
        }
        self.serving.queue.set_servers(count);
        self.note(&Action::ScaleServers { count });
        Ok(())
    }

    fn set_threshold(&mut self, value: f32) -> Result<(), SettingRefusal> {
        if !(0.01..=0.99).contains(&value) {
            return Err(SettingRefusal::Threshold { given: value });
        }
        self.serving.threshold = value;
        self.note(&Action::Threshold { value });
        Ok(())
    }

    fn work_by(&mut self, setting: Setting) -> Result<(), Refusal> {
        self.team.settings.choose(setting)?;
        match setting {
            Setting::DetailedMonitoring(on) => self.watch_data_quality(on),
            Setting::Hosting(hosting) => self.serving.move_to(hosting, &self.scenario, self.release.rollout.champion),
            Setting::SuccessMetric(_) => self.judge_anew(),
            _ => self.work_together(setting),
        }
        self.note(&Action::Setting(setting));
        Ok(())
    }

    fn note(&mut self, action: &Action) {
        self.tell(What::Set { action: Box::new(action.clone()) });
    }

    fn live_by(&mut self, plan: &Plan) -> Result<(), Refusal> {
        plan.check(&self.alerts)?;
        let watch = plan.watch.lines(&self.alerts);
        for line in &watch {
            self.alerts.arrange(line)?;
        }
        self.quality.on_breach = plan.on_breach;
        self.team.plan_runner = Some(PlanRunner::begin(plan.clone(), watch, self.now));
        Ok(())
    }

    fn watch_data_quality(&mut self, on: bool) {
        let (kinds, champion) = (self.scenario.segments.len(), self.release.champion());
        let monitor = || DataQualityMonitor::new(&self.scenario.schema, &champion.reference, kinds, &self.monitoring.buckets);
        self.monitoring.data_quality = on.then(monitor);
        self.alerts.watch_data_quality(on);
    }

    /// Somebody else has agreed to this version, where that is needed.
    pub(in crate::platform) fn agreed(&self, version: u32) -> Result<(), ReleaseRefusal> {
        let record = self.release.approvals.iter().rev().find(|r| r.version == version);
        if !self.team.settings.approval_gate
            || record.is_some_and(ApprovalRequest::approved)
            || self.release.registry.status(version) != Some(Status::Ready)
        {
            return Ok(());
        }
        Err(match record.map(|r| &r.found) {
            None => ReleaseRefusal::NotApproved { version },
            Some(None) => ReleaseRefusal::ApprovalPending { version },
            Some(Some(found)) => ReleaseRefusal::TurnedDown { version, found: found.clone() },
        })
    }

    fn ask_approval(&mut self, version: u32) -> Result<(), ReleaseRefusal> {
        if self.release.registry.get(version).is_none() {
            return Err(ReleaseRefusal::NoSuchVersion { version });
        }
        if self.release.approvals.iter().any(|r| r.version == version) {
            return Err(ReleaseRefusal::ApprovalAskedFor { version });
        }
        let mut request = ApprovalRequest::ask(version, self.now, self.team.settings.acting_as);
        request.assign(self.now, self.team.settings.powers);
        self.release.approvals.push(request);
        self.note(&Action::RequestApproval { version });
        Ok(())
    }

    pub(in crate::platform) fn champion_changed(&mut self) {
        if !self.team.settings.keep_versions {
            // The new file was written over the old one.
            self.release.rollout.previous = None;
        }
        let champion = self.release.champion().clone();
        self.monitoring.compare_with(&self.scenario.schema, &champion);
        self.tell(What::ChampionIs { version: champion.number });
    }

    /// Refuses what is not in service: a second press of the same button must not take another version back.
    fn answers(&self, version: u32) -> Result<(), ReleaseRefusal> {
        match self.release.registry.status(version) {
            _ if self.release.rollout.in_service(version) => Ok(()),
            None => Err(ReleaseRefusal::NoSuchVersion { version }),
            Some(Status::RolledBack) => Err(ReleaseRefusal::AlreadyRolledBack { version }),
            Some(_) => Err(ReleaseRefusal::NotInService { version }),
        }
    }

    fn roll_back(&mut self, version: u32) -> Result<(), ReleaseRefusal> {
        self.answers(version)?;
        if self.begins_to_go_back(version, Ending::TakenBack)? {
            return Ok(());
        }
        self.withdraw(version)
    }

    /// Takes a version that is in service out of it.
    pub(in crate::platform) fn withdraw(&mut self, version: u32) -> Result<(), ReleaseRefusal> {
        let champion = self.release.rollout.champion;
        self.release.rollout.withdraw(&mut self.release.registry, version)?;
        self.release.rollouts.went_back(version, self.now);
        self.tell(What::RolledBack { version });
        if self.release.rollout.champion != champion {
            self.champion_changed();
        }
        Ok(())
    }
}
