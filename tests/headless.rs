//! The command line keeps its word: one JSON object, the same for the same run, and a sentence with exit code 2 for
//! whatever cannot be done.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::process::{Command, Output};

use afterlaunch::session::log::Log;
use serde_json::Value;

fn headless(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_headless")).args(args).output().unwrap()
}

fn json(args: &[&str]) -> Value {
    let output = headless(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refused(args: &[&str], because: &str) {
    let output = headless(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert!(said.contains(because), "{args:?} said: {said}");
    assert!(output.stdout.is_empty(), "{args:?} printed something");
}

fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_run_says_what_came_of_it() {
    let run = json(&["run", "--scenario", "support-tickets", "--seed", "7", "--days", "2"]);
    for part in ["fingerprint", "requests", "windows", "ledger", "alerts", "versions", "link"] {
        assert!(!run[part].is_null(), "there is no “{part}”");
    }
    assert!(run["requests"].as_u64().unwrap() > 40_000);
    // The best possible decides at the same threshold: it catches about as many, and is right more often.
    let told = |name: &str| run["windows"][name].as_f64().unwrap();
    assert!((told("caught_true") - told("caught_best_possible")).abs() < 0.1);
    assert!(told("accuracy_true") < told("accuracy_best_possible"));
}

#[test]
fn a_log_and_the_link_of_its_run_lead_to_the_same_state() {
    let log = file("log.json", include_str!("busy.json"));
    let metrics = file("metrics.csv", "");
    let by_log = json(&["run", "--log", &log, "--metrics", &metrics, "--daily"]);
    assert_eq!(by_log["fingerprints"].as_array().unwrap().len(), 14);
    let link = format!("https://example.org/?{}", by_log["link"].as_str().unwrap());
    let by_link = json(&["run", "--link", &link]);
    assert_eq!(by_log["fingerprint"], by_link["fingerprint"]);
    let lines = std::fs::read_to_string(metrics).unwrap().lines().count();
    assert_eq!(lines, 1 + 14 * 72);
    assert!(Log::from_json(include_str!("busy.json")).is_ok());
}

#[test]
fn the_same_run_prints_the_same() {
    let args = ["run", "--days=1", "--seed=9"];
    let (a, b) = (headless(&args), headless(&args));
    assert_eq!(a.stdout, b.stdout);
    assert!(String::from_utf8_lossy(&a.stderr).contains("requests in"), "how long it took is said aside");
    assert_eq!(json(&["run", "--days", "1", "--seed", "9"])["fingerprint"], json(&args)["fingerprint"]);
}

#[test]
fn a_link_is_played_whole_or_not_at_all() {
    let print = |link: &str| json(&["run", "--days", "9", "--link", link])["fingerprint"].clone();
    let healthy = print("seed=7");
    for part in ["seed=7&trouble=2:seconds-for-minutes", "seed=7&trouble=!5:missing-field", "seed=7&surprise=4"] {
        assert_ne!(print(part), healthy, "{part} is healthy");
    }
    assert_eq!(print("seed=7&theme=dark&lock=trouble"), healthy, "how it is shown is no part of a run");
    for (link, why) in [
        ("garbage", "“garbage”"),
        ("?lesson=2.1", "mission 2.1"),
        ("theme=dark", "names no run"),
        ("seed=7&trouble=x:missing-field", "trouble"),
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
    use std::io::Write as _;
    let piped = |args: &[&str], text: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_headless"))
            .args(args)
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let by_pipe: Value = serde_json::from_str(&piped(&["run", "--days", "1", "--log", "-"], r#"{"seed":9}"#)).unwrap();
    assert_eq!(by_pipe["fingerprint"], json(&["run", "--days", "1", "--seed", "9"])["fingerprint"]);
    let system = String::from_utf8(headless(&["scenario", "card-fraud"]).stdout).unwrap();
    let by_pipe: Value = serde_json::from_str(&piped(&["run", "--days", "1", "--scenario-file", "-"], &system)).unwrap();
    assert_eq!(by_pipe["fingerprint"], json(&["run", "--days", "1", "--scenario", "card-fraud"])["fingerprint"]);
    let table = piped(&["run", "--days", "1", "--metrics", "-"], "");
    assert!(table.starts_with("minute,requests") && table.lines().count() == 73, "{table}");
    assert!(!std::path::Path::new("-").exists());
    refused(&["run", "--log", "-", "--scenario-file", "-"], "both");
    refused(&["run", "--days", "1", "--metrics", "out.json"], "CSV");
}

#[test]
fn files_are_read_in_whatever_code_they_are_written() {
    let system = String::from_utf8(headless(&["scenario", "support-tickets"]).stdout).unwrap();
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

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    for args in [[&b"run"[..], b"--link", b"seed=\xFF"], [b"\xFE\xFF", b"", b""], [b"run", b"--log", b"caf\xE9.json"]] {
        let args = args.map(std::ffi::OsStr::from_bytes);
        let output = Command::new(env!("CARGO_BIN_EXE_headless")).args(args).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("no text that can be read") && !said.contains("panicked"), "{said}");
    }
}

#[test]
fn numbers_are_printed_as_people_write_them() {
    let log = file(
        "shares.json",
        r#"{"actions":[{"at":5,"do":{"canary":{"version":2,"share":0.3}}},{"at":6,"do":{"limit":{"rule":"field-drift","value":0.3}}}]}"#,
    );
    let metrics = file("shares.csv", "");
    let text = String::from_utf8(headless(&["run", "--days", "1", "--log", &log, "--metrics", &metrics]).stdout).unwrap();
    assert!(text.contains("\"share\": 0.3") && text.contains("\"limit\": 0.3"), "{text}");
    // A number that was held in four bytes shows at most nine digits.
    let table = std::fs::read_to_string(&metrics).unwrap();
    let head: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    for (name, cell) in table.lines().skip(1).flat_map(|line| head.iter().zip(line.split(','))) {
        let digits = cell.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
        assert!(digits <= 9 || !(name.starts_with("psi") || name.starts_with("ks") || name.starts_with("latency")), "{name}: {cell}");
    }
}

#[test]
fn help_is_given_wherever_it_is_asked_for() {
    for args in [&["--help"][..], &["run", "--help"], &["scenario", "--help"], &["list", "-h"], &["stream", "sea", "--help"], &["help"]] {
        let output = headless(args);
        assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("usage"), "{args:?}");
    }
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
    refused(&[], "usage");
    refused(&["fly"], "“fly”");
    refused(&["run", "--fly"], "“--fly”");
    refused(&["run", "--seed"], "needs a value");
    refused(&["run", "--seed", "sevn"], "“sevn”");
    refused(&["run", "--scenario", "moon"], "“moon”");
    refused(&["run", "--days", "0"], "“0”");
    refused(&["run", "--days", "1", "--metrics", "/no/such/folder/out.csv"], "/no/such/folder/out.csv");
    refused(&["run", "--days", "1", "--log", "/no/such/log.json"], "/no/such/log.json");
    refused(&["run", "--days", "1", "--link", "seed=sevn"], "“sevn”");
    refused(&["run", "--days", "1", "--link", "do=AQJk"], "cut off");
    let impossible = file("impossible.json", r#"{"actions":[{"at":5,"do":{"roll-back":{"version":3}}},{"at":9,"do":"cancel-training"}]}"#);
    refused(&["run", "--days", "1", "--log", &impossible], "Action 2 of the log, at minute 9");
    let late = file("late.json", r#"{"actions":[{"at":5000,"do":{"roll-back":{"version":4}}}]}"#);
    refused(&["run", "--days", "1", "--log", &late], "minute 5000");
}

#[test]
fn a_classic_stream_is_printed_as_a_table() {
    let args = "stream agrawal --drift gradual --position 500 --width 100 --rows 1000 --seed 1";
    let output = headless(&args.split(' ').collect::<Vec<_>>());
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    assert_eq!(lines.next().unwrap().join(" "), "salary commission age elevel car zipcode hvalue hyears loan label concept");
    let rows: Vec<Vec<f64>> = lines.map(|line| line.iter().map(|cell| cell.parse().unwrap()).collect()).collect();
    assert_eq!(rows.len(), 1_000);
    let new = |range: std::ops::Range<usize>| rows[range].iter().filter(|row| row[10] == 1.0).count();
    assert!(new(0..400) < 10 && new(600..1_000) > 390, "{} {}", new(0..400), new(600..1_000));
    // The first concept is by age alone.
    assert!(rows.iter().filter(|row| row[10] == 0.0).all(|row| (row[9] == 1.0) == (row[2] < 40.0 || row[2] >= 60.0)));
    let four = json(&["list"])["streams"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(four, ["sea", "agrawal", "hyperplane", "stagger"]);
}

#[test]
fn a_detector_says_where_it_fired() {
    let args = "detect stagger --detector page-hinkley --set threshold=20 --learner starts-anew --drift recurring --position 3000 --width 2000 --rows 8000";
    let told = json(&args.split(' ').collect::<Vec<_>>());
    assert_eq!(told["changes"].as_array().unwrap().len(), 3);
    assert!(told["delays"].as_array().unwrap().iter().all(|delay| delay.as_u64().is_some_and(|rows| rows < 200)), "{told}");
    assert_eq!((told["false_alarms"].as_u64(), told["settings"]["threshold"].as_f64()), (Some(0), Some(20.0)));
}

#[test]
fn what_the_laboratory_has_not_is_said() {
    refused(&["stream"], "Which stream?");
    refused(&["stream", "danube"], "“danube”. There are: sea");
    refused(&["stream", "sea", "--drift", "sideways"], "“sideways”. There are: none, sudden");
    refused(&["stream", "sea", "--rows", "-1"], "“-1”");
    refused(&["stream", "sea", "--width"], "needs a value");
    refused(&["stream", "sea", "--detector", "ddm"], "“--detector”");
    refused(&["stream", "sea", "--to", "4"], "concepts 0 to 3, not 4");
    refused(&["stream", "sea", "--noise", "2"], "from 0 to 1");
    refused(&["detect", "sea", "--detector", "nose"], "“nose”");
    refused(&["detect", "sea", "--set", "delta"], "as in delta=0.01");
    refused(&["detect", "sea", "--set", "delta=7"], "from 1 × 10⁻⁶ to 1");
    refused(&["detect", "sea", "--learner", "sleeps"], "“sleeps”");
}

#[test]
fn a_scenario_is_printed_as_a_file_and_run_from_one() {
    let output = headless(&["scenario", "support-tickets"]);
    let text = String::from_utf8(output.stdout).unwrap();
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
    refused(&["run", "--scenario", "churn", "--scenario-file", "x.json"], "not of both");
    refused(&["scenario", "moon"], "“moon”");
}

#[test]
fn trials_of_known_versions_are_counted() {
    let output = headless(&["trials", "--system", "support-tickets", "--seeds", "1", "--days", "2", "--share", "0.3"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!((&found["seeds"], &found["share"], &found["days"]), (&1.into(), &0.3.into(), &2.into()));
    for kind in ["twin", "worse-by-two-margins", "better"] {
        let share = |word: &str| found[kind][word].as_f64().unwrap_or_else(|| panic!("{kind} {word}: {found}"));
        let said = ["better", "no-worse", "worse"].map(share);
        assert_eq!(share("not-enough") == 1.0, said.iter().all(|share| *share == 0.0), "{kind}");
        for (word, share) in ["better", "no-worse", "worse"].into_iter().zip(said) {
            assert_eq!(found[kind]["median-days"][word].is_null(), share == 0.0, "{kind} {word}");
        }
    }
    assert!(found["worse-by-two-margins"]["promoted-by-plan"].is_number() && found["twin"]["promoted-by-plan"].is_null());
    refused(&["trials"], "--system is missing");
    refused(&["trials", "--system", "mood"], "no system called “mood”");
    refused(&["trials", "--system", "churn", "--share", "1"], "a share above 0 and below 1");
    refused(&["trials", "--system", "churn", "--seeds", "0"], "a whole number from 1");
    refused(&["trials", "--system", "churn", "--days"], "needs a value");
}
