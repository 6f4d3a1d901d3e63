//! The verdict on a canary knows chance: on versions of which it is known how good they are, and through whatever happens to a
//! trial. `afterlaunch trials` measures the same on as many seeds as one likes.

use std::sync::Arc;

use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::course::lesson::Step;
use afterlaunch::course::lessons::find;
use afterlaunch::course::scenarios;
use afterlaunch::platform::faults::Defect;
use afterlaunch::platform::release::Version;
use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::platform::team::plan::{Plan, ReleaseStrategy, Watching};
use afterlaunch::platform::team::settings::{Setting, SuccessMetric};
use afterlaunch::platform::vocabulary::{Action, FaultInjection, OnBreach, Refusal, ReleaseRefusal, What};
use afterlaunch::platform::world::World;
use afterlaunch::present::control_room::controls::{self, controls};
use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::plot::{How, Shape, Who};
use afterlaunch::present::view::Lens;
use afterlaunch::present::{self, charts, words};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use afterlaunch::session::reports::trials::{TrialCosts, of_seed, promoted_by_a_plan};

const SEEDS: u64 = 6;
const DAYS: u32 = 4;

fn support_scenario(seed: u64) -> World {
    World::new(Arc::new(scenarios::default_scenario()), seed).expect("a world")
}

/// Puts a copy of the champion on record; `misreads` spoils it.
fn copy(world: &mut World, misreads: Option<f32>) -> u32 {
    let mut copy = Version::clone(world.release.champion());
    copy.defect = misreads.map(|share| (Defect::Skew, share));
    world.release.registry.add_copy(copy)
}

/// A run in which v4, learnt from wrong labels, answers this share from the first minute.
fn with_a_mislabelled_canary(share: f32) -> Session {
    let mut session = Session::open(scenarios::DEFAULT, 7).unwrap();
    let injection = FaultInjection { traffic_share: share, ..FaultInjection::sudden("mislabelled-release", 0.6, Tick(0)) };
    session.dispatch(Action::InjectFault(injection)).unwrap();
    session
}

fn live(world: &mut World, minutes: u32) {
    (0..minutes).for_each(|_| world.step());
}

#[test]
fn a_worse_version_is_found_out_and_a_twin_is_not_accused() {
    let scenario = Arc::new(scenarios::default_scenario());
    let all: Vec<_> = (1..=SEEDS).map(|seed| of_seed(&scenario, seed, 0.3, DAYS).expect("it can be tried")).collect();
    let said = |nth: usize, verdict: Verdict| all.iter().filter(|trials| trials[nth].iter().any(|(word, _)| *word == verdict)).count();
    assert!(said(0, Verdict::Worse) + said(0, Verdict::Better) <= 1, "twins: {all:?}");
    assert!(said(1, Verdict::Worse) as u64 >= SEEDS - 1, "worse: {all:?}");
    assert!(said(2, Verdict::Better) as u64 >= SEEDS - 1, "better: {all:?}");
    assert_eq!(all.iter().filter(|trials| promoted_by_a_plan(&trials[1])).count(), 0, "{all:?}");
}

#[test]
fn every_system_can_be_tried() {
    for entry in scenarios::ALL {
        let scenario = Arc::new((entry.make)());
        let tried = of_seed(&scenario, 1, 0.3, 1);
        assert!(tried.is_ok(), "{}: {tried:?}", scenario.id);
    }
}

#[test]
fn a_plan_acts_on_the_first_word_and_on_no_other() {
    let mut world = support_scenario(3);
    let share = TrialCosts::measure(&world).and_then(|costs| Ok(costs.share_for(1.5)?)).expect("it can be so bad");
    let version = copy(&mut world, Some(share));
    let plan = Plan {
        watch: Watching::Nothing,
        on_breach: OnBreach::Off,
        retrain: None,
        release: ReleaseStrategy::Canary { share: 0.3 },
        roll_back: None,
        review: None,
        ..Plan::first()
    };
    world.apply(&Action::Plan(Some(plan))).expect("it can be lived by");
    world.team.plan_runner.as_mut().expect("it was just put to work").began(version);
    live(&mut world, 3 * DAY);
    let at = |wanted: &dyn Fn(&What) -> bool| world.events.iter().find(|event| wanted(&event.what)).map(|event| event.at);
    let judged = at(&|what| matches!(what, What::Judged { .. })).expect("a verdict");
    let before: Vec<_> = world.events.iter().filter(|event| event.at < judged).collect();
    assert!(before.iter().all(|event| !matches!(event.what, What::RolledBack { .. } | What::ChampionIs { .. })), "{before:?}");
    assert_eq!(at(&|what| *what == What::Judged { version, verdict: Verdict::Worse }), Some(judged));
    assert_eq!(at(&|what| *what == What::RolledBack { version }), Some(judged), "it acts when it is said");
}

#[test]
fn promoting_too_early_is_refused_with_what_is_missing() {
    let mut world = support_scenario(4);
    let version = copy(&mut world, None);
    world.apply(&Action::StartCanary { version, share: 0.1 }).unwrap();
    for hours in [0, 9] {
        live(&mut world, hours * HOUR);
        let before = world.fingerprint();
        let why = words::refusal(&world.apply(&Action::Promote { force: false }).expect_err("nothing speaks for it"), &world.scenario);
        assert!(why.starts_with("Not enough evidence yet: about "), "{why}");
        assert!(why.contains(&format!("more outcomes of v{version} are needed")) && why.contains("urgent; at this share about"), "{why}");
        assert_eq!(world.fingerprint(), before, "a refusal changes nothing");
    }
    world.apply(&Action::Promote { force: true }).expect("whoever knows may");
    assert_eq!(world.release.rollout.champion, version);
}

#[test]
fn a_second_press_takes_no_other_version_back() {
    let mut world = support_scenario(5);
    let version = copy(&mut world, None);
    world.apply(&Action::StartCanary { version, share: 0.2 }).unwrap();
    world.apply(&Action::RollBack { version }).unwrap();
    assert_eq!(world.apply(&Action::RollBack { version }), Err(Refusal::Release(ReleaseRefusal::AlreadyRolledBack { version })));
    assert_eq!((world.release.rollout.champion, world.release.rollout.previous), (3, Some(2)));
    // On trial, the champion can go back as well, and the canary stays where it is.
    let other = copy(&mut world, None);
    world.apply(&Action::StartCanary { version: other, share: 0.2 }).unwrap();
    world.apply(&Action::RollBack { version: 3 }).unwrap();
    assert_eq!((world.release.rollout.champion, world.release.rollout.canary.map(|(canary, _)| canary)), (2, Some(other)));
}

#[test]
fn the_button_that_took_a_version_back_takes_no_other_one() {
    let mut session = with_a_mislabelled_canary(0.2);
    (0..HOUR).for_each(|_| session.advance());
    let press = |session: &Session| controls::action(session, "roll-back", &std::collections::BTreeMap::new());
    assert_eq!(press(&session), Ok(Action::RollBack { version: 4 }));
    session.dispatch(Action::RollBack { version: 4 }).unwrap();
    let shown = controls(&session).into_iter().find(|control| control.id == "roll-back").unwrap();
    let present::control_room::view::ControlState::Locked { why, anyway: Some(further) } = shown.state else { panic!("{:?}", shown.state) };
    assert!(why.contains("v4 was taken back") && further == "Go back further", "{why}");
    assert_eq!(controls::anyway(&session, "roll-back"), Ok(Action::RollBack { version: 3 }));
}

#[test]
fn another_share_or_champion_begins_another_trial() {
    let mut world = support_scenario(6);
    let version = copy(&mut world, None);
    world.apply(&Action::StartCanary { version, share: 0.1 }).unwrap();
    live(&mut world, 12 * HOUR);
    let first = world.release.registry.trial(version).unwrap().clone();
    assert_eq!((first.since, first.until), (Tick(0), None));
    assert!(first.arms[1].cells().known() > 100 && first.arms[0].cells().known() > 5 * first.arms[1].cells().known(), "{first:?}");
    world.apply(&Action::StartCanary { version, share: 0.1 }).unwrap();
    assert_eq!(world.release.registry.trial(version), Some(&first), "the same share is the same trial");
    world.apply(&Action::StartCanary { version, share: 0.3 }).unwrap();
    let second = world.release.registry.trial(version).unwrap();
    assert_eq!((second.since, second.arms[1].cells().known()), (world.now, 0));
    live(&mut world, HOUR);
    // Outcomes of what was asked before do not count.
    let known: u32 = world.release.registry.trial(version).unwrap().arms.iter().map(|arm| arm.cells().known()).sum();
    let since =
        world.monitoring.buckets.range(36, 39).iter().map(|b| b.segments.iter().map(|cells| cells.known()).sum::<u32>()).sum::<u32>();
    assert_eq!(known, since, "every outcome since then, and no other");
    world.apply(&Action::RollBack { version: 3 }).unwrap();
    let third = world.release.registry.trial(version).unwrap();
    assert_eq!((third.arms[0].version, third.since), (2, world.now), "against another champion");
    assert_eq!(world.release.registry.trials().count(), 1, "the last trial of each version");
}

#[test]
fn a_success_measure_of_another_kind_judges_anew() {
    let mut world = support_scenario(8);
    let version = copy(&mut world, Some(0.9));
    world.apply(&Action::StartCanary { version, share: 0.3 }).unwrap();
    live(&mut world, 36 * HOUR);
    assert_eq!(world.verdict(), Verdict::Worse);
    let cost = world.evidence(version).unwrap();
    world.apply(&Action::Setting(Setting::SuccessMetric(SuccessMetric::Accuracy))).unwrap();
    let right = world.evidence(version).unwrap();
    assert_ne!(cost.means, right.means);
    assert!(right.means.iter().all(|mean| mean.is_some_and(|mean| mean < 1.0)), "shares of wrong answers: {right:?}");
}

#[test]
fn what_was_tried_stays_on_record() {
    let mut session = with_a_mislabelled_canary(0.3);
    (0..DAY).for_each(|_| session.advance());
    session.dispatch(Action::RollBack { version: 4 }).unwrap();
    let at_its_end = session.world().evidence(4).expect("it was on trial");
    (0..DAY).for_each(|_| session.advance());
    let after = session.world().evidence(4).expect("it stays");
    assert!(after.arms[1].cells().known() > at_its_end.arms[1].cells().known(), "outcomes of its answers still come in");
    assert_eq!(after.verdict, Verdict::Worse);
    let card = present::stage_card(&session, StageId::Model);
    let trial = card.trial.expect("the card keeps it");
    assert!(trial.sentence.starts_with("v4 is worse than v3: between "), "{}", trial.sentence);
    assert_eq!((trial.verdict.as_str(), trial.own.as_str()), ("Worse", ""));
    let week = Lens { window: present::view::Window::Week, ..Lens::default() };
    for chart in ["recall", "false-discovery-rate", "predicted-positive-rate", "answer-time"] {
        let plot = (charts::find(chart).unwrap().build)(&session, week);
        let Shape::Lines(lines) = &plot.shape else { panic!("{chart}") };
        let past = lines.lines.iter().filter(|line| line.who == Who::Candidate && line.how == How::Measured);
        let past: Vec<_> = past.filter(|line| line.points.iter().any(|point| point.v.is_some())).collect();
        assert_eq!(past.iter().map(|line| line.tag.as_deref()).collect::<Vec<_>>(), [Some("v4")], "{chart}");
        assert!(past[0].points.iter().all(|point| point.t <= f64::from(DAY) + 20.0), "{chart}: no longer than its trial");
    }
}

#[test]
fn what_a_candidate_thinks_of_itself_is_called_so_and_comes_last() {
    let mut session = with_a_mislabelled_canary(0.3);
    (0..DAY).for_each(|_| session.advance());
    let plot = (charts::find("recall").unwrap().build)(&session, Lens::default());
    let Shape::Lines(lines) = &plot.shape else { panic!("lines") };
    assert_eq!(lines.lines[0].who, Who::Champion, "the champion heads the chart");
    let own: Vec<_> = lines.lines.iter().filter(|line| line.who == Who::Candidate && line.how == How::Estimated).collect();
    assert!(own.iter().all(|line| line.end.as_ref().is_none_or(|end| end.note == Some("it thinks"))), "{own:?}");
    assert!(plot.table.head.iter().any(|head| head == "candidate, what it thinks of itself"), "{:?}", plot.table.head);
    let card = present::stage_card(&session, StageId::Model);
    let trial = card.trial.expect("it is on trial");
    assert!(trial.own.starts_with("What v4 thinks of itself: that it catches "), "{}", trial.own);
    assert_eq!(trial.rows.len(), 5);
    assert!(session.now() > Tick(0).plus(Minutes(DAY - 1)));
}

/// Plays mission 5.1 to its first task.
fn first_task_of_5_1() -> (Playing, Session) {
    let (mut playing, session) = Playing::begin(find("5.1").unwrap()).unwrap();
    while !matches!(playing.step(), Some(Step::Do { .. })) {
        if matches!(playing.step(), Some(Step::Predict(_))) {
            assert!(playing.choose(0, &session));
        }
        assert!(playing.next(&session));
    }
    (playing, session)
}

/// A task is ticked off with the deed; the verdict stands in the step that asks for a decision, with its difference and interval;
/// what was said keeps the figures of its moment; what follows says until when it goes on, and nothing of a version that is gone.
#[test]
fn a_mission_says_how_its_trial_stands_and_keeps_what_was_said() {
    let (mut playing, mut session) = first_task_of_5_1();
    let [release, take_back] = playing.lesson().solution.actions else { panic!("two deeds") };
    while session.now() < release.at {
        session.advance();
    }
    session.dispatch(release.scripted.action().unwrap()).unwrap();
    assert!(playing.look(&session), "the task is done with the deed");
    let mut waited = 0;
    while !matches!(playing.step(), Some(Step::Do { .. })) {
        // The page looks whenever a bucket closes, as the trial does.
        (0..20).for_each(|_| session.advance());
        playing.look(&session);
        let view = present::lesson::lesson(&session, &playing);
        let waits = matches!(playing.step(), Some(Step::Observe { .. })) && session.now().0.is_multiple_of(120);
        if let Some(said) = view.trial.filter(|_| waits) {
            assert!(said.starts_with("Verdict: not enough evidence yet. About "), "{said}");
            assert_eq!(view.time.as_deref(), Some("You have until Sat 08:00."), "nobody knows when the verdict comes");
            waited += 1;
        }
    }
    assert!(waited > 2, "it waits for the verdict");
    let asked = present::lesson::lesson(&session, &playing).trial.expect("the step says it");
    let begins = "Verdict: worse. Cost of mistakes for 1,000 tickets, v4 compared with v3: +";
    assert!(asked.starts_with(begins) && asked.contains("(95 % interval +"), "{asked}");
    let card = |session: &Session| present::stage_card(session, StageId::Model);
    let then = card(&session).trial.unwrap();
    assert!(asked.contains(&then.rows[1][2]) && asked.contains(&then.rows[2][2]), "{asked} beside {:?}", then.rows);
    assert!(card(&session).rows.iter().all(|(_, row)| row[1] != row[2]), "what differs: {:?}", card(&session).rows);
    (0..12 * HOUR).for_each(|_| session.advance());
    let later = card(&session).trial.unwrap();
    assert_ne!(then.rows, later.rows, "more outcomes are in");
    assert_eq!(then.sentence, later.sentence);
    assert!(later.said.ends_with("The table shows what is known now."), "{}", later.said);
    session.dispatch(take_back.scripted.action().unwrap()).unwrap();
    assert!(playing.look(&session), "the decision is ticked off");
    let view = present::lesson::lesson(&session, &playing);
    assert_eq!((view.trial, view.time.as_deref()), (None, Some("Until Fri 12:00.")));
    let train = present::pipeline(&session).stages.into_iter().find(|stage| stage.id == StageId::Train).unwrap();
    assert_eq!((train.figure.as_str(), train.caption.as_str()), ("v4", "was taken back"));
}
