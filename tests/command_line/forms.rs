//! The forms in which things are printed say the same, and numbers are written as people write them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{file, refused, run_command, text};

/// Calls that print rows.
const ROWS: [&[&str]; 8] = [
    &["list"],
    &["list", "faults"],
    &["coverage"],
    &["run", "--days=1", "--scenario=card-fraud"],
    &["stream", "agrawal", "--rows=50"],
    &["detect", "stagger", "--rows=3000", "--drift=sudden"],
    &["lessons", "1.1"],
    &["trials", "--system=churn", "--seeds=1", "--days=2"],
];

/// Whether a cell of CSV says what JSON says. Both are read anew, which may err in the last digit.
fn agree(cell: &str, value: &Value) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::String(text) => cell == text,
        Value::Number(number) => {
            let (cell, number) = (cell.parse::<f64>().unwrap(), number.as_f64().unwrap());
            (cell - number).abs() <= 1e-14 * number.abs()
        }
        Value::Bool(yes) => cell.parse() == Ok(*yes),
        _ => false,
    }
}

#[test]
fn all_forms_say_the_same() {
    for args in ROWS {
        let print = |format: &str| text(&[args, &["--format", format]].concat());
        let lines = print("jsonl");
        let by_line: Vec<BTreeMap<String, Value>> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!by_line.is_empty(), "{args:?} has no rows");
        let csv = print("csv");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let by_csv: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
        assert_eq!(by_csv.len(), by_line.len(), "{args:?}");
        for (cells, values) in by_csv.iter().zip(&by_line) {
            let same = cells.keys().eq(values.keys()) && cells.values().zip(values.values()).all(|(cell, value)| agree(cell, value));
            assert!(same, "{args:?}: {cells:?} is not {values:?}");
        }
        assert!(serde_json::from_str::<Value>(&print("json")).is_ok(), "{args:?}");
        let table = print("table");
        // The names stand over the columns, in the order of the file.
        let names: Vec<&str> = table.lines().next().unwrap().split_whitespace().collect();
        assert_eq!(names, reader.headers().unwrap().iter().collect::<Vec<_>>(), "{args:?}");
        assert_eq!(table.lines().count(), 1 + by_line.len(), "{args:?}");
        assert!(table.lines().all(|line| line == line.trim_end()), "{args:?}");
    }
    let list: Value = serde_json::from_str(&text(&["list", "streams", "--format=json"])).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(4));
    refused(&["list", "--format", "xml"], "[possible values: json, jsonl, csv, table]");
}

#[test]
fn the_same_call_prints_the_same() {
    for args in ROWS {
        assert_eq!(run_command(args).stdout, run_command(args).stdout, "{args:?}");
    }
}

/// A digit that says nothing: more than nine in a number with a point, or the traces of a number held in four bytes.
fn is_noise(number: &str) -> bool {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    mantissa.contains('.') && digits > 9
}

#[test]
fn numbers_are_printed_as_people_write_them() {
    let log = file(
        "shares.json",
        r#"{"actions":[{"at":5,"do":{"start-canary":{"version":2,"share":0.3}}},{"at":6,"do":{"alert-limit":{"rule":"field-drift","value":0.3}}},
        {"at":7,"do":{"inject-fault":{"fault":"seconds-for-minutes","size":0.7}}},{"at":600,"do":{"retrain":{"days":9}}}]}"#,
    );
    let printed = text(&["run", "--days", "2", "--log", &log]);
    for part in ["\"share\": 0.3,", "\"limit\": 0.3,"] {
        assert!(printed.contains(part), "there is no {part} in {printed}");
    }
    let run = ["run", "--days=2", "--log", &log, "--format"];
    let calls: [&[&str]; 6] = [
        &["run", "--days=2", "--log", &log],
        &[&run[..], &["csv"]].concat(),
        &[&run[..], &["jsonl"]].concat(),
        &["list"],
        &["detect", "sea", "--rows=3000"],
        &["trials", "--system=churn", "--seeds=3", "--days=2", "--share=0.3"],
    ];
    for args in calls {
        let text = text(args);
        let numbers = text.split(|c: char| !(c.is_ascii_digit() || ".eE+-".contains(c))).filter(|word| word.parse::<f64>().is_ok());
        let noise: Vec<&str> = numbers.filter(|number| is_noise(number)).collect();
        assert!(noise.is_empty(), "{args:?}: {noise:?}");
    }
    assert!(is_noise("0.30000001192092896") && is_noise("1.0000000000000002") && !is_noise("0.000123457") && !is_noise("83354.26"));
}
