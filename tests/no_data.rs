//! No data, one class, nothing to compare with, mass at an edge: none of these is taken for "all is well". On tables made by
//! lot, and on a system whose customers fall silent.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fmt::Write as _;
use std::sync::Arc;

use afterlaunch::base::dice::{Dice, Stream};
use afterlaunch::base::time::{DAY, HOUR};
use afterlaunch::course::scenarios;
use afterlaunch::learn::table::Table;
use afterlaunch::platform::world::World;
use afterlaunch::present::control_room::view::QuestionView;
use afterlaunch::present::view::StatusIcon;
use afterlaunch::present::{alerts, ledger, pipeline, questions};
use afterlaunch::session::Session;
use afterlaunch::session::files::scenario_file;
use afterlaunch::session::own::{Choices, Own};

/// A table of so many rows, the first three in five of them the past: `field` and `failed` by the row's number and whether it
/// is of the past, beside an age that says something about the outcome.
fn table(rows: u32, seed: u64, mut row: impl FnMut(&mut Dice, bool, u32) -> (String, bool)) -> String {
    let mut dice = Dice::keyed(seed, Stream::History, 77);
    let mut text = "gain,age,failed\n".to_owned();
    for nth in 0..rows {
        let age = (dice.unit() * 60.0) as u32;
        let (gain, failed) = row(&mut dice, nth < rows * 3 / 5, age);
        writeln!(text, "{gain},{age},{}", if failed { "yes" } else { "no" }).unwrap();
    }
    text
}

fn by_age(dice: &mut Dice, age: u32) -> bool {
    dice.unit() < f64::from(age) / 90.0
}

fn session(text: &str) -> Session {
    let table = Arc::new(Table::read(text.as_bytes()).unwrap());
    let own = Arc::new(Own::new(&table, "made.csv", Choices::guess(&table)).unwrap());
    Session::on(own, 7).unwrap()
}

fn live(session: &mut Session, minutes: u32) {
    (0..minutes).for_each(|_| session.advance());
}

fn said(question: &QuestionView) -> String {
    format!("{} {}", question.lead, question.rest)
}

fn fired(session: &Session) -> Vec<(&'static str, u32)> {
    let all = &session.world().alerts.all;
    all.iter().filter(|a| a.fired > 0).map(|a| (a.rule.id, a.fired)).collect()
}

/// Mass that lies at an edge, leaves it, comes to it or moves, at any size: the field is named within an hour and rings within
/// two more.
#[test]
fn mass_at_an_edge_is_seen_to_move() {
    for case in 0..12_u64 {
        let size = [1e-7, 1.0, 250.0, 1e12][case as usize % 4];
        let column = |dice: &mut Dice, past: bool| -> f64 {
            let varied = 1.0 + (dice.unit() * 80.0).floor();
            let mut mostly = |share: f64, heavy: f64, other: f64| if dice.unit() < share { heavy } else { other };
            match (case % 6, past) {
                // Mostly at the lower end, and live never there; or the other way round.
                (0, true) | (1, false) => mostly(0.93, 0.0, varied),
                (0, false) | (1, true) => varied,
                // Mostly at the upper end, then lower.
                (2, true) => mostly(0.93, 100.0, varied),
                (2, false) => mostly(0.2, 100.0, varied),
                // Constant, then higher, lower, or varied.
                (3..=5, true) => 5.0,
                (3, false) => 6.0,
                (4, false) => 4.0,
                (_, false) => 5.0 + varied,
                (_, true) => varied,
            }
        };
        let text = table(1_500, case, |dice, past, age| {
            let mut other = Dice::keyed(case, Stream::History, dice.bits());
            (format!("{:e}", column(&mut other, past) * size), by_age(dice, age))
        });
        let mut session = session(&text);
        live(&mut session, 61);
        let world = &questions(&session)[3];
        assert!(world.rest.contains("gain") && world.lead != "No.", "case {case}: {}", said(world));
        live(&mut session, 120);
        assert!(fired(&session).iter().any(|(rule, _)| *rule == "field-drift"), "case {case}: {:?}", fired(&session));
    }
}

/// Small files in which nothing changes: the limits know how few rows an hour has.
#[test]
fn six_hundred_quiet_rows_stay_quiet() {
    for seed in 0..6_u64 {
        let text = table(600, 100 + seed, |dice, _, age| {
            let gain = match seed % 3 {
                0 => dice.unit() * 1e3,
                1 => {
                    if dice.unit() < 0.8 {
                        0.0
                    } else {
                        dice.unit()
                    }
                }
                _ => (dice.unit() * 4.0).floor(),
            };
            let empty = dice.unit() < 0.02;
            (if empty { String::new() } else { format!("{gain:.3}") }, by_age(dice, age))
        });
        let mut session = session(&text);
        for hour in 0..6 * 24 {
            live(&mut session, HOUR);
            let world = &questions(&session)[3];
            assert!(!world.lead.ends_with("has:") && !world.lead.ends_with("have:"), "seed {seed}, hour {hour}: {}", said(world));
        }
        let data: Vec<_> = fired(&session).into_iter().filter(|(rule, _)| ["field-drift", "missing-values"].contains(rule)).collect();
        assert!(data.is_empty(), "seed {seed}: {data:?}");
    }
}

/// A column that was empty and is filled, and one that was there and is empty.
#[test]
fn a_field_that_comes_or_goes_is_named() {
    for case in 0..6_u64 {
        let filled_then = [0.0, 0.02, 1.0][case as usize % 3];
        let text = table(1_000, 50 + case, |dice, past, age| {
            let share: f64 = if past { filled_then } else { 1.0 - filled_then };
            let (there, value) = (dice.unit() < share, dice.unit());
            let words = ["low", "high"][usize::from(value < 0.4)];
            let value = if case < 3 { format!("{:.2}", value * 9.0) } else { words.to_owned() };
            (if there { value } else { String::new() }, by_age(dice, age))
        });
        let mut session = session(&text);
        live(&mut session, 61);
        let world = &questions(&session)[3];
        assert!(world.rest.contains("gain") && world.lead != "No.", "case {case}: {}", said(world));
        live(&mut session, 120);
        let empties: Vec<_> = alerts(&session).items.into_iter().filter(|item| item.rule == "missing-values").collect();
        assert!(empties.first().is_some_and(|item| item.name.contains("gain")), "case {case}: {empties:?}");
    }
}

/// In the past some failed; live, none does.
#[test]
fn without_positives_nothing_is_said_to_be_caught() {
    for seed in 0..3_u64 {
        let text = table(1_000, 200 + seed, |dice, past, age| (format!("{:.1}", dice.unit()), past && by_age(dice, age)));
        let mut session = session(&text);
        live(&mut session, 4 * DAY);
        let right = &questions(&session)[2];
        assert!(!right.lead.contains("seems so") && right.rest.contains("No failed row has come"), "{}", said(right));
        assert!(right.rest.contains("false") || right.rest.contains("called none"), "{}", said(right));
        assert_ne!(right.state, StatusIcon::Normal);
    }
}

/// Customers who do not write on Tuesdays: nobody is told that all is well, and from the second week on nobody is called.
#[test]
fn silence_is_no_health_and_a_quiet_day_no_alarm() {
    let mut scenario = scenarios::find("support-tickets").unwrap();
    scenario.traffic.by_weekday[1] = 0.0;
    let own = Arc::new(scenario_file::own("silent.json", &scenario_file::write(&scenario)).unwrap());
    let mut session = Session::on(own, 3).unwrap();
    for week in 0..3 {
        live(&mut session, DAY + 12 * HOUR);
        for question in questions(&session) {
            assert_eq!(question.state, StatusIcon::NoData, "week {week}: {}", said(&question));
            assert!(question.rest.contains("No ticket has come for 1"), "week {week}: {}", said(&question));
        }
        assert!(alerts(&session).summary.contains("without data"), "{}", alerts(&session).summary);
        live(&mut session, 5 * DAY + 12 * HOUR);
        assert_eq!(fired(&session), [], "week {week}");
    }
}

/// A busy system falls silent at noon of the second Wednesday: within the hour and a bit somebody is called.
#[test]
fn silence_where_there_is_always_somebody_calls() {
    let mut world = World::new(Arc::new(scenarios::find("support-tickets").unwrap()), 3).unwrap();
    (0..9 * DAY + 12 * HOUR).for_each(|_| world.step());
    let traffic = |world: &World| world.alerts.get("traffic").map(|alert| (alert.fired, alert.value)).unwrap();
    assert_eq!(traffic(&world).0, 0);
    let mut silent = (*world.scenario).clone();
    silent.traffic.by_hour = vec![0.0; 24];
    world.scenario = Arc::new(silent);
    (0..2 * HOUR).for_each(|_| world.step());
    assert_eq!(traffic(&world), (1, Some(0.0)));
}

/// A healthy system says so in the words of the page.
#[test]
fn where_all_is_well_that_is_said() {
    let own = Arc::new(scenario_file::own("busy.json", &scenario_file::write(&scenarios::find("support-tickets").unwrap())).unwrap());
    let mut session = Session::on(own, 3).unwrap();
    live(&mut session, 8 * DAY + 9 * HOUR);
    assert_eq!(questions(&session)[0].lead, "Yes.");
    assert!(pipeline(&session).stages.iter().all(|stage| stage.state != StatusIcon::Firing));
    assert!(ledger(&session).expected.starts_with("usual by now"), "{}", ledger(&session).expected);
}
