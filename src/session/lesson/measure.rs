//! Reads off a run what lessons ask of it: quantities over a stretch of buckets, measures of a stretch, goals.

use crate::base::time::{Minutes, Tick};
use crate::course::lesson::{Against, Goal, Measure, Quantity};
use crate::platform::faults::{self, Effect, RunningFault};
use crate::platform::monitoring::alerts::AlertState;
use crate::platform::monitoring::time_series::{BUCKET, bucket_of};
use crate::platform::monitoring::{FEW_POSITIVES, FEW_REQUESTS, QUALITY_BUCKETS};
use crate::platform::release::relative;
use crate::platform::release::trial::Verdict;
use crate::platform::training::amount_predictor::AmountBucket;
use crate::platform::vocabulary::{Action, ConfusionMatrix, OnBreach, Role, What};
use crate::platform::world::World;
use crate::session::Session;

/// A run beside its other futures, and the stretch that is asked about.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub session: &'a Session,
    /// The same run with nobody doing anything, at the same minute; where a lesson asks for it.
    pub nothing: Option<&'a World>,
    /// The same run without trouble.
    pub calm: Option<&'a World>,
    /// The ledger at the lesson's start.
    pub spent: (f64, u32),
    /// The lesson's start.
    pub start: Tick,
    /// The step's start.
    pub since: Tick,
    /// What compares with another future is taken as met: is it worth living that future?
    pub hopeful: bool,
}

/// A quantity over the closed buckets from one minute to another. `None` where too little is known.
pub fn quantity(world: &World, quantity: Quantity, from: Tick, to: Tick) -> Option<f64> {
    let (first, end) = (bucket_of(from), bucket_of(to));
    let buckets = || world.monitoring.buckets.range(first, end);
    let sum = || world.monitoring.sum(end, end.saturating_sub(first));
    let truth = || world.truth.sum(end, end.saturating_sub(first)).all;
    let measured = |cells: &ConfusionMatrix| (cells.positives() >= FEW_POSITIVES).then(|| cells.recall()).flatten();
    let field = |name: &str| world.scenario.schema.position(name);
    let kind = |segment: &str| world.scenario.segments.iter().position(|s| s.id == segment);
    let share = match quantity {
        Quantity::Recall => truth().recall(),
        Quantity::Accuracy => truth().accuracy(),
        Quantity::FalseDiscoveryRate => truth().false_alarm_share(),
        Quantity::Precision => truth().false_alarm_share().map(|share| 1.0 - share),
        Quantity::FalsePositiveRateOf(segment) => {
            world.truth.sum(end, end.saturating_sub(first)).segments.get(kind(segment)?)?.false_alarm_rate()
        }
        Quantity::MeasuredRecall => measured(&of_all(&sum().segments)),
        Quantity::MeasuredFalseDiscoveryRate => of_all(&sum().segments).false_alarm_share(),
        Quantity::MeasuredRecallOf(segment) => measured(sum().segments.get(kind(segment)?)?),
        Quantity::EstimatedRecall => {
            let sum = sum();
            let mut expected = sum.by_role[Role::Champion].expected;
            expected.merge(&sum.by_role[Role::Canary].expected);
            expected.recall().map(|e| e.value)
        }
        Quantity::PredictedPositiveRate => {
            let sum = sum();
            let answered: u32 = sum.by_role.values().map(|l| l.answered).sum();
            let predicted_positives: u32 = sum.by_role.values().map(|l| l.predicted_positives).sum();
            part(predicted_positives, answered)
        }
        Quantity::PredictedPositiveRateOf(segment) => {
            let place = kind(segment)?;
            let (predicted_positives, requests) = buckets().iter().fold((0, 0), |(predicted_positives, requests), bucket| {
                (predicted_positives + bucket.segment_predicted_positives[place], requests + bucket.segment_requests[place])
            });
            part(predicted_positives, requests)
        }
        Quantity::BlockedShare => part(sum().blocked, sum().requests),
        Quantity::TimeoutRate => sum().timed_out_share(),
        Quantity::MissingShare(name) => {
            let (place, sum) = (field(name)?, sum());
            part(sum.empty.get(place).copied().unwrap_or_default(), sum.requests)
        }
        Quantity::MeanError => return world.truth.sum(end, end.saturating_sub(first)).amounts.error(),
        Quantity::MeasuredMeanError => {
            let mut amount_sum = AmountBucket::default();
            let by_role = buckets().iter().flat_map(|bucket| bucket.by_role.values());
            by_role.filter_map(|role| role.amounts.as_deref()).for_each(|role| amount_sum.add(role));
            return amount_sum.error(FEW_REQUESTS);
        }
        Quantity::LatencyP95 => return mean(buckets().iter().filter_map(|b| b.by_role[Role::Champion].latency_ms_p95)),
        Quantity::FieldDrift(name) => {
            let place = field(name)?;
            return mean(buckets().iter().filter_map(|b| b.fields[place].psi));
        }
    };
    share.map(|share| share * 100.0)
}

/// What a team has agreed on for a night like this.
fn is_agreed(world: &World, goal: &Goal) -> bool {
    match *goal {
        Goal::Paused => world.serving.paused,
        Goal::Owned(rule) => world.alerts.get(rule).is_some_and(|a| a.rule.owner.is_some()),
        _ => world.team.settings.reaction.is_some(),
    }
}

/// The outcomes of all segments together.
fn of_all(segments: &[ConfusionMatrix]) -> ConfusionMatrix {
    let mut all = ConfusionMatrix::default();
    segments.iter().for_each(|cells| all.add(cells));
    all
}

/// This part of so many, 0 to 1; none of nothing.
fn part(count: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| f64::from(count) / f64::from(of))
}

/// Of 100 parts of what a version goes by, so many are this field.
fn feature_importance(world: &World, version: u32, field: &str) -> Option<f64> {
    let place = world.scenario.schema.position(field)?;
    let found = world.release.registry.get(version)?.feature_importance();
    let all: f64 = found.iter().map(|of| of.mean.max(0.0)).sum();
    found.get(place).map(|of| 100.0 * of.mean.max(0.0) / all.max(1e-9))
}

fn mean(values: impl Iterator<Item = f32>) -> Option<f64> {
    let (count, sum) = values.fold((0u32, 0.0), |(n, sum), v| (n + 1, sum + f64::from(v)));
    (count > 0).then(|| sum / f64::from(count))
}

impl Sight<'_> {
    fn other(&self, against: Against) -> Option<&World> {
        match against {
            Against::Nothing => self.nothing,
            Against::Calm => self.calm,
        }
    }

    /// EUR since the start, harm to come included: here and there.
    pub(super) fn eur(&self, against: Against) -> Option<(f64, f64)> {
        let since = |world: &World| world.ledger.in_the_end().eur - self.spent.0;
        Some((since(self.session.world()), since(self.other(against)?)))
    }

    pub(super) fn people(&self, against: Against) -> Option<(f64, f64)> {
        let since = |world: &World| f64::from(world.ledger.in_the_end().people) - f64::from(self.spent.1);
        Some((since(self.session.world()), since(self.other(against)?)))
    }

    /// A measure of the stretch from a minute until now. `None` where too little is known.
    pub fn measure(&self, measure: Measure, from: Tick) -> Option<f64> {
        let world = self.session.world();
        let now = self.session.now();
        match measure {
            Measure::Over(of) => quantity(world, of, from, now),
            Measure::Last(of, hours) => quantity(world, of, now.minus(Minutes::hours(hours)), now),
            Measure::HoursTo(rule) => {
                let first = self.events(from).find(|(_, what)| matches!(what, What::AlertFired { rule: r } if r == rule));
                Some(first.map_or(f64::INFINITY, |(at, _)| at.since(from).as_hours()))
            }
            Measure::Alerts => Some(self.fired(from) as f64),
            Measure::Cost(against) => self.eur(against).map(|(here, there)| here / there.max(1.0)),
            Measure::MoreEur(against) => self.eur(against).map(|(here, there)| here - there),
            Measure::MorePeople(against) => self.people(against).map(|(here, there)| here - there),
            Measure::MoreMissed(against) => {
                // Both have missed the same before they parted.
                let missed = |world: &World| world.ledger.accounts.iter().map(|(_, a)| a.missed).sum::<u64>() as f64;
                self.other(against).map(|other| missed(world) - missed(other))
            }
            Measure::TestRecall(version) => world.release.registry.get(version)?.measures.recall.map(|v| v * 100.0),
            Measure::TestMeanError(version) => Some(world.release.registry.get(version)?.measures.errors.as_ref()?.mae),
            Measure::TestBaselineError(version) => Some(world.release.registry.get(version)?.measures.errors.as_ref()?.mean_mae),
            Measure::FeatureImportance(version, field) => feature_importance(world, version, field),
            Measure::TestOptimism(hours) => self.flattered(hours),
            Measure::Attention => Some(world.team.plan_runner.as_ref().map_or(0.0, |o| o.spent.as_hours())),
            Measure::PlanActions => Some(self.events(from).filter(|(_, what)| matches!(what, What::ByPlan { .. })).count() as f64),
            Measure::LoggedRequests => {
                let buckets = world.monitoring.buckets.range(bucket_of(from), bucket_of(now));
                Some(buckets.iter().map(|b| f64::from(b.logged)).sum())
            }
            Measure::MaturedShare => {
                let coverage = f64::from(world.scenario.outcomes.coverage);
                world.monitoring.outcomes_in(from, now, coverage).map(|share| share * 100.0)
            }
        }
    }

    /// Points that the champion's test promised beyond what it truly caught in the last hours.
    pub(super) fn flattered(&self, hours: u32) -> Option<f64> {
        let world = self.session.world();
        let now = self.session.now();
        let live = quantity(world, Quantity::Recall, now.minus(Minutes::hours(hours)), now)?;
        world.release.champion().measures.recall.map(|test| test * 100.0 - live)
    }

    fn events(&self, from: Tick) -> impl Iterator<Item = (Tick, &What)> {
        self.session.world().events.iter().filter(move |e| e.at >= from).map(|e| (e.at, &e.what))
    }

    pub(super) fn fired(&self, from: Tick) -> usize {
        self.events(from).filter(|(_, what)| matches!(what, What::AlertFired { .. })).count()
    }

    /// Alerts that fired from one minute to before another.
    pub(super) fn fired_between(&self, from: Tick, to: Tick) -> usize {
        self.events(from).filter(|(at, what)| *at < to && matches!(what, What::AlertFired { .. })).count()
    }

    fn happened(&self, of: impl Fn(&What) -> bool) -> bool {
        self.events(self.start).any(|(_, what)| of(what))
    }

    fn trained(&self, fits: impl Fn(u32, bool) -> bool) -> bool {
        let done = self.session.done().iter().filter(|e| e.at >= self.start);
        done.into_iter().any(|e| matches!(&e.action, Action::Retrain(choice) if fits(choice.days, choice.skip_alerts)))
    }

    /// A version that is there has learnt from a minute, by a training that began no earlier than another one.
    fn learnt_from(&self, at: Tick, after: Tick) -> bool {
        let versions = self.session.world().release.registry.all();
        let mut spanning = versions.filter(|(v, _)| (v.snapshot.from..=v.snapshot.to).contains(&relative(at))).map(|(v, _)| v.number);
        let mut late = self.events(after);
        let late: Vec<u32> =
            late.by_ref().filter_map(|(_, what)| if let What::TrainingBegan { version } = what { Some(*version) } else { None }).collect();
        spanning.any(|version| late.contains(&version))
    }

    /// A version from elsewhere was given to such a share: it comes with the next minute.
    fn canary_comes(&self, most: f32) -> bool {
        let now = self.session.now();
        let waits = |active: &&RunningFault| !active.began && active.ended.is_none() && active.injection.start <= now;
        let of_a_version =
            |active: &RunningFault| faults::find(&active.injection.fault).is_some_and(|f| matches!(f.effect, Effect::Release(_)));
        self.session.world().faults.iter().filter(waits).any(|active| active.injection.traffic_share <= most && of_a_version(active))
    }

    /// Whether a goal is met.
    pub fn met(&self, goal: &Goal) -> bool {
        let world = self.session.world();
        let now = self.session.now();
        match *goal {
            Goal::Until(minute) => now >= minute,
            Goal::Fired(rule) => self.happened(|w| matches!(w, What::AlertFired { rule: r } if r == rule)),
            Goal::Firing(rule) => world.alerts.get(rule).is_some_and(|a| matches!(a.state, AlertState::Firing { .. })),
            Goal::Acknowledged(rule) => self.happened(|w| matches!(w, What::AlertTaken { rule: r } if r == rule)),
            Goal::AlertsAtMost(most) => self.fired(self.start) <= most as usize,
            Goal::AlertsBetween(from, to, most) => self.fired_between(from, to) <= most as usize,
            Goal::Limit(rule, low, high) => world.alerts.get(rule).is_some_and(|a| (low..=high).contains(&a.rule.limit)),
            Goal::Runs(fault) => world.faults.iter().any(|a| a.injection.fault == fault && a.runs()),
            Goal::Ended(fault) => world.faults.iter().any(|a| a.injection.fault == fault && a.began && a.ended.is_some()),
            Goal::ValidationOn => world.quality.on_breach != OnBreach::Off,
            Goal::Trained { least, most, skip_alerts } => {
                self.trained(|days, clean| (least..=most).contains(&days) && clean == skip_alerts)
            }
            Goal::TrainedAny => self.trained(|_, _| true),
            Goal::Ready(version) => world.release.registry.get(version).is_some(),
            Goal::Canary(most) => world.release.rollout.canary.is_some_and(|(_, share)| share <= most) || self.canary_comes(most),
            Goal::VerdictIn => world.release.rollout.canary.is_some() && world.verdict() != Verdict::NotEnough,
            Goal::Champion(version) => world.release.rollout.champion == version,
            Goal::Newer(version) => world.release.rollout.champion > version,
            Goal::Lasted(hours) => now >= self.since.plus(Minutes::hours(hours)),
            Goal::RolledBack => self.happened(|w| matches!(w, What::RolledBack { .. })),
            Goal::PlanOn => world.team.plan_runner.is_some(),
            Goal::Reproduced(a, b) => {
                let learnt = |version| world.release.registry.get(version).map(|v| v.learnt());
                learnt(a).is_some_and(|a| learnt(b) == Some(a))
            }
            Goal::Decided(version) => world.release.approvals.iter().any(|r| r.version == version && r.found.is_some()),
            Goal::TestRecallHolds(points, hours) => self.flattered(hours).is_some_and(|by| by.abs() <= points),
            Goal::RejectsBreaches => world.quality.on_breach == OnBreach::Reject,
            Goal::Replied(reply) => self.session.replies().contains(&reply),
            Goal::PeopleRead => world.team.settings.review_band.is_some(),
            Goal::LoggingRateAtMost(most) => world.team.settings.logging_rate <= most,
            Goal::ApprovalRequired => world.team.settings.approval_gate,
            Goal::VersionsKept => world.team.settings.keep_versions,
            Goal::ThresholdIn(low, high) => (low..=high).contains(&world.serving.threshold),
            Goal::Servers(least, most) => (least..=most).contains(&world.serving.queue.servers()),
            Goal::HostedOn(hosting) => world.team.settings.hosting == hosting,
            Goal::Automated => !world.team.settings.manual_updates,
            Goal::Paused | Goal::Owned(_) | Goal::OwnersAnswer => is_agreed(world, goal),
            Goal::LearntFrom(at, after) => self.learnt_from(at, after),
            Goal::QuantityIn(of, hours, low, high) => {
                let from = now.minus(Minutes::hours(hours));
                quantity(world, of, from, now).is_some_and(|v| (low..=high).contains(&v))
            }
            Goal::CostsAtMost(..) | Goal::HarmsAtMost(..) if self.hopeful => true,
            Goal::CostsAtMost(factor, against) => self.eur(against).is_some_and(|(here, there)| here <= factor * there),
            Goal::HarmsAtMost(most, against) => self.people(against).is_some_and(|(here, there)| here - there <= f64::from(most)),
            Goal::All(goals) => goals.iter().all(|goal| self.met(goal)),
            Goal::Any(goals) => goals.iter().any(|goal| self.met(goal)),
            Goal::Not(goal) => !self.met(goal),
        }
    }
}

/// The other futures that a lesson asks for: nothing done, no trouble.
pub(super) fn futures(lesson: &crate::course::lesson::Lesson) -> [bool; 2] {
    use crate::course::lesson::{Guess, Step};
    let mut asked = Vec::new();
    for step in lesson.steps {
        match step {
            Step::Predict(predict) => {
                if let Guess::Choice { measure, .. } = &predict.by {
                    asked.extend(of_measure(*measure));
                }
            }
            Step::Explain(explain) => asked.extend(explain.figures.iter().filter_map(|f| of_measure(f.measure))),
            Step::Do { goal, .. } | Step::Observe { until: goal, .. } => of_goal(goal, &mut asked),
            Step::Say(_) | Step::Part { .. } => {}
        }
    }
    if let Some(general) = &lesson.general {
        of_goal(&general.effect, &mut asked);
    }
    [asked.contains(&Against::Nothing), asked.contains(&Against::Calm)]
}

fn of_measure(measure: Measure) -> Option<Against> {
    match measure {
        Measure::Cost(against) | Measure::MoreEur(against) | Measure::MorePeople(against) | Measure::MoreMissed(against) => Some(against),
        _ => None,
    }
}

pub(super) fn of_goal(goal: &Goal, asked: &mut Vec<Against>) {
    match goal {
        Goal::CostsAtMost(_, against) | Goal::HarmsAtMost(_, against) => asked.push(*against),
        Goal::All(goals) | Goal::Any(goals) => goals.iter().for_each(|goal| of_goal(goal, asked)),
        Goal::Not(goal) => of_goal(goal, asked),
        _ => {}
    }
}

/// A goal that only a request by hand can meet: no log has those.
pub(super) fn by_hand(goal: &Goal) -> bool {
    match goal {
        Goal::Replied(_) => true,
        Goal::All(goals) | Goal::Any(goals) => goals.iter().any(by_hand),
        _ => false,
    }
}

/// The next minute after `now` that a goal waits for, if it waits for one.
pub(super) fn next_minute(goal: &Goal, since: Tick, now: Tick) -> Option<Tick> {
    match goal {
        Goal::Until(minute) => Some(*minute).filter(|m| *m > now),
        Goal::Lasted(hours) => Some(since.plus(Minutes::hours(*hours))).filter(|m| *m > now),
        Goal::All(goals) | Goal::Any(goals) => goals.iter().filter_map(|goal| next_minute(goal, since, now)).min(),
        Goal::Not(goal) => next_minute(goal, since, now),
        _ => None,
    }
}

/// The places at which the beads of a drawn line stand: at equal distances, the last one at the end.
pub fn knot_minutes(from: Tick, ahead: Minutes, knots: u8) -> Vec<Tick> {
    (1..=u32::from(knots)).map(|i| from.plus(Minutes(ahead.0 * i / u32::from(knots)))).collect()
}

/// How far back each point of a drawn line looks: as far as the charts of quality do, so that all of them show one line;
/// where the beads stand further apart, from bead to bead.
pub fn looks_back(ahead: Minutes, knots: u8) -> Minutes {
    Minutes((ahead.0 / u32::from(knots)).max(QUALITY_BUCKETS * BUCKET))
}

/// A quantity at each of these minutes, over the time that ends there.
pub(super) fn line(world: &World, of: Quantity, over: Minutes, at: &[Tick]) -> Vec<Option<f64>> {
    at.iter().map(|to| quantity(world, of, to.minus(over), *to)).collect()
}
