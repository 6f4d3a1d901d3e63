//! Schema: which fields a row has, what their values mean, and which values make sense.
//!
//! It is what a check at the door holds rows against, and what tells a preparation how to read them. A scenario written
//! in JSON brings its own, so it is checked ([`Schema::check`]) before it is used.
//!
//! ```
//! use afterlaunch::learn::data::{Field, Schema};
//!
//! let channel = Field::category("channel", "Channel", &["mail", "phone"]).required();
//! assert!(channel.allows(1.0) && !channel.allows(2.0));
//! assert!(Schema::new(vec![channel.clone(), channel]).is_err());
//! ```

use serde::{Deserialize, Serialize};

/// The most fields a schema can have: a row's mask of missing values is 32 bits.
pub const MOST_FIELDS: usize = 32;

/// How a field's values are to be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FieldKind {
    /// A number.
    Numeric {
        /// On which scale its differences mean the same.
        scale: Scale,
    },
    /// One of a few words.
    Categorical {
        /// The words, in the order of their values.
        categories: Vec<String>,
    },
    /// Yes (1) or no (0).
    Boolean,
}

/// On which scale the differences of a number mean the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// From 10 to 20 is as far as from 110 to 120.
    Linear,
    /// From 10 to 20 is as far as from 100 to 200: counts, prices, durations. Values are at least 0.
    Log,
}

/// One field of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name in files: "waiting_min".
    pub name: String,
    /// Its name for people: "Waiting time".
    pub label: String,
    /// "min"; empty where there is none.
    pub unit: String,
    /// How its values are to be read.
    pub kind: FieldKind,
    /// Lowest and highest value that make sense, both included.
    pub range: (f64, f64),
    /// A row without it is not valid.
    pub required: bool,
    /// Another unit in which others may send it by mistake.
    pub other_unit: Option<OtherUnit>,
}

/// A unit that a field is not in: what is sent is `factor * value + offset`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherUnit {
    /// The field's own unit, as one speaks of it: "minutes".
    pub own: String,
    /// The other one: "seconds".
    pub other: String,
    /// How many of the other make one of the field's own.
    pub factor: f32,
    /// What 0 of the field's own is in the other.
    pub offset: f32,
}

impl Field {
    /// A number on a linear scale, not required.
    pub fn number(name: &str, label: &str, unit: &str, range: (f64, f64)) -> Self {
        let kind = FieldKind::Numeric { scale: Scale::Linear };
        Self { name: name.into(), label: label.into(), unit: unit.into(), kind, range, required: false, other_unit: None }
    }

    /// One of a few words, not required.
    pub fn category(name: &str, label: &str, categories: &[&str]) -> Self {
        let range = (0.0, categories.len().saturating_sub(1) as f64);
        let kind = FieldKind::Categorical { categories: categories.iter().map(|c| (*c).into()).collect() };
        Self { kind, ..Self::number(name, label, "", range) }
    }

    /// Yes or no, not required.
    pub fn flag(name: &str, label: &str) -> Self {
        Self { kind: FieldKind::Boolean, ..Self::number(name, label, "", (0.0, 1.0)) }
    }

    /// The same number on a logarithmic scale.
    pub fn log(self) -> Self {
        Self { kind: FieldKind::Numeric { scale: Scale::Log }, ..self }
    }

    /// The same number, which others may send in another unit: "minutes", "seconds", 60, 0.
    pub fn or_in(self, own: &str, other: &str, factor: f32, offset: f32) -> Self {
        Self { other_unit: Some(OtherUnit { own: own.into(), other: other.into(), factor, offset }), ..self }
    }

    /// The same field, and a row without it is not valid.
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Its categories: a flag has two, a number has none.
    pub fn categories(&self) -> usize {
        match &self.kind {
            FieldKind::Numeric { .. } => 0,
            FieldKind::Categorical { categories } => categories.len(),
            FieldKind::Boolean => 2,
        }
    }

    /// A value that makes sense here: in range, and a whole number where values are places in a list.
    pub fn allows(&self, value: f32) -> bool {
        let value = f64::from(value);
        let listed = matches!(self.kind, FieldKind::Numeric { .. }) || value == value.trunc();
        listed && value >= self.range.0 && value <= self.range.1
    }
}

/// Which fields a row has, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// The fields.
    pub fields: Vec<Field>,
}

/// Why a list of fields is no schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaError {
    /// More than [`MOST_FIELDS`], or none.
    FieldCount(usize),
    /// Two fields have this name.
    SameName(String),
    /// This field's range is empty, or reaches below 0 on a logarithmic scale.
    Range(String),
    /// This field has no categories.
    NoCategories(String),
}

impl Schema {
    /// A schema of these fields.
    pub fn new(fields: Vec<Field>) -> Result<Self, SchemaError> {
        let schema = Self { fields };
        schema.check()?;
        Ok(schema)
    }

    /// Holds a schema that came from outside against the rules.
    pub fn check(&self) -> Result<(), SchemaError> {
        if !(1..=MOST_FIELDS).contains(&self.fields.len()) {
            return Err(SchemaError::FieldCount(self.fields.len()));
        }
        for (i, field) in self.fields.iter().enumerate() {
            let (low, high) = field.range;
            let log = matches!(field.kind, FieldKind::Numeric { scale: Scale::Log });
            if self.fields[..i].iter().any(|other| other.name == field.name) {
                return Err(SchemaError::SameName(field.name.clone()));
            }
            if matches!(field.kind, FieldKind::Categorical { .. }) && field.categories() == 0 {
                return Err(SchemaError::NoCategories(field.name.clone()));
            }
            if !(low.is_finite() && high.is_finite() && low <= high) || (log && low < 0.0) {
                return Err(SchemaError::Range(field.name.clone()));
            }
        }
        Ok(())
    }

    /// The place of the field with this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_are_held_against_the_rules() {
        let number = || Field::number("a", "A", "", (0.0, 1.0));
        assert_eq!(Schema::new(vec![]), Err(SchemaError::FieldCount(0)));
        assert_eq!(Schema::new(vec![number(), number()]), Err(SchemaError::SameName("a".into())));
        assert_eq!(Schema::new(vec![Field::category("c", "C", &[])]), Err(SchemaError::NoCategories("c".into())));
        let below_zero = Field { range: (-1.0, 1.0), ..number() };
        assert!(Schema::new(vec![below_zero.clone()]).is_ok());
        assert_eq!(Schema::new(vec![below_zero.log()]), Err(SchemaError::Range("a".into())));
    }

    #[test]
    fn a_field_knows_what_makes_sense() {
        let channel = Field::category("c", "C", &["mail", "phone"]);
        assert!(channel.allows(1.0) && !channel.allows(0.5) && !channel.allows(2.0) && !channel.allows(-1.0));
        assert!(Field::number("a", "A", "", (0.0, 1.0)).allows(0.5));
    }
}
