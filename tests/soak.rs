//! Random actions at random minutes, wise or not, in every scenario and on tables of one's own: the world holds its
//! invariants (checked after each tick in this build), refusals change nothing, views can always be made, the log leads to
//! the same world, and memory stays flat. Prints its world and seed when it fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod worlds;

use std::collections::BTreeMap;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{DAY, Tick};
use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::plot::{Plot, Shape};
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;

fn numbers(plot: &Plot) -> Vec<f64> {
    match &plot.shape {
        Shape::Lines(l) => {
            let points = l.lines.iter().flat_map(|l| &l.points).flat_map(|p| [Some(p.t), p.v, p.range.map(|r| r.0), p.range.map(|r| r.1)]);
            points.flatten().chain(l.band.iter().flat_map(|b| [b.0, b.1, b.2])).chain([l.value.range.0, l.value.range.1]).collect()
        }
        Shape::Spread(s) => s.typical.iter().chain(&s.now).copied().chain(s.ticks.iter().map(|t| t.0)).collect(),
        Shape::Groups(g) => g.rows.iter().filter_map(|r| r.value).flat_map(|v| [v.0, v.1, v.2]).collect(),
        Shape::Shares(s) => s.rows.iter().map(|r| r.share).collect(),
    }
}

fn look(session: &Session, seed: u64) {
    for window in Window::ALL {
        let lens = Lens { window, truth: true };
        for chart in charts::all() {
            let plot = (chart.build)(session, lens);
            assert!(numbers(&plot).iter().all(|v| v.is_finite()), "seed {seed}: {} holds what is no number", chart.id);
            assert!(!plot.sentence.contains("NaN") && !plot.sentence.contains("inf"), "seed {seed}: {}", plot.sentence);
            assert!(plot.table.rows.len() <= 50, "seed {seed}: the table of {} is too long", chart.id);
        }
        present::timeline(session, lens);
    }
    for id in StageId::ALL {
        present::stage_card(session, id);
    }
    present::pipeline(session);
    present::train(session);
    present::ledger(session);
    present::alerts(session);
    for control in present::controls(session) {
        let _ = present::control_room::controls::action(session, control.id, &BTreeMap::new());
    }
}

/// Does so many things to a world, some of them refused.
fn suffer(name: &str, seed: u64, actions: u32) {
    let mut session = worlds::open(name, seed);
    let mut dice = Dice::keyed(seed, Stream::Faults, 0x50A4);
    for _ in 0..actions {
        for _ in 0..dice.bits() % 240 {
            session.advance();
        }
        let action = worlds::any_action(&mut dice, &session);
        // After a journey back the log may have something for this very minute: that is done first.
        session.settle().unwrap();
        let before = session.world().fingerprint();
        let outcome = session.dispatch(action.clone());
        if outcome.is_err() {
            let after = session.world().fingerprint();
            assert_eq!(after, before, "{name}, seed {seed}: {action:?} was refused and still changed something");
        }
        if dice.bits().is_multiple_of(9) {
            look(&session, seed);
        }
        if dice.bits().is_multiple_of(12) {
            let back = Tick((dice.bits() % u64::from(session.head().0.max(1))) as u32);
            session.travel(back);
        }
    }
    look(&session, seed);
    session.travel(session.head());
    let again = Session::replay_with(&session.log(), session.own()).unwrap_or_else(|why| panic!("{name}, seed {seed}: {why}"));
    assert_eq!(again.world().fingerprint(), session.world().fingerprint(), "{name}, seed {seed}: the log tells another run");
}

#[test]
fn a_world_survives_whatever_is_done_to_it() {
    for (nth, name) in worlds::names().into_iter().enumerate() {
        suffer(name, nth as u64 + 1, 60);
    }
}

#[test]
fn a_table_of_few_positives_survives_whatever_is_done_to_it() {
    for seed in 21..25 {
        suffer("own: few leave", seed, 80);
        suffer("own: few rows", seed, 80);
    }
}

#[test]
fn memory_stays_flat() {
    let mut session = Session::open("support-tickets", 5).unwrap();
    let size = |session: &Session| postcard::to_allocvec(session.world()).unwrap().len();
    let mut sizes = Vec::new();
    for day in 1..=200u32 {
        while session.now() < Tick(day * DAY) {
            session.advance();
        }
        if day.is_multiple_of(40) {
            sizes.push(size(&session));
        }
    }
    // Buckets are kept for 120 days: from then on nothing grows but the daily bill.
    let (first, last) = (sizes[3], sizes[4]);
    assert!(last < first + first / 50, "{sizes:?}");
}
