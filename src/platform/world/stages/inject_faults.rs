//! Trouble begins, grows and ends; a bad release is trouble that brings a version.

use crate::base::time::Minutes;
use crate::platform::faults::conditions::Conditions;
use crate::platform::faults::{self, Defect, Effect};
use crate::platform::release::{Origin, Status, Version, VersionReason, relative};
use crate::platform::training::Job;
use crate::platform::vocabulary::{Action, TrainingConfig, What};
use crate::platform::world::World;

impl World {
    /// Trouble that is due begins and ends, and folds into what is different about this minute; so does the place where the
    /// model runs. Trials follow what is in service then.
    pub(in crate::platform::world) fn inject_faults(&mut self) -> Conditions {
        let mut conditions = Conditions::default();
        for i in 0..self.faults.len() {
            if self.faults[i].ended.is_some() || self.faults[i].injection.start > self.now {
                continue;
            }
            let Some(fault) = faults::find(&self.faults[i].injection.fault) else { continue };
            if !self.faults[i].began && !self.begin(i, &fault.effect) {
                continue;
            }
            let active = &self.faults[i];
            let age = self.now.since(active.injection.start);
            if active.injection.duration.is_some_and(|duration| age >= duration) {
                // A version that nothing can take the place of goes on until something can.
                let _ = self.end(i);
                continue;
            }
            if let Effect::Change(change) = fault.effect {
                let intensity = active.intensity(fault, self.seed, self.now, &self.scenario);
                if intensity.grown > 0.0 {
                    change(&intensity, &mut conditions);
                }
            } else {
                self.widen(i);
            }
        }
        self.team.settings.hosting.works(self.seed, self.now, &mut conditions.machines);
        self.keep_trial();
        conditions
    }

    /// Begins trouble that is due. A bad release takes place once it can: while another version is on trial, or nothing
    /// can be made, it waits. Returns whether it has begun.
    fn begin(&mut self, i: usize, does: &Effect) -> bool {
        if let Effect::Release(defect) = does {
            if self.release.rollout.canary.is_some() || self.release.rollouts.ongoing.is_some() {
                return false;
            }
            let Some(fault) = faults::find(&self.faults[i].injection.fault) else { return false };
            let origin = Origin::Brought(self.now, fault.id);
            let number = self.release.registry.number_for(origin);
            if !self.bad_version(number, *defect, self.faults[i].injection.size) {
                return false;
            }
            self.release.registry.begin(origin, number);
            self.faults[i].version = Some(number);
        }
        let now = self.now;
        let active = &mut self.faults[i];
        (active.began, active.injection.start) = (true, now);
        let injection = active.injection.clone();
        self.tell(What::FaultBegan { fault: injection.fault, hidden: injection.hidden });
        if let Some(version) = self.faults[i].version {
            let share = injection.traffic_share * injection.onset.grown(Minutes(0));
            self.bring_in(version, share.max(0.01));
        }
        true
    }

    /// Brings a version into service: all at once, or as a canary.
    fn bring_in(&mut self, version: u32, share: f32) {
        let action = if share < 1.0 { Action::StartCanary { version, share } } else { Action::Release { version } };
        // Where nobody has agreed to it, and somebody has to, it stays outside.
        let _ = self.apply(&action);
    }

    /// A gradual release grows until it has its reach.
    fn widen(&mut self, i: usize) {
        let active = &self.faults[i];
        let Some((version, share)) = self.release.rollout.canary.filter(|(v, _)| Some(*v) == active.version) else { return };
        let wanted = active.injection.traffic_share * active.injection.onset.grown(self.now.since(active.injection.start));
        if wanted >= share + 0.05 || (wanted >= active.injection.traffic_share && share < wanted) {
            self.bring_in(version, wanted);
        }
    }

    /// Makes the version that a bad release brings. Returns whether it could be made.
    fn bad_version(&mut self, number: u32, defect: Defect, size: f32) -> bool {
        let champion = self.release.champion().clone();
        let made = match defect {
            Defect::Skew | Defect::Slow => {
                let mut same = Version::clone(&champion);
                same.number = number;
                same.made_at = relative(self.now);
                Some(same)
            }
            Defect::Mislabelled => self.mislabelled(number, &champion, size),
        };
        let Some(mut version) = made else { return false };
        version.why = match defect {
            Defect::Skew => VersionReason::PreparationRewritten,
            Defect::Mislabelled => VersionReason::OtherLabels,
            Defect::Slow => VersionReason::LooksUpAnew,
        };
        version.defect = Some((defect, size));
        self.release.registry.add(version, Status::Ready);
        true
    }

    /// What the champion would be, had it learnt from labels of which a share is wrong.
    fn mislabelled(&self, number: u32, champion: &Version, size: f32) -> Option<Version> {
        let (from, to) = (champion.snapshot.from, champion.snapshot.to + 1);
        let snapshot = self.training.store.snapshot(from, to, |_| false).ok()?.mislabelled(size);
        let choice = TrainingConfig::last(14).by(champion.model_spec);
        let job = Job::new(number, choice, self.now, &self.scenario.schema, snapshot).ok()?;
        job.finish_now(&self.scenario.schema, relative(self.now), VersionReason::OtherLabels, self.serving.threshold)
    }
}
