//! Trouble is started and stopped.

use crate::base::time::Minutes;
use crate::base::wording;
use crate::platform::faults;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{Effect, RunningFault};
use crate::platform::vocabulary::{FaultInjection, Onset, Refusal, What};
use crate::platform::workload::replay_dataset;
use crate::platform::world::World;

/// What trouble comes to after so long tells whether there is anything that it could touch.
const PROBE: Minutes = Minutes(50);
/// The most trouble that can wait or run at once.
const MOST_TROUBLE: usize = 40;

impl World {
    pub(super) fn start(&mut self, trouble: &FaultInjection) -> Result<(), Refusal> {
        let id = &trouble.fault;
        let fault = faults::find(id).ok_or_else(|| {
            let meant = wording::meant(id, faults::ALL.iter().map(|fault| fault.id));
            Refusal::because(format!("There is no trouble called “{id}”.{meant}"))
        })?;
        let (least, most) = (fault.size.least, fault.size.most);
        if !(least..=most).contains(&trouble.size) {
            return Err(Refusal::because(format!(
                "The size of “{id}” lies between {} and {}; {} is outside.",
                wording::short(least.into()),
                wording::short(most.into()),
                wording::short(trouble.size.into())
            )));
        }
        if !(trouble.reach > 0.0 && trouble.reach <= 1.0) {
            return Err(Refusal::because(format!(
                "The reach of “{id}” is a share above 0 and up to 1; {} is outside.",
                wording::short(trouble.reach.into())
            )));
        }
        if self.faults.iter().any(|a| a.injection.fault == *id && a.ended.is_none()) {
            return Err(Refusal::because(format!("“{}” is there already. Stop it first to start it otherwise.", fault.name)));
        }
        if self.faults.iter().filter(|a| a.ended.is_none()).count() >= MOST_TROUBLE {
            return Err(Refusal::because("That is enough trouble for one system."));
        }
        fault.check_aim(&trouble.aim, &self.scenario)?;
        fault.check_onset(trouble.onset)?;
        if let Effect::Change(change) = fault.effect {
            let mut would = Conditions::default();
            let full = FaultInjection { onset: Onset::Sudden, ..trouble.clone() };
            change(&fault.dose(&full, PROBE, self.seed, &self.scenario), &mut would);
            let name = self.scenario.tell(fault.name);
            if self.workload.replay.is_some() {
                replay_dataset::can_bear(&name, &would)?;
            } else if would == Conditions::default() {
                return Err(Refusal::because(format!("“{name}” finds nothing here that it could touch.")));
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

    pub(super) fn no_canary(&self) -> Result<(), Refusal> {
        match self.release.rollout.canary {
            None => Ok(()),
            Some((canary, _)) => {
                Err(Refusal::because(format!("v{canary} is on trial. Take it back or promote it first: one canary at a time.")))
            }
        }
    }

    pub(super) fn stop(&mut self, id: &str) -> Result<(), Refusal> {
        let found = self.faults.iter().position(|a| a.injection.fault == id && a.ended.is_none());
        let i = found.ok_or_else(|| Refusal::because(format!("“{id}” is not running.")))?;
        if self.faults[i].began {
            return self.end(i);
        }
        self.faults[i].ended = Some(self.now);
        Ok(())
    }

    /// Ends trouble that has begun. A version that it brought goes out of service.
    ///
    /// # Errors
    /// If that version answers, and none is there to take its place: then it goes on.
    pub(in crate::platform) fn end(&mut self, i: usize) -> Result<(), Refusal> {
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
