//! Lessons are played by their ways, held against seeds, and judged by somebody's log.

use afterlaunch::course::lesson::Playthrough;
use afterlaunch::course::lessons::find;
use afterlaunch::session::lesson::{entries, playthroughs};
use afterlaunch::session::log::Log;
use serde_json::Value;

use crate::{file, json, piped, refused, run_command};

#[test]
fn the_ways_of_a_lesson_lead_where_they_should() {
    let printed = json(&["lessons", "1.1"]);
    let playthroughs = printed.as_array().unwrap();
    assert_eq!(
        playthroughs.iter().map(|playthrough| playthrough["outcome"].as_str().unwrap()).collect::<Vec<_>>(),
        ["solved", "missed", "missed"]
    );
    assert!(playthroughs.iter().all(|playthrough| playthrough["holds"] == true && playthrough["lesson"] == "1.1"), "{printed}");
}

#[test]
fn claims_are_held_against_seeds() {
    let printed = json(&["lessons", "3.1", "--seeds=2"]);
    let playthroughs = printed.as_array().unwrap();
    assert_eq!(playthroughs.len(), 3);
    assert!(
        playthroughs
            .iter()
            .all(|playthrough| playthrough["seeds"] == 2 && playthrough["share"].as_f64() >= playthrough["at_least"].as_f64()),
        "{printed}"
    );
}

/// The log of somebody who goes a way of lesson 1.1.
fn log_of(playthrough: &Playthrough) -> String {
    let lesson = find("1.1").unwrap();
    let actions = [entries(lesson.setup), entries(playthrough.actions)].concat();
    Log { scenario: lesson.scenario.into(), seed: lesson.seed, until: lesson.end, surprise: None, actions }.to_json()
}

#[test]
fn a_log_solves_its_lesson_or_does_not() {
    let [solution, wrong, _] = playthroughs(find("1.1").unwrap());
    let printed: Value = serde_json::from_str(&piped(&["lessons", "1.1", "--log", "-"], &log_of(solution))).unwrap();
    assert_eq!(printed[0]["outcome"], "solved");
    let output = run_command(&["lessons", "1.1", "--log", &file("wrong.json", &log_of(wrong))]);
    assert_eq!(output.status.code(), Some(1));
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(printed[0]["outcome"], "missed");
    assert!(String::from_utf8_lossy(&output.stderr).contains("does not solve lesson 1.1"));
    refused(&["lessons", "1.2", "--log", &file("other.json", &log_of(solution))], "another run");
    refused(&["lessons", "--log", "x.json"], "LESSON");
    refused(&["lessons", "1.1", "1.2", "--log", "x.json"], "name that alone");
    refused(&["lessons", "1.1", "--seeds", "2", "--log", "x.json"], "cannot be used with");
}
