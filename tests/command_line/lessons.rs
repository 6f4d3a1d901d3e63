//! Lessons are played by their ways, held against seeds, and judged by somebody's log.

use afterlaunch::course::lesson::Way;
use afterlaunch::course::lessons::find;
use afterlaunch::session::lesson::{entries, ways};
use afterlaunch::session::log::Log;
use serde_json::Value;

use crate::{called, file, json, piped, refused};

#[test]
fn the_ways_of_a_lesson_lead_where_they_should() {
    let told = json(&["lessons", "1.1"]);
    let ways = told.as_array().unwrap();
    assert_eq!(ways.iter().map(|way| way["outcome"].as_str().unwrap()).collect::<Vec<_>>(), ["solved", "missed", "missed"]);
    assert!(ways.iter().all(|way| way["holds"] == true && way["lesson"] == "1.1"), "{told}");
}

#[test]
fn claims_are_held_against_seeds() {
    let told = json(&["lessons", "3.1", "--seeds=2"]);
    let ways = told.as_array().unwrap();
    assert_eq!(ways.len(), 3);
    assert!(ways.iter().all(|way| way["seeds"] == 2 && way["share"].as_f64() >= way["at_least"].as_f64()), "{told}");
}

/// The log of somebody who goes a way of lesson 1.1.
fn log_of(way: &Way) -> String {
    let lesson = find("1.1").unwrap();
    let actions = [entries(lesson.setup), entries(way.deeds)].concat();
    Log { scenario: lesson.scenario.into(), seed: lesson.seed, until: lesson.end, surprise: None, actions }.to_json()
}

#[test]
fn a_log_solves_its_lesson_or_does_not() {
    let [solution, wrong, _] = ways(find("1.1").unwrap());
    let told: Value = serde_json::from_str(&piped(&["lessons", "1.1", "--log", "-"], &log_of(solution))).unwrap();
    assert_eq!(told[0]["outcome"], "solved");
    let output = called(&["lessons", "1.1", "--log", &file("wrong.json", &log_of(wrong))]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told[0]["outcome"], "missed");
    assert!(String::from_utf8_lossy(&output.stderr).contains("does not solve lesson 1.1"));
    refused(&["lessons", "1.2", "--log", &file("other.json", &log_of(solution))], "another run");
    refused(&["lessons", "--log", "x.json"], "LESSON");
    refused(&["lessons", "1.1", "1.2", "--log", "x.json"], "name that alone");
    refused(&["lessons", "1.1", "--seeds", "2", "--log", "x.json"], "cannot be used with");
}
