//! A request written by hand, as another program would send it: one JSON object with the fields by their names. What is
//! wrong with it is said field by field; whether its values make sense is for the check to say.

use serde_json::{Map, Value};

use crate::course::lesson::Reply;
use crate::learn::data::{Field, FieldKind, Schema};
use crate::learn::table::exact;
use crate::platform::quality::Response;
use crate::platform::world::trace::HypotheticalAnswer;
use crate::session::Session;

/// The longest text that is read, in bytes.
const LONGEST: usize = 20_000;
/// As many faults are named at once.
const MOST_FAULTS: usize = 6;

impl Session {
    /// Sends a request that somebody has written: it is counted nowhere in the run, and nothing is learnt from it. Only what
    /// was said to it is remembered.
    ///
    /// # Errors
    /// As for [`read`].
    pub fn ask(&mut self, text: &str) -> Result<HypotheticalAnswer, Vec<String>> {
        let asked = read(&self.scenario.schema, text).map(|values| self.world.ask(&values));
        self.replies.push(match &asked {
            Err(_) => Reply::Error,
            Ok(asked) if asked.then.is_some_and(Response::stops) => Reply::Stopped,
            Ok(_) => Reply::Answer,
        });
        asked
    }

    /// What was said to requests written by hand so far.
    pub fn replies(&self) -> &[Reply] {
        &self.replies
    }
}

/// Reads a request. Fields that are not named, or are `null`, are empty.
///
/// # Errors
/// Sentences that each name a field and what is wrong with it.
pub fn read(schema: &Schema, text: &str) -> Result<Vec<Option<f32>>, Vec<String>> {
    if text.len() > LONGEST {
        return Err(vec![format!("The request is {} bytes long; at most {LONGEST} are read.", text.len())]);
    }
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(other) => return Err(vec![format!("A request is an object in braces; this is {}.", said(&other))]),
        Err(why) => return Err(vec![format!("The request is not valid JSON: {why}.")]),
    };
    let strange = object.keys().filter(|name| schema.position(name).is_none());
    let mut faults: Vec<String> = strange.map(|name| format!("“{}” is not a field of a request.", short(name))).collect();
    let mut values = Vec::new();
    for field in &schema.fields {
        match object.get(&field.name).map_or(Ok(None), |value| one(field, value)) {
            Ok(value) => values.push(value),
            Err(why) => faults.push(format!("“{}” {why}.", field.name)),
        }
    }
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// The request that these values stand for, one field a line.
pub fn write(schema: &Schema, values: &[Option<f32>]) -> String {
    let mut object = Map::new();
    for (field, value) in schema.fields.iter().zip(values) {
        object.insert(field.name.clone(), value.map_or(Value::Null, |value| shown(field, value)));
    }
    let mut out = String::from("{\n");
    for (nth, field) in schema.fields.iter().enumerate() {
        let comma = if nth + 1 < schema.fields.len() { "," } else { "" };
        out.push_str(&format!("  \"{}\": {}{comma}\n", field.name, object[&field.name]));
    }
    out.push('}');
    out
}

fn shown(field: &Field, value: f32) -> Value {
    match &field.kind {
        FieldKind::Categorical { categories } if field.allows(value) => Value::from(categories[value as usize].as_str()),
        FieldKind::Boolean if field.allows(value) => Value::from(value == 1.0),
        // Two decimals are what anybody would type.
        _ if value == value.trunc() && value.abs() < 1e9 => Value::from(value as i64),
        _ => Value::from((f64::from(value) * 100.0).round() / 100.0),
    }
}

fn one(field: &Field, value: &Value) -> Result<Option<f32>, String> {
    match (&field.kind, value) {
        (_, Value::Null) => Ok(None),
        (FieldKind::Numeric { .. }, Value::Number(number)) => {
            let wide = number.as_f64().map(|v| v as f32).filter(|v| v.is_finite());
            wide.map(Some).ok_or_else(|| "is too large a number".to_owned())
        }
        (FieldKind::Numeric { .. }, Value::String(text)) if exact(text.trim().as_bytes(), b'.').is_some() => {
            Err(format!("must be a number, not the text “{}”: leave the quotes away", short(text)))
        }
        (FieldKind::Numeric { .. }, other) => Err(format!("must be a number, not {}", said(other))),
        (FieldKind::Boolean, Value::Bool(yes)) => Ok(Some(f32::from(u8::from(*yes)))),
        (FieldKind::Boolean, other) => Err(format!("must be true or false, not {}", said(other))),
        (FieldKind::Categorical { categories }, Value::String(word)) => {
            let place = categories.iter().position(|c| c == word);
            let none = || format!("has no category “{}”. There are: {}", short(word), categories.join(", "));
            place.map(|place| Some(place as f32)).ok_or_else(none)
        }
        (FieldKind::Categorical { .. }, other) => Err(format!("must be one of its words in quotes, not {}", said(other))),
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text “{}”", short(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn short(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if clean.len() < text.len() { format!("{clean}…") } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;

    fn check(text: &str, expected: &str) {
        let schema = scenarios::find(scenarios::DEFAULT).expect("it is there").schema;
        let got = match read(&schema, text) {
            Ok(values) => write(&schema, &values).split_whitespace().collect::<Vec<_>>().join(" "),
            Err(faults) => faults.join(" "),
        };
        assert!(got.contains(expected), "{text}\n gave: {got}");
    }

    #[test]
    fn what_is_wrong_is_named() {
        check(r#"{"waiting_time": 12.5, "topic": "leak", "photo": true}"#, r#""waiting_time": 12.5, "message_length": null,"#);
        check("", "not valid JSON");
        check("[1]", "this is a list");
        check(r#"{"waiting_time": "12,5"}"#, "“waiting_time” must be a number, not the text “12,5”.");
        check(r#"{"waiting_time": "12"}"#, "leave the quotes away");
        check(r#"{"waiting_time": 1e300}"#, "too large");
        check(r#"{"waiting_time": 1e999}"#, "not valid JSON");
        check(r#"{"topic": "Leak"}"#, "“topic” has no category “Leak”. There are: advice");
        check(r#"{"topic": 3}"#, "one of its words");
        check(r#"{"photo": "yes"}"#, "true or false, not the text “yes”");
        check(r#"{"wait": 1, "topic": []}"#, "“wait” is not a field of a request. “topic” must be");
    }

    #[test]
    fn hostile_texts_are_only_texts() {
        let schema = scenarios::find(scenarios::DEFAULT).expect("it is there").schema;
        let deep = "[".repeat(9_000);
        let long = "x".repeat(LONGEST + 1);
        for text in ["{", "\u{0}", "{\"a\u{202e}\":1}", "{\"waiting_time\":-0}", "null", "NaN", deep.as_str(), long.as_str()] {
            let _ = read(&schema, text);
        }
        let good = write(&schema, &[Some(1.5); 10]);
        for cut in 0..good.len() {
            let _ = read(&schema, &good[..cut]);
        }
    }
}
