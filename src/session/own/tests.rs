//! Tables become runs, and runs on the same table are the same.

use std::fmt::Write as _;

use super::*;
use crate::base::dice::{Dice, Stream};
use crate::base::format::FormatError;
use crate::base::time::{DAY, Minutes, Tick};
use crate::learn::table::CannotBe;
use crate::platform::vocabulary::{Action, FaultInjection, FaultRefusal, OnBreach, Refusal, Role, TrainingConfig};
use crate::session::error::TargetError;
use crate::session::links::note::LinkNote;
use crate::session::links::share::Link;
use crate::session::log::Log;
use crate::session::{Session, SessionError};

/// Customers of a phone company: who leaves follows from price, months, and plan.
fn churn(rows: u32) -> String {
    let mut dice = Dice::keyed(3, Stream::History, 1);
    let mut text = "customer_id,since,plan,months,price,note,churned\n".to_owned();
    for i in 0..rows {
        let mut throw = |most: u64| (dice.bits() >> 33) % most;
        let (plan, months, price) = (["basic", "plus", "family"][throw(3) as usize], throw(60), 10 + throw(50));
        let score = price as i64 - months as i64 + if plan == "basic" { 15 } else { -5 } + throw(30) as i64 - 15;
        let price = if throw(25) == 0 { String::new() } else { price.to_string() };
        let (day, note) = (1 + i * 360 / rows, throw(1_000_000));
        let (month, day) = (1 + day / 31, 1 + day % 28);
        writeln!(text, "{i},2023-{month:02}-{day:02},{plan},{months},{price},n{note},{}", if score > 8 { "yes" } else { "no" }).unwrap();
    }
    text
}

fn table(text: &str) -> Arc<Table> {
    Arc::new(Table::read(text.as_bytes()).unwrap())
}

fn own(text: &str) -> Arc<Own> {
    let table = table(text);
    Arc::new(Own::new(&table, "churn.csv", Choices::guess(&table)).unwrap())
}

fn refused(text: &str, change: impl FnOnce(&mut Choices, &Table), expected: OwnDataError) {
    let table = table(text);
    let mut choices = Choices::guess(&table);
    change(&mut choices, &table);
    let refused = Own::new(&table, "x.csv", choices).expect_err("no run");
    assert_eq!(refused, SessionError::OwnData(expected));
}

#[test]
fn a_first_guess_makes_a_run() {
    let own = own(&churn(3_000));
    let fields: Vec<&str> = own.scenario.schema.fields.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(fields, ["plan", "months", "price"]);
    let segments: Vec<&str> = own.scenario.segments.iter().map(|s| s.name.as_str()).collect();
    assert_eq!((own.scenario.words.positive.as_str(), segments.len()), ("churned", 3));
    assert_eq!(own.name.choices.as_ref().unwrap().1.time, Some(1));
    assert!(!own.scenario.rule.is_empty());
}

/// Train, serve, monitor, fault, retrain: all that the built-in systems can.
fn lived(own: &Arc<Own>, until: Tick) -> Session {
    let mut session = Session::on(own.clone(), 11).unwrap();
    let injection = |fault: &str, size| {
        Action::InjectFault(FaultInjection { duration: Some(Minutes::hours(10)), ..FaultInjection::sudden(fault, size, Tick(0)) })
    };
    let orders = [
        (700, injection("seconds-for-minutes", 1.0)),
        (750, Action::Validation { on_breach: OnBreach::FallBack }),
        (DAY, injection("missing-field", 0.9)),
        (DAY + 100, injection("traffic-peak", 3.0)),
        (2 * DAY, injection("careless-labels", 0.5)),
        (3 * DAY, Action::Retrain(TrainingConfig::last(14).skipping(true))),
        (3 * DAY + 200, Action::Release { version: 4 }),
        (3 * DAY + 300, Action::RollBack { version: 4 }),
    ];
    for (at, action) in orders {
        while session.now() < Tick(at).min(until) {
            session.advance();
        }
        if Tick(at) <= until {
            session.dispatch(action).unwrap_or_else(|why| panic!("at {at}: {why}"));
        }
    }
    while session.now() < until {
        session.advance();
    }
    session
}

#[test]
fn a_run_on_a_file_learns_serves_suffers_and_is_the_same_again() {
    let text = churn(3_000);
    let session = lived(&own(&text), Tick(4 * DAY));
    let world = session.world();
    let champion = world.release.registry.get(3).unwrap();
    assert!(champion.measures.roc_auc.unwrap() > 0.85, "{:?}", champion.measures);
    assert!(world.release.registry.get(4).is_some() && world.events.len() > 5);
    assert!(world.truth.sum(world.truth.buckets.next(), 72).all.accuracy().unwrap() > 0.7);
    // The link needs the file, and with it leads to the same state.
    let (link, notes) = Link::parse(&session.link().to_query());
    assert_eq!(notes, []);
    assert_eq!(link.file().unwrap().file, "churn.csv");
    let needs = SessionError::NeedsFile { file: "churn.csv".into(), table: true };
    assert_eq!(Session::from_link(&link, Tick(0)).unwrap_err(), needs);
    let name = link.file().unwrap();
    let again = table(&text);
    assert_eq!(again.fingerprint, name.fingerprint);
    let again = Arc::new(Own::new(&again, &name.file, name.choices.unwrap().1).unwrap());
    let (again, notes) = Session::from_link_with(&link, Tick(0), Some(&again)).unwrap();
    assert_eq!(notes, None);
    assert_eq!(again.world().fingerprint(), world.fingerprint());
    // So does the log; and going back and on again changes nothing.
    let log = Log::from_json(&session.log().to_json()).unwrap();
    let mut again = Session::replay_with(&log, Some(session.own().unwrap())).unwrap();
    again.travel(Tick(1_234));
    again.travel(Tick(4 * DAY));
    assert_eq!(again.world().fingerprint(), world.fingerprint());
    assert_eq!(Session::replay(&log).unwrap_err(), needs);
}

#[test]
fn another_file_is_another_run() {
    let [a, b] = [3_000, 3_001].map(|rows| own(&churn(rows)));
    assert_ne!(a.scenario.id, b.scenario.id);
    let link = Session::on(a, 7).unwrap().link();
    assert!(Session::from_link_with(&link, Tick(0), Some(&b)).is_err());
}

#[test]
fn trouble_that_needs_to_know_how_the_world_works_is_refused() {
    let mut session = Session::on(own(&churn(1_000)), 7).unwrap();
    for (fault, size, expected) in
        [("concept-drift", 0.8, FaultRefusal::ConceptOfRecordedData), ("new-product-line", 0.4, FaultRefusal::NewcomersToRecordedData)]
    {
        let injection = FaultInjection::sudden(fault, size, Tick(0));
        let SessionError::Refused { why, .. } = session.dispatch(Action::InjectFault(injection)).unwrap_err() else {
            panic!("the world refuses")
        };
        assert_eq!(why, Refusal::Fault { fault: fault.into(), why: expected });
    }
}

#[test]
fn few_rows_are_enough_and_fewer_are_refused() {
    let mut session = Session::on(own(&churn(220)), 7).unwrap();
    (0..DAY).for_each(|_| session.advance());
    let why = TargetError::TooFewKnown { known: 150 };
    refused(&churn(150), |_, _| {}, OwnDataError::Target { column: "churned".into(), why });
}

/// Flats: the price follows from the area, give or take 10,000.
fn flats(rows: u32) -> String {
    let flat = |i: u32| format!("{},{},{}\n", 1 + i * 7 % 5, 30 + i * 31 % 90, 1_000 * (30 + i * 31 % 90) + i * 977 % 20_000);
    std::iter::once("rooms,area,price\n".to_owned()).chain((0..rows).map(flat)).collect()
}

#[test]
fn a_number_is_told_and_the_run_is_the_same_again() {
    let text = flats(2_400);
    let own = own(&text);
    assert!(own.scenario.sentence.contains("predicts the number of “price”"), "{}", own.scenario.sentence);
    let recorded = own.recorded.as_ref().unwrap();
    assert!((recorded.amount.len(), recorded.amount[0]) == (2_400, 30_000.0), "{}", recorded.amount[0]);
    let session = lived(&own, Tick(4 * DAY));
    let world = session.world();
    let errors = world.release.registry.get(3).unwrap().measures.errors.unwrap();
    assert!(errors.mae < 0.4 * errors.mean_mae && errors.r2.unwrap() > 0.8, "{errors:?}");
    assert!(world.release.registry.get(4).unwrap().measures.errors.is_none(), "logistic regression tells no number");
    let sum = world.monitoring.sum(world.monitoring.buckets.next(), 4 * 72);
    assert!(sum.by_role[Role::Champion].amounts.error(1_000).unwrap() > errors.mae, "trouble makes it worse");
    assert!(world.alerts.get("mean-error").is_some_and(|alert| alert.fired > 0), "and somebody was told");
    let (link, _) = Link::parse(&session.link().to_query());
    let name = link.file().unwrap();
    assert!(name.choices.as_ref().unwrap().1.positive.is_number());
    let again = Arc::new(Own::new(&table(&text), &name.file, name.choices.unwrap().1).unwrap());
    let (again, _) = Session::from_link_with(&link, Tick(0), Some(&again)).unwrap();
    assert_eq!(again.world().fingerprint(), world.fingerprint());
}

#[test]
fn a_number_can_be_asked_as_above_or_not() {
    let table = table(&flats(900));
    let mut choices = Choices::guess(&table);
    choices.positive = choices.positive.above_or_not(false);
    let own = Arc::new(Own::new(&table, "flats.csv", choices).unwrap());
    assert!(own.scenario.amount.is_none() && own.recorded.as_ref().unwrap().amount.is_empty());
    assert!(own.scenario.words.positive.starts_with("above "), "{}", own.scenario.words.positive);
    let positives = own.recorded.as_ref().unwrap().positive.iter().filter(|p| **p).count();
    assert!((400..500).contains(&positives), "{positives}");
    let session = lived(&own, Tick(800));
    assert!(session.world().release.registry.get(3).unwrap().measures.roc_auc.unwrap() > 0.85);
}

#[test]
fn one_class_is_told_from_the_others() {
    let text: String = std::iter::once("x,colour\n".to_owned())
        .chain((0..600u32).map(|i| format!("{},{}\n", i * 13 % 90, ["red", "green", "blue"][(i * 13 % 90 / 30) as usize])))
        .collect();
    let table = table(&text);
    let mut choices = Choices::guess(&table);
    assert_eq!((choices.target, table.columns[1].words.len()), (1, 3));
    choices.positive = Positive::Word(2);
    let own = Own::new(&table, "c.csv", choices).unwrap();
    assert_eq!(own.scenario.words.positive, "blue");
    assert_eq!(own.recorded.as_ref().unwrap().positive.iter().filter(|p| **p).count(), table.columns[1].words.count(2) as usize);
}

#[test]
fn targets_that_tell_nothing_are_refused() {
    let rows = |cell: &dyn Fn(u32) -> String| -> String {
        std::iter::once("a,t\n".to_owned()).chain((0..6_000).map(|i| format!("{},{}\n", i * 7 % 100, cell(i)))).collect()
    };
    let target_column = |c: &mut Choices, t: &Table| c.choose_target(t, 1);
    let target = |why| OwnDataError::Target { column: "t".into(), why };
    let value = || "yes".to_owned();
    refused(
        &rows(&|_| "yes".into()),
        |c, t| {
            target_column(c, t);
            c.kinds[1] = ColumnKind::Ignored
        },
        target(TargetError::OneValue { value: value() }),
    );
    refused(&rows(&|_| "yes".into()), target_column, target(TargetError::TooFewNegative { value: value(), negative: 0 }));
    refused(&rows(&|i| format!("w{i}")), target_column, target(TargetError::TooManyValues));
    refused(
        &rows(&|i| if i == 7 { "x".into() } else { "y".into() }),
        target_column,
        target(TargetError::TooFewPositive { value: "x".into(), positive: 1 }),
    );
}

#[test]
fn choices_that_fit_no_table_are_refused() {
    let rows: String = std::iter::once("a,t\n".to_owned()).chain((0..6_000).map(|i| format!("{},{}\n", i * 7 % 100, i % 2))).collect();
    let target_column = |c: &mut Choices, t: &Table| c.choose_target(t, 1);
    refused(
        &rows,
        |c, t| {
            target_column(c, t);
            c.kinds[0] = ColumnKind::Ignored
        },
        OwnDataError::NoFields,
    );
    refused(
        &rows,
        |c, t| {
            target_column(c, t);
            c.missed_eur = -1.0
        },
        OwnDataError::Costs,
    );
    refused(
        &rows,
        |c, t| {
            target_column(c, t);
            c.kinds.pop();
        },
        OwnDataError::OtherColumns,
    );
    refused(
        &rows,
        |c, t| {
            target_column(c, t);
            c.time = Some(1)
        },
        OwnDataError::SameColumn { time: true, target: "t".into() },
    );
    refused(
        &rows,
        |c, t| {
            target_column(c, t);
            c.kinds[0] = ColumnKind::Time
        },
        OwnDataError::Column { column: "a".into(), why: CannotBe::Dates },
    );
}

#[test]
fn more_columns_than_a_model_takes_are_left_out_at_first_and_refused_when_asked_for() {
    let names: Vec<String> = (0..60).map(|i| format!("c{i}")).collect();
    let row = |i: u32| (0..60).map(|c| (i * (c + 3) * 7_919 % 1_000).to_string()).collect::<Vec<_>>().join(",");
    let text = std::iter::once(names.join(",")).chain((0..300).map(row)).collect::<Vec<_>>().join("\n");
    let table = table(&text);
    let mut choices = Choices::guess(&table);
    assert_eq!(choices.fields().count(), 32);
    assert!(Own::new(&table, "w.csv", choices.clone()).is_ok());
    choices.kinds.fill(ColumnKind::Number);
    assert_eq!(choices.check(&table), Err(OwnDataError::TooManyFields { given: 59 }));
}

#[test]
fn a_name_that_was_changed_by_hand_is_refused() {
    let name = own(&churn(400)).name.clone();
    let code = name.encode();
    assert_eq!(Name::decode(&code), Ok(Some(name)));
    for cut in PREFIX.len()..code.len() {
        assert_eq!(Name::decode(&code[..cut]), Err(NameError::Changed), "{cut}");
    }
    assert_eq!(Name::decode("own-AAAA"), Err(NameError::Changed));
    assert_eq!(Name::decode("support-tickets"), Ok(None));
}

#[test]
fn a_name_of_another_format_is_refused_by_its_number() {
    for (prefix, packed) in [(PREFIX, vec![FORMAT + 1, 1, 2, 3]), (FILE_PREFIX, vec![FORMAT + 1])] {
        let sum = (Fingerprint::of(packed.as_slice()).0 as u16).to_le_bytes();
        let code = format!("{prefix}{}", URL_SAFE_NO_PAD.encode([&packed[..], &sum].concat()));
        let other = NameError::Format(FormatError::Other(f64::from(FORMAT + 1)));
        assert_eq!(Name::decode(&code), Err(other));
        assert!(matches!(Session::open(&code, 1).unwrap_err(), SessionError::UnreadName { .. }));
        let (_, notes) = Link::parse(&format!("scenario={code}"));
        assert_eq!(notes, [LinkNote::OwnName(other)]);
    }
}
