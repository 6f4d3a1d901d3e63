//! What is wrong with a request that somebody has written.

use super::parameters::short;
use crate::session::trace::handwritten::{FieldError, Given, LONGEST, RequestError};

/// What is wrong with a request.
pub fn request(why: &RequestError) -> String {
    match why {
        RequestError::TooLong { bytes } => format!("The request is {bytes} bytes long; at most {LONGEST} are read."),
        RequestError::NotAnObject { given } => format!("A request is an object in braces; this is {}.", said(given)),
        RequestError::NotJson { why } => format!("The request is not valid JSON: {why}."),
        RequestError::NoSuchField { field } => format!("“{}” is not a field of a request.", short(field)),
        RequestError::Value { field, why } => format!("“{field}” {}.", value(why)),
    }
}

fn value(why: &FieldError) -> String {
    match why {
        FieldError::TooLarge => "is too large a number".to_owned(),
        FieldError::Quoted { text } => format!("must be a number, not the text “{}”: leave the quotes away", short(text)),
        FieldError::NotNumber { given } => format!("must be a number, not {}", said(given)),
        FieldError::NotFlag { given } => format!("must be true or false, not {}", said(given)),
        FieldError::NoSuchCategory { text, known } => {
            format!("has no category “{}”. There are: {}", short(text), known.join(", "))
        }
        FieldError::NotCategory { given } => format!("must be one of its words in quotes, not {}", said(given)),
    }
}

fn said(given: &Given) -> String {
    match given {
        Given::Nothing => "nothing".to_owned(),
        Given::Flag => "true or false".to_owned(),
        Given::Number(number) => format!("the number {number}"),
        Given::Text(text) => format!("the text “{}”", short(text)),
        Given::List => "a list".to_owned(),
        Given::Object => "an object".to_owned(),
    }
}
