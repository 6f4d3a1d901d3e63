//! A roll-out goes on by itself: each time a bucket closes, its conditions are held against what was measured, what is known is
//! analysed, and a step is taken where nothing is missing and nobody wants to take it by hand.

use crate::base::time::{Minutes, Tick};
use crate::learn::sequential::ArmCounts;
use crate::platform::monitoring::RoleBucket;
use crate::platform::monitoring::time_series::BUCKET;
use crate::platform::release::strategy::{
    ConditionReading, Ending, Lack, Ongoing, PairedEvidence, RolloutMoment, RolloutView, Stage, Strategy,
};
use crate::platform::release::trial::{Evidence, NO_HARM, Trial, TrialMeasure, Verdict};
use crate::platform::team::settings::SuccessMetric;
use crate::platform::vocabulary::{ConfusionMatrix, Role};
use crate::platform::world::World;

/// What an analysis of a canary's step found.
enum Analysis {
    Passed,
    Failed,
    Inconclusive,
    /// Nothing to look at.
    NoData,
}

impl World {
    /// A version that was not kept warm is loaded by now, and a second environment is warm.
    pub(in crate::platform::world) fn go_back(&mut self) {
        let now = self.now;
        let Some(ongoing) = &mut self.release.rollouts.ongoing else { return };
        if let Some((_, ending)) = ongoing.going_back.filter(|(at, _)| *at <= now) {
            let version = ongoing.version;
            // Where the one before has gone since, it stays, and may be taken back again.
            ongoing.going_back = None;
            let before = self.release.rollout.clone();
            if self.withdraw(version).is_ok() {
                self.end_rollout(ending);
                self.follow_versions(&before);
                self.keep_trial();
            }
            return;
        }
        if matches!(ongoing.stage, Stage::Warming { until } if until <= now) {
            ongoing.stands(Stage::Ready, now);
            self.tell_rollout(RolloutMoment::Warm);
        }
    }

    /// Looks at the roll-out that goes on.
    pub(in crate::platform::world) fn roll_out(&mut self) {
        if self.release.rollouts.ongoing.is_none() {
            return;
        }
        let before = self.release.rollout.clone();
        self.look_at_evidence();
        if !self.breaks_a_condition() {
            self.analyse_step();
            self.go_on();
        }
        self.follow_versions(&before);
        self.keep_trial();
    }

    /// New evidence is taken in, and what it says for the first time is told.
    fn look_at_evidence(&mut self) {
        let (now, measure) = (self.now, self.paired_measure());
        let arms = self.trial_cells().map(|arms| {
            arms.map(|cells| ArmCounts {
                rows: cells.known().into(),
                events: u64::from(cells.false_positives) + u64::from(cells.false_negatives),
            })
        });
        let Some(ongoing) = &mut self.release.rollouts.ongoing else { return };
        let said = ongoing.paired.as_mut().and_then(|paired| paired.look(measure, now));
        let reached = ongoing.ab_test.as_mut().zip(arms).is_some_and(|(test, arms)| test.look(now, arms));
        if let Some(verdict) = said {
            self.tell_rollout(RolloutMoment::Said { verdict });
        }
        if reached {
            self.tell_rollout(RolloutMoment::SizeReached);
        }
    }

    /// The first condition that is broken takes the version back.
    fn breaks_a_condition(&mut self) -> bool {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return false };
        if ongoing.going_back.is_some() {
            return true;
        }
        let broken = self.condition_readings().into_iter().find_map(|reading| Some((reading.condition, reading.broken()?)));
        let Some((condition, value)) = broken else { return false };
        self.tell_rollout(RolloutMoment::Broken { condition, value });
        // Where there is nothing to go back to, it was refused before it began, or has gone since: then it stays.
        let _ = self.take_back(Ending::Condition(condition));
        true
    }

    /// A step of a canary that has lasted long enough is analysed.
    fn analyse_step(&mut self) {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return };
        if ongoing.plain || ongoing.stage != Stage::Share || !self.lacks_of_step().is_empty() {
            return;
        }
        let found = self.analysis();
        let Some(ongoing) = &mut self.release.rollouts.ongoing else { return };
        let limit = ongoing.plan.failures;
        match found {
            Analysis::Passed => {}
            // A test waits for its number, and only harm ends it before.
            Analysis::Inconclusive | Analysis::NoData if ongoing.ab_test.is_some() => {}
            Analysis::Failed => {
                ongoing.failures += 1;
                let failures = ongoing.failures;
                self.tell_rollout(RolloutMoment::AnalysisFailed { failures, limit });
                if failures >= limit {
                    let _ = self.take_back(Ending::Failures);
                }
            }
            Analysis::Inconclusive => {
                if !std::mem::replace(&mut ongoing.unsure[0], true) {
                    self.tell_rollout(RolloutMoment::Inconclusive);
                }
            }
            Analysis::NoData => {
                ongoing.errors += 1;
                if !std::mem::replace(&mut ongoing.unsure[1], true) {
                    self.tell_rollout(RolloutMoment::NoData);
                }
            }
        }
    }

    /// Takes the next step, if nothing is missing and nobody wants to take it by hand.
    fn go_on(&mut self) {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return };
        let by_hand = !matches!(ongoing.plan.strategy, Strategy::Canary { automatic: true, .. });
        let mut lacks = if ongoing.plain { Vec::new() } else { self.lacks_for_next() };
        let Some(ongoing) = &mut self.release.rollouts.ongoing else { return };
        if ongoing.paused {
            lacks.push(Lack::Resume);
        } else if by_hand && lacks.is_empty() {
            lacks.push(Lack::Advance);
        }
        ongoing.lacks = lacks;
        if ongoing.lacks.is_empty() {
            // What could speak against it was looked at.
            let _ = self.take_step();
        }
    }

    /// What an analysis of this step finds. On the way, it asks for no sign of harm; at the last step, for a verdict.
    fn analysis(&self) -> Analysis {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return Analysis::NoData };
        let Some(evidence) = self.evidence(ongoing.version).filter(|_| !self.serving.paused) else { return Analysis::NoData };
        match (evidence.verdict, evidence.interval, evidence.means[0]) {
            (Verdict::Worse, ..) => Analysis::Failed,
            (verdict, ..) if verdict.promotes() => Analysis::Passed,
            (_, Some(found), Some(champion)) if !ongoing.is_last() && ongoing.ab_test.is_none() && found.estimate < NO_HARM * champion => {
                Analysis::Passed
            }
            _ if evidence.arms.iter().any(|arm| arm.cells().known() == 0) => Analysis::NoData,
            _ => Analysis::Inconclusive,
        }
    }

    /// What is missing for the next step; nothing where it can be taken.
    pub(in crate::platform) fn lacks_for_next(&self) -> Vec<Lack> {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return Vec::new() };
        if let Some((at, _)) = ongoing.going_back {
            return vec![Lack::GoingBack(at)];
        }
        let mut lacks = match ongoing.stage {
            Stage::Unheard => lacks_by(self.paired_evidence().map(|evidence| (evidence.verdict, evidence.missing))),
            Stage::Share => self.lacks_of_share(ongoing),
            Stage::Warming { until } => vec![Lack::Warm(until)],
            Stage::Ready | Stage::Kept => Vec::new(),
        };
        let into_service = matches!(ongoing.stage, Stage::Unheard | Stage::Ready) || ongoing.stage == Stage::Share && ongoing.is_last();
        let needs = ongoing.plan.approval && !self.has_approval(ongoing.version) || self.agreed(ongoing.version).is_err();
        if into_service && needs {
            lacks.push(Lack::Approval);
        }
        lacks.extend(ongoing.plan.opens(self.now).filter(|_| ongoing.stage != Stage::Kept).map(Lack::Window));
        lacks
    }

    fn lacks_of_share(&self, ongoing: &Ongoing) -> Vec<Lack> {
        if let Some(test) = &ongoing.ab_test {
            return match (test.planned, test.always) {
                (_, Some(claim)) if claim.better => Vec::new(),
                (Some((_, Some(true))), _) => Vec::new(),
                (_, Some(_)) | (Some((_, Some(false))), _) => vec![Lack::Worse],
                (Some((_, None)), None) => vec![Lack::Verdict(None)],
                (None, None) => vec![Lack::Outcomes(test.missing().min(u32::MAX.into()) as u32)],
            };
        }
        let lacks = self.lacks_of_step();
        if !lacks.is_empty() {
            return lacks;
        }
        match self.analysis() {
            Analysis::Passed => Vec::new(),
            _ => lacks_by(self.evidence(ongoing.version).map(|evidence| (evidence.verdict, evidence.missing))),
        }
    }

    fn lacks_of_step(&self) -> Vec<Lack> {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return Vec::new() };
        let cells = self.trial_cells().map_or_else(ConfusionMatrix::default, |arms| arms[1]);
        ongoing.lacks_of_step(self.now, cells.known(), cells.positives())
    }

    /// The trial that goes on with the version on its way.
    fn open_trial(&self) -> Option<&Trial> {
        let ongoing = self.release.rollouts.ongoing.as_ref()?;
        self.release.registry.trial(ongoing.version).filter(|trial| trial.until.is_none())
    }

    fn trial_cells(&self) -> Option<[ConfusionMatrix; 2]> {
        self.open_trial().map(|trial| trial.arms.each_ref().map(|arm| arm.cells()))
    }

    /// What is measured of pairs, by the success measure that was written down.
    fn paired_measure(&self) -> TrialMeasure {
        let costs = &self.scenario.costs;
        match self.team.settings.success_metric {
            SuccessMetric::Cost => TrialMeasure::Cost { missed: costs.missed_eur.into(), false_alarm: costs.false_alarm_eur.into() },
            SuccessMetric::Accuracy => TrialMeasure::Wrong,
        }
    }

    /// What both answers to the same requests say, while there is a shadow.
    pub fn paired_evidence(&self) -> Option<PairedEvidence> {
        let paired = self.release.rollouts.ongoing.as_ref()?.paired.as_ref()?;
        Some(paired.evidence(self.paired_measure(), &self.scenario.costs, self.release.champion().snapshot.positives))
    }

    /// How the conditions of the roll-out that goes on stand.
    pub fn condition_readings(&self) -> Vec<ConditionReading> {
        let Some(ongoing) = &self.release.rollouts.ongoing else { return Vec::new() };
        let of_version = |role: Role| {
            let bucket: &RoleBucket = &self.monitoring.buckets.last()?.by_role[role];
            Some(bucket).filter(|bucket| bucket.version == ongoing.version)
        };
        let bucket = ongoing.stage.role().and_then(of_version);
        let reading = |condition: &_| ConditionReading::of(*condition, &ongoing.counts, bucket, &self.scenario.costs);
        ongoing.plan.conditions.iter().map(reading).collect()
    }

    /// The roll-out that goes on, as plain data.
    pub fn rollout_view(&self) -> Option<RolloutView> {
        let ongoing = self.release.rollouts.ongoing.as_ref()?;
        let steps = ongoing.steps();
        let trial = self.open_trial();
        let evidence: Option<Evidence> = trial.and_then(|_| self.evidence(ongoing.version));
        Some(RolloutView {
            version: ongoing.version,
            plan: ongoing.plan.clone(),
            stage: ongoing.stage,
            step: (!steps.is_empty()).then_some((ongoing.step + 1, steps.len())),
            share: ongoing.share(),
            since: [ongoing.since, ongoing.step_since],
            next_decision: self.next_decision(ongoing),
            paused: ongoing.paused,
            failures: ongoing.failures,
            errors: ongoing.errors,
            lacks: ongoing.lacks.clone(),
            conditions: self.condition_readings(),
            evidence,
            paired: self.paired_evidence(),
            ab_test: ongoing.ab_test.as_deref().cloned(),
            split_p_value: ongoing
                .ab_test
                .as_ref()
                .zip(trial)
                .and_then(|(test, trial)| test.split_p_value(trial.arms.each_ref().map(|arm| arm.asked))),
        })
    }

    /// When a bucket closes and the clock asks for nothing more.
    fn next_decision(&self, ongoing: &Ongoing) -> Option<Tick> {
        let close = Tick(self.now.0 - self.now.0 % BUCKET + BUCKET);
        let after = match ongoing.stage {
            Stage::Warming { until } => until,
            _ => ongoing.steps().get(ongoing.step).map_or(close, |step| ongoing.step_since.plus(Minutes(step.minutes))),
        };
        let after = ongoing.going_back.map_or(after, |(at, _)| at).max(ongoing.plan.opens(self.now).unwrap_or_default());
        (!ongoing.paused).then(|| if after <= close { close } else { Tick(after.0.div_ceil(BUCKET) * BUCKET) })
    }
}

/// A verdict that does not speak for a version, as what is missing.
fn lacks_by(found: Option<(Verdict, Option<crate::platform::release::trial::MissingEvidence>)>) -> Vec<Lack> {
    match found {
        Some((verdict, _)) if verdict.promotes() => Vec::new(),
        Some((Verdict::Worse, _)) => vec![Lack::Worse],
        Some((_, missing)) => vec![Lack::Verdict(missing)],
        None => vec![Lack::Verdict(None)],
    }
}
