//! A plan at work: who was called, who is looking, what was trained and released, when the next look is due.
//!
//! It is asked each time a monitoring bucket has closed and answers with acts: steps of the plan and the actions that do
//! them. It changes nothing itself.

use serde::Serialize;

use crate::base::time::{HOUR, Minutes, Tick};

use super::plan_view::PlanView;
use super::quality_review::{REVIEW_DAYS, Released, SLIPPED_RECALL, enough, known, last_release, slipped};
use super::{Plan, ReleaseStrategy, When};
use crate::platform::monitoring::QUALITY_BUCKETS;
use crate::platform::monitoring::alerts::{AlertState, Metric, Watch};
use crate::platform::monitoring::time_series::{BUCKET, PER_DAY, bucket_of};
use crate::platform::release::Status;
use crate::platform::release::trial::Verdict;
use crate::platform::vocabulary::{Action, Hours, PlanStep, Power, RetrainingTrigger, RollBackReason, TeamRole, office};

/// Looking into an alert takes so long.
pub const LOOK: Minutes = Minutes(30);
/// Explaining an alert to somebody who may act takes so long.
const HAND_OVER: Minutes = Minutes(2 * HOUR);
/// A review takes so long.
const REVIEW: Minutes = Minutes(HOUR);
/// An hour of somebody's time.
pub const HOUR_EUR: f64 = 60.0;
/// An hour of being on call, outside the office.
pub const ON_CALL_EUR: f64 = 8.0;

/// Something that the plan wants done.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedAction {
    /// By which action; without it, people do it.
    pub action: Option<Action>,
    /// What it does.
    pub step: PlanStep,
}

/// An alert that somebody looks into.
#[derive(Clone, Debug, Serialize)]
struct Look {
    rule: String,
    notified: Tick,
    /// The first minute that the alert speaks of: one about outcomes speaks of earlier days.
    speaks_of: Tick,
    owner: TeamRole,
    /// It begins when the owner is there and free.
    until: Option<Tick>,
}

/// A plan at work.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRunner {
    /// The plan.
    pub plan: Plan,
    /// Minutes that people have spent on alerts and reviews.
    pub spent: Minutes,
    watch: Vec<Watch>,
    looks: Vec<Look>,
    next_training: Option<Tick>,
    next_review: Option<Tick>,
    reviewing: Option<Tick>,
    /// The alert that the newest training answered was told then.
    answered: Option<Tick>,
    /// The newest version that it has had trained.
    mine: Option<u32>,
    /// A training that it wants and that has not begun.
    wanted: Option<Wanted>,
    /// A version that is to go back and has not gone, and why.
    going_back: Option<(u32, RollBackReason)>,
    /// What could not be done when it was asked last. It is told once and tried again.
    undone: Vec<PlanStep>,
}

/// A training that waits until it can begin.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Wanted {
    why: RetrainingTrigger,
    /// The alert that it answers: once that is over, nothing is left to answer.
    rule: Option<String>,
}

impl PlanRunner {
    /// A plan that begins now, with what its watching comes to.
    pub fn begin(plan: Plan, watch: Vec<Watch>, now: Tick) -> Self {
        let every = |days: u32, hour: u32| now.midnight().plus(Minutes::days(days)).plus(Minutes::hours(hour));
        let next_training = match plan.retrain.as_ref().map(|r| &r.when) {
            Some(When::Every { days }) => Some(every(*days, 6)),
            _ => None,
        };
        let next_review = plan.review.map(|r| every(r.every_days, 10));
        Self {
            plan,
            spent: Minutes(0),
            watch,
            looks: Vec::new(),
            next_training,
            next_review,
            reviewing: None,
            answered: None,
            mine: None,
            wanted: None,
            going_back: None,
            undone: Vec::new(),
        }
    }

    /// What a bucket of people's time costs: whoever looks, and whoever is on call.
    pub fn eur_a_bucket(&self, now: Tick) -> f64 {
        let hours = f64::from(BUCKET) / f64::from(HOUR);
        let busy = self.looks.iter().filter(|look| look.until.is_some()).count() + usize::from(self.reviewing.is_some());
        let on_call = self.plan.hours == Hours::AroundTheClock && !office(now);
        (busy as f64 * HOUR_EUR + if on_call { ON_CALL_EUR } else { 0.0 }) * hours
    }

    /// A training that it asked for has begun.
    pub fn began(&mut self, version: u32) {
        self.mine = Some(version);
        self.wanted = None;
    }

    /// What could not be done of what it wanted this time. Returns which of it could be done when it was asked before, or was
    /// not wanted: that is news.
    pub fn could_not_do(&mut self, undone: Vec<PlanStep>) -> Vec<bool> {
        let news = undone.iter().map(|step| !self.undone.contains(step)).collect();
        self.undone = undone;
        news
    }

    /// What is to be done now that a bucket has closed.
    pub fn look(&mut self, view: &PlanView<'_>) -> Vec<PlannedAction> {
        let mut acts = Vec::new();
        self.alerts_call(view);
        self.people_look(view, &mut acts);
        self.review(view, &mut acts);
        self.goes_back(view, &mut acts);
        self.training_is_due(view);
        self.train(view, &mut acts);
        self.version_moves_on(view, &mut acts);
        acts
    }

    /// Watched alerts that have just fired go onto somebody's desk.
    fn alerts_call(&mut self, view: &PlanView<'_>) {
        for line in &self.watch {
            let Some(alert) = view.alerts.get(&line.rule) else { continue };
            let AlertState::Firing { since, notified, .. } = alert.state else { continue };
            if notified == view.now {
                let by_outcomes = matches!(alert.rule.metric, Metric::MeasuredRecall | Metric::MeanError);
                let late = || view.monitoring.outcomes_in_until(view.coverage).minus(Minutes(QUALITY_BUCKETS * BUCKET));
                let speaks_of = if by_outcomes { late() } else { since };
                self.looks.push(Look { rule: line.rule.clone(), notified, speaks_of, owner: line.owner, until: None });
            }
        }
    }

    /// Whoever is there and free begins with the oldest; whoever is done acts by the rules.
    fn people_look(&mut self, view: &PlanView<'_>, acts: &mut Vec<PlannedAction>) {
        for role in TeamRole::ALL {
            let busy = self.looks.iter().any(|look| look.owner == role && look.until.is_some());
            if busy || !self.plan.hours.reach(view.now) {
                continue;
            }
            let Some(look) = self.looks.iter_mut().find(|look| look.owner == role) else { continue };
            look.until = Some(view.now.plus(LOOK));
            self.spent.0 += LOOK.0;
            let firing = matches!(view.alerts.get(&look.rule).map(|a| a.state), Some(AlertState::Firing { taken: None, .. }));
            if firing {
                let action = Some(Action::Acknowledge { rule: look.rule.clone() });
                acts.push(PlannedAction { action, step: PlanStep::LooksInto { role, rule: look.rule.clone() } });
            }
        }
        let mut i = 0;
        while i < self.looks.len() {
            // Whoever is not done when the office closes goes on in the morning.
            if self.looks[i].until.is_none_or(|until| until > view.now) || !self.plan.hours.reach(view.now) {
                i += 1;
                continue;
            }
            let look = self.looks.remove(i);
            if let Some(Released { version, .. }) = self.to_go_back(view, look.notified, look.speaks_of) {
                if view.powers.may(look.owner, Power::RollBack) {
                    self.going_back = Some((version, RollBackReason::Alert { rule: look.rule }));
                } else if let Some(owner) = view.powers.holders(Power::RollBack).next() {
                    acts.push(PlannedAction { action: None, step: PlanStep::HandsOver { role: look.owner, rule: look.rule.clone() } });
                    self.spent.0 += HAND_OVER.0;
                    self.looks.insert(i, Look { owner, until: Some(view.now.plus(HAND_OVER)), ..look });
                    i += 1;
                } else {
                    acts.push(PlannedAction { action: None, step: PlanStep::NobodyMayRollBack { role: look.owner, rule: look.rule } });
                }
            }
        }
    }

    /// The version in service that was released not long before somebody was told of something about its time, if the
    /// plan goes back then.
    fn to_go_back(&self, view: &PlanView<'_>, notified: Tick, speaks_of: Tick) -> Option<Released> {
        let rule = self.plan.roll_back?;
        let released = last_release(view.events, |version| view.rollout.in_service(version))?;
        (released.first <= speaks_of && notified.since(released.last) <= Minutes::hours(rule.within_hours)).then_some(released)
    }

    /// What is to go back goes, as soon as it can.
    fn goes_back(&mut self, view: &PlanView<'_>, acts: &mut Vec<PlannedAction>) {
        self.going_back.take_if(|(version, _)| !view.rollout.in_service(*version));
        if let Some((version, why)) = self.going_back.clone() {
            acts.push(PlannedAction { action: Some(Action::RollBack { version }), step: PlanStep::RollsBack { version, why } });
        }
    }

    /// Somebody sits down and looks at what short windows do not show: whole days of outcomes against the test.
    fn review(&mut self, view: &PlanView<'_>, acts: &mut Vec<PlannedAction>) {
        if let (Some(next), Some(review)) = (self.next_review, self.plan.review)
            && view.now >= next
        {
            self.next_review = Some(next.plus(Minutes::days(review.every_days)));
            self.reviewing = Some(view.now.plus(REVIEW));
            self.spent.0 += REVIEW.0;
        }
        if self.reviewing.is_none_or(|until| until > view.now) {
            return;
        }
        self.reviewing = None;
        let slipped = slipped(view);
        acts.push(PlannedAction { action: None, step: PlanStep::Reviewed { slipped } });
        if slipped.is_none() {
            // What an earlier review wanted is wanted no more.
            self.wanted.take_if(|wanted| wanted.why == RetrainingTrigger::Review);
            return;
        }
        let worse = |at| {
            let recall = |from, to| known(view, from, to).filter(enough).and_then(|cells| cells.recall());
            let before = recall(bucket_of(at).saturating_sub(REVIEW_DAYS * PER_DAY), bucket_of(at));
            before.zip(recall(bucket_of(at), u32::MAX)).is_some_and(|(before, since)| since < before - SLIPPED_RECALL)
        };
        if let Some(Released { version, .. }) = self.to_go_back(view, view.now, view.now).filter(|released| worse(released.first)) {
            self.going_back = Some((version, RollBackReason::Review));
        } else {
            self.wanted = Some(Wanted { why: RetrainingTrigger::Review, rule: None });
        }
    }

    /// One that is on trial would be forgotten over a newer one: the next training waits until it is decided.
    fn has_one_on_trial(&self, view: &PlanView<'_>) -> bool {
        self.mine.is_some_and(|mine| view.registry.status(mine) == Some(Status::Canary))
    }

    /// Whether a training is wanted by now. It is wanted until it has begun.
    fn training_is_due(&mut self, view: &PlanView<'_>) {
        let firing = |rule: &str| match view.alerts.get(rule).map(|alert| alert.state) {
            Some(AlertState::Firing { notified, .. }) => Some(notified),
            _ => None,
        };
        self.wanted.take_if(|wanted| wanted.rule.as_deref().is_some_and(|rule| firing(rule).is_none()));
        match self.plan.retrain.as_ref().map(|r| &r.when) {
            Some(When::Every { days }) => {
                if let Some(next) = self.next_training.filter(|next| view.now >= *next) {
                    self.next_training = Some(next.plus(Minutes::days(*days)));
                    self.wanted = Some(Wanted { why: RetrainingTrigger::Schedule, rule: None });
                }
            }
            Some(When::Fired { rule, hours }) => {
                let Some(notified) = firing(rule) else { return };
                if self.answered != Some(notified) && view.now.since(notified) >= Minutes::hours(*hours) {
                    self.answered = Some(notified);
                    let why = RetrainingTrigger::Alert { rule: rule.clone(), hours: *hours };
                    self.wanted = Some(Wanted { why, rule: Some(rule.clone()) });
                }
            }
            Some(When::Reviewed) | None => {}
        }
    }

    fn train(&self, view: &PlanView<'_>, acts: &mut Vec<PlannedAction>) {
        let (Some(rule), Some(wanted)) = (&self.plan.retrain, &self.wanted) else { return };
        if self.has_one_on_trial(view) {
            return;
        }
        let action = Some(Action::Retrain(rule.choice().by(view.model_spec())));
        acts.push(PlannedAction { action, step: PlanStep::Retrains(wanted.why.clone()) });
    }

    /// A version that it has had trained goes through its release rule. What cannot be done is tried again.
    fn version_moves_on(&mut self, view: &PlanView<'_>, acts: &mut Vec<PlannedAction>) {
        let Some(version) = self.mine else { return };
        let (action, step) = match (view.registry.status(version), self.plan.release) {
            (Some(Status::Ready), ReleaseStrategy::AtOnce) => (Action::Release { version }, PlanStep::Releases { version }),
            (Some(Status::Ready), ReleaseStrategy::Canary { share }) => {
                (Action::StartCanary { version, share }, PlanStep::StartsCanary { version })
            }
            (Some(Status::Canary), _) => match (view.verdict)() {
                Verdict::NotEnough => return,
                verdict if verdict.promotes() => (Action::Promote { force: false }, PlanStep::Promotes { version, verdict }),
                _ => (Action::RollBack { version }, PlanStep::EndsCanary { version }),
            },
            (Some(Status::Ready), ReleaseStrategy::Wait) | (None, _) => return,
            // It is decided about, by the plan or by somebody else.
            (Some(_), _) => return self.mine = None,
        };
        acts.push(PlannedAction { action: Some(action), step });
    }
}
