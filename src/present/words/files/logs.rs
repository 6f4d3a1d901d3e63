//! What stands at a place of a log and may not: which part of which action, what is wanted, and an example.

use crate::session::log::form::{Form, FormError, Part, Place, Wrong};

/// What stands at a place of a log and may not.
pub fn form(why: &FormError) -> String {
    let place = place(&why.place);
    match &why.wrong {
        Wrong::Not { wanted: form, given } => format!("{place} must be {}, not {given}.", wanted(form)),
        Wrong::Alone { word, wanted: form } => format!("{place}: behind “{word}” must stand {}.", wanted(form)),
        Wrong::NotAlone { word } => format!("{place}: nothing belongs to “{word}”; it is written \"{word}\" alone."),
        Wrong::UnknownPart { part, known } => {
            format!("{place} has a part “{part}”, which is not known. It can have {}.", parts(known))
        }
        Wrong::NoPart { part, wanted: form } => format!("{place} has no “{part}”. It must be {}.", wanted(form)),
    }
}

/// "“count” of “servers”", "Entry 2 of “values” of “search”", "Action 1 of the log".
fn place(at: &Place) -> String {
    match at {
        Place::Action(nth) => format!("Action {nth} of the log"),
        Place::Behind(word) => format!("“{word}”"),
        Place::Part(name, of) => format!("“{name}” of {}", inside(of)),
        Place::Entry(nth, of) => format!("Entry {nth} of {}", inside(of)),
    }
}

/// The same in the middle of a sentence.
fn inside(at: &Place) -> String {
    match at {
        Place::Action(nth) => format!("action {nth} of the log"),
        Place::Entry(nth, of) => format!("entry {nth} of {}", inside(of)),
        other => place(other),
    }
}

/// What is wanted, with an example.
fn wanted(form: &Form) -> String {
    match form {
        Form::Whole(of, example) => format!("a whole number{of} from 0 on, as in {example}"),
        Form::Number(example) => format!("a number, as in {example}"),
        Form::Yes => "true or false".to_owned(),
        Form::Text(what, example) => format!("{what} in quotes, as in \"{example}\""),
        Form::Maybe(form) => format!("{}, or null", wanted(form)),
        Form::List(_, example) => format!("a list in square brackets, as in {example}"),
        Form::Two(example) => format!("two numbers in square brackets, as in {example}"),
        Form::Numbers(example) => format!("numbers by name in braces, as in {example}"),
        Form::Parts(all) => format!("an object in braces with {}", parts(all)),
        Form::One(all) => format!("one of {}", names(all.iter().map(|(name, _)| *name))),
    }
}

fn parts(all: &[Part]) -> String {
    names(all.iter().map(|part| part.name))
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
