//! Kinds of fields that trouble can strike.

use crate::learn::data::{Field, FieldKind};

/// Kinds of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFilter {
    /// Numbers; usually the one that others may send in another unit.
    Number,
    /// What is one of a list of words.
    Category,
    /// All; usually the one that careless updates forget.
    Any,
    /// All; usually the one that says least about the outcome.
    Idle,
    /// Numbers that have another unit.
    OtherUnit,
}

impl FieldFilter {
    /// It can strike this field.
    pub fn takes(self, field: &Field) -> bool {
        match self {
            Self::Number => matches!(field.kind, FieldKind::Numeric { .. }),
            Self::Category => matches!(field.kind, FieldKind::Categorical { .. }),
            Self::OtherUnit => field.other_unit.is_some(),
            Self::Any | Self::Idle => true,
        }
    }
}
