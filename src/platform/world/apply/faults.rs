//! Trouble is started and stopped.

use crate::base::time::Minutes;
use crate::platform::faults;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{Effect, RunningFault};
use crate::platform::release::rollout::Rollout;
use crate::platform::vocabulary::{FaultInjection, FaultRefusal, Onset, OutOfRange, Refusal, ReleaseRefusal, What};
use crate::platform::workload::replay_dataset;
use crate::platform::world::World;

/// What trouble comes to after so long tells whether there is anything that it could touch.
const PROBE: Minutes = Minutes(50);
/// The most trouble that can wait or run at once.
const MOST_FAULTS: usize = 40;

impl World {
    pub(super) fn start(&mut self, injection: &FaultInjection) -> Result<(), FaultRefusal> {
        let id = &injection.fault;
        let fault = faults::find(id).ok_or(FaultRefusal::Unknown)?;
        let (least, most) = (fault.size.least, fault.size.most);
        if !(least..=most).contains(&injection.size) {
            return Err(FaultRefusal::Size(OutOfRange { least, most, given: injection.size }));
        }
        if !(injection.traffic_share > 0.0 && injection.traffic_share <= 1.0) {
            return Err(FaultRefusal::Reach { given: injection.traffic_share });
        }
        if self.faults.iter().any(|a| a.injection.fault == *id && a.ended.is_none()) {
            return Err(FaultRefusal::AlreadyRunning);
        }
        if self.faults.iter().filter(|a| a.ended.is_none()).count() >= MOST_FAULTS {
            return Err(FaultRefusal::TooMany);
        }
        fault.check_target(&injection.target, &self.scenario)?;
        fault.check_onset(injection.onset)?;
        if let Effect::Change(change) = fault.effect {
            let mut would = Conditions::default();
            let full = FaultInjection { onset: Onset::Sudden, ..injection.clone() };
            change(&fault.intensity(&full, PROBE, self.seed, &self.scenario), &mut would);
            if self.workload.replay.is_some() {
                replay_dataset::can_bear(&would)?;
            } else if would == Conditions::default() {
                return Err(FaultRefusal::NothingToAffect);
            }
        }
        if matches!(fault.effect, Effect::Release(_)) && injection.start <= self.now {
            self.no_canary()?;
        }
        let mut injection = injection.clone();
        injection.start = injection.start.max(self.now);
        self.faults.push(RunningFault { injection, ended: None, began: false, version: None });
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

    /// Trouble that a release brought is over once its version has left service, whatever took its place, and begins anew when
    /// that version comes back.
    pub(in crate::platform) fn follow_versions(&mut self, before: &Rollout) {
        for i in 0..self.faults.len() {
            let Some(version) = self.faults[i].version else { continue };
            let (was, is) = (before.in_service(version), self.release.rollout.in_service(version));
            let newest = self.faults.iter().rposition(|other| other.version == Some(version)) == Some(i);
            if was && !is && self.faults[i].runs() {
                self.over(i);
            } else if !was && is && newest && self.faults[i].ended.is_some() {
                self.begin_anew(i, version);
            }
        }
    }

    /// A version that trouble brought, and that had gone, is in service again.
    fn begin_anew(&mut self, i: usize, version: u32) {
        let traffic_share = self.release.rollout.canary.filter(|(canary, _)| *canary == version).map_or(1.0, |(_, share)| share);
        let old = self.faults[i].injection.clone();
        let injection = FaultInjection { start: self.now, onset: Onset::Sudden, duration: None, traffic_share, ..old };
        let what = What::FaultBegan { fault: injection.fault.clone(), hidden: injection.hidden };
        self.faults.push(RunningFault { injection, ended: None, began: true, version: Some(version) });
        self.tell(what);
    }

    /// It is over now.
    fn over(&mut self, i: usize) {
        self.faults[i].ended = Some(self.now);
        let injection = &self.faults[i].injection;
        let what = What::FaultEnded { fault: injection.fault.clone(), hidden: injection.hidden };
        self.tell(what);
    }

    /// Ends trouble that has begun. A version that it brought goes out of service.
    ///
    /// # Errors
    /// If that version answers, and none is there to take its place: then it goes on.
    pub(in crate::platform) fn end(&mut self, i: usize) -> Result<(), ReleaseRefusal> {
        if let Some(version) = self.faults[i].version.filter(|version| self.release.rollout.in_service(*version)) {
            self.withdraw(version)?;
        }
        self.over(i);
        Ok(())
    }
}
