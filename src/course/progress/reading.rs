//! How the text of a progress file is taken apart: what can be read of it, and what stood before it broke off.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A part that holds entries by name.
pub(super) fn object(parts: &Map<String, Value>, name: &str, notes: &mut Vec<String>) -> Map<String, Value> {
    match parts.get(name) {
        Some(Value::Object(entries)) => entries.clone(),
        None | Some(Value::Null) => Map::new(),
        Some(_) => {
            notes.push(format!("The part “{name}” of the progress file cannot be read and was left out."));
            Map::new()
        }
    }
}

pub(super) fn entry<T: for<'de> Deserialize<'de>>(value: Value, what: &str, notes: &mut Vec<String>) -> Option<T> {
    let read = serde_json::from_value(value).ok();
    if read.is_none() {
        notes.push(format!("The record of {what} cannot be read and was left out."));
    }
    read
}

pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// What was whole before a JSON text broke off: cut after the last entry that is complete, brackets closed.
pub(super) fn mend(text: &str) -> Option<Value> {
    let mut open = Vec::new();
    let mut cuts = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' if open.last() == Some(&c) => {
                open.pop();
                cuts.push((at + 1, open.clone()));
            }
            '}' | ']' => break,
            ',' => cuts.push((at, open.clone())),
            _ => {}
        }
        // Nothing of ours lies deeper; a hostile text might.
        if open.len() > 16 {
            return None;
        }
    }
    // The text may be broken at the last few cuts as well; one that is broken early on holds nothing worth keeping.
    cuts.into_iter().rev().take(50).find_map(|(at, open)| {
        let whole: String = text[..at].chars().chain(open.into_iter().rev()).collect();
        serde_json::from_str(&whole).ok()
    })
}
