//! What a run prints, and which runs are refused.

use afterlaunch::session::log::Log;
use serde_json::Value;

use crate::{file, json, no, piped, refused, run_command, text};

#[test]
fn a_run_says_what_came_of_it() {
    let run = json(&["run", "--scenario", "support-tickets", "--seed", "7", "--days", "2"]);
    for part in ["fingerprint", "requests", "windows", "ledger", "alerts", "versions", "link"] {
        assert!(!run[part].is_null(), "there is no “{part}”");
    }
    assert!(run["requests"].as_u64().unwrap() > 40_000);
    // The best possible decides at the same threshold: it catches about as many, and is right more often.
    let printed = |name: &str| run["windows"][name].as_f64().unwrap();
    assert!((printed("recall_true") - printed("recall_best_possible")).abs() < 0.1);
    assert!(printed("accuracy_true") < printed("accuracy_best_possible"));
}

#[test]
fn a_log_and_the_link_of_its_run_lead_to_the_same_state() {
    let log = file("log.json", include_str!("../busy.json"));
    let metrics = file("metrics.csv", "");
    let by_log = json(&["run", "--log", &log, "--metrics", &metrics, "--daily"]);
    assert_eq!(by_log["fingerprints"].as_array().unwrap().len(), 14);
    let link = format!("https://example.org/?{}", by_log["link"].as_str().unwrap());
    let by_link = json(&["run", "--link", &link]);
    assert_eq!(by_log["fingerprint"], by_link["fingerprint"]);
    let lines = std::fs::read_to_string(metrics).unwrap().lines().count();
    assert_eq!(lines, 1 + 14 * 72);
    assert!(Log::from_json(include_str!("../busy.json")).is_ok());
}

#[test]
fn the_same_run_prints_the_same() {
    let args = ["run", "--days=1", "--seed=9"];
    let (a, b) = (run_command(&args), run_command(&["run", "--timing", "--seed", "9", "--days", "1"]));
    assert_eq!(a.stdout, b.stdout);
    assert!(a.stderr.is_empty() && String::from_utf8_lossy(&b.stderr).contains("requests in"), "how long it took is said aside");
}

#[test]
fn a_link_is_played_whole_or_not_at_all() {
    let print = |link: &str| json(&["run", "--days", "9", "--link", link])["fingerprint"].clone();
    let healthy = print("seed=7");
    for part in ["seed=7&faults=2:seconds-for-minutes", "seed=7&faults=!5:missing-field", "seed=7&surprise=4"] {
        assert_ne!(print(part), healthy, "{part} is healthy");
    }
    assert_eq!(print("seed=7&theme=dark&lock=faults"), healthy, "how it is shown is no part of a run");
    for (link, why) in [
        ("garbage", "“garbage”"),
        ("?lesson=2.1", "mission 2.1"),
        ("theme=dark", "names no run"),
        ("seed=7&faults=x:missing-field", "faults"),
        ("seed=7&surprise=maybe", "“maybe”"),
        ("seed=7&at=never", "“never”"),
        ("seed=7&spede=1h", "“spede”"),
    ] {
        refused(&["run", "--days", "1", "--link", link], why);
    }
    refused(&["run", "--link", "scenario=spam-filter&seed=1", "--scenario", "card-fraud"], "“spam-filter”");
    let log = file("named.json", r#"{"scenario":"card-fraud"}"#);
    refused(&["run", "--log", &log, "--scenario", "support-tickets"], "“card-fraud”");
    json(&["run", "--log", &log, "--scenario", "card-fraud", "--days", "1"]);
}

#[test]
fn a_dash_is_what_is_piped() {
    let by_pipe: Value = serde_json::from_str(&piped(&["run", "--days", "1", "--log", "-"], r#"{"seed":9}"#)).unwrap();
    assert_eq!(by_pipe["fingerprint"], json(&["run", "--days", "1", "--seed", "9"])["fingerprint"]);
    let system = text(&["scenario", "card-fraud"]);
    let by_pipe: Value = serde_json::from_str(&piped(&["run", "--days", "1", "--scenario-file", "-"], &system)).unwrap();
    assert_eq!(by_pipe["fingerprint"], json(&["run", "--days", "1", "--scenario", "card-fraud"])["fingerprint"]);
    let table = piped(&["run", "--days", "1", "--metrics", "-"], "");
    assert!(table.starts_with("minute,requests") && table.lines().count() == 73, "{table}");
    assert!(!std::path::Path::new("-").exists());
    refused(&["run", "--log", "-", "--scenario-file", "-"], "both");
    for name in ["out.json", "out.jsonl", "OUT.NDJSON"] {
        refused(&["run", "--days", "1", "--metrics", name], "CSV");
    }
    refused(&["run", "--days", "1", "--metrics", "-", "--format", "json"], "--format");
    refused(&["run", "--days", "1", "--metrics", "-", "--daily"], "--daily");
    refused(&["run", "--days", "1", "--format", "jsonl", "--daily"], "--daily");
}

#[test]
fn files_are_read_in_whatever_code_they_are_written() {
    let system = text(&["scenario", "support-tickets"]);
    let plain = json(&["run", "--days", "1"])["fingerprint"].clone();
    let wide = |text: &str| [vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for (nth, dress) in [wide, marked as fn(&str) -> Vec<u8>].into_iter().enumerate() {
        let written = |name: &str, text: &str| {
            let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{nth}-{name}"));
            std::fs::write(&path, dress(text)).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let by_system = json(&["run", "--days", "1", "--scenario-file", &written("system.json", &system)]);
        let by_log = json(&["run", "--days", "1", "--log", &written("log.json", r#"{"seed":7}"#)]);
        assert_eq!((&by_system["fingerprint"], &by_log["fingerprint"]), (&plain, &plain));
    }
    refused(&["run", "--log", &file("empty.json", "")], "empty");
}

#[test]
fn all_registries_are_listed() {
    let list = json(&["list"]);
    for registry in ["scenarios", "faults", "models", "charts", "detectors", "streams", "lessons"] {
        let entries = list[registry].as_array().unwrap();
        assert!(!entries.is_empty(), "{registry} is empty");
        for entry in entries {
            assert!(entry["id"].is_string() && entry["sentence"].as_str().is_some_and(|s| s.ends_with('.')), "{entry}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    refused(&["run", "--fly"], "'--fly'");
    refused(&["run", "--seed"], "a value is required");
    refused(&["run", "--seed", "sevn"], "'sevn'");
    refused(&["run", "--seed", "7", "--seed", "8"], "multiple times");
    refused(&["run", "--days", "0"], "a whole number from 1 to ");
    refused(&["run", "--days", "-1"], "a whole number from 1 to ");
    refused(&["run", "--seed", "-1"], "a whole number from 0 to ");
    refused(&["run", "--days", "1", "--metrics", "/no/such/folder/out.csv"], "/no/such/folder/out.csv");
    refused(&["run", "--days", "1", "--log", "/no/such/log.json"], "/no/such/log.json");
    refused(&["run", "--days", "1", "--link", "seed=sevn"], "“sevn”");
    refused(&["run", "--days", "1", "--link", "do=AgJk"], "cut off");
    let late = file("late.json", r#"{"actions":[{"at":5000,"do":{"roll-back":{"version":4}}}]}"#);
    refused(&["run", "--days", "1", "--log", &late], "minute 5000");
    refused(&["run", "--log", &late, "--link", "seed=7"], "cannot be used with");
}

#[test]
fn what_a_run_refuses_is_its_answer() {
    let log = file("impossible.json", r#"{"actions":[{"at":5,"do":{"roll-back":{"version":3}}},{"at":9,"do":"cancel-training"}]}"#);
    no(&["run", "--days", "1", "--log", &log], "Action 2 of the log, at minute 9");
    let log = file("misspelt.json", r#"{"actions":[{"at":5,"do":{"inject-fault":{"fault":"seconds-for-minuts","size":1}}}]}"#);
    no(&["run", "--days", "1", "--log", &log], "Did you mean “seconds-for-minutes”?");
}

#[test]
fn a_scenario_is_printed_as_a_file_and_run_from_one() {
    let text = text(&["scenario", "support-tickets"]);
    let run = |name: &str, text: &str| json(&["run", "--scenario-file", &file(name, text), "--days", "1"]);
    let built_in = json(&["run", "--scenario", "support-tickets", "--days", "1"]);
    let same = run("same.json", &text);
    assert_eq!((&same["fingerprint"], &same["link"]), (&built_in["fingerprint"], &built_in["link"]));
    let dear = text.replacen("\"missed_eur\": 15", "\"missed_eur\": 45", 1);
    let changed = run("dear.json", &dear);
    assert_ne!(changed["fingerprint"], built_in["fingerprint"]);
    // Its link needs the file, under whatever name that is now.
    let link = changed["link"].as_str().unwrap();
    refused(&["run", "--link", link], "“dear.json”");
    let again = json(&["run", "--link", link, "--scenario-file", &file("renamed.json", &dear)]);
    assert_eq!(again["fingerprint"], changed["fingerprint"]);
    refused(&["run", "--link", link, "--scenario-file", &file("other.json", &text)], "not the file");
    refused(&["run", "--scenario-file", &file("bad.json", &text.replacen("[0, 50]", "[50, 0]", 1))], "fields[3].range: This range");
    refused(&["run", "--scenario-file", "nowhere.json"], "cannot be read");
    refused(&["run", "--scenario", "churn", "--scenario-file", "x.json"], "cannot be used with");
    refused(&["scenario", "moon"], "'moon'");
}
