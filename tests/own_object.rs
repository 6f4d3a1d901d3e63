//! An action acts on its own object and on nothing else; what did not happen leaves nothing behind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use afterlaunch::base::time::{DAY, HOUR, Minutes, Tick};
use afterlaunch::platform::monitoring::time_series::bucket_of;
use afterlaunch::platform::quality::{Response, Test, ValidationRule};
use afterlaunch::platform::release::Status;
use afterlaunch::platform::team::settings::Setting;
use afterlaunch::platform::vocabulary::{Action, FaultInjection, OnBreach, Refusal, ReleaseRefusal, TrainingConfig, What};
use afterlaunch::session::{Session, SessionError};

fn run() -> Session {
    Session::open("support-tickets", 3).unwrap()
}

fn live(session: &mut Session, minutes: u32) {
    (0..minutes).for_each(|_| session.advance());
}

fn bad_release(fault: &str, traffic_share: f32, start: Tick) -> Action {
    let size = if fault == "slow-release" { 2.0 } else { 0.5 };
    Action::InjectFault(FaultInjection { traffic_share, ..FaultInjection::sudden(fault, size, start) })
}

fn retrained(session: &mut Session) -> u32 {
    session.dispatch(Action::Retrain(TrainingConfig::last(14))).unwrap();
    let number = session.world().training.job.as_ref().unwrap().number;
    live(session, 3 * HOUR);
    assert_eq!(session.world().release.registry.status(number), Some(Status::Ready));
    number
}

/// v4 is a bad champion, v5 a good canary.
fn bad_champion_good_canary(duration: Option<Minutes>) -> Session {
    let mut session = run();
    let Action::InjectFault(injection) = bad_release("skewed-release", 1.0, Tick(0)) else { unreachable!() };
    session.dispatch(Action::InjectFault(FaultInjection { duration, ..injection })).unwrap();
    live(&mut session, 10);
    assert_eq!(session.world().release.rollout.champion, 4);
    let good = retrained(&mut session);
    session.dispatch(Action::StartCanary { version: good, share: 0.1 }).unwrap();
    session
}

fn the_bad_one_alone_is_gone(session: &Session) {
    let world = session.world();
    assert_eq!((world.release.rollout.champion, world.release.rollout.canary), (3, Some((5, 0.1))));
    let status = |version| world.release.registry.status(version).unwrap();
    assert_eq!([3, 4, 5].map(status), [Status::Champion, Status::RolledBack, Status::Canary]);
    assert!(world.faults.iter().all(|injection| injection.ended.is_some()));
}

#[test]
fn stopping_a_bad_release_takes_back_its_own_version() {
    let mut session = bad_champion_good_canary(None);
    session.dispatch(Action::EndFault { fault: "skewed-release".into() }).unwrap();
    the_bad_one_alone_is_gone(&session);
}

#[test]
fn a_bad_release_that_ends_takes_back_its_own_version() {
    let mut session = bad_champion_good_canary(Some(Minutes(4 * HOUR)));
    live(&mut session, 2 * HOUR);
    the_bad_one_alone_is_gone(&session);
}

#[test]
fn a_bad_release_ends_where_the_version_before_it_is_on_trial() {
    let mut session = run();
    session.dispatch(bad_release("skewed-release", 1.0, Tick(0))).unwrap();
    live(&mut session, 10);
    session.dispatch(Action::StartCanary { version: 3, share: 0.2 }).unwrap();
    session.dispatch(Action::EndFault { fault: "skewed-release".into() }).unwrap();
    assert_eq!((session.world().release.rollout.champion, session.world().release.rollout.canary), (3, None));
    live(&mut session, 30);
}

#[test]
fn a_bad_release_that_cannot_be_taken_back_goes_on_and_says_why() {
    let mut session = run();
    session.dispatch(Action::Setting(Setting::KeepVersions(false))).unwrap();
    session.dispatch(bad_release("skewed-release", 1.0, Tick(0))).unwrap();
    live(&mut session, 10);
    let before = session.world().fingerprint();
    let why = session.dispatch(Action::EndFault { fault: "skewed-release".into() }).unwrap_err();
    assert!(matches!(&why, SessionError::Refused { why: Refusal::Release(ReleaseRefusal::NoEarlierVersion), .. }), "{why}");
    assert_eq!(session.world().fingerprint(), before);
    assert!(session.world().faults[0].runs(), "its version still answers");
    let good = retrained(&mut session);
    session.dispatch(Action::Release { version: good }).unwrap();
    assert!(!session.world().faults[0].runs(), "it is over when its version has left service");
    assert_eq!(session.world().release.rollout.champion, good);
}

#[test]
fn a_bad_release_waits_until_no_other_version_is_on_trial() {
    for (fault, traffic_share) in [("skewed-release", 1.0), ("slow-release", 1.0), ("mislabelled-release", 0.3)] {
        let mut session = run();
        live(&mut session, DAY);
        let good = retrained(&mut session);
        session.dispatch(bad_release(fault, traffic_share, session.now().plus(Minutes(20)))).unwrap();
        session.dispatch(Action::StartCanary { version: good, share: 0.1 }).unwrap();
        live(&mut session, HOUR);
        let world = session.world();
        assert_eq!((world.release.rollout.champion, world.release.rollout.canary), (3, Some((good, 0.1))), "{fault}");
        assert!(world.release.registry.get(good + 1).is_none(), "{fault}: a number went to what did not happen");
        assert!(!world.events.iter().any(|e| matches!(e.what, What::FaultBegan { .. })), "{fault}");
        session.dispatch(Action::RollBack { version: good }).unwrap();
        let free = session.now();
        live(&mut session, 5);
        let world = session.world();
        assert_eq!(world.faults[0].injection.start, free, "{fault}");
        let brought = world.faults[0].version.unwrap();
        assert_eq!(brought, good + 1, "{fault}");
        assert!(world.release.rollout.champion == brought || world.release.rollout.canary == Some((brought, traffic_share)), "{fault}");
    }
}

#[test]
fn a_cleared_check_puts_stopped_records_aside_again() {
    let mut session = run();
    let rule = ValidationRule { field: "waiting_time".into(), test: Test::Range(-1e9, 1e9), response: Some(Response::FallBack) };
    session.dispatch(Action::ValidationRule(rule.clone())).unwrap();
    live(&mut session, 9 * HOUR);
    session.dispatch(Action::ValidationRule(ValidationRule { response: None, ..rule })).unwrap();
    let seconds = FaultInjection::sudden("seconds-for-minutes", 1.0, Tick(0));
    session.dispatch(Action::InjectFault(seconds)).unwrap();
    session.dispatch(Action::Validation { on_breach: OnBreach::Reject }).unwrap();
    live(&mut session, HOUR);
    let buckets = &session.world().monitoring.buckets;
    assert!(buckets.range(0, buckets.next()).iter().any(|bucket| bucket.blocked > 0), "the check stops something");
    assert!(!session.world().quality.quarantine_log.stopped.is_empty(), "what is stopped can be looked at");
}

#[test]
fn where_nothing_was_written_down_no_outcomes_are_in() {
    let mut session = run();
    live(&mut session, DAY);
    session.dispatch(Action::Setting(Setting::LoggingRate(0.01))).unwrap();
    let coverage = f64::from(session.scenario().outcomes.coverage);
    for _ in 0..24 {
        live(&mut session, HOUR);
        let monitoring = &session.world().monitoring;
        let until = monitoring.outcomes_in_until(coverage);
        let last = monitoring.buckets.get(bucket_of(until) - 1).unwrap();
        assert!(last.logged > 0, "outcomes are said to be in until {until:?}, before which nothing was written down");
    }
}

/// What the way back says of itself agrees with what has just been done: nothing is said to be missing that has just answered.
#[test]
fn a_way_back_that_is_used_up_says_so_in_words_that_agree() {
    use afterlaunch::present::control_room::controls::controls;
    use afterlaunch::present::control_room::view::ControlState;
    let mut session = run();
    let said = |session: &Session| {
        let control = controls(session).into_iter().find(|control| control.id == "roll-back").unwrap();
        let ControlState::Locked { why, .. } = control.state else { panic!("it can be pressed: {control:?}") };
        (why, control.done.unwrap_or_default())
    };
    session.dispatch(Action::RollBack { version: 3 }).unwrap();
    session.advance();
    let (why, done) = said(&session);
    assert!(done.contains("v3 was taken back. v2 answers."), "{done}");
    assert!(why.contains("v2 is the earliest version that is kept"), "{why}");
    // Later, and where nothing was taken back, it names the version that answers.
    session.dispatch(Action::Release { version: 3 }).unwrap();
    session.advance();
    assert!(!controls(&session).iter().any(|control| format!("{control:?}").contains("No earlier version is kept ready")));
}
