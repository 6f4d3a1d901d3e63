//! How a world keeps its trials: they begin, change and end with what is in service, and are judged when a bucket closes.

use super::{Evidence, Trial, TrialMeasure};
use crate::base::time::Tick;
use crate::platform::labels::Outcome;
use crate::platform::release::Registry;
use crate::platform::scenario::AmountPrediction;
use crate::platform::team::settings::SuccessMetric;
use crate::platform::vocabulary::{Role, What};
use crate::platform::world::World;

/// Intervals are narrowest after the requests of so many days.
const DAYS: f64 = 2.0;
/// And at no fewer than these, however quiet a system is.
const LEAST_ROWS: f64 = 100.0;

impl World {
    /// What the last trial of a version has shown, if it ever had one; it may go on.
    pub fn evidence(&self, version: u32) -> Option<Evidence> {
        let trial = self.release.registry.trial(version)?;
        Some(trial.evidence(self.measure(trial), self.release.champion().snapshot.positives))
    }

    /// What is measured by the success measure of a trial. How right an answer is, where both versions tell amounts, is how far off.
    pub(in crate::platform) fn measure(&self, trial: &Trial) -> TrialMeasure {
        let costs = &self.scenario.costs;
        let tells = |version: u32| self.release.registry.get(version).is_some_and(|version| version.amount_predictor.is_some());
        match trial.success_metric {
            SuccessMetric::Cost => {
                TrialMeasure::Cost { missed: f64::from(costs.missed_eur), false_alarm: f64::from(costs.false_alarm_eur) }
            }
            SuccessMetric::Accuracy if trial.arms.iter().all(|arm| tells(arm.version)) => TrialMeasure::Distance,
            SuccessMetric::Accuracy => TrialMeasure::Wrong,
        }
    }

    /// Trials follow what is in service: one begins with a canary, anew with another share or champion, and ends with it.
    pub(in crate::platform) fn keep_trial(&mut self) {
        self.follow_rollout();
        let running = self.release.rollout.canary.map(|(canary, share)| ([self.release.rollout.champion, canary], share));
        let (success_metric, rows) = (self.team.settings.success_metric, self.trial_rows());
        let begin = |(versions, share)| Trial::begin(versions, success_metric, share, self.now, rows);
        self.release.registry.keep_trial(running.map(begin), self.now);
    }

    /// About so many requests decide.
    pub(in crate::platform) fn trial_rows(&self) -> f64 {
        (DAYS * self.scenario.traffic.a_day()).max(LEAST_ROWS)
    }

    /// Another success measure: what was said by the one before does not count.
    pub(in crate::platform) fn judge_anew(&mut self) {
        let success_metric = self.team.settings.success_metric;
        let open = self.release.registry.trials_mut().find(|trial| trial.until.is_none() && trial.success_metric != success_metric);
        if let Some(trial) = open {
            (trial.success_metric, trial.said, trial.given) = (success_metric, None, None);
            trial.looks.clear();
        }
        self.judge_trials();
    }

    /// Looks at every trial, and says what is new of the one that goes on.
    pub(in crate::platform) fn judge_trials(&mut self) {
        let measures: Vec<TrialMeasure> = self.release.registry.trials().map(|trial| self.measure(trial)).collect();
        let (now, mut found) = (self.now, None);
        for (trial, measure) in self.release.registry.trials_mut().zip(measures) {
            let verdict = trial.look(measure, now).filter(|_| trial.until.is_none());
            found = verdict.map(|verdict| What::Judged { version: trial.arms[1].version, verdict }).or(found);
        }
        if let Some(what) = found {
            self.tell(what);
        }
    }
}

impl Registry {
    /// The last trial of a version.
    pub fn trial(&self, version: u32) -> Option<&Trial> {
        self.trials().find(|trial| trial.arms[1].version == version)
    }

    /// This trial runs, or none does.
    fn keep_trial(&mut self, running: Option<Trial>, now: Tick) {
        let versions = |trial: &Trial| trial.arms.each_ref().map(|arm| arm.version);
        match self.trials_mut().find(|trial| trial.until.is_none()) {
            Some(open) if running.as_ref().is_some_and(|new| versions(new) == versions(open) && new.share == open.share) => return,
            Some(open) => open.until = Some(now),
            None => {}
        }
        if let Some(trial) = running {
            self.begin_trial(trial);
        }
    }

    /// A request of this minute was asked of the version in this role, and written down.
    pub(in crate::platform) fn asked(&mut self, role: Role, latency_ms: f32) {
        let open = self.trials_mut().find(|trial| trial.until.is_none());
        if let Some(arm) = open.and_then(|trial| trial.arm_mut(role)) {
            arm.asked += 1;
            arm.latency.push(latency_ms);
        }
    }

    /// Takes in an outcome of a request that came while there was a canary.
    pub(in crate::platform) fn count(&mut self, outcome: &Outcome, prediction: Option<&AmountPrediction>) {
        if let Some(trial) = self.trials_mut().rev().find(|trial| trial.covers(outcome.asked)) {
            trial.count(outcome, prediction);
        }
    }
}
