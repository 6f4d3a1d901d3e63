//! A roll-out that goes on.

use serde::Serialize;

use super::moment::{Ending, Lack};
use super::plan::{CanaryStep, RolloutPlan, Strategy};
use super::{AbSeries, Counts, Paired};
use crate::base::time::{Minutes, Tick};
use crate::platform::vocabulary::Role;

/// Loading a version that was not kept warm takes so long.
pub const COLD: Minutes = Minutes(30);

/// Where a version stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Stage {
    /// It answers unheard.
    Unheard,
    /// It answers a share.
    Share,
    /// A second environment is being warmed.
    Warming {
        /// Warm from then on.
        until: Tick,
    },
    /// It is warm and waits for the switch.
    Ready,
    /// It answers everything; the one before is kept until it is confirmed.
    Kept,
}

impl Stage {
    /// The role of the version then.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Unheard => Some(Role::Shadow),
            Self::Share => Some(Role::Canary),
            Self::Warming { .. } | Self::Ready => None,
            Self::Kept => Some(Role::Champion),
        }
    }
}

/// Pairs decide by so much fewer requests than two arms: nearly all of the luck is shared.
const OF_PAIRS: f64 = 0.2;

/// A roll-out that goes on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ongoing {
    /// The version.
    pub version: u32,
    /// What was written down.
    pub plan: RolloutPlan,
    /// When it began.
    pub since: Tick,
    /// Where it stands.
    pub stage: Stage,
    /// The step of a canary, counted from 0.
    pub step: usize,
    /// When that began.
    pub step_since: Tick,
    /// Somebody has paused it.
    pub paused: bool,
    /// Analyses that failed.
    pub failures: u32,
    /// Analyses that found nothing to look at.
    pub errors: u32,
    /// An analysis of this step could not tell, or found nothing: it was said once.
    pub unsure: [bool; 2],
    /// What it waits for, by the last look.
    pub lacks: Vec<Lack>,
    /// It goes back, why, and from when on the one before answers.
    pub going_back: Option<(Tick, Ending)>,
    /// It is one share by hand, begun without a plan: what happens to it is told by the events of a canary alone.
    pub plain: bool,
    /// What came of what it was asked.
    pub counts: Counts,
    /// A shadow's evidence.
    pub paired: Option<Box<Paired>>,
    /// An A/B test's.
    pub ab_test: Option<Box<AbSeries>>,
}

impl Ongoing {
    /// It begins now. About so many requests decide.
    pub fn begin(version: u32, plan: RolloutPlan, now: Tick, rows: f64) -> Self {
        let stage = match plan.strategy {
            Strategy::Shadow => Stage::Unheard,
            Strategy::Canary { .. } | Strategy::AbTest(_) => Stage::Share,
            Strategy::BlueGreen { warm_minutes } => Stage::Warming { until: now.plus(Minutes(warm_minutes)) },
            Strategy::AllAtOnce => Stage::Kept,
        };
        let paired = matches!(plan.strategy, Strategy::Shadow).then(|| Box::new(Paired::begin(OF_PAIRS * rows)));
        let ab_test = if let Strategy::AbTest(test) = plan.strategy { Some(Box::new(AbSeries::begin(test))) } else { None };
        let mut begun = Self {
            version,
            plan,
            since: now,
            stage,
            step: 0,
            step_since: now,
            paused: false,
            failures: 0,
            errors: 0,
            unsure: [false; 2],
            lacks: Vec::new(),
            going_back: None,
            plain: false,
            counts: Counts::default(),
            paired,
            ab_test,
        };
        begun.stands(stage, now);
        begun
    }

    /// It stands here from now on.
    pub(in crate::platform) fn stands(&mut self, stage: Stage, now: Tick) {
        (self.stage, self.step_since, self.unsure) = (stage, now, [false; 2]);
        if let Some(role) = stage.role() {
            self.counts.begin(now, role);
        }
    }

    /// The steps of a canary.
    pub fn steps(&self) -> &[CanaryStep] {
        if let Strategy::Canary { steps, .. } = &self.plan.strategy { steps } else { &[] }
    }

    /// The share that it answers by plan, while it answers one.
    pub fn share(&self) -> Option<f32> {
        match &self.plan.strategy {
            Strategy::Canary { steps, .. } => steps.get(self.step).map(|step| step.share),
            Strategy::AbTest(test) => Some(test.share),
            _ => None,
        }
        .filter(|_| self.stage == Stage::Share)
    }

    /// The last step of a canary, and every other way.
    pub fn is_last(&self) -> bool {
        self.step + 1 >= self.steps().len()
    }

    /// Two environments run.
    pub fn pays_twice(&self) -> bool {
        matches!(self.plan.strategy, Strategy::BlueGreen { .. })
    }

    /// What the clock and the counts still ask of this step.
    pub fn lacks_of_step(&self, now: Tick, outcomes: u32, positives: u32) -> Vec<Lack> {
        let Some(step) = self.steps().get(self.step) else { return Vec::new() };
        let waited = now.since(self.step_since).0;
        let left = [step.minutes.saturating_sub(waited), step.outcomes.saturating_sub(outcomes), step.positives.saturating_sub(positives)];
        let all = [Lack::Minutes(Minutes(left[0])), Lack::Outcomes(left[1]), Lack::Positives(left[2])];
        all.into_iter().zip(left).filter(|(_, left)| *left > 0).map(|(lack, _)| lack).collect()
    }
}
