//! Why a validation rule is not written down, or not taken away.

use super::parts::clipped;
use crate::learn::data::{Field, FieldKind};
use crate::platform::quality::MOST_RULES;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{RuleRefusal, TestRefusal};
use crate::present::words::meant;
use crate::present::words::short;

pub(super) fn sentence(why: &RuleRefusal, scenario: &Scenario) -> String {
    let fields = &scenario.schema.fields;
    let of = |name: &str| fields.iter().find(|field| field.name == name);
    let label = |name: &str| of(name).map_or_else(|| name.to_owned(), |field| field.label.clone());
    match why {
        RuleRefusal::NoSuchField { field } => {
            let names: Vec<&str> = fields.iter().map(|f| &*f.name).collect();
            let meant = meant(field, names.iter().copied());
            format!("There is no field called “{}”.{meant} There are: {}.", clipped(field), names.join(", "))
        }
        RuleRefusal::NoSuchRule { field } => format!("{} has no such rule, so it cannot be taken away.", label(field)),
        RuleRefusal::TooMany => {
            format!("There are {MOST_RULES} rules already. Nobody keeps more in mind: take one away first.")
        }
        RuleRefusal::Test { field, why } => test(&label(field), of(field), why),
    }
}

fn test(name: &str, field: Option<&Field>, why: &TestRefusal) -> String {
    let short = |value: f32| short(f64::from(value));
    let share = |what: &str, given: f32| format!("{name}: {what} is a share from 0 to 1; {} is outside.", short(given));
    match why {
        TestRefusal::TypeOfNumber => {
            format!("{name} is a number. What is no number arrives as empty here, so “required” is the rule that sees it.")
        }
        TestRefusal::RangeOfWords => format!("{name} is no number, so it has no range. Use “categories” or “type”."),
        TestRefusal::RangeNotFinite => format!("{name}: a range needs two numbers."),
        TestRefusal::RangeUpsideDown { least, most } => {
            format!("{name}: the range is upside down, {} is above {}.", short(*least), short(*most))
        }
        TestRefusal::NoneAllowed => format!("{name}: at least one category must be allowed."),
        TestRefusal::NoSuchCategory { category } => {
            let known = match field.map(|field| &field.kind) {
                Some(FieldKind::Categorical { categories }) => categories.join(", "),
                _ => String::new(),
            };
            format!("{name} has no category “{category}”. It has: {known}.")
        }
        TestRefusal::NoCategories => format!("{name} has no categories."),
        TestRefusal::MissingShare { given } => share("the share of empty values", *given),
        TestRefusal::OutOfRangeShare { given } => share("the share outside the contract", *given),
        TestRefusal::LeastShare { given } => share("the least share", *given),
        TestRefusal::MostShare { given } => share("the most", *given),
        TestRefusal::SharesUpsideDown { least, most } => {
            format!("{name}: the shares are upside down, {} is above {}.", short(*least), short(*most))
        }
    }
}
