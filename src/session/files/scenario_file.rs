//! A scenario as a file: any can be written as a JSON document that a person can read and change, and be read back to
//! exactly the same world.
//!
//! A document names fields, categories and kinds of customers by their names, where the engine counts their places. It is
//! read and written by one description (`parts`, `fields`, `concept`), so that the two cannot drift apart. What comes from
//! outside is held against bounds within which every number makes sense; what breaks them is named with the way to it
//! (`fields[3].range`) and the reason, up to ten problems at once.
//!
//! A run on such a file is named by the file's name and a fingerprint of what it says, as one on a table is
//! ([`own::Name`](crate::session::own::Name)). A file that says what a built-in scenario says is that scenario, and its links need
//! no file.

mod bounds;
mod concept;
mod fields;
mod parts;
mod problem;
mod sheet;
mod tree;

use std::sync::Arc;

use crate::base::fingerprint::Fingerprint;
use crate::base::format::{self, FORMAT};
use crate::course::scenarios;
use crate::learn::data::Schema;
use crate::platform::scenario::{Concept, Costs, FaultNarratives, Outcomes, Scenario, Service, Traffic, Words};

use crate::session::own::{Name, Own};
use sheet::{Problems, Sheet};
use tree::Tree;

pub use fields::MOST_OF_ALL;
pub use problem::{PartKind, Problem, Wrong, WrongName, WrongNumber};
pub use sheet::MOST_PROBLEMS;

/// The largest document, in bytes. Built-in ones have some 15,000.
pub const LARGEST: usize = 500_000;
/// The key that says what the document is, and the number of its format.
pub const MARK: &str = "afterlaunch_scenario";

/// A scenario as a document.
pub fn write(scenario: &Scenario) -> String {
    let mut scenario = scenario.clone();
    let mut sheet = Sheet::to_write();
    parts::scenario(&mut sheet, &mut scenario);
    let Tree::Object(mut entries) = sheet.written() else { return String::new() };
    entries.insert(0, (MARK.to_owned(), Tree::Number(FORMAT.into())));
    Tree::Object(entries).write()
}

/// Whether a document of so many bytes is read, for those who need not fetch it otherwise.
///
/// # Errors
/// If it is too large.
pub fn check_size(bytes: usize) -> Result<(), Vec<Problem>> {
    if bytes > LARGEST { Err(vec![Problem { path: String::new(), why: Wrong::TooLarge { bytes } }]) } else { Ok(()) }
}

/// The scenario of a document. Its id is that of the built-in one that it is the same as, or empty.
///
/// # Errors
/// What is wrong with it, and where.
pub fn read(text: &str) -> Result<Scenario, Vec<Problem>> {
    check_size(text.len())?;
    let whole = |why: Wrong| vec![Problem { path: String::new(), why }];
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = Tree::parse(text).map_err(|why| whole(Wrong::NotJson { why }))?;
    let Tree::Object(mut entries) = tree else {
        return Err(whole(Wrong::NotAnObject { given: tree.kind() }));
    };
    let mark = entries.iter().position(|(key, _)| key == MARK).map(|at| entries.remove(at).1);
    match mark {
        Some(mark) => {
            let number = if let Tree::Number(number) = mark { Some(number) } else { None };
            let problem = |why| vec![Problem { path: MARK.to_owned(), why: Wrong::Format(why) }];
            format::check(number).map_err(problem)?;
        }
        None => return Err(whole(Wrong::NoMark)),
    }
    let problems = Problems::default();
    let mut sheet = Sheet::to_read(Tree::Object(entries), String::new(), &problems);
    let mut scenario = blank();
    parts::scenario(&mut sheet, &mut scenario);
    sheet.close();
    let problems = problems.into_inner();
    if !problems.is_empty() {
        return Err(problems);
    }
    let built_in = scenarios::ALL.iter().filter(|entry| entry.card.name == scenario.name).map(|entry| (entry.make)());
    let same = built_in.into_iter().find(|made| Scenario { id: String::new(), ..made.clone() } == scenario);
    Ok(same.unwrap_or(scenario))
}

/// A document made ready to run.
///
/// # Errors
/// What is wrong with it, and where.
pub fn own(file: &str, text: &str) -> Result<Own, Vec<Problem>> {
    let mut scenario = read(text)?;
    let name = Name { file: file.to_owned(), fingerprint: fingerprint(&scenario), choices: None };
    if scenario.id.is_empty() {
        scenario.id = name.encode();
    }
    Ok(Own { name, scenario: Arc::new(scenario), recorded: None })
}

/// What a scenario says, as one number, whatever it is called in links.
fn fingerprint(scenario: &Scenario) -> u64 {
    Fingerprint::of(&write(scenario)).0
}

/// A scenario of which nothing has been read.
fn blank() -> Scenario {
    let text = String::new;
    let concept = || Concept { base: 0.0, terms: Vec::new(), noise: 0.0 };
    Scenario {
        id: text(),
        name: text(),
        sentence: text(),
        opening: text(),
        decision: text(),
        not_for: text(),
        sector: text(),
        stakes: text(),
        words: Words {
            one: text(),
            many: text(),
            positive: text(),
            sender: text(),
            senders: text(),
            harmed: text(),
            harmed_many: text(),
            harm: text(),
        },
        schema: Schema { fields: Vec::new() },
        distributions: Vec::new(),
        segments: Vec::new(),
        traffic: Traffic { by_hour: Vec::new(), by_weekday: Vec::new() },
        concept: concept(),
        drifted_concept: concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.0, median_hours: 0.0, spread: 0.0, longest_hours: 0 },
        costs: Costs {
            missed_eur: 0.0,
            missed_harm: 0.0,
            harm_after_hours: 0,
            false_alarm_eur: 0.0,
            false_alarm_harm: 0.0,
            manual_review_eur: 0.0,
            server_eur_per_hour: 0.0,
        },
        rule: Vec::new(),
        rule_points: 0.0,
        threshold: 0.5,
        service: Service { servers: 1, answer_ms: 0.0, spread: 0.0, hold: 0.0, timeout_ms: 0.0, target_ms_p95: 0.0 },
        fault_narratives: FaultNarratives {
            dropped_field: text(),
            dropped_for: text(),
            feature_store_fields: Vec::new(),
            peak: text(),
            moved: text(),
            newcomers: text(),
        },
        reads: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
