//! What is written is read back to the same world; what cannot be meant is named with its path, and nothing breaks.

use super::*;
use crate::base::dice::{Dice, Stream};
use crate::base::time::{DAY, HOUR, Tick};
use crate::platform::world::World;
use crate::session::links::share::Link;
use crate::session::log::Log;
use crate::session::{Session, SessionError};

fn tickets() -> String {
    write(&scenarios::usual())
}

/// The document of the support tickets with one piece of text in place of another is refused with these words.
fn refused(from: &str, to: &str, words: &[&str]) {
    refused_in(&tickets(), from, to, words);
}

fn refused_in(text: &str, from: &str, to: &str, words: &[&str]) {
    assert!(text.contains(from), "{from} is not in the document");
    let why = match read(&text.replacen(from, to, 1)) {
        Ok(_) => "it was read".to_owned(),
        Err(problems) => problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"),
    };
    assert!(words.iter().all(|word| why.contains(word)), "{from} -> {to}:\n{why}");
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
    let text = tickets().replacen("\"missed_eur\": 15", "\"missed_eur\": 45", 1);
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
    let own = own("mine.json", &tickets()).unwrap();
    assert_eq!(own.scenario.id, scenarios::DEFAULT);
    let session = Session::on(Arc::new(own), 7).unwrap();
    assert!(session.link().file().is_none());
}

#[test]
fn what_is_wrong_is_named_with_its_path() {
    refused("\"kind\": \"number\"", "\"kind\": \"colour\"", &["fields[0].kind: “colour” is not known here. There are: number"]);
    refused("\"range\": [0, 50]", "\"range\": [50, 0]", &["fields[3].range: This range is upside down: it goes from 50 to 0."]);
    refused("\"range\": [0, 50]", "\"range\": [5, 5]", &["fields[3].range", "one value only"]);
    refused("\"range\": [0, 180]", "\"range\": [-1, 180]", &["fields[0].range", "log scale"]);
    refused("\"missed_eur\": 15", "\"missed_eur\": -15", &["costs.missed_eur: This must not be negative; it is −15."]);
    refused("\"missed_eur\"", "\"mised_eur\"", &["costs.missed_eur: This is missing.", "costs.mised_eur: There is no such key here."]);
    refused("\"missed_eur\": 15", "\"missed_eur\": \"15\"", &["costs.missed_eur: This must be a number, not a text."]);
    refused("\"missed_eur\": 15", "\"missed_eur\": NaN", &["no valid JSON", "line"]);
    refused("\"missed_eur\": 15", "\"missed_eur\": 1e999", &["no valid JSON"]);
    refused("\"missed_eur\": 15", "\"missed_eur\": null", &["costs.missed_eur", "not nothing (null)"]);
    refused("\"harm_after_hours\": 4", "\"harm_after_hours\": 4.5", &["costs.harm_after_hours: This must be a whole number"]);
    refused("\"median_hours\": 6", "\"median_hours\": 600", &["outcomes.longest_hours: The longest delay"]);
    refused("\"share\": 0.7", "\"share\": 0.9", &["segments: The shares must add up to 1"]);
    refused("\"id\": \"small-firms\"", "\"id\": \"households\"", &["segments[1].id: Two segments"]);
    refused("\"name\": \"topic\"", "\"name\": \"product\"", &["fields[6].name: Two fields are called “product”."]);
    refused("\"lost_field\": \"topic\"", "\"lost_field\": \"tropic\"", &["trouble.lost_field: “tropic” is not known here."]);
    refused("\"no heating\": 9", "\"no eating\": 9", &["concept.terms[6].weights.no heating: This is missing."]);
    refused(
        "\"afterlaunch_scenario\": 1",
        "\"afterlaunch_scenario\": 2",
        &["afterlaunch_scenario: This document is written in format 2; this version reads format 1."],
    );
    refused("\"afterlaunch_scenario\": 1,", "", &["no key “afterlaunch_scenario”"]);
    refused("\"words\": {", "\"words\": 3, \"w\": {", &["words: Here must stand an object in braces, not a number."]);
    refused("{", "[", &["no valid JSON"]);
    for (text, part) in
        [("", "no valid JSON"), ("[]", "must be an object"), (&"[".repeat(10_000), "no valid JSON"), (&" ".repeat(600_000), "600000 bytes")]
    {
        let why = read(text).unwrap_err();
        assert!(why.len() == 1 && why[0].why.contains(part), "{why:?}");
    }
}

#[test]
fn an_amount_that_cannot_be_is_named() {
    let text = write(&scenarios::find("delivery-time").unwrap());
    let wrong = |from: &str, to: &str, words: &[&str]| refused_in(&text, from, to, words);
    wrong("\"spread\": 6,", "\"spread\": 0,", &["amount.spread: This must be a number from 1 × 10⁻⁶ to 1 million; it is 0."]);
    wrong("\"line\": 72", "\"line\": 300", &["amount.line: The line must lie within the range, between 4 and 240; it is 300."]);
    wrong("\"line\": 72", "\"line\": 1e300", &["amount.line: This must be a number from"]);
    wrong("[4, 240]", "[240, 4]", &["amount.range: This range is upside down"]);
    wrong("\"label\": \"Time to the door\"", "\"label\": \"\"", &["amount.label: This text is empty."]);
    let without = text.replacen("\"amount\"", "\"amounts\"", 1);
    assert!(read(&without).unwrap_err()[0].path.contains("amounts"));
}

#[test]
fn what_depends_on_itself_or_on_nothing_is_named() {
    let term = "{ \"kind\": \"log\", \"field\": \"waiting_time\"";
    refused(term, &term.replace("waiting_time", "urgent"), &["concept.terms[0].field: Whether it is “urgent”", "cannot depend on itself"]);
    refused(term, &term.replace("waiting_time", "moon"), &["concept.terms[0].field: “moon” is not known here. There are: waiting_time"]);
    refused("\"other\": \"equipment_age\"", "\"other\": \"topic\"", &["concept.terms[8].other: “topic” would depend on itself"]);
}

#[test]
fn all_problems_are_told_at_once_up_to_ten() {
    let text = tickets().replacen("\"missed_eur\": 15", "\"missed_eur\": -15", 1).replacen("[0, 50]", "[50, 0]", 1);
    assert_eq!(read(&text).unwrap_err().len(), 2);
    assert_eq!(read("{ \"afterlaunch_scenario\": 1 }").unwrap_err().len(), MOST_PROBLEMS);
}

/// Changes one part of a document, drawn by lot; says whether it was in this part of it.
fn mutate(tree: &mut Tree, nth: &mut u64, dice: &mut Dice) -> bool {
    if *nth == 0 {
        let numbers = [0.0, -1.0, 1e-9, 0.5, 1.0, 7.5, 100.0, 1e9, -1e12, 1e300];
        let way = (dice.bits() >> 40) % 10;
        *tree = match way {
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
                assert!(problems.iter().all(|problem| problem.why.ends_with('.') && problem.why.len() < 800), "{problems:?}");
            }
        }
    }
    assert!((60..1_900).contains(&taken) && lived > 1, "{taken} were taken, {lived} lived");
}

/// Puts `with` in the place of each list, object and value in turn; hands each document to `look`.
fn each_changed(whole: &serde_json::Value, way: &str, with: &[serde_json::Value], look: &dyn Fn(serde_json::Value, &str)) {
    let inner: Vec<String> = match whole.pointer(way) {
        Some(serde_json::Value::Array(list)) => (0..list.len().min(2)).map(|at| at.to_string()).collect(),
        Some(serde_json::Value::Object(entries)) => entries.keys().map(|key| key.replace('~', "~0").replace('/', "~1")).collect(),
        _ => Vec::new(),
    };
    for key in inner {
        let way = format!("{way}/{key}");
        for with in with {
            let mut changed = whole.clone();
            *changed.pointer_mut(&way).expect("it is there") = with.clone();
            look(changed, &way);
        }
        each_changed(whole, &way, with, look);
    }
}

#[test]
fn a_list_of_what_there_is_names_something() {
    let whole: serde_json::Value = serde_json::from_str(&tickets()).unwrap();
    let nothing = [serde_json::json!([]), serde_json::json!({}), serde_json::json!({ "moon": 1 }), serde_json::json!("moon")];
    each_changed(&whole, "", &nothing, &|changed, way| {
        for problem in read(&changed.to_string()).err().into_iter().flatten() {
            assert!(!problem.why.contains(": .") && !problem.why.contains(" ."), "{way}: {}: {}", problem.path, problem.why);
        }
    });
}
