//! Trouble is started and stopped.

use crate::base::time::Minutes;
use crate::platform::faults;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{Effect, RunningFault};
use crate::platform::vocabulary::{FaultInjection, FaultRefusal, Onset, OutOfRange, Refusal, ReleaseRefusal, What};
use crate::platform::workload::replay_dataset;
use crate::platform::world::World;

/// What trouble comes to after so long tells whether there is anything that it could touch.
const PROBE: Minutes = Minutes(50);
/// The most trouble that can wait or run at once.
const MOST_TROUBLE: usize = 40;

impl World {
    pub(super) fn start(&mut self, trouble: &FaultInjection) -> Result<(), FaultRefusal> {
        let id = &trouble.fault;
        let fault = faults::find(id).ok_or(FaultRefusal::Unknown)?;
        let (least, most) = (fault.size.least, fault.size.most);
        if !(least..=most).contains(&trouble.size) {
            return Err(FaultRefusal::Size(OutOfRange { least, most, given: trouble.size }));
        }
        if !(trouble.reach > 0.0 && trouble.reach <= 1.0) {
            return Err(FaultRefusal::Reach { given: trouble.reach });
        }
        if self.faults.iter().any(|a| a.injection.fault == *id && a.ended.is_none()) {
            return Err(FaultRefusal::AlreadyRunning);
        }
        if self.faults.iter().filter(|a| a.ended.is_none()).count() >= MOST_TROUBLE {
            return Err(FaultRefusal::TooMany);
        }
        fault.check_aim(&trouble.aim, &self.scenario)?;
        fault.check_onset(trouble.onset)?;
        if let Effect::Change(change) = fault.effect {
            let mut would = Conditions::default();
            let full = FaultInjection { onset: Onset::Sudden, ..trouble.clone() };
            change(&fault.dose(&full, PROBE, self.seed, &self.scenario), &mut would);
            if self.workload.replay.is_some() {
                replay_dataset::can_bear(&would)?;
            } else if would == Conditions::default() {
                return Err(FaultRefusal::NothingToStrike);
            }
        }
        if matches!(fault.effect, Effect::Release(_)) && trouble.start <= self.now {
            self.no_canary()?;
        }
        let mut trouble = trouble.clone();
        trouble.start = trouble.start.max(self.now);
        self.faults.push(RunningFault { injection: trouble, ended: None, began: false, version: None });
        Ok(())
    }

    pub(super) fn no_canary(&self) -> Result<(), FaultRefusal> {
        match self.release.rollout.canary {
            None => Ok(()),
            Some((canary, _)) => Err(FaultRefusal::CanaryOnTrial { canary }),
        }
    }

    pub(super) fn stop(&mut self, id: &str) -> Result<(), Refusal> {
        let found = self.faults.iter().position(|a| a.injection.fault == id && a.ended.is_none());
        let i = found.ok_or_else(|| Refusal::Fault { fault: id.to_owned(), why: FaultRefusal::NotRunning })?;
        if self.faults[i].began {
            return Ok(self.end(i)?);
        }
        self.faults[i].ended = Some(self.now);
        Ok(())
    }

    /// Ends trouble that has begun. A version that it brought goes out of service.
    ///
    /// # Errors
    /// If that version answers, and none is there to take its place: then it goes on.
    pub(in crate::platform) fn end(&mut self, i: usize) -> Result<(), ReleaseRefusal> {
        if let Some(version) = self.faults[i].version.filter(|version| self.release.rollout.in_service(*version)) {
            self.withdraw(version)?;
        }
        self.faults[i].ended = Some(self.now);
        let trouble = &self.faults[i].injection;
        let what = What::TroubleEnded { fault: trouble.fault.clone(), hidden: trouble.hidden };
        self.tell(what);
        Ok(())
    }
}
