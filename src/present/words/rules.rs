//! Validation rules in words: what must hold of a field, what a record broke, what happens to it.

use super::short;
use crate::learn::data::{Field, FieldKind, Schema};
use crate::platform::quality::{Response, RuleKind, Test, Why};

/// What happens to a record that breaks a rule, as words after "then".
pub const fn response(then: Response) -> &'static str {
    match then {
        Response::LetPass => "let pass and count",
        Response::Impute => "fill in the usual value",
        Response::FallBack => "simple rule answers",
        Response::Quarantine => "quarantine",
        Response::Reject => "reject",
    }
}

/// Why a record broke a rule: the sentence that a sender gets.
pub fn why(why: &Why, schema: &Schema) -> String {
    let Some(field) = schema.fields.get(usize::from(why.field)) else { return String::new() };
    let (name, value) = (&field.label, value(field, why.value));
    match why.kind {
        RuleKind::Required | RuleKind::MissingShare => format!("{name} is empty."),
        RuleKind::Type => format!("{name} is {value}, which is not of its type."),
        RuleKind::Range => format!("{name} is {value}, outside its range."),
        RuleKind::Categories => format!("{name} is {value}, which is not on its list."),
        RuleKind::OutOfRangeShare => format!("{name} is {value}, outside the contract, as are too many of this hour."),
        RuleKind::CategoryShare => format!("{name} is {value}, which comes too often in this hour."),
    }
}

/// A value of a field in words: "12 min", "boiler", "empty".
pub fn value(field: &Field, value: Option<f32>) -> String {
    let Some(value) = value else { return "empty".to_owned() };
    let unknown = || format!("unknown ({})", short(value.into()));
    match &field.kind {
        FieldKind::Numeric { .. } => {
            let said = short(value.into());
            if field.unit.is_empty() { said } else { format!("{said} {}", field.unit) }
        }
        FieldKind::Categorical { categories } if value >= 0.0 && value == value.trunc() => {
            categories.get(value as usize).cloned().unwrap_or_else(|| "a word on no list".to_owned())
        }
        FieldKind::Boolean if value == 1.0 => "yes".to_owned(),
        FieldKind::Boolean if value == 0.0 => "no".to_owned(),
        _ => unknown(),
    }
}

/// What must hold, after the field's name: "lies between 0 and 180 min".
pub fn test(test: &Test, field: &Field) -> String {
    let percent = |share: f32| format!("{} %", short((f64::from(share) * 1000.0).round() / 10.0));
    match test {
        Test::Type if matches!(field.kind, FieldKind::Boolean) => "is yes or no".to_owned(),
        Test::Type => "is a word of its list".to_owned(),
        Test::Required => "is there".to_owned(),
        Test::Range(low, high) => format!("lies between {} and {}", short(f64::from(*low)), value(field, Some(*high))),
        Test::Categories(words) => format!("is one of {}", words.join(", ")),
        Test::MissingShare(most) => format!("is empty in at most {} of an hour", percent(*most)),
        Test::OutOfRangeShare(most) => format!("is outside the contract in at most {} of an hour", percent(*most)),
        Test::CategoryShare { category, least, most } => {
            format!("is “{category}” in {} to {} of an hour", percent(*least), percent(*most))
        }
    }
}
