//! What may stand at a place of a log, and what is wrong with what stands there instead: which part of which action, what is
//! wanted, and an example; all as data.

use serde_json::Value;

use crate::learn::table::clipped;

/// What may stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueForm {
    /// A whole number from 0 on: of what, and an example.
    Whole(&'static str, u32),
    /// A number, and an example.
    Number(&'static str),
    /// True or false.
    Yes,
    /// Text in quotes: what it is, and an example.
    Text(&'static str, &'static str),
    /// The same, or nothing.
    Maybe(&'static ValueForm),
    /// A list, and an example of one.
    List(&'static ValueForm, &'static str),
    /// Two numbers in a list, and an example.
    Two(&'static str),
    /// Numbers by name, and an example.
    Numbers(&'static str),
    /// An object with these parts.
    Parts(&'static [FormPart]),
    /// One of these: a word alone where nothing belongs to it, else an object with what does.
    One(&'static [(&'static str, Option<ValueForm>)]),
}

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormPart {
    /// Its name.
    pub name: &'static str,
    /// It has to be there.
    pub needed: bool,
    /// What may stand there.
    pub form: ValueForm,
}

/// A part that has to be there.
pub const fn part(name: &'static str, form: ValueForm) -> FormPart {
    FormPart { name, needed: true, form }
}

/// A part that may be left out.
pub const fn may(name: &'static str, form: ValueForm) -> FormPart {
    FormPart { name, needed: false, form }
}

/// A place in a log.
#[derive(Clone, Debug, PartialEq)]
pub enum FormPlace {
    /// An action of the log, from 1 on.
    Action(usize),
    /// What stands behind this word.
    Behind(&'static str),
    /// A part of what stands at a place.
    Part(&'static str, Box<Self>),
    /// An entry of the list at a place, from 1 on.
    Entry(usize, Box<Self>),
}

/// What stands at a place and may not.
#[derive(Clone, Debug, PartialEq)]
pub struct FormError {
    /// Where.
    pub place: FormPlace,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong at a place of a log.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// Something else is wanted.
    Not {
        /// What is wanted.
        wanted: ValueForm,
        /// What stands there, as far as it has to be seen.
        given: String,
    },
    /// Behind a word that stands alone something is wanted.
    Alone {
        /// The word.
        word: &'static str,
        /// What is wanted.
        wanted: ValueForm,
    },
    /// Nothing belongs to a word.
    NotAlone {
        /// The word.
        word: &'static str,
    },
    /// A part that nobody knows.
    UnknownPart {
        /// Its name.
        part: String,
        /// Those that there can be.
        known: &'static [FormPart],
    },
    /// A part is not there.
    NoPart {
        /// Its name.
        part: &'static str,
        /// What is wanted there.
        wanted: ValueForm,
    },
}

impl ValueForm {
    /// Holds what stands at a place against this.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn check(&self, value: &Value, place: &FormPlace) -> Result<(), FormError> {
        let refuse = |wrong| Err(FormError { place: place.clone(), wrong });
        let wrong = || refuse(Wrong::Not { wanted: *self, given: shown(value) });
        match (self, value) {
            (Self::Whole(..), Value::Number(number)) if number.as_u64().is_some_and(|n| n <= u64::from(u32::MAX)) => Ok(()),
            (Self::Number(_), Value::Number(number)) if number.as_f64().is_some_and(fits) => Ok(()),
            (Self::Yes, Value::Bool(_)) | (Self::Text(..), Value::String(_)) | (Self::Maybe(_), Value::Null) => Ok(()),
            (Self::Maybe(form), value) => form.check(value, place),
            (Self::List(form, _), Value::Array(all)) => {
                let entry = |nth: usize| FormPlace::Entry(nth + 1, Box::new(place.clone()));
                all.iter().enumerate().try_for_each(|(nth, value)| form.check(value, &entry(nth)))
            }
            (Self::Two(_), Value::Array(all)) if all.len() == 2 && all.iter().all(|v| v.as_f64().is_some_and(fits)) => Ok(()),
            (Self::Numbers(_), Value::Object(all)) if all.values().all(|v| v.as_f64().is_some_and(fits)) => Ok(()),
            (Self::Parts(parts), Value::Object(_)) => check_parts(parts, value, place),
            (Self::One(all), Value::String(word)) => match all.iter().find(|(name, _)| name == word) {
                Some((_, None)) => Ok(()),
                Some((word, Some(wanted))) => refuse(Wrong::Alone { word, wanted: *wanted }),
                None => wrong(),
            },
            (Self::One(all), Value::Object(map)) if map.len() == 1 => {
                let Some((word, inner)) = map.iter().next() else { return wrong() };
                match all.iter().find(|(name, _)| name == word) {
                    Some((word, Some(form))) => form.check(inner, &FormPlace::Behind(word)),
                    Some((word, None)) => refuse(Wrong::NotAlone { word }),
                    None => wrong(),
                }
            }
            _ => wrong(),
        }
    }
}

fn check_parts(parts: &'static [FormPart], value: &Value, place: &FormPlace) -> Result<(), FormError> {
    let Value::Object(map) = value else { return Ok(()) };
    let refuse = |wrong| Err(FormError { place: place.clone(), wrong });
    if let Some(other) = map.keys().find(|key| parts.iter().all(|part| part.name != *key)) {
        return refuse(Wrong::UnknownPart { part: short(other), known: parts });
    }
    for FormPart { name, needed, form } in parts {
        match map.get(*name) {
            Some(inner) => form.check(inner, &FormPlace::Part(name, Box::new(place.clone())))?,
            None if *needed => return refuse(Wrong::NoPart { part: name, wanted: *form }),
            None => {}
        }
    }
    Ok(())
}

/// It can be held in the numbers that the engine counts with.
fn fits(number: f64) -> bool {
    number.abs() <= f64::from(f32::MAX)
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// What stands there, as far as it has to be seen.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    let head = clipped(&text, 60);
    if head.len() < text.len() { format!("{head}…") } else { text }
}
