//! What stands at a place of a log and may not: which part of which action, what is wanted, and an example.

use crate::session::log::form::{FormError, FormPart, FormPlace, ValueForm, Wrong};

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
fn place(at: &FormPlace) -> String {
    match at {
        FormPlace::Action(nth) => format!("Action {nth} of the log"),
        FormPlace::Behind(word) => format!("“{word}”"),
        FormPlace::Part(name, of) => format!("“{name}” of {}", inside(of)),
        FormPlace::Entry(nth, of) => format!("Entry {nth} of {}", inside(of)),
    }
}

/// The same in the middle of a sentence.
fn inside(at: &FormPlace) -> String {
    match at {
        FormPlace::Action(nth) => format!("action {nth} of the log"),
        FormPlace::Entry(nth, of) => format!("entry {nth} of {}", inside(of)),
        other => place(other),
    }
}

/// What is wanted, with an example.
fn wanted(form: &ValueForm) -> String {
    match form {
        ValueForm::Whole(of, example) => format!("a whole number{of} from 0 on, as in {example}"),
        ValueForm::Number(example) => format!("a number, as in {example}"),
        ValueForm::Yes => "true or false".to_owned(),
        ValueForm::Text(what, example) => format!("{what} in quotes, as in \"{example}\""),
        ValueForm::Maybe(form) => format!("{}, or null", wanted(form)),
        ValueForm::List(_, example) => format!("a list in square brackets, as in {example}"),
        ValueForm::Two(example) => format!("two numbers in square brackets, as in {example}"),
        ValueForm::Numbers(example) => format!("numbers by name in braces, as in {example}"),
        ValueForm::Parts(all) => format!("an object in braces with {}", parts(all)),
        ValueForm::One(all) => format!("one of {}", names(all.iter().map(|(name, _)| *name))),
    }
}

fn parts(all: &[FormPart]) -> String {
    names(all.iter().map(|part| part.name))
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
