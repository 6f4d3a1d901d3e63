//! Rows and their fields: held column by column, as a schema says; looked over before anything is learnt from them; turned
//! into numbers that a model can weigh.

mod batch;
pub mod prepare;
pub mod schema;
pub mod survey;

pub use batch::Batch;
pub use schema::{Field, FieldKind, MOST_FIELDS, OtherUnit, Scale, Schema, SchemaError};
