//! What may stand at a place of a log, as data, and a sentence for what stands there instead: which part of which action,
//! what is wanted, and an example.

use serde_json::Value;

use crate::learn::table::clipped;

/// What may stand somewhere.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A whole number from 0 on: of what, and an example.
    Whole(&'static str, u32),
    /// A number, and an example.
    Number(&'static str),
    /// True or false.
    Yes,
    /// Text in quotes: what it is, and an example.
    Text(&'static str, &'static str),
    /// The same, or nothing.
    Maybe(&'static Form),
    /// A list, and an example of one.
    List(&'static Form, &'static str),
    /// Two numbers in a list, and an example.
    Two(&'static str),
    /// Numbers by name, and an example.
    Numbers(&'static str),
    /// An object with these parts.
    Parts(&'static [Part]),
    /// One of these: a word alone where nothing belongs to it, else an object with what does.
    One(&'static [(&'static str, Option<Form>)]),
}

/// A part of an object.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// It has to be there.
    pub needed: bool,
    /// What may stand there.
    pub form: Form,
}

/// A part that has to be there.
pub const fn part(name: &'static str, form: Form) -> Part {
    Part { name, needed: true, form }
}

/// A part that may be left out.
pub const fn may(name: &'static str, form: Form) -> Part {
    Part { name, needed: false, form }
}

impl Form {
    /// What is wanted, with an example.
    fn wanted(&self) -> String {
        match self {
            Self::Whole(of, example) => format!("a whole number{of} from 0 on, as in {example}"),
            Self::Number(example) => format!("a number, as in {example}"),
            Self::Yes => "true or false".to_owned(),
            Self::Text(what, example) => format!("{what} in quotes, as in \"{example}\""),
            Self::Maybe(form) => format!("{}, or null", form.wanted()),
            Self::List(_, example) => format!("a list in square brackets, as in {example}"),
            Self::Two(example) => format!("two numbers in square brackets, as in {example}"),
            Self::Numbers(example) => format!("numbers by name in braces, as in {example}"),
            Self::Parts(parts) => format!("an object in braces with {}", names(parts.iter().map(|part| part.name))),
            Self::One(all) => format!("one of {}", names(all.iter().map(|(name, _)| *name))),
        }
    }

    /// Holds what stands at a place against this.
    ///
    /// # Errors
    /// What is wrong first, as a sentence.
    pub fn check(&self, value: &Value, place: &str) -> Result<(), String> {
        let wrong = || Err(format!("{place} must be {}, not {}.", self.wanted(), shown(value)));
        match (self, value) {
            (Self::Whole(..), Value::Number(number)) if number.as_u64().is_some_and(|n| n <= u64::from(u32::MAX)) => Ok(()),
            (Self::Number(_), Value::Number(number)) if number.as_f64().is_some_and(fits) => Ok(()),
            (Self::Yes, Value::Bool(_)) | (Self::Text(..), Value::String(_)) | (Self::Maybe(_), Value::Null) => Ok(()),
            (Self::Maybe(form), value) => form.check(value, place),
            (Self::List(form, _), Value::Array(all)) => {
                all.iter().enumerate().try_for_each(|(nth, value)| form.check(value, &format!("Entry {} of {}", nth + 1, small(place))))
            }
            (Self::Two(_), Value::Array(all)) if all.len() == 2 && all.iter().all(|v| v.as_f64().is_some_and(fits)) => Ok(()),
            (Self::Numbers(_), Value::Object(all)) if all.values().all(|v| v.as_f64().is_some_and(fits)) => Ok(()),
            (Self::Parts(parts), Value::Object(_)) => check_parts(parts, value, place),
            (Self::One(all), Value::String(word)) => match all.iter().find(|(name, _)| name == word) {
                Some((_, None)) => Ok(()),
                Some((name, Some(form))) => Err(format!("{place}: behind “{name}” must stand {}.", form.wanted())),
                None => wrong(),
            },
            (Self::One(all), Value::Object(map)) if map.len() == 1 => {
                let Some((word, inner)) = map.iter().next() else { return wrong() };
                match all.iter().find(|(name, _)| name == word) {
                    Some((name, Some(form))) => form.check(inner, &format!("“{name}”")),
                    Some((name, None)) => Err(format!("{place}: nothing belongs to “{name}”; it is written \"{name}\" alone.")),
                    None => wrong(),
                }
            }
            _ => wrong(),
        }
    }
}

fn check_parts(parts: &[Part], value: &Value, place: &str) -> Result<(), String> {
    let Value::Object(map) = value else { return Ok(()) };
    if let Some(other) = map.keys().find(|key| parts.iter().all(|part| part.name != *key)) {
        let known = names(parts.iter().map(|part| part.name));
        return Err(format!("{place} has a part “{}”, which is not known. It can have {known}.", short(other)));
    }
    for Part { name, needed, form } in parts {
        match map.get(*name) {
            Some(inner) => form.check(inner, &format!("“{name}” of {}", small(place)))?,
            None if *needed => return Err(format!("{place} has no “{name}”. It must be {}.", form.wanted())),
            None => {}
        }
    }
    Ok(())
}

/// It can be held in the numbers that the engine counts with.
fn fits(number: f64) -> bool {
    number.abs() <= f64::from(f32::MAX)
}

/// In the middle of a sentence.
fn small(place: &str) -> String {
    place.replacen("Action", "action", 1).replacen("Entry", "entry", 1)
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

/// What stands there, as far as it has to be seen.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    let head = clipped(&text, 60);
    if head.len() < text.len() { format!("{head}…") } else { text }
}
