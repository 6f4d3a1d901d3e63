//! A run is its scenario, seed and log: the same fingerprint at every simulated day, however often it is played,
//! natively and in the browser. This file runs in both, and both are held against `fingerprints.txt`.
//!
//! When the engine changes on purpose, `UPDATE=1 cargo test --test replay` writes the new fingerprints; links that
//! people have shared then lead to other runs, so it is a decision.

#![allow(missing_docs)]

use std::fmt::Write as _;

use afterlaunch::base::time::{DAY, Tick};
use afterlaunch::session::Session;
use afterlaunch::session::links::share::Link;
use afterlaunch::session::log::Log;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn busy() -> Log {
    Log::from_json(include_str!("busy.json")).unwrap_or_else(|why| panic!("{why:?}"))
}

fn daily(log: &Log) -> String {
    let mut session = Session::replay(&Log { until: Tick(0), actions: Vec::new(), ..log.clone() }).unwrap();
    session.expect(log.actions.clone());
    let mut out = String::new();
    while session.now() < log.until {
        session.live_minute().unwrap_or_else(|why| panic!("{why:?}"));
        if session.now().minute_of_day() == 0 {
            writeln!(out, "day {:2} {}", session.now().day() - 1, session.world().fingerprint()).unwrap();
        }
    }
    out
}

#[test]
fn every_day_of_a_busy_run_has_its_fingerprint() {
    let found = daily(&busy());
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("tests/fingerprints.txt", &found).unwrap();
        return;
    }
    assert_eq!(found, include_str!("fingerprints.txt"));
}

#[test]
fn going_back_and_on_again_leads_to_the_same_state() {
    let log = busy();
    let mut session = Session::replay(&Log { until: Tick(6_200), actions: log.actions[..10].to_vec(), ..log.clone() }).unwrap();
    let before = session.world().fingerprint();
    session.travel(Tick(2_345));
    assert_eq!(session.now(), Tick(2_345));
    session.travel(Tick(6_200));
    assert_eq!(session.world().fingerprint(), before);
}

#[test]
fn the_link_of_a_run_leads_to_the_same_state() {
    let log = busy();
    let session = Session::replay(&Log { until: Tick(5 * DAY), actions: log.actions[..12].to_vec(), ..log }).unwrap();
    let (link, notes) = Link::parse(&session.link().to_query());
    assert_eq!(notes, []);
    let (again, notes) = Session::from_link(&link, Tick(0)).unwrap();
    assert_eq!(notes, None);
    assert_eq!(again.world().fingerprint(), session.world().fingerprint());
}

#[test]
fn doing_otherwise_in_the_past_makes_another_future() {
    let log = busy();
    let mut session = Session::replay(&Log { until: Tick(5_000), actions: log.actions[..7].to_vec(), ..log }).unwrap();
    let before = session.world().fingerprint();
    session.travel(Tick(4_500));
    session.dispatch(afterlaunch::platform::vocabulary::Action::EndFault { fault: "seconds-for-minutes".into() }).unwrap();
    while session.now() < Tick(5_000) {
        session.advance();
    }
    assert_ne!(session.world().fingerprint(), before);
    assert_eq!(session.log().actions.len(), 6);
}
