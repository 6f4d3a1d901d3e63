//! What is written is read back to the same world; what cannot be meant is named with its path, and nothing breaks.

use super::*;
use crate::base::dice::{Dice, Stream};
use crate::base::format::FormatError;
use crate::base::time::{DAY, HOUR, Tick};
use crate::platform::world::World;
use crate::session::links::share::Link;
use crate::session::log::Log;
use crate::session::{Session, SessionError};

fn support_scenario() -> String {
    write(&scenarios::default_scenario())
}

/// The document of the support tickets with one piece of text in place of another is refused for this reason at this place.
fn refused(from: &str, to: &str, path: &str, why: impl Into<Wrong>) {
    refused_in(&support_scenario(), from, to, path, why);
}

fn refused_in(text: &str, from: &str, to: &str, path: &str, why: impl Into<Wrong>) {
    assert!(text.contains(from), "{from} is not in the document");
    let problems = read(&text.replacen(from, to, 1)).expect_err("it was read");
    let expected = Problem { path: path.to_owned(), why: why.into() };
    assert!(problems.contains(&expected), "{from} -> {to}:\n{problems:?}");
}

fn after_a_day(scenario: Scenario) -> Fingerprint {
    let mut world = World::new(Arc::new(scenario), 7).expect("it can begin");
    (0..DAY).for_each(|_| world.step());
    world.fingerprint()
}

#[test]
fn every_scenario_is_read_back_to_the_same_world() {
    for entry in scenarios::ALL {
        let made = (entry.make)();
        let text = write(&made);
        let read = read(&text).unwrap_or_else(|why| panic!("{}: {why:?}", made.id));
        assert_eq!(read, made);
        assert_eq!(write(&read), text);
        assert_eq!(after_a_day(read), after_a_day(made));
        assert!(text.len() < LARGEST / 10, "{} bytes", text.len());
        assert!(text.lines().all(|line| line.chars().count() < 420), "a line is as long as its longest sentence");
    }
}

#[test]
fn what_is_changed_is_another_world_and_its_link_asks_for_the_file() {
    let text = support_scenario().replacen("\"missed_eur\": 15", "\"missed_eur\": 45", 1);
    let changed = Arc::new(own("dear.json", &text).unwrap());
    assert_eq!(changed.scenario.costs.missed_eur, 45.0);
    let mut session = Session::on(changed.clone(), 3).unwrap();
    (0..2 * HOUR).for_each(|_| session.advance());
    let link = session.link();
    let (read, notes) = Link::parse(&link.to_query());
    assert_eq!((&read, notes.len()), (&link, 0));
    let needs = SessionError::NeedsFile { file: "dear.json".into(), table: false };
    assert_eq!(Session::from_link(&read, Tick(0)).unwrap_err(), needs);
    let again = Arc::new(own("dear.json", &text.replace("  ", " ")).unwrap());
    let (same, _) = Session::from_link_with(&read, Tick(0), Some(&again)).unwrap();
    assert_eq!(same.world().fingerprint(), session.world().fingerprint());
    let other = Arc::new(own("dear.json", &text.replacen("45", "46", 1)).unwrap());
    assert!(Session::from_link_with(&read, Tick(0), Some(&other)).is_err());
    let log = Log::from_json(&session.log().to_json()).unwrap();
    assert_eq!(Session::replay_with(&log, Some(&again)).unwrap().now(), session.now());
}

#[test]
fn a_file_that_says_what_is_built_in_needs_no_file() {
    let own = own("mine.json", &support_scenario()).unwrap();
    assert_eq!(own.scenario.id, scenarios::DEFAULT);
    let session = Session::on(Arc::new(own), 7).unwrap();
    assert!(session.link().file().is_none());
}

#[test]
fn what_is_wrong_is_named_with_its_path() {
    use PartKind::{Null, Number, Object, Text};
    let not = |wanted, given| Wrong::Not { wanted, given };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let colour = Wrong::NoSuchWord { word: "colour".into(), known: words(&["number", "category", "flag"]) };
    refused("\"kind\": \"number\"", "\"kind\": \"colour\"", "fields[0].kind", colour);
    refused("\"range\": [0, 50]", "\"range\": [50, 0]", "fields[3].range", WrongNumber::UpsideDown { from: 50.0, to: 0.0 });
    refused("\"range\": [0, 50]", "\"range\": [5, 5]", "fields[3].range", WrongNumber::OneValue { value: 5.0 });
    refused("\"range\": [0, 180]", "\"range\": [-1, 180]", "fields[0].range", WrongNumber::BelowZero);
    let negative = WrongNumber::OutOfBounds { low: 0.0, high: 1e6, given: -15.0 };
    refused("\"missed_eur\": 15", "\"missed_eur\": -15", "costs.missed_eur", negative);
    refused("\"missed_eur\"", "\"mised_eur\"", "costs.missed_eur", Wrong::Missing);
    refused("\"missed_eur\": 15", "\"missed_eur\": \"15\"", "costs.missed_eur", not(Number, Text));
    refused("\"missed_eur\": 15", "\"missed_eur\": null", "costs.missed_eur", not(Number, Null));
    refused("\"harm_after_hours\": 4", "\"harm_after_hours\": 4.5", "costs.harm_after_hours", WrongNumber::NotWhole { given: 4.5 });
    let longest = WrongNumber::LongestDelay { median_hours: 600.0 };
    refused("\"median_hours\": 6", "\"median_hours\": 600", "outcomes.longest_hours", longest);
    refused("\"id\": \"small-firms\"", "\"id\": \"households\"", "segments[1].id", WrongName::SameId { id: "households".into() });
    refused("\"name\": \"topic\"", "\"name\": \"product\"", "fields[6].name", WrongName::SameName { name: "product".into() });
    refused("\"no heating\": 9", "\"no eating\": 9", "concept.terms[6].weights.no heating", Wrong::Missing);
    let format = Wrong::Format(FormatError::Other(f64::from(FORMAT + 1)));
    refused("\"afterlaunch_scenario\": 2", "\"afterlaunch_scenario\": 3", MARK, format);
    refused("\"afterlaunch_scenario\": 2,", "", "", Wrong::NoMark);
    refused("\"words\": {", "\"words\": 3, \"w\": {", "words", not(Object, Number));
    for text in ["", "[", "{\"a\": NaN}", "{\"a\": 1e999}", &"[".repeat(10_000)] {
        let why = read(text).unwrap_err();
        assert!(matches!(&why[..], [Problem { why: Wrong::NotJson { .. }, .. }]), "{why:?}");
    }
    let whole = |why| vec![Problem { path: String::new(), why }];
    assert_eq!(read("[]"), Err(whole(Wrong::NotAnObject { given: PartKind::List })));
    assert_eq!(read(&" ".repeat(600_000)), Err(whole(Wrong::TooLarge { bytes: 600_000 })));
}

#[test]
fn an_amount_that_cannot_be_is_named() {
    let text = write(&scenarios::find("delivery-time").unwrap());
    let wrong = |from: &str, to: &str, path: &str, why: Wrong| refused_in(&text, from, to, path, why);
    let spread = WrongNumber::OutOfBounds { low: 1e-6, high: 1e6, given: 0.0 };
    wrong("\"spread\": 6,", "\"spread\": 0,", "amount.spread", spread.into());
    let line = WrongNumber::Line { low: 4.0, high: 240.0, given: 300.0 };
    wrong("\"line\": 72", "\"line\": 300", "amount.line", line.into());
    wrong("\"line\": 72", "\"line\": 1e300", "amount.line", WrongNumber::OutOfBounds { low: -1e9, high: 1e9, given: 1e300 }.into());
    wrong("[4, 240]", "[240, 4]", "amount.range", WrongNumber::UpsideDown { from: 240.0, to: 4.0 }.into());
    wrong("\"label\": \"Time to the door\"", "\"label\": \"\"", "amount.label", Wrong::EmptyText);
    let without = text.replacen("\"amount\"", "\"amounts\"", 1);
    assert!(read(&without).unwrap_err()[0].path.contains("amounts"));
}

#[test]
fn what_depends_on_itself_or_on_nothing_is_named() {
    let term = "{ \"kind\": \"log\", \"field\": \"waiting_time\"";
    let of_itself = WrongName::OfItself { positive: "urgent".into() };
    refused(term, &term.replace("waiting_time", "urgent"), "concept.terms[0].field", of_itself);
    let same = WrongName::SameField { field: "topic".into() };
    refused("\"other\": \"equipment_age\"", "\"other\": \"topic\"", "concept.terms[8].other", same);
    let problems = read(&support_scenario().replacen(term, &term.replace("waiting_time", "moon"), 1)).unwrap_err();
    assert!(matches!(&problems[0].why, Wrong::NoSuchWord { word, .. } if word == "moon"), "{problems:?}");
}

#[test]
fn all_problems_are_told_at_once_up_to_ten() {
    let text = support_scenario().replacen("\"missed_eur\": 15", "\"missed_eur\": -15", 1).replacen("[0, 50]", "[50, 0]", 1);
    assert_eq!(read(&text).unwrap_err().len(), 2);
    assert_eq!(read("{ \"afterlaunch_scenario\": 2 }").unwrap_err().len(), MOST_PROBLEMS);
}

/// Changes one part of a document, drawn by lot; says whether it was in this part of it.
fn mutate(tree: &mut Tree, nth: &mut u64, dice: &mut Dice) -> bool {
    if *nth == 0 {
        let numbers = [0.0, -1.0, 1e-9, 0.5, 1.0, 7.5, 100.0, 1e9, -1e12, 1e300];
        let mutation = (dice.bits() >> 40) % 10;
        *tree = match mutation {
            0 => Tree::Null,
            1 => Tree::Flag(true),
            2 => Tree::Text("<b>{one}</b>\u{202e}".to_owned()),
            3 => Tree::List(vec![tree.clone(), tree.clone()]),
            4 => Tree::Object(Vec::new()),
            _ => match tree {
                Tree::Number(number) => Tree::Number(*number * [0.9, 1.01, 1.1][(dice.bits() >> 40) as usize % 3]),
                _ => Tree::Number(numbers[(dice.bits() >> 40) as usize % numbers.len()]),
            },
        };
        return true;
    }
    *nth -= 1;
    match tree {
        Tree::List(list) => list.iter_mut().any(|part| mutate(part, nth, dice)),
        Tree::Object(object) => {
            let here = object.iter_mut().position(|(_, part)| mutate(part, nth, dice));
            // Now and then a key goes, or is written otherwise.
            match here.map(|at| (at, (dice.bits() >> 40) % 12)) {
                Some((at, 0)) => drop(object.remove(at)),
                Some((at, 1)) => object[at].0.push('é'),
                _ => {}
            }
            here.is_some()
        }
        _ => false,
    }
}

#[test]
fn no_document_breaks_anything() {
    let documents: Vec<Tree> = scenarios::ALL.iter().map(|entry| Tree::parse(&write(&(entry.make)())).unwrap()).collect();
    let mut dice = Dice::keyed(5, Stream::History, 0);
    let (mut taken, mut lived) = (0, 0);
    for round in 0..2_000 {
        let mut tree = documents[round % documents.len()].clone();
        for _ in 0..1 + round % 3 {
            let mut nth = (dice.bits() >> 32) % 500;
            mutate(&mut tree, &mut nth, &mut dice);
        }
        let mut text = tree.write();
        if round % 10 == 9 {
            let cut = (dice.bits() >> 32) as usize % text.len();
            text = text.chars().take(cut).collect();
        }
        match read(&text) {
            Ok(scenario) => {
                taken += 1;
                if taken % 40 == 1 {
                    // A world may refuse to begin, in words, if nothing can be learnt from its past.
                    if let Ok(mut world) = World::new(Arc::new(scenario), 7) {
                        (0..2 * HOUR).for_each(|_| world.step());
                        lived += 1;
                    }
                }
            }
            Err(problems) => {
                assert!((1..=MOST_PROBLEMS).contains(&problems.len()), "{problems:?}");
            }
        }
    }
    assert!((60..1_900).contains(&taken) && lived > 1, "{taken} were taken, {lived} lived");
}
