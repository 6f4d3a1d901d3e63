//! A request written by hand, as another program would send it: one JSON object with the fields by their names. What is
//! wrong with it is told field by field; whether its values make sense is for the check to say.

use serde_json::{Map, Value};

use crate::course::lesson::Reply;
use crate::learn::data::{Field, FieldKind, Schema};
use crate::learn::table::exact;
use crate::platform::quality::Response;
use crate::platform::world::trace::HypotheticalAnswer;
use crate::session::Session;

/// The longest text that is read, in bytes.
pub const LONGEST: usize = 20_000;
/// As many faults are named at once.
const MOST_FAULTS: usize = 6;

impl Session {
    /// Sends a request that somebody has written: it is counted nowhere in the run, and nothing is learnt from it. Only what
    /// was said to it is remembered.
    ///
    /// # Errors
    /// As for [`read`].
    pub fn ask(&mut self, text: &str) -> Result<HypotheticalAnswer, Vec<RequestError>> {
        let asked = read(&self.scenario.schema, text).map(|values| self.world.ask(&values));
        self.replies.push(match &asked {
            Err(_) => Reply::Error,
            Ok(asked) if asked.response.is_some_and(Response::stops) => Reply::Stopped,
            Ok(_) => Reply::Answer,
        });
        asked
    }

    /// What was said to requests written by hand so far.
    pub fn replies(&self) -> &[Reply] {
        &self.replies
    }
}

/// What is wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestError {
    /// It is longer than what is read.
    TooLong {
        /// Its bytes.
        bytes: usize,
    },
    /// It is no object.
    NotAnObject {
        /// What it is.
        given: Given,
    },
    /// It is not valid JSON.
    NotJson {
        /// What the parser says.
        why: String,
    },
    /// There is no such field.
    NoSuchField {
        /// Its name.
        field: String,
    },
    /// A field cannot have this value.
    Value {
        /// The field's name.
        field: String,
        /// Why not.
        why: FieldError,
    },
}

/// Why a field of a request cannot have a value.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldError {
    /// The number is too large.
    TooLarge,
    /// A number stands in quotes.
    Quoted {
        /// What stands there.
        text: String,
    },
    /// It must be a number.
    NotNumber {
        /// What stands there.
        given: Given,
    },
    /// It must be true or false.
    NotFlag {
        /// What stands there.
        given: Given,
    },
    /// The field has no such category.
    NoSuchCategory {
        /// What stands there.
        text: String,
        /// Its categories.
        known: Vec<String>,
    },
    /// It must be one of its categories.
    NotCategory {
        /// What stands there.
        given: Given,
    },
}

/// A value of JSON, as it is spoken of.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

impl From<&Value> for Given {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(_) => Self::Flag,
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// Reads a request. Fields that are not named, or are `null`, are empty.
///
/// # Errors
/// What is wrong with it, field by field.
pub fn read(schema: &Schema, text: &str) -> Result<Vec<Option<f32>>, Vec<RequestError>> {
    if text.len() > LONGEST {
        return Err(vec![RequestError::TooLong { bytes: text.len() }]);
    }
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(other) => return Err(vec![RequestError::NotAnObject { given: Given::from(&other) }]),
        Err(why) => return Err(vec![RequestError::NotJson { why: why.to_string() }]),
    };
    let strange = object.keys().filter(|name| schema.position(name).is_none());
    let mut faults: Vec<_> = strange.map(|name| RequestError::NoSuchField { field: name.clone() }).collect();
    let mut values = Vec::new();
    for field in &schema.fields {
        match object.get(&field.name).map_or(Ok(None), |value| one(field, value)) {
            Ok(value) => values.push(value),
            Err(why) => faults.push(RequestError::Value { field: field.name.clone(), why }),
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

fn one(field: &Field, value: &Value) -> Result<Option<f32>, FieldError> {
    match (&field.kind, value) {
        (_, Value::Null) => Ok(None),
        (FieldKind::Numeric { .. }, Value::Number(number)) => {
            let wide = number.as_f64().map(|v| v as f32).filter(|v| v.is_finite());
            wide.map(Some).ok_or(FieldError::TooLarge)
        }
        (FieldKind::Numeric { .. }, Value::String(text)) if exact(text.trim().as_bytes(), b'.').is_some() => {
            Err(FieldError::Quoted { text: text.clone() })
        }
        (FieldKind::Numeric { .. }, other) => Err(FieldError::NotNumber { given: Given::from(other) }),
        (FieldKind::Boolean, Value::Bool(yes)) => Ok(Some(f32::from(u8::from(*yes)))),
        (FieldKind::Boolean, other) => Err(FieldError::NotFlag { given: Given::from(other) }),
        (FieldKind::Categorical { categories }, Value::String(word)) => {
            let place = categories.iter().position(|c| c == word);
            let none = || FieldError::NoSuchCategory { text: word.clone(), known: categories.clone() };
            place.map(|place| Some(place as f32)).ok_or_else(none)
        }
        (FieldKind::Categorical { .. }, other) => Err(FieldError::NotCategory { given: Given::from(other) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;

    fn refused(text: &str, expected: &[RequestError]) {
        let schema = scenarios::find(scenarios::DEFAULT).expect("it is there").schema;
        assert_eq!(read(&schema, text).expect_err("refused"), expected, "{text}");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let value = |field: &str, why| RequestError::Value { field: field.to_owned(), why };
        refused("[1]", &[RequestError::NotAnObject { given: Given::List }]);
        let text = |text: &str| Given::Text(text.to_owned());
        refused(r#"{"waiting_time": "12,5"}"#, &[value("waiting_time", FieldError::NotNumber { given: text("12,5") })]);
        refused(r#"{"waiting_time": "12"}"#, &[value("waiting_time", FieldError::Quoted { text: "12".to_owned() })]);
        refused(r#"{"waiting_time": 1e300}"#, &[value("waiting_time", FieldError::TooLarge)]);
        refused(r#"{"topic": 3}"#, &[value("topic", FieldError::NotCategory { given: Given::Number(3.into()) })]);
        refused(r#"{"photo": "yes"}"#, &[value("photo", FieldError::NotFlag { given: text("yes") })]);
        refused(
            r#"{"wait": 1, "topic": []}"#,
            &[RequestError::NoSuchField { field: "wait".into() }, value("topic", FieldError::NotCategory { given: Given::List })],
        );
        let schema = scenarios::find(scenarios::DEFAULT).expect("it is there").schema;
        for broken in ["", r#"{"waiting_time": 1e999}"#] {
            assert!(matches!(read(&schema, broken).expect_err("refused")[..], [RequestError::NotJson { .. }]), "{broken}");
        }
        let good = read(&schema, r#"{"waiting_time": 12.5, "topic": "leak", "photo": true}"#).expect("it is one");
        let written = write(&schema, &good).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(written.contains(r#""waiting_time": 12.5, "message_length": null,"#), "{written}");
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
