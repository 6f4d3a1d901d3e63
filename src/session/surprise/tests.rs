//! What comes unannounced follows from its seed, links lead to it again, and what is named is judged fairly.

use super::*;
use crate::course::scenarios;
use crate::session::Session;
use crate::session::error::SurpriseError;
use crate::session::links::share::Link;

fn open(seed: u64) -> Session {
    let link = Link { surprise: Some(seed), seed: Some(seed), ..Link::default() };
    Session::from_link(&link, Tick(DAY)).expect("it can begin").0
}

fn seed_of(want: impl Fn(&Surprise) -> bool) -> u64 {
    let typical = scenarios::default_scenario();
    (0..500).find(|seed| want(&draw(&typical, *seed))).expect("one of five hundred holds it")
}

fn live(session: &mut Session, until: Tick) {
    while session.now() < until {
        session.advance();
    }
}

#[test]
fn every_incident_is_drawn_sometimes_and_so_is_nothing() {
    for entry in scenarios::ALL {
        let scenario = scenarios::find(entry.card.id).expect("it is there");
        let drawn: Vec<Surprise> = (0..2_000).map(|seed| draw(&scenario, seed)).collect();
        let quiet = drawn.iter().filter(|drawn| drawn.incident.is_none()).count();
        assert!((220..420).contains(&quiet), "{}: {quiet} quiet weeks of 2,000", scenario.id);
        let all = incidents::of(&scenario);
        assert!(all.len() >= 10, "{}: {} incidents", scenario.id, all.len());
        for incident in all {
            let times = drawn.iter().filter(|drawn| drawn.incident.is_some_and(|here| here.id == incident.id)).count();
            assert!(times >= 40, "{}, {}: {times} times", scenario.id, incident.id);
        }
        assert!(drawn.iter().all(|drawn| (Tick(8 * DAY)..Tick(11 * DAY)).contains(&drawn.begins)));
    }
}

#[test]
fn a_link_holds_the_seed_and_not_the_answer() {
    let seed = seed_of(|drawn| drawn.incident.is_some_and(|incident| incident.id == "not-known"));
    let mut session = open(seed);
    session.dispatch(Action::ScaleServers { count: 5 }).expect("it can be done");
    live(&mut session, Tick(9 * DAY));
    let link = session.link();
    assert_eq!((link.surprise, link.actions.len()), (Some(seed), 1));
    assert!(!session.log().to_json().contains("sentinel"), "{}", session.log().to_json());
    let (read, notes) = Link::parse(&link.to_query());
    assert_eq!((&read, notes), (&link, Vec::new()));
    let (again, notes) = Session::from_link(&read, Tick(0)).expect("it can begin");
    assert_eq!(notes, None);
    assert_eq!(again.world().fingerprint(), session.world().fingerprint());
    assert!(again.is_guessing() && again.world().faults.iter().any(|active| active.injection.fault == "sentinel"));
    let log = super::super::log::Log::from_json(&session.log().to_json()).expect("it can be read");
    assert_eq!(Session::replay(&log).expect("it can be played").world().fingerprint(), session.world().fingerprint());
}

#[test]
fn a_name_is_judged_by_kind_place_and_time() {
    let seed = seed_of(|drawn| drawn.incident.is_some_and(|incident| incident.id == "tidied-up"));
    let mut session = open(seed);
    let (begins, target) = session.surprise().map(|s| (s.begins, s.target.clone())).expect("it is one");
    let field = session.scenario().schema.position(&target.field.expect("a field")).expect("it is there");
    live(&mut session, begins.plus(Minutes::hours(8)));
    let block = Tick(begins.0 / (6 * HOUR) * 6 * HOUR);
    let here = incidents::find("tidied-up");
    let near = incidents::find("renamed");
    let far = incidents::find("rack");
    let check = |incident, place, since: Tick, expected: GuessVerdict| {
        let mut session = session.fork();
        let verdict = session.name_cause(NamedCause { incident, place, since }).expect("it can be named");
        assert_eq!(verdict, expected, "{place:?}, {since:?}");
        assert!(!session.is_guessing() && session.visible_faults().count() == 1, "it is told");
        assert!(session.name_cause(NamedCause { incident, place, since }).is_err(), "once");
        session.dispatch(Action::EndFault { fault: "column-dropped".into() }).expect("what is known can be ended");
    };
    check(here, Where::Field(field), block, GuessVerdict::Right);
    check(here, Where::Whole, block, GuessVerdict::Partly);
    check(here, Where::Field(field), block.minus(Minutes::hours(24)), GuessVerdict::Partly);
    check(near, Where::Field(field), block, GuessVerdict::Partly);
    check(near, Where::Field(field + 1), block, GuessVerdict::Wrong);
    check(far, Where::Whole, block, GuessVerdict::Wrong);
    let course = session.surprise_course().expect("it is one");
    assert!(course.fired.iter().any(|(rule, _)| *rule == "missing-values"), "{course:?}");
    assert_eq!((course.acted, course.over), (None, None));
}

#[test]
fn nothing_is_said_of_a_quiet_week_before_it_is_over() {
    let seed = seed_of(|drawn| drawn.incident.is_none());
    let mut session = open(seed);
    let answer = |incident| NamedCause { incident, place: Where::Whole, since: Tick(9 * DAY) };
    assert_eq!(session.name_cause(answer(None)), Err(SurpriseError::TooEarly.into()));
    live(&mut session, WEEK_IS_OVER);
    assert_eq!(session.fork().name_cause(answer(incidents::find("rack"))), Ok(GuessVerdict::Wrong));
    assert_eq!(session.name_cause(answer(None)), Ok(GuessVerdict::Right));
    // And who says so where something is wrong errs.
    let mut other = open(seed_of(|drawn| drawn.incident.is_some()));
    live(&mut other, WEEK_IS_OVER);
    assert_eq!(other.name_cause(answer(None)), Ok(GuessVerdict::Wrong));
}

#[test]
fn trouble_is_neither_put_in_nor_taken_out_meanwhile() {
    let mut session = open(seed_of(|drawn| drawn.incident.is_some_and(|incident| incident.id == "rack")));
    let before = session.world().fingerprint();
    for fault in ["server-outage", "sentinel"] {
        assert!(session.dispatch(Action::EndFault { fault: fault.into() }).is_err());
        let injection = serde_json::from_str(&format!(r#"{{"fault": "{fault}", "size": 1.0}}"#)).expect("trouble");
        assert!(session.dispatch(Action::InjectFault(injection)).is_err());
    }
    assert_eq!(session.world().fingerprint(), before);
    let plain = Session::open("support-tickets", 1).expect("it is there");
    assert!(!plain.is_guessing() && plain.surprise_course().is_none());
}
