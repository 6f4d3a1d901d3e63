//! A roll-out begins, takes a step, is stopped and given up. Whatever cannot be is refused before anything has changed.

use crate::platform::release::Status;
use crate::platform::release::approval::ApprovalRequest;
use crate::platform::release::strategy::{COLD, Ending, Lack, Ongoing, RolloutAction, RolloutMoment, RolloutPlan, Stage, Strategy};
use crate::platform::release::trial::Verdict;
use crate::platform::vocabulary::{ReleaseRefusal, Role, RolloutRefusal, What};
use crate::platform::world::World;

impl World {
    /// Something happened to the roll-out that goes on: an event, and a line of its record.
    pub(in crate::platform) fn tell_rollout(&mut self, moment: RolloutMoment) {
        let Some((version, plain)) = self.release.rollouts.ongoing.as_ref().map(|ongoing| (ongoing.version, ongoing.plain)) else { return };
        self.release.rollouts.write(self.now, moment);
        if !plain {
            self.tell(What::Rollout { version, moment });
        }
    }

    /// The one that goes on.
    fn ongoing(&mut self) -> Result<&mut Ongoing, ReleaseRefusal> {
        self.release.rollouts.ongoing.as_deref_mut().ok_or_else(|| RolloutRefusal::NoneGoesOn.into())
    }

    pub(super) fn roll(&mut self, action: &RolloutAction) -> Result<(), ReleaseRefusal> {
        match action {
            RolloutAction::Start { version, plan } => self.start_rollout(*version, plan),
            RolloutAction::Advance => self.advance_by_hand(),
            RolloutAction::Pause => {
                let ongoing = self.ongoing()?;
                if ongoing.paused {
                    return Err(RolloutRefusal::AlreadyPaused.into());
                }
                ongoing.paused = true;
                self.tell_rollout(RolloutMoment::Paused);
                Ok(())
            }
            RolloutAction::Resume => {
                let ongoing = self.ongoing()?;
                if !ongoing.paused {
                    return Err(RolloutRefusal::NotPaused.into());
                }
                ongoing.paused = false;
                self.tell_rollout(RolloutMoment::Resumed);
                Ok(())
            }
            RolloutAction::Abort => {
                self.ongoing()?;
                self.take_back(Ending::Aborted)
            }
        }
    }

    /// One share by hand: a canary of a single step. The version on trial may be given another one.
    pub(super) fn start_plain_canary(&mut self, version: u32, share: f32) -> Result<(), ReleaseRefusal> {
        if let Some(ongoing) = self.release.rollouts.ongoing.as_ref().filter(|ongoing| !ongoing.plain) {
            return Err(RolloutRefusal::AnotherGoesOn { version, ongoing: ongoing.version }.into());
        }
        self.release.rollout.start_canary(&mut self.release.registry, version, share)?;
        let plan = RolloutPlan::single(share);
        if let Some(ongoing) = &mut self.release.rollouts.ongoing {
            (ongoing.plan, ongoing.step_since) = (plan, self.now);
        } else {
            let begun = Ongoing::begin(version, plan, self.now, self.trial_rows());
            self.release.rollouts.begin(Ongoing { plain: true, ..begun });
        }
        self.tell_rollout(RolloutMoment::Step { step: 1, share });
        self.tell(What::CanaryAt { version, share });
        Ok(())
    }

    /// Everything at once, without a condition: it begins and is over.
    pub(super) fn release_at_once(&mut self, version: u32) -> Result<(), ReleaseRefusal> {
        self.release.rollout.release(&mut self.release.registry, version)?;
        self.follow_rollout();
        if self.release.rollouts.ongoing.is_none()
            && self.release.rollouts.records.last().is_none_or(|record| !record.just(version, self.now))
        {
            let begun = Ongoing::begin(version, RolloutPlan::by(Strategy::AllAtOnce), self.now, self.trial_rows());
            self.release.rollouts.begin(Ongoing { plain: true, ..begun });
            self.release.rollouts.end(self.now, Ending::Promoted);
        }
        self.champion_changed();
        Ok(())
    }

    /// Makes the canary the champion, or the shadow where there is no canary.
    pub(super) fn promote(&mut self, force: bool) -> Result<(), ReleaseRefusal> {
        if let (None, Some(shadow)) = (self.release.rollout.canary, self.release.rollout.shadow) {
            if !force && !self.shadow_verdict().promotes() {
                return Err(RolloutRefusal::NotYet { lacks: self.lacks_a_verdict() }.into());
            }
            self.agreed(shadow)?;
            self.release.rollout.release(&mut self.release.registry, shadow)?;
        } else {
            let against = if force { None } else { self.why_not_promoted() };
            self.release.rollout.promote(&mut self.release.registry, against)?;
        }
        self.champion_changed();
        Ok(())
    }

    fn start_rollout(&mut self, version: u32, plan: &RolloutPlan) -> Result<(), ReleaseRefusal> {
        if self.release.registry.get(version).is_none() {
            return Err(ReleaseRefusal::NoSuchVersion { version });
        }
        if version == self.release.rollout.champion {
            return Err(ReleaseRefusal::AlreadyReleased { version });
        }
        if let Some(ongoing) = &self.release.rollouts.ongoing {
            return Err(RolloutRefusal::AnotherGoesOn { version, ongoing: ongoing.version }.into());
        }
        plan.check(&self.scenario, self.serving.fleet.is_some())?;
        if !matches!(plan.strategy, Strategy::Shadow) {
            self.agreed(version)?;
        }
        if let Some(opens) = plan.opens(self.now) {
            return Err(RolloutRefusal::NotYet { lacks: vec![Lack::Window(opens)] }.into());
        }
        let changes_all = matches!(plan.strategy, Strategy::BlueGreen { .. } | Strategy::AllAtOnce);
        if changes_all && !self.team.settings.keep_versions && !plan.conditions.is_empty() {
            return Err(ReleaseRefusal::NoEarlierVersion);
        }
        if matches!(plan.strategy, Strategy::AllAtOnce) && plan.approval && !self.has_approval(version) {
            return Err(RolloutRefusal::NotYet { lacks: vec![Lack::Approval] }.into());
        }
        self.begin_rollout(version, plan);
        Ok(())
    }

    fn begin_rollout(&mut self, version: u32, plan: &RolloutPlan) {
        let begun = Ongoing::begin(version, plan.clone(), self.now, self.trial_rows());
        let share = begun.share();
        self.release.rollouts.begin(begun);
        self.tell_rollout(RolloutMoment::Began { kind: plan.strategy.kind() });
        match &plan.strategy {
            Strategy::Shadow => self.release.rollout.shadow = Some(version),
            Strategy::Canary { .. } | Strategy::AbTest(_) => self.answer_share(share.unwrap_or_default()),
            Strategy::BlueGreen { .. } => {}
            Strategy::AllAtOnce => self.switch_over(),
        }
    }

    /// The version answers this share from now on.
    pub(in crate::platform) fn answer_share(&mut self, share: f32) {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return };
        let (version, step) = (ongoing.version, ongoing.step as u32 + 1);
        self.release.rollout.canary = Some((version, share));
        self.release.rollout.by_customer = ongoing.ab_test.is_some();
        self.release.registry.set_status(version, Status::Canary);
        self.tell_rollout(RolloutMoment::Step { step, share });
        self.tell(What::CanaryAt { version, share });
    }

    /// It answers everything. The one before is kept until this one is confirmed; without a condition there is nothing to wait for.
    pub(in crate::platform) fn switch_over(&mut self) {
        let Some(ongoing) = &mut self.release.rollouts.ongoing else { return };
        let (version, waits) = (ongoing.version, !ongoing.plan.conditions.is_empty() || ongoing.pays_twice());
        ongoing.stands(Stage::Kept, self.now);
        // It exists and is not the champion: that was seen before it began.
        let _ = self.release.rollout.release(&mut self.release.registry, version);
        self.tell_rollout(RolloutMoment::Switched);
        self.champion_changed();
        if !waits {
            self.end_rollout(Ending::Promoted);
        }
    }

    /// It is the champion for good.
    pub(in crate::platform) fn make_champion(&mut self) -> Result<(), ReleaseRefusal> {
        let version = self.ongoing()?.version;
        if self.release.rollout.champion != version {
            self.release.rollout.release(&mut self.release.registry, version)?;
            self.champion_changed();
        }
        self.end_rollout(Ending::Promoted);
        Ok(())
    }

    /// It is over.
    pub(in crate::platform) fn end_rollout(&mut self, ending: Ending) {
        let Some((version, plain)) = self.release.rollouts.ongoing.as_ref().map(|ongoing| (ongoing.version, ongoing.plain)) else { return };
        self.release.rollouts.end(self.now, ending);
        if self.release.rollout.canary.is_none() {
            self.release.rollout.by_customer = false;
        }
        if !plain {
            self.tell(What::Rollout { version, moment: RolloutMoment::Ended { ending } });
        }
    }

    /// The version goes back: at once, or once the one before is loaded.
    pub(in crate::platform) fn take_back(&mut self, ending: Ending) -> Result<(), ReleaseRefusal> {
        let version = self.ongoing()?.version;
        if self.begins_to_go_back(version, ending)? {
            return Ok(());
        }
        if self.release.rollout.in_service(version) {
            self.withdraw(version)?;
        }
        self.end_rollout(ending);
        Ok(())
    }

    /// Where the version before was not kept warm, it has to be loaded first. Returns whether that has begun.
    pub(in crate::platform) fn begins_to_go_back(&mut self, version: u32, ending: Ending) -> Result<bool, ReleaseRefusal> {
        let (at, previous) = (self.now.plus(COLD), self.release.rollout.previous);
        let Some(ongoing) = self.release.rollouts.ongoing.as_mut().filter(|ongoing| ongoing.version == version) else { return Ok(false) };
        if ongoing.stage != Stage::Kept || ongoing.plan.warm || ongoing.pays_twice() {
            return Ok(false);
        }
        if let Some((at, _)) = ongoing.going_back {
            return Err(RolloutRefusal::GoesBackAlready { at }.into());
        }
        if previous.is_none() {
            return Err(ReleaseRefusal::NoEarlierVersion);
        }
        ongoing.going_back = Some((at, ending));
        self.tell_rollout(RolloutMoment::GoingBack { at });
        Ok(true)
    }

    /// What is in service has changed by another door: a version that lost its place is on its way no longer.
    pub(in crate::platform) fn follow_rollout(&mut self) {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return };
        let role = self.release.rollout.role(ongoing.version);
        if role == ongoing.stage.role() {
            return;
        }
        self.end_rollout(if role == Some(Role::Champion) { Ending::Promoted } else { Ending::TakenBack });
    }

    fn advance_by_hand(&mut self) -> Result<(), ReleaseRefusal> {
        let ongoing = &*self.ongoing()?;
        if ongoing.paused {
            return Err(RolloutRefusal::NotYet { lacks: vec![Lack::Resume] }.into());
        }
        let lacks = self.lacks_for_next();
        if !lacks.is_empty() {
            return Err(RolloutRefusal::NotYet { lacks }.into());
        }
        self.take_step()
    }

    /// Takes the next step, for which nothing is missing.
    pub(in crate::platform) fn take_step(&mut self) -> Result<(), ReleaseRefusal> {
        let now = self.now;
        let ongoing = self.ongoing()?;
        match ongoing.stage {
            Stage::Share if !ongoing.is_last() => {
                ongoing.step += 1;
                ongoing.stands(Stage::Share, now);
                let share = ongoing.share().unwrap_or_default();
                self.answer_share(share);
                Ok(())
            }
            Stage::Warming { .. } | Stage::Ready => {
                self.switch_over();
                Ok(())
            }
            Stage::Unheard | Stage::Share | Stage::Kept => self.make_champion(),
        }
    }

    pub(in crate::platform) fn has_approval(&self, version: u32) -> bool {
        self.release.approvals.iter().any(|request| request.version == version && ApprovalRequest::approved(request))
    }

    /// What the paired answers say of the shadow.
    pub fn shadow_verdict(&self) -> Verdict {
        self.paired_evidence().map_or(Verdict::NotEnough, |evidence| evidence.verdict)
    }

    fn lacks_a_verdict(&self) -> Vec<Lack> {
        match self.paired_evidence() {
            Some(evidence) if evidence.verdict == Verdict::Worse => vec![Lack::Worse],
            Some(evidence) => vec![Lack::Verdict(evidence.missing)],
            None => vec![Lack::Verdict(None)],
        }
    }
}
