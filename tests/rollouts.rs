//! Ways into service: whatever is done to them, in whichever order, shares add up, nobody is answered by what is not on record or by
//! a shadow, a refusal changes nothing, and each step is told and written down.
//!
//! `SEQUENCES=100000 cargo test --release --test rollouts any_sequence` plays as many sequences as one likes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::sync::Arc;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::course::scenarios;
use afterlaunch::platform::faults::Defect;
use afterlaunch::platform::release::Version;
use afterlaunch::platform::release::strategy::{
    AbTest, COLD, CanaryStep, Condition, ConditionMeasure, Ending, Lack, RolloutAction, RolloutMoment, RolloutPlan, Stage, Strategy,
};
use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::platform::serving::hosting::Hosting;
use afterlaunch::platform::team::settings::Setting;
use afterlaunch::platform::vocabulary::{Action, By, Refusal, ReleaseRefusal, Role, RolloutRefusal, What};
use afterlaunch::platform::world::World;
use afterlaunch::present::words::refusal;

fn all() -> Vec<Arc<Scenario>> {
    scenarios::ALL.iter().map(|entry| Arc::new((entry.make)())).collect()
}

/// A system after some hours, with v4, a copy of the champion, v5, one that misreads half, and v6, one that is slow.
fn prepared(scenario: &Arc<Scenario>, seed: u64) -> World {
    let mut world = World::new(scenario.clone(), seed).expect("a world");
    live(&mut world, 2 * HOUR);
    for defect in [None, Some((Defect::Skew, 0.5)), Some((Defect::Slow, 3.0))] {
        let mut copy = Version::clone(world.release.champion());
        copy.defect = defect;
        world.release.registry.add_copy(copy);
    }
    world
}

fn support_world() -> World {
    prepared(&Arc::new(scenarios::default_scenario()), 7)
}

fn live(world: &mut World, minutes: u32) {
    (0..minutes).for_each(|_| world.step());
}

fn start(version: u32, plan: RolloutPlan) -> Action {
    Action::Rollout(RolloutAction::Start { version, plan: Box::new(plan) })
}

fn step(share: f32, minutes: u32, outcomes: u32, positives: u32) -> CanaryStep {
    CanaryStep { share, minutes, outcomes, positives }
}

fn canary(steps: &[CanaryStep], automatic: bool) -> RolloutPlan {
    RolloutPlan::by(Strategy::Canary { steps: steps.to_vec(), automatic })
}

const TEST: AbTest = AbTest { share: 0.5, baseline: 0.2, effect: 0.04, alpha: 0.05, power: 0.8 };

fn refused(world: &mut World, action: &Action) -> ReleaseRefusal {
    let before = world.fingerprint();
    let why = world.apply(action).expect_err("it is refused");
    assert_eq!(world.fingerprint(), before, "{action:?}");
    let said = refusal(&why, &world.scenario);
    assert!(said.ends_with('.') && !said.contains("NaN"), "{said}");
    match why {
        Refusal::Release(why) => why,
        other => panic!("{other:?}"),
    }
}

fn moments(world: &World) -> Vec<RolloutMoment> {
    let rollout = |what: &What| if let What::Rollout { moment, .. } = what { Some(*moment) } else { None };
    world.events.iter().filter_map(|event| rollout(&event.what)).collect()
}

fn ended(world: &World) -> Option<Ending> {
    moments(world).into_iter().find_map(|moment| if let RolloutMoment::Ended { ending } = moment { Some(ending) } else { None })
}

// ---- any sequence

fn any_plan(pick: &mut impl FnMut(u64) -> u64) -> RolloutPlan {
    let mut share = || [0.02, 0.1, 0.3, 0.5, 0.9, 1.0, 0.0, f32::NAN][(pick(20) as usize).min(pick(8) as usize)];
    let shares = [share(), share(), share()];
    let strategy = match pick(5) {
        0 => Strategy::Shadow,
        1 => {
            let steps = shares[..pick(4) as usize].iter().map(|share| step(*share, pick(40) as u32, pick(9) as u32, pick(2) as u32));
            Strategy::Canary { steps: steps.collect(), automatic: pick(2) == 0 }
        }
        2 => Strategy::AbTest(AbTest { share: shares[0], ..TEST }),
        3 => Strategy::BlueGreen { warm_minutes: pick(30) as u32 },
        _ => Strategy::AllAtOnce,
    };
    let condition = |pick: &mut dyn FnMut(u64) -> u64| Condition {
        measure: ConditionMeasure::ALL[pick(7) as usize],
        limit: [0.0, 0.5, 1.0, 300.0, f32::NAN][pick(20).min(4).min(pick(6)) as usize % 5],
        least_events: pick(40) as u32,
    };
    let conditions = (0..pick(3)).map(|_| condition(pick)).collect();
    let [warm, approval, quiet_weekend] = [pick(2) == 0, pick(6) == 0, pick(6) == 0];
    RolloutPlan { strategy, failures: pick(3) as u32, conditions, warm, approval, quiet_weekend }
}

fn any_action(pick: &mut impl FnMut(u64) -> u64) -> Action {
    // Mostly one that there is.
    let version = if pick(5) == 0 { pick(9) } else { 3 + pick(4) } as u32;
    match pick(16) {
        0..=3 => start(version, any_plan(pick)),
        4..=6 => Action::Rollout(RolloutAction::Advance),
        7 => Action::Rollout(RolloutAction::Pause),
        8 => Action::Rollout(RolloutAction::Resume),
        9 => Action::Rollout(RolloutAction::Abort),
        10 => Action::StartCanary { version, share: pick(11) as f32 / 10.0 },
        11 => Action::Release { version },
        12 => Action::Promote { force: pick(2) == 0 },
        13 => Action::RollBack { version },
        14 => Action::RequestApproval { version },
        _ => [
            Action::Setting(Setting::KeepVersions(pick(2) == 0)),
            Action::Setting(Setting::ApprovalGate(pick(4) == 0)),
            Action::Setting(Setting::Hosting(Hosting::ALL[pick(4) as usize])),
            Action::Pause,
            Action::Resume,
        ][pick(5) as usize]
            .clone(),
    }
}

/// Champion, canary and shadow, and where the roll-out stands.
type Place = (u32, Option<(u32, f32)>, Option<u32>, Option<(u32, Stage, usize, bool, bool)>);

/// As far as somebody could tell a step from it.
fn place(world: &World) -> Place {
    let (rollout, ongoing) = (&world.release.rollout, world.release.rollouts.ongoing.as_ref());
    let of = ongoing.map(|it| (it.version, it.stage, it.step, it.paused, it.going_back.is_some()));
    (rollout.champion, rollout.canary, rollout.shadow, of)
}

fn written(world: &World) -> usize {
    world.release.rollouts.records.iter().map(|record| record.lines.len() + 1).sum::<usize>() + world.events.len()
}

fn holds(world: &World, context: &str) {
    let rollout = &world.release.rollout;
    let share = rollout.canary.map_or(0.0, |(_, share)| share);
    assert!((0.0..1.0).contains(&share), "{context}: {rollout:?}");
    for role in Role::ALL {
        let version = rollout.version(role);
        assert!(version.is_none_or(|version| world.release.registry.get(version).is_some()), "{context}: {rollout:?}");
        let twice = Role::ALL.into_iter().filter(|other| version.is_some() && rollout.version(*other) == version).count();
        assert!(twice <= 1, "{context}: {rollout:?}");
    }
    for answer in &world.last_seen().1.answers {
        assert!(answer.version == 0 || world.release.registry.get(answer.version).is_some(), "{context}: {answer:?}");
        assert!(answer.by.role() != Some(Role::Shadow), "{context}: {answer:?}");
    }
}

/// All that was told of roll-outs is written down, in the same order, and nothing else.
fn events_are_recorded(world: &World, context: &str) {
    let events: Vec<(Tick, RolloutMoment)> = (world.events.iter())
        .filter_map(|event| if let What::Rollout { moment, .. } = event.what { Some((event.at, moment)) } else { None })
        .collect();
    let began = |line: &(Tick, RolloutMoment)| matches!(line.1, RolloutMoment::Began { .. });
    let planned = world.release.rollouts.records.iter().filter(|record| record.lines.first().is_some_and(began));
    let lines: Vec<_> = planned.flat_map(|record| record.lines.iter().copied()).collect();
    assert_eq!(events, lines, "{context}");
}

fn play(prepared: &World, key: u64) -> [usize; 2] {
    let mut dice = Dice::keyed(key, Stream::Faults, 0xAB);
    let mut pick = |n: u64| (dice.bits() >> 20) % n;
    let (mut world, mut counts) = (prepared.clone(), [0; 2]);
    for nth in 0..10 {
        let action = any_action(&mut pick);
        let context = format!("sequence {key}, action {nth}, {}: {action:?}", world.scenario.id);
        let (before, at, known) = (place(&world), written(&world), (pick(3) == 0).then(|| world.fingerprint()));
        let done = world.apply(&action);
        counts[usize::from(done.is_err())] += 1;
        if done.is_err() {
            assert_eq!((place(&world), written(&world)), (before, at), "{context}");
            assert!(known.is_none_or(|known| known == world.fingerprint()), "{context}");
        }
        assert!(place(&world) == before || written(&world) > at, "{context}: a step that nobody is told of");
        for _ in 0..pick(30) {
            let (before, at) = (place(&world), written(&world));
            world.step();
            assert!(place(&world) == before || written(&world) > at, "{context}: a step that nobody is told of");
            holds(&world, &context);
        }
        holds(&world, &context);
    }
    events_are_recorded(&world, &format!("sequence {key}, {}", world.scenario.id));
    counts
}

#[test]
fn any_sequence_of_actions_keeps_what_always_holds() {
    let sequences: u64 = std::env::var("SEQUENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(80);
    let mut sum = [0; 2];
    let systems: Vec<World> = all().iter().map(|scenario| prepared(scenario, 7)).collect();
    assert_eq!(systems.len(), 8);
    for key in 0..sequences {
        let counts = play(&systems[key as usize % systems.len()], key);
        sum = [sum[0] + counts[0], sum[1] + counts[1]];
    }
    println!("{sequences} sequences, {} actions done, {} refused", sum[0], sum[1]);
    assert!(sum.iter().all(|n| *n as u64 > sequences), "some are done and some are refused: {sum:?}");
}

#[test]
fn a_shadow_never_changes_an_answer() {
    for scenario in all() {
        let mut alone = prepared(&scenario, 11);
        alone.apply(&Action::Setting(Setting::Hosting(Hosting::Devices))).expect("each has a server of its own");
        let mut shadowed = alone.clone();
        shadowed.apply(&start(5, RolloutPlan::by(Strategy::Shadow))).expect("it can begin");
        let mut unheard = 0;
        for _ in 0..6 * HOUR {
            alone.step();
            shadowed.step();
            let [one, other] = [&alone, &shadowed].map(|world| &world.last_seen().1.answers);
            unheard += other.iter().filter(|answer| answer.unheard.is_some()).count();
            let same = one.iter().zip(other).all(|(a, b)| {
                (a.by, a.version, a.predicted_positive, a.score, a.latency_ms)
                    == (b.by, b.version, b.predicted_positive, b.score, b.latency_ms)
            });
            assert!(same && one.len() == other.len(), "{}, minute {}", scenario.id, alone.now.0);
        }
        assert!(unheard > 0 && alone.ledger.total == shadowed.ledger.total, "{}", scenario.id);
        let evidence = shadowed.paired_evidence().expect("there is a shadow");
        assert!(evidence.asked > 0 && evidence.agreement.is_some_and(|share| share < 1.0), "{}: {evidence:?}", scenario.id);
    }
}

#[test]
fn a_shadow_stands_in_the_same_queue() {
    let late = |world: &World, servers: u32| {
        let mut world = world.clone();
        world.apply(&Action::ScaleServers { count: servers }).expect("so many can run");
        let mut sum = 0.0;
        for _ in 0..12 * HOUR {
            world.step();
            sum += world.last_seen().1.answers.iter().map(|answer| f64::from(answer.latency_ms)).sum::<f64>();
        }
        sum
    };
    let alone = support_world();
    let mut shadowed = alone.clone();
    shadowed.apply(&start(4, RolloutPlan::by(Strategy::Shadow))).expect("it can begin");
    let times: Vec<f64> = (1..=4).map(|servers| late(&shadowed, servers) / late(&alone, servers)).collect();
    assert!(times.iter().all(|times| *times >= 1.0) && times.iter().any(|times| *times > 1.05), "{times:?}");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut world = support_world();
    let single = || canary(&[step(0.1, 20, 0, 0)], true);
    let mut check = |plan: RolloutPlan, expected: RolloutRefusal| {
        assert_eq!(refused(&mut world, &start(5, plan)), ReleaseRefusal::Rollout(expected));
    };
    check(canary(&[], true), RolloutRefusal::NoSteps);
    check(canary(&vec![step(0.1, 1, 0, 0); 1_000], true), RolloutRefusal::TooManySteps { given: 1_000, most: 20 });
    check(canary(&[step(0.1, 1, 0, 0), step(1.2, 1, 0, 0)], true), RolloutRefusal::StepShare { step: 2, given: 1.2 });
    check(canary(&[step(0.3, 1, 0, 0), step(0.1, 1, 0, 0)], true), RolloutRefusal::StepsFall { step: 2 });
    check(RolloutPlan { failures: 0, ..single() }, RolloutRefusal::FailureLimit { given: 0 });
    check(RolloutPlan::by(Strategy::AbTest(AbTest { effect: 0.0, ..TEST })), RolloutRefusal::NoSize);
    check(RolloutPlan::by(Strategy::AbTest(AbTest { effect: f32::NAN, ..TEST })), RolloutRefusal::NoSize);
    check(RolloutPlan::by(Strategy::BlueGreen { warm_minutes: 1_000_000 }), RolloutRefusal::TooLong { given: 1_000_000, most: 86_400 });
    let on = |measure, limit| RolloutPlan { conditions: vec![Condition { measure, limit, least_events: 30 }], ..single() };
    check(on(ConditionMeasure::MeanError, 3.0), RolloutRefusal::CannotMeasure { measure: ConditionMeasure::MeanError });
    let nan = start(5, on(ConditionMeasure::Recall, f32::NAN));
    assert!(matches!(refused(&mut world, &nan), ReleaseRefusal::Rollout(RolloutRefusal::ConditionLimit { .. })));
    assert!(matches!(refused(&mut world, &start(5, canary(&[step(f32::NAN, 1, 0, 0)], true))), ReleaseRefusal::Rollout(_)));
    assert_eq!(refused(&mut world, &start(99, single())), ReleaseRefusal::NoSuchVersion { version: 99 });
    assert_eq!(refused(&mut world, &start(3, single())), ReleaseRefusal::AlreadyReleased { version: 3 });
    assert_eq!(refused(&mut world, &Action::Rollout(RolloutAction::Advance)), RolloutRefusal::NoneGoesOn.into());
    world.apply(&start(5, single())).expect("it can begin");
    let other = RolloutRefusal::AnotherGoesOn { version: 4, ongoing: 5 };
    assert_eq!(refused(&mut world, &start(4, single())), other.clone().into());
    assert_eq!(refused(&mut world, &Action::StartCanary { version: 4, share: 0.2 }), other.into());
    let mut forgetful = support_world();
    forgetful.apply(&Action::Setting(Setting::KeepVersions(false))).expect("it is a setting");
    let kept = RolloutPlan { strategy: Strategy::AllAtOnce, ..on(ConditionMeasure::Recall, 0.5) };
    assert_eq!(refused(&mut forgetful, &start(5, kept)), ReleaseRefusal::NoEarlierVersion);
}

// ---- each way

#[test]
fn a_canary_in_steps_stops_a_bad_version() {
    let mut world = support_world();
    let steps = [step(0.05, HOUR, 40, 10), step(0.25, HOUR, 100, 10), step(0.5, HOUR, 100, 10)];
    world.apply(&start(5, canary(&steps, true))).expect("it can begin");
    live(&mut world, 20);
    assert!(matches!(world.rollout_view().unwrap().lacks[..], [Lack::Minutes(_), Lack::Outcomes(_), Lack::Positives(_)]));
    live(&mut world, 6 * DAY);
    assert_eq!(ended(&world), Some(Ending::Failures), "{:?}", moments(&world));
    let record = world.release.rollouts.records.last().unwrap();
    assert_eq!(world.release.rollout.champion, 3);
    assert_eq!(record.recovery.unwrap().from, record.began);
}

#[test]
fn a_shadow_of_a_bad_version_is_found_out_before_anybody_is_told() {
    let mut world = support_world();
    world.apply(&start(5, RolloutPlan::by(Strategy::Shadow))).expect("it can begin");
    live(&mut world, 3 * DAY);
    let evidence = world.paired_evidence().unwrap();
    assert_eq!(evidence.verdict, Verdict::Worse, "{evidence:?}");
    assert!(evidence.eur[1] > evidence.eur[0] && evidence.p_value < 0.01 && evidence.kappa.is_some_and(|kappa| kappa < 0.9));
    assert_eq!(refused(&mut world, &Action::Promote { force: false }), RolloutRefusal::NotYet { lacks: vec![Lack::Worse] }.into());
    world.apply(&Action::Rollout(RolloutAction::Abort)).expect("it can be given up");
    assert_eq!(world.release.rollouts.records.last().unwrap().recovery, None, "nobody was answered by it");
}

#[test]
fn blue_green_is_paid_twice_switches_and_comes_back_within_a_minute() {
    let mut world = support_world();
    let machines = |world: &mut World| {
        let before = world.ledger.machines_eur;
        live(world, 10);
        world.ledger.machines_eur - before
    };
    let one = machines(&mut world);
    world.apply(&start(5, RolloutPlan::by(Strategy::BlueGreen { warm_minutes: 25 }))).expect("it can begin");
    assert!((machines(&mut world) - 2.0 * one).abs() < 1e-9);
    let advance = Action::Rollout(RolloutAction::Advance);
    assert!(matches!(refused(&mut world, &advance), ReleaseRefusal::Rollout(RolloutRefusal::NotYet { .. })), "it is not warm");
    live(&mut world, 20);
    world.apply(&advance).expect("it is warm");
    let answered = |world: &mut World, version: u32| {
        world.step();
        let model = |by: By| matches!(by, By::Champion | By::Canary);
        world.last_seen().1.answers.iter().filter(|answer| model(answer.by)).all(|answer| answer.version == version)
    };
    assert!(answered(&mut world, 5));
    live(&mut world, 39);
    world.apply(&Action::Rollout(RolloutAction::Abort)).expect("the old one is warm");
    assert!(answered(&mut world, 3));
    let record = world.release.rollouts.records.last().unwrap();
    assert_eq!(record.recovery.unwrap().took(), Minutes(40));
    assert!((machines(&mut world) - one).abs() < 1e-9, "the second environment is given back");
}

#[test]
fn a_condition_takes_a_version_back_warm_or_cold() {
    let slow = Condition { measure: ConditionMeasure::AnswerTime, limit: 300.0, least_events: 5 };
    let taken_back = |warm: bool| {
        let mut world = support_world();
        let plan = RolloutPlan { conditions: vec![slow], warm, ..RolloutPlan::by(Strategy::AllAtOnce) };
        world.apply(&start(6, plan)).expect("it can begin");
        live(&mut world, 6 * HOUR);
        assert_eq!(ended(&world), Some(Ending::Condition(slow)), "{:?}", moments(&world));
        assert!(moments(&world).iter().any(|moment| matches!(moment, RolloutMoment::Broken { .. })));
        assert_eq!(world.release.rollout.champion, 3);
        world.release.rollouts.records.last().unwrap().recovery.unwrap().took()
    };
    let [warm, cold] = [true, false].map(taken_back);
    assert_eq!(cold.0, warm.0 + COLD.0);
}

#[test]
fn an_ab_test_looks_each_hour_until_it_ends() {
    let mut world = support_world();
    world.apply(&start(5, RolloutPlan::by(Strategy::AbTest(TEST)))).expect("it can begin");
    live(&mut world, 3 * DAY);
    let test = world.release.rollouts.records.last().unwrap();
    assert!(test.ended.is_some() || world.rollout_view().is_some_and(|view| view.ab_test.unwrap().looks.len() > 20));
}
