//! A plan at work: it acts by its lines through the door that a person uses, says so, and replays bit for bit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::platform::team::plan::{Plan, ReleaseStrategy, Retraining, Review, Watching, When};
use afterlaunch::platform::team::settings::Setting;
use afterlaunch::platform::vocabulary::{
    Action, FaultInjection, Hours, OnBreach, Onset, PlanRefusal, Power, Refusal, TeamRole, TrainingConfig, What,
};
use afterlaunch::present::words::events::by_plan;
use afterlaunch::session::links::share::Link;
use afterlaunch::session::log::Log;
use afterlaunch::session::{Session, SessionError};

fn injection(fault: &str, size: f32, day: u32, hour: u32) -> Action {
    let start = Tick::start_of_day(day).plus(Minutes::hours(hour));
    Action::InjectFault(FaultInjection { hidden: true, ..FaultInjection::sudden(fault, size, start) })
}

/// Lives some days by a plan; returns the run and what the plan said, with its minutes.
fn lived(change: impl Fn(&mut Plan), injections: &[Action], days: u32) -> (Session, Vec<(Tick, String)>) {
    let mut session = Session::open("support-tickets", 3).unwrap();
    let mut plan = Plan::first();
    change(&mut plan);
    session.dispatch(Action::Plan(Some(plan))).unwrap();
    injections.iter().for_each(|t| session.dispatch(t.clone()).unwrap());
    while session.now() < Tick::start_of_day(days + 1) {
        session.advance();
    }
    let said = session.world().events.iter().filter_map(|e| match &e.what {
        What::ByPlan { step, refused } => Some((e.at, by_plan(step, refused.as_ref(), session.scenario()))),
        _ => None,
    });
    let said = said.collect();
    (session, said)
}

fn first(said: &[(Tick, String)], words: &str) -> Tick {
    said.iter().find(|(_, s)| s.contains(words)).unwrap_or_else(|| panic!("“{words}” is not in {said:#?}")).0
}

#[test]
fn a_bad_release_goes_back_when_somebody_is_there() {
    let bad = [injection("mislabelled-release", 0.8, 4, 20)];
    let (office, said) = lived(|p| p.review = None, &bad, 6);
    let back = first(&said, "goes back");
    assert!(back.day() == 5 && back.hour_of_day() >= 8, "{said:?}");
    assert_eq!(office.world().release.rollout.champion, 3);
    let (night, said) = lived(|p| p.hours = Hours::AroundTheClock, &bad, 6);
    assert!(first(&said, "goes back") < back, "{said:?}");
    let eur = |s: &Session| s.world().ledger.in_the_end().eur;
    assert!(eur(&night) < eur(&office), "somebody at night is paid, and worth it");
    let (kept, said) = lived(|p| (p.roll_back, p.review) = (None, None), &bad, 6);
    assert!(kept.world().release.rollout.champion != 3 && said.iter().all(|(_, s)| !s.contains("goes back")), "{said:?}");
}

#[test]
fn whoever_may_not_act_hands_over_and_that_takes_time() {
    let bad = [injection("mislabelled-release", 0.8, 3, 9)];
    let watched_by = |owner: TeamRole| move |p: &mut Plan| p.watch = Watching::AllBy(owner);
    let (_, said) = lived(watched_by(TeamRole::MlEngineer), &bad, 4);
    let back = first(&said, "goes back");
    let (_, said) = lived(watched_by(TeamRole::Compliance), &bad, 4);
    assert!(first(&said, "hands") < first(&said, "goes back") && first(&said, "goes back") >= back.plus(Minutes::hours(2)), "{said:?}");
}

#[test]
fn where_nobody_may_roll_back_nothing_goes_back_and_it_is_said() {
    let bad = [
        Action::Setting(Setting::Power { power: Power::RollBack, role: TeamRole::MlEngineer, may: false }),
        Action::Setting(Setting::Power { power: Power::RollBack, role: TeamRole::PlatformEngineer, may: false }),
        injection("mislabelled-release", 0.8, 3, 9),
    ];
    let (session, said) = lived(|p| p.review = None, &bad, 4);
    first(&said, "nobody may take a version back");
    assert!(session.world().release.rollout.champion != 3 && said.iter().all(|(_, s)| !s.contains("goes back")), "{said:?}");
    // Whoever is given the power is handed the alert.
    let given = Action::Setting(Setting::Power { power: Power::RollBack, role: TeamRole::DomainExpert, may: true });
    let bad = [bad[0].clone(), bad[1].clone(), given, bad[2].clone()];
    let (session, said) = lived(|p| p.review = None, &bad, 4);
    assert!(first(&said, "hands") < first(&said, "goes back"), "{said:?}");
    assert_eq!(session.world().release.rollout.champion, 3);
}

#[test]
fn a_schedule_trains_tries_and_promotes() {
    let every = |p: &mut Plan| p.retrain = Some(Retraining { when: When::Every { days: 5 }, days: 14, skip_alerts: true });
    let (session, said) = lived(every, &[], 14);
    assert_eq!(first(&said, "retraining"), Tick::start_of_day(6).plus(Minutes::hours(6)));
    let (trained, tried) = (first(&said, "retraining"), first(&said, "v4 is tried as a canary"));
    assert!(trained < tried && tried < first(&said, "v4 is promoted on its verdict: "), "{said:?}");
    assert!(session.world().release.rollout.champion >= 4, "{said:?}");
    let at_once = |p: &mut Plan| (every(p), p.release = ReleaseStrategy::AtOnce).1;
    let (session, _) = lived(at_once, &[], 7);
    assert_eq!(session.world().release.rollout.champion, 4);
}

/// Lives on and gives back what the plan has said so far.
fn live(session: &mut Session, until: Tick) -> Vec<(Tick, String)> {
    while session.now() < until {
        session.advance();
    }
    let said = session.world().events.iter().filter_map(|e| match &e.what {
        What::ByPlan { step, refused } => Some((e.at, by_plan(step, refused.as_ref(), session.scenario()))),
        _ => None,
    });
    said.collect()
}

#[test]
fn a_training_that_cannot_begin_is_told_once_and_begins_when_it_can() {
    let schedule = |p: &mut Plan| p.retrain = Some(Retraining { when: When::Every { days: 5 }, days: 14, skip_alerts: true });
    let (mut session, _) = lived(schedule, &[], 5);
    let due = Tick::start_of_day(6).plus(Minutes::hours(6));
    live(&mut session, due.minus(Minutes(5)));
    // By hand it takes days: the plan's training finds the place taken.
    session.dispatch(Action::Setting(Setting::ManualUpdates(true))).unwrap();
    session.dispatch(Action::Retrain(TrainingConfig::last(10))).unwrap();
    let said = live(&mut session, Tick::start_of_day(9));
    let about: Vec<&(Tick, String)> = said.iter().filter(|(_, words)| words.contains("retraining: its day has come")).collect();
    let [(watched_by, why), (began, words)] = about[..] else { panic!("told once, done once: {said:#?}") };
    assert!(*watched_by == due && why.contains("could not be done: v4 is being trained"), "{why}");
    assert!(*began > due && words == "retraining: its day has come", "{said:#?}");
    let trainings = session.world().events.iter().filter(|e| matches!(e.what, What::TrainingBegan { .. })).count();
    assert_eq!(trainings, 2);
}

#[test]
fn a_version_that_may_not_answer_yet_is_told_once_and_comes_when_it_may() {
    for release in [ReleaseStrategy::AtOnce, ReleaseStrategy::Canary { share: 0.2 }] {
        let change = |p: &mut Plan| {
            p.retrain = Some(Retraining { when: When::Every { days: 2 }, days: 14, skip_alerts: true });
            p.release = release;
        };
        let (mut session, _) = lived(change, &[], 1);
        session.dispatch(Action::Setting(Setting::ApprovalGate(true))).unwrap();
        let said = live(&mut session, Tick::start_of_day(4));
        let refused = said.iter().filter(|(_, words)| words.contains("v4 has no approval")).count();
        assert_eq!(refused, 1, "{release:?}: {said:#?}");
        session.dispatch(Action::RequestApproval { version: 4 }).unwrap();
        let said = live(&mut session, Tick::start_of_day(4).plus(Minutes::hours(14)));
        let comes = ["v4 is released", "v4 is tried as a canary"];
        assert!(said.iter().any(|(_, words)| comes.contains(&words.as_str())), "{release:?}: {said:#?}");
    }
}

#[test]
fn a_canary_that_was_widened_step_by_step_still_goes_back() {
    let mut session = Session::open("support-tickets", 3).unwrap();
    let mut plan = Plan::first();
    (plan.retrain, plan.review, plan.hours) = (None, None, Hours::AroundTheClock);
    session.dispatch(Action::Plan(Some(plan))).unwrap();
    live(&mut session, Tick::start_of_day(3));
    let slow = FaultInjection {
        onset: Onset::Gradual(Minutes::days(2)),
        traffic_share: 0.95,
        hidden: true,
        ..FaultInjection::sudden("mislabelled-release", 0.8, session.now())
    };
    session.dispatch(Action::InjectFault(slow)).unwrap();
    let said = live(&mut session, Tick::start_of_day(6));
    assert!(said.iter().any(|(_, words)| words.contains("v4 goes back")), "{said:#?}");
}

#[test]
fn a_review_finds_what_no_alert_says() {
    let slow = FaultInjection {
        onset: Onset::Gradual(Minutes::days(6)),
        hidden: true,
        ..FaultInjection::sudden("concept-drift", 0.5, Tick::start_of_day(4))
    };
    let change = |p: &mut Plan| {
        p.retrain = Some(Retraining { when: When::Reviewed, days: 4, skip_alerts: false });
        p.review = Some(Review { every_days: 3 });
    };
    let (_, said) = lived(change, &[Action::InjectFault(slow)], 16);
    assert!(first(&said, "a review found quality slipping") > Tick::start_of_day(5), "{said:?}");
    let (_, said) = lived(change, &[], 16);
    assert!(said.iter().any(|(_, s)| s.contains("as in the test")) && said.iter().all(|(_, s)| !s.contains("slipping")), "{said:?}");
}

#[test]
fn a_plan_replays_from_its_log_and_its_link() {
    let (session, _) = lived(|p| p.on_breach = OnBreach::Reject, &[injection("seconds-for-minutes", 1.0, 3, 4)], 5);
    let log = Log::from_json(&session.log().to_json()).unwrap();
    assert_eq!(Session::replay(&log).unwrap().world().fingerprint(), session.world().fingerprint());
    let (link, notes) = Link::parse(&session.link().to_query());
    assert_eq!(notes, []);
    let (again, _) = Session::from_link(&link, Tick(0)).unwrap();
    assert_eq!(again.world().fingerprint(), session.world().fingerprint());
}

#[test]
fn a_plan_that_cannot_be_lived_by_changes_nothing() {
    let mut session = Session::open("support-tickets", 3).unwrap();
    let before = session.world().fingerprint();
    let mut plan = Plan::first();
    let mut lines = plan.watch.lines(&session.world().alerts);
    lines[3].limit = 900.0;
    plan.watch = Watching::These(lines);
    let why = session.dispatch(Action::Plan(Some(plan))).unwrap_err();
    assert!(matches!(&why, SessionError::Refused { why: Refusal::Plan(PlanRefusal::Line { nth: 4, .. }), .. }), "{why}");
    assert!(session.dispatch(Action::Plan(None)).is_err());
    assert_eq!(session.world().fingerprint(), before);
}
