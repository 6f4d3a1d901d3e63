//! What a parameter takes: how it is read, how it is written, and why it cannot be read.
//!
//! A list keeps what it knows and names the first of what it does not; all else is understood whole or not at all.

use serde::Serialize;

use super::code;
use super::ordered::{Ordered, ordered};
use crate::course::progress::notebook::{LONGEST_QUESTION, fits};
use crate::session::links::note::ParameterError;
use crate::session::links::share::decode;

/// What a parameter takes.
pub enum ParameterKind {
    /// One of several.
    Choice(List),
    /// Any of several, with commas.
    Choices(List),
    /// A whole number from the first to the second; what it counts.
    Number(u64, u64, &'static str),
    /// Words that pass a check; what they have to be.
    Text(fn(&str) -> bool, &'static str),
    /// 1 or 0; what holds without it.
    Flag(bool),
    /// A minute of a run, up to this one.
    Moment(u64),
    /// Trouble by the hour, with commas.
    Faults,
    /// Trouble by the hour, packed so that nobody reads it.
    Code,
    /// A packed log.
    Log,
}

/// What can be chosen from.
pub struct List {
    /// How the list is called, where it is too long for a table.
    pub name: &'static str,
    /// All of it.
    pub all: fn() -> Vec<Pick>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// How addresses write it.
    pub value: &'static str,
    /// How people call it.
    pub words: String,
}

/// What stands behind a name, once it is understood. As data, it is what it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One of several.
    Pick(&'static str),
    /// Several, in the order of their list.
    Picks(Vec<&'static str>),
    /// A number.
    Number(u64),
    /// Words.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Trouble by the hour.
    Faults(Vec<Ordered>),
}

impl ParameterKind {
    /// What a text says, as far as it can be understood; and why not, where it cannot.
    pub fn read(&self, text: &str) -> (Option<Value>, Option<ParameterError>) {
        let whole = |value: Option<Value>| {
            let wrong = value.is_none().then_some(ParameterError::NotTaken);
            (value, wrong)
        };
        match self {
            Self::Choice(list) => match (list.all)().into_iter().find(|pick| pick.value == text) {
                Some(pick) => (Some(Value::Pick(pick.value)), None),
                None if list.name.is_empty() => whole(None),
                None => (None, Some(ParameterError::NotListed { given: text.to_owned() })),
            },
            Self::Choices(list) => {
                let known = list.values();
                let unknown = parts(text).find(|part| !known.contains(part));
                let taken = known.iter().copied().filter(|value| parts(text).any(|part| part == *value)).collect();
                (Some(Value::Picks(taken)), unknown.map(|part| ParameterError::NoneOf { given: part.to_owned() }))
            }
            Self::Number(least, most, _) => whole(text.parse().ok().filter(|number| (least..=most).contains(&number)).map(Value::Number)),
            Self::Moment(most) => whole(text.parse().ok().filter(|minute| minute <= most).map(Value::Number)),
            Self::Code => match code::unpack(text) {
                Ok(orders) => (Some(Value::Faults(orders)), None),
                Err(why) => (None, Some(ParameterError::Code(why))),
            },
            Self::Text(fits, _) => whole(fits(text).then(|| Value::Text(text.to_owned()))),
            Self::Flag(_) => whole(match text {
                "1" | "" => Some(Value::Flag(true)),
                "0" => Some(Value::Flag(false)),
                _ => None,
            }),
            Self::Faults => {
                let mut taken: Vec<Ordered> = Vec::new();
                let mut wrong = None;
                for part in parts(text) {
                    match ordered(part) {
                        Ok(order) if taken.iter().any(|other| other.fault == order.fault) => {
                            wrong = wrong.or(Some(ParameterError::Twice { fault: order.fault }));
                        }
                        Ok(order) => taken.push(order),
                        Err(why) => wrong = wrong.or_else(|| Some(ParameterError::Order { given: part.to_owned(), why })),
                    }
                }
                (Some(Value::Faults(taken)), wrong)
            }
            Self::Log => match decode(text) {
                Ok(_) => (Some(Value::Text(text.to_owned())), None),
                Err(why) => (None, Some(ParameterError::Actions(why))),
            },
        }
    }
}

impl List {
    /// How addresses write each.
    pub fn values(&self) -> Vec<&'static str> {
        (self.all)().into_iter().map(|pick| pick.value).collect()
    }
}

impl Value {
    /// How an address writes it.
    pub fn write(&self) -> String {
        match self {
            Self::Pick(value) => (*value).to_owned(),
            Self::Picks(values) => values.join(","),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Flag(on) => u8::from(*on).to_string(),
            Self::Faults(orders) => orders.iter().map(Ordered::write).collect::<Vec<_>>().join(","),
        }
    }
}

/// Parts of a list with commas.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// A line that can be read, and not too long.
pub(super) fn is_question(value: &str) -> bool {
    !value.trim().is_empty() && fits(value, LONGEST_QUESTION) && !value.contains('\n')
}

/// A site's scheme and host, and nothing else.
pub(super) fn is_origin(value: &str) -> bool {
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    value == "null" || host.is_some_and(|host| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c)))
}
