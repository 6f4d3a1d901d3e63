//! What a parameter of an address takes, and why it does not take a text.

use super::actions::{actions, code};
use crate::platform::faults;
use crate::present::words::meant;
use crate::session::links::make_link::{Remark, Wish};
use crate::session::links::note::{OrderError, ParameterError};
use crate::session::links::parameters::{self, ALL, Parameter, ParameterKind};

/// What is wrong with a parameter of a link that is being made.
pub fn problem(wish: &Wish, name: &str) -> Option<String> {
    let why = wish.problem(name)?;
    parameters::find(name).map(|found| parameter(found, &why))
}

/// What should be known of a parameter that is in order.
pub const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::StayUsable => "This mission gives some of these to do: those stay usable in it, all others are locked.",
        Remark::MissionHasItsOwn => "A mission has its own. This counts once somebody goes over to free play.",
    }
}

/// The table of all parameters for the documentation.
pub fn table() -> String {
    let row = |p: &Parameter| format!("| `{}` | {} | {} | `{}` |\n", p.name, takes(&p.kind), p.means, p.example);
    let rows: String = ALL.iter().map(row).collect();
    let names: Vec<_> = parameters::single_controls().into_iter().map(|control| format!("`{control}`")).collect();
    format!(
        "| parameter | takes | what it does | example |\n|---|---|---|---|\n{rows}\nSingle controls for `lock`: {}.\n",
        names.join(", ")
    )
}

/// What a parameter of this kind takes.
fn takes(kind: &ParameterKind) -> String {
    match kind {
        ParameterKind::Choice(list) if list.name.is_empty() => either(&list.values()),
        ParameterKind::Choice(list) => list.name.to_owned(),
        ParameterKind::Choices(list) if list.name.is_empty() => format!("with commas: {}", list.values().join(", ")),
        ParameterKind::Choices(list) => format!("with commas: {}", list.name),
        ParameterKind::Number(0, u64::MAX, _) => "a whole number from 0 on".to_owned(),
        ParameterKind::Number(least, most, of) => format!("a whole number from {least} to {most}: {of}"),
        ParameterKind::Text(_, takes) => (*takes).to_owned(),
        ParameterKind::Flag(_) => "1 or 0".to_owned(),
        ParameterKind::Moment(most) => format!("a whole number from 0 to {most}: minutes from Monday 00:00 of day 1"),
        ParameterKind::Faults => "hour:fault, hour:fault:size or hour:fault:size:field, with commas; a ! before it hides it".to_owned(),
        ParameterKind::Code => "what the form “Make a link” has packed".to_owned(),
        ParameterKind::Log => "a packed log".to_owned(),
    }
}

/// Why a parameter does not take a text.
pub(super) fn parameter(parameter: &Parameter, why: &ParameterError) -> String {
    let known = || match &parameter.kind {
        ParameterKind::Choice(list) | ParameterKind::Choices(list) => list.values(),
        _ => Vec::new(),
    };
    match why {
        ParameterError::NotTaken => format!("It takes {}.", takes(&parameter.kind)),
        ParameterError::NotListed { given } => {
            let known = known();
            let meant = meant(given, known.iter().copied());
            format!("It takes {}.{meant} There are {}.", takes(&parameter.kind), known.join(", "))
        }
        ParameterError::NoneOf { given } => {
            let known = known();
            format!("“{}” is none of {}.{}", short(given), known.join(", "), meant(given, known.iter().copied()))
        }
        ParameterError::Order { given, why } => format!("“{}”: {}", short(given), order(why)),
        ParameterError::Twice { fault } => format!("“{fault}” is there twice: once at a time."),
        ParameterError::Code(why) => format!("The code cannot be read: {}", code(*why)),
        ParameterError::Actions(why) => format!("The actions cannot be read: {}", actions(*why)),
    }
}

fn order(why: &OrderError) -> String {
    match why {
        OrderError::Parts => "It is written hour:fault, as in 30:seconds-for-minutes.".to_owned(),
        OrderError::Hour => format!("The hour is a whole number from 0 to {}.", parameters::LAST_HOUR),
        OrderError::NoSuchFault { fault } => {
            format!("The fault is one from the list of faults.{}", meant(fault, faults::ALL.iter().map(|fault| fault.id)))
        }
        OrderError::Size => "Its size is outside of what this trouble can have.".to_owned(),
        OrderError::NoField => "This trouble does not strike a field.".to_owned(),
    }
}

/// "a, b or c".
fn either(values: &[&str]) -> String {
    match values {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What was given, no longer than a line.
pub(super) fn short(value: &str) -> String {
    let clean: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
    if clean.len() < value.len() { format!("{clean}…") } else { clean }
}
