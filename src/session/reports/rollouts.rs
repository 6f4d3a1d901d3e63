//! What each way into service comes to: roll-outs of versions of which it is known how good they are.
//!
//! The versions are a **twin** of the champion, one **better** and one **worse** by two no-harm margins (as in [`trials`](super::trials)),
//! and each **bad release** of the catalogue at its usual size. A bad release is brought in three times on the same luck: not at
//! all, all at once for all days, and as a canary in steps with a condition on answer times. What the last costs more than the
//! first, over what the second does, is the share of the harm that the steps let through.
//!
//! Nothing else happens in these systems.

use std::sync::Arc;

use super::trials::{MARGINS, Spoilt, TrialCosts, apply, put};
use crate::base::time::{DAY, HOUR, Tick};
use crate::platform::faults::{self, Effect};
use crate::platform::release::Version;
use crate::platform::release::strategy::{AbTest, CanaryStep, Condition, ConditionMeasure, Ending, RolloutAction, RolloutPlan, Strategy};
use crate::platform::release::trial::{NO_HARM, Verdict};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{Action, FaultInjection, What};
use crate::platform::world::World;
use crate::session::error::SessionError;

/// Answers may become so many times as slow as the target before a version goes back.
const SLOWER: f32 = 1.5;
/// The champion is watched for so long before anything begins.
const BEFORE: u32 = 3 * HOUR;

/// How a roll-out came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CameOut {
    /// The version is champion.
    Promoted,
    /// It was taken back.
    TakenBack,
    /// It waits: not enough evidence.
    Waits,
}

/// A bad release, brought in by steps.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// The fault that brings it.
    pub fault: &'static str,
    /// What it costs more than none, all at once for all days, EUR.
    pub full_eur: f64,
    /// The same by steps.
    pub steps_eur: f64,
    /// How the steps came out.
    pub came_out: CameOut,
}

/// What was found with one seed.
#[derive(Clone, Debug)]
pub struct Found {
    /// Each bad release that could be made.
    pub stopped: Vec<Stopped>,
    /// The better version, by steps.
    pub better: CameOut,
    /// The twin, by steps.
    pub twin: CameOut,
    /// The worse version, by steps, with a tenth of the requests.
    pub thin: CameOut,
    /// In an A/B test of the twin, a difference was claimed: always valid, and by testing anew at each look.
    pub claimed: [bool; 2],
    /// Hours until the first verdict on the worse version, of a shadow and of a canary with 10 %; `None` where none came.
    pub hours: [Option<f64>; 2],
}

/// Five, twenty-five and fifty percent; at each, as many outcomes as a day brings at most, and ten positives.
fn steps(world: &World) -> RolloutPlan {
    let a_day = world.scenario.traffic.a_day() * f64::from(world.scenario.outcomes.coverage);
    let outcomes = |share: f32| (a_day * f64::from(share)).min(400.0) as u32;
    let step = |share: f32| CanaryStep { share, minutes: 2 * HOUR, outcomes: outcomes(share), positives: 10 };
    let limit = world.scenario.service.target_ms_p95 * SLOWER;
    let conditions = vec![Condition { measure: ConditionMeasure::AnswerTime, limit, least_events: 5 }];
    let strategy = Strategy::Canary { steps: [0.05, 0.25, 0.5].map(step).to_vec(), automatic: true };
    RolloutPlan { conditions, ..RolloutPlan::by(strategy) }
}

fn start(world: &mut World, version: u32, plan: RolloutPlan) -> Result<(), SessionError> {
    apply(world, &Action::Rollout(RolloutAction::Start { version, plan: Box::new(plan) }))
}

fn live(world: &mut World, days: u32) {
    (0..days * DAY).for_each(|_| world.step());
}

/// Lives until a roll-out is over, for so many days at most.
fn came_out(world: &mut World, days: u32) -> CameOut {
    for _ in 0..days * DAY {
        world.step();
        if world.release.rollouts.ongoing.is_none() {
            break;
        }
    }
    match world.release.rollouts.records.last().and_then(|record| record.ended) {
        Some((_, Ending::Promoted)) => CameOut::Promoted,
        Some(_) => CameOut::TakenBack,
        None => CameOut::Waits,
    }
}

/// What is found with one seed in so many days.
///
/// # Errors
/// If the system cannot begin, or no copy can be made that is so much worse.
pub fn of_seed(scenario: &Arc<Scenario>, seed: u64, days: u32) -> Result<Found, SessionError> {
    let begin = |scenario: &Arc<Scenario>| -> Result<World, SessionError> {
        let mut world = World::new(scenario.clone(), seed).map_err(|why| SessionError::refused(why, scenario))?;
        (0..BEFORE).for_each(|_| world.step());
        Ok(world)
    };
    let world = begin(scenario)?;
    let costs = TrialCosts::measure(&world)?;
    let apart = MARGINS * NO_HARM;
    let worse = Spoilt::to_cost(1.0 + apart, &world, &costs)?;
    let mut quiet = Scenario::clone(scenario);
    quiet.traffic.by_hour.iter_mut().for_each(|rate| *rate *= 0.1);
    let by_steps = |mut world: World, version: u32| -> Result<CameOut, SessionError> {
        let plan = steps(&world);
        start(&mut world, version, plan)?;
        Ok(came_out(&mut world, days))
    };
    let with = |world: &World, spoilt: Spoilt| -> Result<(World, u32), SessionError> {
        let mut world = world.clone();
        let number = put(&mut world, spoilt)?;
        Ok((world, number))
    };
    let (twin_world, twin) = with(&world, Spoilt::Not)?;
    let (mut better_world, sound) = with(&world, Spoilt::Not)?;
    let spoilt = Spoilt::to_cost(1.0 / (1.0 - apart), &world, &costs)?;
    let champion = put(&mut better_world, spoilt)?;
    apply(&mut better_world, &Action::Release { version: champion })?;
    let (thin_world, thin) = with(&begin(&Arc::new(quiet))?, worse)?;
    Ok(Found {
        stopped: bad_releases(&world, days)?,
        better: by_steps(better_world, sound)?,
        twin: by_steps(twin_world.clone(), twin)?,
        thin: by_steps(thin_world, thin)?,
        claimed: claimed(twin_world, twin, days)?,
        hours: hours(&world, worse, days)?,
    })
}

/// Each bad release of the catalogue.
fn bad_releases(world: &World, days: u32) -> Result<Vec<Stopped>, SessionError> {
    let mut none = world.clone();
    live(&mut none, days);
    let base = none.ledger.in_the_end().eur;
    let mut found = Vec::new();
    for fault in faults::ALL.iter().filter(|fault| matches!(fault.effect, Effect::Release(_))) {
        // The version as the fault makes it.
        let mut made = world.clone();
        apply(&mut made, &Action::InjectFault(FaultInjection::sudden(fault.id, fault.size.default, world.now)))?;
        made.step();
        let bad = Version::clone(made.release.champion());
        let [mut full, mut steps_world] = [world.clone(), world.clone()];
        let version = full.release.registry.add_copy(bad.clone());
        steps_world.release.registry.add_copy(bad);
        apply(&mut full, &Action::Release { version })?;
        live(&mut full, days);
        let plan = steps(&steps_world);
        start(&mut steps_world, version, plan)?;
        live(&mut steps_world, days);
        let ended = steps_world.release.rollouts.records.last().and_then(|record| record.ended);
        found.push(Stopped {
            fault: fault.id,
            full_eur: full.ledger.in_the_end().eur - base,
            steps_eur: steps_world.ledger.in_the_end().eur - base,
            came_out: match ended {
                Some((_, Ending::Promoted)) => CameOut::Promoted,
                Some(_) => CameOut::TakenBack,
                None => CameOut::Waits,
            },
        });
    }
    Ok(found)
}

/// An A/B test of the twin that is looked at each time a bucket closes, all days long.
fn claimed(mut world: World, twin: u32, days: u32) -> Result<[bool; 2], SessionError> {
    let test = AbTest { share: 0.5, baseline: 0.2, effect: 0.04, alpha: 0.05, power: 0.8 };
    start(&mut world, twin, RolloutPlan { failures: 100, ..RolloutPlan::by(Strategy::AbTest(test)) })?;
    let mut claimed = [false; 2];
    for _ in 0..days * DAY {
        world.step();
        let Some(test) = world.release.rollouts.ongoing.as_ref().and_then(|ongoing| ongoing.ab_test.as_ref()) else { break };
        claimed = [test.always.is_some(), test.naive.is_some()];
    }
    Ok(claimed)
}

/// Hours until a shadow, and a canary with a tenth of the requests, says something of a worse version.
fn hours(world: &World, worse: Spoilt, days: u32) -> Result<[Option<f64>; 2], SessionError> {
    let [mut shadow, mut canary] = [world.clone(), world.clone()];
    let version = put(&mut shadow, worse)?;
    put(&mut canary, worse)?;
    start(&mut shadow, version, RolloutPlan::by(Strategy::Shadow))?;
    apply(&mut canary, &Action::StartCanary { version, share: 0.1 })?;
    let began = world.now;
    let since = |at: Tick| at.since(began).as_hours();
    let mut found = [None; 2];
    for _ in 0..days * DAY {
        if found[0].is_none() {
            shadow.step();
            found[0] = Some(shadow.now).filter(|_| shadow.shadow_verdict() != Verdict::NotEnough).map(since);
        }
        canary.step();
        let judged = canary.events.iter().rev().find(|event| matches!(event.what, What::Judged { .. }));
        found[1] = judged.map(|event| since(event.at));
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    Ok(found)
}
