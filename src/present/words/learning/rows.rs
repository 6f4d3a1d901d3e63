//! What is wrong with rows that a model is to learn from, and why nothing can be made of them.

use crate::learn::data::prepare::FitError;
use crate::learn::data::survey::SurveyFinding;
use crate::learn::data::{MOST_FIELDS, Schema, SchemaError};

/// What is wrong with rows.
pub fn finding(finding: &SurveyFinding, schema: &Schema) -> String {
    let label = |field: usize| &schema.fields[field].label;
    match *finding {
        SurveyFinding::FewOfOneOutcome { rarer, rows } => {
            let has = if rarer == 1 { "has" } else { "have" };
            format!("Only {rarer} of the {rows} rows looked at {has} the rarer outcome: much of what is learnt from so few is luck.")
        }
        SurveyFinding::Twice { twice, rows } => {
            format!("{twice} of the {rows} rows looked at are there twice. Where one of them is tested on, the test is too kind.")
        }
        SurveyFinding::AlwaysMissing { field } => format!("“{}” is always missing: it says nothing.", label(field)),
        SurveyFinding::NeverVaries { field } => format!("“{}” never varies: it says nothing.", label(field)),
        SurveyFinding::OftenMissing { field, missing, rows } => {
            format!("“{}” is missing in {:.0} of 100 rows.", label(field), 100.0 * missing as f64 / rows as f64)
        }
        SurveyFinding::OutOfRange { field, values } => {
            format!("“{}” has {values} values that make no sense in it.", label(field))
        }
        SurveyFinding::TellsAlone { field } => {
            format!("“{}” tells the outcome nearly alone. Is it known before the outcome is?", label(field))
        }
    }
}

/// Why rows cannot be prepared, as the end of a sentence.
pub const fn preparation(why: FitError) -> &'static str {
    match why {
        FitError::NoRows => "there are no rows to learn from",
        FitError::OtherFields => "the rows have other fields than the schema",
    }
}

/// Why fields are no schema, as the end of a sentence.
pub fn schema(why: &SchemaError) -> String {
    match why {
        SchemaError::FieldCount(n) => format!("a schema has 1 to {MOST_FIELDS} fields, this one has {n}"),
        SchemaError::SameName(name) => format!("two fields are called “{name}”"),
        SchemaError::Range(name) => format!("the range of “{name}” holds no value that its scale allows"),
        SchemaError::NoCategories(name) => format!("the field “{name}” has no categories"),
    }
}
