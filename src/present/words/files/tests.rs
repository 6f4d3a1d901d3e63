//! Each kind in its sentence, from texts that live it.

use super::*;
use crate::base::format::{FORMAT, FormatError};
use crate::course::scenarios;
use crate::present::words::session_error;
use crate::session::files::scenario_file;
use crate::session::links::parameters::Asked;
use crate::session::links::share::Link;
use crate::session::log::Log;
use crate::session::trace::handwritten;

fn link(query: &str, expected: &str) {
    let (link, mut notes) = Link::parse(query);
    notes.extend(Asked::read(&link.rest).1);
    assert_eq!(notes.iter().map(note).collect::<Vec<_>>(), [expected], "{query}");
}

#[test]
fn a_link_is_told_what_was_left_out_and_what_came_instead() {
    link("seed=sevn", "This link has a seed that is no whole number from 0 on: “sevn”. The run started with seed 7 instead.");
    link("at=soon", "This link has a time (“at”) that is no minute of a run: “soon”. The run started at its usual time instead.");
    link("surprise=x", "This link has a surprise that is no whole number from 0 on: “x”. The run started without one.");
    link(
        "scenario=support-ticket",
        "This link has a scenario that is not known: “support-ticket”. Did you mean “support-tickets”? The run started with “support-tickets” instead.",
    );
    link(
        "scenario=own-AAAA",
        "This link is of a run on somebody’s own file, and what names that cannot be read: it is cut off or was changed by hand. The run started \
         with “support-tickets” instead.",
    );
    link("do=%%%", "The actions in this link (“do”) cannot be read: they hold a sign that no link has. The run started without them.");
    link("sed=7", "This link has a part that is not known: “sed”. It was ignored.");
    link("speed=fast", "This link says speed=fast. It takes 1m, 5m, 10m, 1h, 6h or 3d.");
    link("autoplay=maybe", "This link says autoplay=maybe. It takes 1 or 0.");
    link("text=20", "This link says text=20. It takes a whole number from 75 to 200: percent of the usual size.");
    link("hide=roof,ley", "This link says hide=roof,ley. “roof” is none of key, timeline, ledger, alerts, controls.");
    link(
        "faults=1:traffic-peek",
        "This link says faults=1:traffic-peek. “1:traffic-peek”: The fault is one from the list of faults. Did you mean “traffic-peak”?",
    );
    link("faults=soon", "This link says faults=soon. “soon”: It is written hour:fault, as in 30:seconds-for-minutes.");
    link(
        "faults=9000:traffic-peak",
        "This link says faults=9000:traffic-peak. “9000:traffic-peak”: The hour is a whole number from 0 to 8760.",
    );
    link("code=!", "This link says code=!. The code cannot be read: it is cut off, or holds a sign that no code has.");
    assert_eq!(wrong(&Link::parse("seed=x").1[0]), "This link has a seed that is no whole number from 0 on: “x”.");
}

#[test]
fn another_format_is_told_by_its_number() {
    let other = FormatError::Other(f64::from(FORMAT + 1));
    assert_eq!(format("The log", other), "The log is written in format 3; this version reads format 2");
    assert_eq!(format("It", FormatError::Missing), "It does not say the number of its format, 2");
}

fn log(text: &str, expected: &str) {
    let said = session_error(&Log::from_json(text).expect_err("refused").into());
    assert!(said.contains(expected), "{text}\n gave: {said}");
    for jargon in ["expected", "invalid", "struct", "u32", "f32", "variant", "map"] {
        assert!(!said.contains(jargon), "{text} gave: {said}");
    }
}

/// One wrong value for each part that an action can have.
#[test]
fn what_is_wanted_in_a_log_is_said_with_an_example() {
    let says = |action: &str, expected: &str| log(&format!(r#"{{"actions":[{{"at":1,"do":{action}}}]}}"#), expected);
    says(r#"{"scale-servers":{"count":{}}}"#, "“count” of “scale-servers” must be a whole number from 0 on, as in 4, not {}.");
    says(r#"{"scale-servers":{"count":-1}}"#, "as in 4, not -1.");
    says(r#"{"scale-servers":{"count":5000000000}}"#, "as in 4, not 5000000000.");
    says(r#"{"scale-servers":3}"#, "“scale-servers” must be an object in braces with “count”, not 3.");
    says(r#""scale-servers""#, "behind “scale-servers” must stand an object in braces with “count”");
    says(r#"{"cancel-training":{}}"#, "nothing belongs to “cancel-training”; it is written \"cancel-training\" alone.");
    says(r#"{"roll-back":{}}"#, "“roll-back” has no “version”. It must be a whole number, the number of a version, from 0 on, as in 4.");
    says(r#"{"start-canary":{"version":4}}"#, "“start-canary” has no “share”. It must be a number, as in 0.1.");
    says(
        r#"{"start-canary":{"version":"v4","share":0.1}}"#,
        "“version” of “start-canary” must be a whole number, the number of a version,",
    );
    says(r#"{"threshold":{"value":"half"}}"#, "“value” of “threshold” must be a number, as in 0.5, not \"half\".");
    says(r#"{"threshold":{"value":1e300}}"#, "must be a number");
    says(r#"{"promote":{"force":1}}"#, "true or false");
    says(r#"{"retrain":7}"#, "“retrain” must be an object in braces with “days”");
    says(r#"{"retrain":{"days":3,"hyperparameters":[1]}}"#, "numbers by name in braces");
    says(r#"{"retrain":{"days":3,"model":"tarot"}}"#, "Action 1 of the log cannot be: There is no kind of model “tarot”.");
    says(
        r#"{"tune-hyperparameters":{"training":{"days":3},"hyperparameter":"c","values":[1,"x"]}}"#,
        "Entry 2 of “values” of “tune-hyperparameters” must be a number",
    );
    says(
        r#"{"inject-fault":{"fault":"x","size":1,"onset":{"gradual":"slow"}}}"#,
        "“gradual” must be a whole number of minutes from 0 on, as in 600",
    );
    says(r#"{"inject-fault":{"fault":"x","size":1,"onset":"often"}}"#, "must be one of “sudden”, “gradual”");
    says(
        r#"{"plan":{"watch":"nothing","hours":"office","on_breach":"off","release":"soon"}}"#,
        "must be one of “wait”, “at-once”, “canary”",
    );
    says(
        r#"{"plan":{"watch":{"these":[{"rule":"a"}]},"hours":"office","on_breach":"off","release":"wait"}}"#,
        "Entry 1 of “these” has no “limit”",
    );
    says(r#"{"validation-rule":{"field":"topic","test":{"range":[1]}}}"#, "two numbers in square brackets, as in [0, 180], not [1].");
    says(r#"{"setting":{"hosting":"moon"}}"#, "must be one of “laptop”, “servers”, “cloud”, “devices”");
    says(r#""fly""#, "“do” of action 1 of the log must be one of “inject-fault”, “end-fault”");
    log(r#"{"actions":[7]}"#, "Action 1 of the log must be an object in braces with “at”, “do”, not 7.");
    log(
        r#"{"actions":[{"do":"roll-back"}]}"#,
        "Action 1 of the log has no “at”. It must be a whole number, a minute of the run, from 0 on",
    );
    log(r#"{"actions":[{"at":{},"do":"roll-back"}]}"#, "“at” of action 1 of the log must be a whole number");
    log(
        r#"{"actions":[{"at":1,"do":{"retrain":{"days":3,"skip-alerts":true}}}]}"#,
        "“retrain” has a part “skip-alerts”, which is not known. It can have “days”,",
    );
}

#[test]
fn what_is_wrong_with_a_request_names_the_field() {
    let schema = scenarios::find(scenarios::DEFAULT).expect("it is there").schema;
    let check = |text: &str, expected: &str| {
        let said: Vec<String> = handwritten::read(&schema, text).expect_err("refused").iter().map(request).collect();
        assert!(said.join(" ").contains(expected), "{text}\n gave: {said:?}");
    };
    check("", "The request is not valid JSON: ");
    check("[1]", "A request is an object in braces; this is a list.");
    check(r#"{"waiting_time": "12,5"}"#, "“waiting_time” must be a number, not the text “12,5”.");
    check(r#"{"waiting_time": "12"}"#, "“waiting_time” must be a number, not the text “12”: leave the quotes away.");
    check(r#"{"waiting_time": 1e300}"#, "“waiting_time” is too large a number.");
    check(r#"{"topic": "Leak"}"#, "“topic” has no category “Leak”. There are: advice");
    check(r#"{"topic": 3}"#, "“topic” must be one of its words in quotes, not the number 3.");
    check(r#"{"photo": "yes"}"#, "“photo” must be true or false, not the text “yes”.");
    check(r#"{"wait": 1, "topic": []}"#, "“wait” is not a field of a request. “topic” must be one of its words in quotes, not a list.");
    check(&"x".repeat(handwritten::LONGEST + 1), "The request is 20001 bytes long; at most 20000 are read.");
}

/// The document of a system with one piece of text in place of another is refused in these words.
fn refused_in(text: &str, from: &str, to: &str, expected: &str) {
    assert!(text.contains(from), "{from} is not in the document");
    let problems = scenario_file::read(&text.replacen(from, to, 1)).expect_err("refused");
    let said = problems.iter().map(|problem| system(problem).line()).collect::<Vec<_>>().join("\n");
    assert!(said.contains(expected), "{from} -> {to}:\n{said}");
}

#[test]
fn what_is_wrong_with_a_system_is_said_with_its_path() {
    let requests = scenario_file::write(&scenarios::default_scenario());
    let refused = |from: &str, to: &str, expected: &str| refused_in(&requests, from, to, expected);
    refused(
        "\"kind\": \"number\"",
        "\"kind\": \"colour\"",
        "fields[0].kind: “colour” is not known here. There are: number, category, flag.",
    );
    refused(
        "\"range\": [0, 50]",
        "\"range\": [50, 0]",
        "fields[3].range: This range is upside down: it goes from 50 to 0. The lower end comes first.",
    );
    refused(
        "\"range\": [0, 50]",
        "\"range\": [5, 5]",
        "fields[3].range: This range holds one value only, 5. Its upper end must lie above its lower one.",
    );
    refused("\"range\": [0, 180]", "\"range\": [-1, 180]", "fields[0].range: On a log scale there are no values below 0.");
    refused("\"missed_eur\": 15", "\"missed_eur\": -15", "costs.missed_eur: This must not be negative; it is −15.");
    refused(
        "\"missed_eur\"",
        "\"mised_eur\"",
        "costs.mised_eur: There is no such key here. Did you mean “missed_eur”? There are: missed_eur,",
    );
    refused("\"missed_eur\"", "\"mised_eur\"", "costs.missed_eur: This is missing.");
    refused("\"missed_eur\": 15", "\"missed_eur\": \"15\"", "costs.missed_eur: This must be a number, not a text.");
    refused("\"missed_eur\": 15", "\"missed_eur\": null", "costs.missed_eur: This must be a number, not nothing (null).");
    refused("\"missed_eur\": 15", "\"missed_eur\": NaN", "This is no valid JSON: ");
    refused("\"harm_after_hours\": 4", "\"harm_after_hours\": 4.5", "costs.harm_after_hours: This must be a whole number, not 4.5.");
    refused(
        "\"median_hours\": 6",
        "\"median_hours\": 600",
        "outcomes.longest_hours: The longest delay must not be shorter than the median, which is 600 h.",
    );
    refused("\"share\": 0.7", "\"share\": 0.9", "segments: The shares must add up to 1; they add up to 1.2.");
    refused("\"id\": \"small-firms\"", "\"id\": \"households\"", "segments[1].id: Two segments have the id “households”.");
    refused("\"name\": \"topic\"", "\"name\": \"product\"", "fields[6].name: Two fields are called “product”.");
    refused("\"words\": {", "\"words\": 3, \"w\": {", "words: Here must stand an object in braces, not a number.");
    refused(
        "\"afterlaunch_scenario\": 2",
        "\"afterlaunch_scenario\": 3",
        "afterlaunch_scenario: This document is written in format 3; this version reads format 2.",
    );
    refused("\"afterlaunch_scenario\": 2,", "", "This is no system of Afterlaunch: it has no key “afterlaunch_scenario”.");
    let term = "{ \"kind\": \"log\", \"field\": \"waiting_time\"";
    refused(
        term,
        &term.replace("waiting_time", "urgent"),
        "concept.terms[0].field: Whether it is “urgent” is what follows from the fields; it cannot depend on itself.",
    );
    refused(
        "\"other\": \"equipment_age\"",
        "\"other\": \"topic\"",
        "concept.terms[8].other: “topic” would depend on itself: “field” and “other” must be two fields.",
    );
}

#[test]
fn an_amount_that_cannot_be_is_said_with_its_numbers() {
    let text = scenario_file::write(&scenarios::find("delivery-time").unwrap());
    let wrong = |from: &str, to: &str, expected: &str| refused_in(&text, from, to, expected);
    wrong("\"spread\": 6,", "\"spread\": 0,", "amount.spread: This must be a number from 1 × 10⁻⁶ to 1 million; it is 0.");
    wrong("\"line\": 72", "\"line\": 300", "amount.line: The line must lie within the range, between 4 and 240; it is 300.");
    wrong("\"label\": \"Time to the door\"", "\"label\": \"\"", "amount.label: This text is empty.");
}

/// Puts `with` in the place of each list, object and value in turn; hands each document to `look`.
fn each_changed(whole: &serde_json::Value, path: &str, with: &[serde_json::Value], look: &dyn Fn(serde_json::Value, &str)) {
    let inner: Vec<String> = match whole.pointer(path) {
        Some(serde_json::Value::Array(list)) => (0..list.len().min(2)).map(|at| at.to_string()).collect(),
        Some(serde_json::Value::Object(entries)) => entries.keys().map(|key| key.replace('~', "~0").replace('/', "~1")).collect(),
        _ => Vec::new(),
    };
    for key in inner {
        let path = format!("{path}/{key}");
        for with in with {
            let mut changed = whole.clone();
            *changed.pointer_mut(&path).expect("it is there") = with.clone();
            look(changed, &path);
        }
        each_changed(whole, &path, with, look);
    }
}

#[test]
fn a_list_of_what_there_is_names_something() {
    let whole: serde_json::Value = serde_json::from_str(&scenario_file::write(&scenarios::default_scenario())).unwrap();
    let nothing = [serde_json::json!([]), serde_json::json!({}), serde_json::json!({ "moon": 1 }), serde_json::json!("moon")];
    each_changed(&whole, "", &nothing, &|changed, path| {
        for problem in scenario_file::read(&changed.to_string()).err().into_iter().flatten() {
            let why = system(&problem).why;
            assert!(why.ends_with('.') && why.len() < 800, "{path}: {why}");
            assert!(!why.contains(": .") && !why.contains(" ."), "{path}: {}: {why}", problem.path);
        }
    });
}
