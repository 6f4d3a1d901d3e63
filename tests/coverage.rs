//! The list of clauses is honest: each mission and each test that it names is there, and `docs/course-coverage.md` is what it
//! prints.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use afterlaunch::course::clauses::{self, By};
use afterlaunch::course::lesson::Step;
use afterlaunch::course::lessons;
use afterlaunch::course::lifecycle::LoopPart;
use afterlaunch::course::next_steps::{DIRECTIONS, PROJECT, TOOL_QUESTIONS};
use afterlaunch::course::scenarios;
use afterlaunch::platform::vocabulary::{Action, OnBreach};
use afterlaunch::present;
use afterlaunch::present::course::what_is::BEFORE;
use afterlaunch::session::Session;

/// Of 100 clauses that do not wait for a part that does not exist yet, at least so many are met.
const AT_LEAST: usize = 93;

/// What keeps a named test from being one.
fn is_missing(test: &str) -> Option<String> {
    let (path, name, what) = match test.split_once("::") {
        Some((path, function)) => (path, function, format!("fn {function}()")),
        None => {
            let (path, title) = test.split_once(": ")?;
            (path, title, format!("test('{title}"))
        }
    };
    let Ok(text) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else { return Some(format!("no file {path}")) };
    let Some(at) = text.find(&what) else { return Some(format!("{path} has no {name}")) };
    let before = &text[text[..at].rfind("\n\n").unwrap_or_default()..at];
    let is_test = path.ends_with(".mjs") || before.contains("#[test]") || before.contains("wasm_bindgen_test");
    (!is_test).then(|| format!("{path}: {name} is no test"))
}

#[test]
fn each_clause_names_missions_and_a_test_that_are_there() {
    let (mut wrong, mut ids, mut says) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for row in clauses::all() {
        assert!(!row.clauses.is_empty(), "{} has no clause", row.id);
        for clause in row.clauses {
            let id = clause.id;
            let letter = id.strip_prefix(row.id);
            assert!(letter.is_some_and(|rest| rest.len() <= 1), "{id} is no clause of {}", row.id);
            assert!(ids.insert(id) && says.insert(clause.says), "{id} twice: {}", clause.says);
            assert!(clause.says.ends_with('.') && clause.says.len() < 130, "{id}: {}", clause.says);
            let By::Met { missions, place, test } = clause.by else { continue };
            if missions.is_empty() && place.is_empty() {
                wrong.push(format!("{id} is met nowhere"));
            }
            wrong.extend(is_missing(test).map(|why| format!("{id}: {why}")));
            for mission in missions {
                match lessons::find(mission) {
                    None => wrong.push(format!("{id}: there is no mission {mission}")),
                    Some(lesson) if !row.id.starts_with("1.1") && !lesson.rows.contains(&row.id) => {
                        wrong.push(format!("{id}: mission {mission} does not say that it serves {}", row.id));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn most_of_what_does_not_wait_is_met() {
    let count = clauses::count();
    let (met, of) = (count.met, count.met + count.open);
    println!("{met} of {of} clauses are met, {} wait", count.waiting);
    assert!(met * 100 >= of * AT_LEAST, "{met} of {of}");
    let file = include_str!("../docs/course-coverage.md");
    assert_eq!(file, clauses::coverage(), "print it anew: afterlaunch coverage > docs/course-coverage.md");
}

#[test]
fn a_test_that_is_not_there_is_seen() {
    assert_eq!(is_missing("tests/coverage.rs::a_test_that_is_not_there_is_seen"), None);
    assert!(is_missing("tests/coverage.rs::is_missing").is_some());
    assert!(is_missing("tests/nowhere.rs::is_missing").is_some());
    assert!(is_missing("tests/browser/course.test.mjs: a chapter with a hammer").is_some());
}

#[test]
fn missions_play_in_every_system() {
    let played: BTreeSet<_> = lessons::ALL.iter().map(|lesson| lesson.scenario).collect();
    let missing: Vec<_> = scenarios::ALL.iter().map(|entry| entry.card.id).filter(|id| !played.contains(id)).collect();
    assert!(missing.is_empty(), "no mission plays in {missing:?}");
}

#[test]
fn what_has_to_be_pinned_is_said() {
    let lesson = lessons::find("2.6").unwrap();
    let explained: Vec<&str> =
        lesson.steps.iter().flat_map(|step| if let Step::Explain(explain) = step { explain.text } else { &[] }).copied().collect();
    let described = explained.join(" ");
    for pinned in ["rows", "settings", "seed", "program", "machine", "libraries"] {
        assert!(described.contains(pinned), "mission 2.6 does not say “{pinned}”");
    }
}

#[test]
fn the_way_on_has_three_directions_and_asks_about_tools() {
    assert_eq!(DIRECTIONS.len(), 3);
    let mut texts: Vec<&str> = PROJECT.iter().map(|part| part.says).chain(TOOL_QUESTIONS).collect();
    for direction in &DIRECTIONS {
        texts.push(direction.whom);
        texts.extend(direction.first);
        for id in direction.again {
            assert!(lessons::find(id).is_some(), "{}: there is no mission {id}", direction.title);
        }
    }
    assert!(TOOL_QUESTIONS.iter().all(|question| question.ends_with('?')));
    for text in texts {
        assert!(text.ends_with(['.', '?']) && text.chars().count() < 160 && !text.contains(['!', '\'', '"']), "{text}");
    }
    let guide = include_str!("../docs/teaching.md");
    assert!(guide.contains(DIRECTIONS[0].first[0]) && guide.contains(TOOL_QUESTIONS[0]), "docs/teaching.md has it as well");
}

#[test]
fn the_page_on_mlops_says_how_it_differs() {
    for from in ["building a model", "running other software"] {
        let section = BEFORE.iter().find(|section| section.title == format!("How it differs from {from}"));
        let described = section.map(|section| section.text.join(" ")).unwrap_or_default();
        assert!(described.contains("It is like "), "how it differs from {from}, with an analogy: {described}");
    }
}

#[test]
fn the_picture_bears_the_names_of_the_loop_and_says_what_is_at_work() {
    let mut session = Session::open("support-tickets", 7).unwrap();
    session.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).unwrap();
    (0..120).for_each(|_| session.advance());
    let picture = present::pipeline(&session);
    for part in LoopPart::ALL {
        assert!(picture.stages.iter().any(|stage| stage.spoken.contains(&format!("Part of the loop: {}", part.name()))), "{}", part.name());
    }
    assert!(picture.at_work.contains(&LoopPart::Data), "each ticket is held against the contract");
    assert!(picture.stages.iter().any(|stage| stage.spoken.ends_with(", at work now")));
}

#[test]
fn one_moment_is_seen_by_eight_roles() {
    let seen = present::roles(&Session::open("loan-approval", 7).unwrap());
    let different: BTreeSet<String> = seen.panels.iter().map(|panel| format!("{panel:?}")).collect();
    assert!(seen.panels.len() == 8 && different.len() == 8, "{:?}", seen.panels);
}
