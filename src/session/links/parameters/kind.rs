//! What a parameter takes: how it is read, how it is written, and what is said where it cannot be read.
//!
//! A list keeps what it knows and names the first of what it does not; all else is understood whole or not at all.

use serde::Serialize;

use super::code;
use super::ordered::{Ordered, ordered};
use crate::base::wording;
use crate::session::links::share::{decode, short};

/// What a parameter takes.
pub enum Kind {
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
    Trouble,
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
    Trouble(Vec<Ordered>),
}

impl Kind {
    /// What it takes, in words.
    pub fn takes(&self) -> String {
        match self {
            Self::Choice(list) if list.name.is_empty() => either(&list.values()),
            Self::Choice(list) => list.name.to_owned(),
            Self::Choices(list) if list.name.is_empty() => format!("with commas: {}", list.values().join(", ")),
            Self::Choices(list) => format!("with commas: {}", list.name),
            Self::Number(0, u64::MAX, _) => "a whole number from 0 on".to_owned(),
            Self::Number(least, most, of) => format!("a whole number from {least} to {most}: {of}"),
            Self::Text(_, takes) => (*takes).to_owned(),
            Self::Flag(_) => "1 or 0".to_owned(),
            Self::Moment(most) => format!("a whole number from 0 to {most}: minutes from Monday 00:00 of day 1"),
            Self::Trouble => "hour:fault, hour:fault:size or hour:fault:size:field, with commas; a ! before it hides it".to_owned(),
            Self::Code => "what the form “Make a link” has packed".to_owned(),
            Self::Log => "a packed log".to_owned(),
        }
    }

    /// What a text says, as far as it can be understood; and what would be right where it cannot.
    pub fn read(&self, text: &str) -> (Option<Value>, Option<String>) {
        let whole = |value: Option<Value>| {
            let wrong = value.is_none().then(|| format!("It takes {}.", self.takes()));
            (value, wrong)
        };
        match self {
            Self::Choice(list) => match (list.all)().into_iter().find(|pick| pick.value == text) {
                Some(pick) => (Some(Value::Pick(pick.value)), None),
                None if list.name.is_empty() => whole(None),
                None => {
                    let meant = wording::meant(text, list.values());
                    (None, Some(format!("It takes {}.{meant} There are {}.", list.name, list.values().join(", "))))
                }
            },
            Self::Choices(list) => {
                let known = list.values();
                let unknown = parts(text).find(|part| !known.contains(part));
                let taken = known.iter().copied().filter(|value| parts(text).any(|part| part == *value)).collect();
                let told =
                    |part| format!("“{}” is none of {}.{}", short(part), known.join(", "), wording::meant(part, known.iter().copied()));
                (Some(Value::Picks(taken)), unknown.map(told))
            }
            Self::Number(least, most, _) => whole(text.parse().ok().filter(|number| (least..=most).contains(&number)).map(Value::Number)),
            Self::Moment(most) => whole(text.parse().ok().filter(|minute| minute <= most).map(Value::Number)),
            Self::Code => match code::unpack(text) {
                Ok(orders) => (Some(Value::Trouble(orders)), None),
                Err(why) => (None, Some(format!("The code cannot be read: {why}"))),
            },
            Self::Text(fits, _) => whole(fits(text).then(|| Value::Text(text.to_owned()))),
            Self::Flag(_) => whole(match text {
                "1" | "" => Some(Value::Flag(true)),
                "0" => Some(Value::Flag(false)),
                _ => None,
            }),
            Self::Trouble => {
                let mut taken: Vec<Ordered> = Vec::new();
                let mut wrong = None;
                for part in parts(text) {
                    match ordered(part) {
                        Ok(order) if taken.iter().any(|other| other.fault == order.fault) => {
                            wrong = wrong.or_else(|| Some(format!("“{}” is there twice: once at a time.", order.fault)));
                        }
                        Ok(order) => taken.push(order),
                        Err(why) => wrong = wrong.or_else(|| Some(format!("“{}”: {why}", short(part)))),
                    }
                }
                (Some(Value::Trouble(taken)), wrong)
            }
            Self::Log => match decode(text) {
                Ok(_) => (Some(Value::Text(text.to_owned())), None),
                Err(why) => (None, Some(format!("The actions cannot be read: {why}"))),
            },
        }
    }
}

impl List {
    fn values(&self) -> Vec<&'static str> {
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
            Self::Trouble(orders) => orders.iter().map(Ordered::write).collect::<Vec<_>>().join(","),
        }
    }
}

/// Parts of a list with commas.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// "a, b or c".
fn either(values: &[&str]) -> String {
    match values {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A site's scheme and host, and nothing else.
pub(super) fn is_origin(value: &str) -> bool {
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    value == "null" || host.is_some_and(|host| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c)))
}
