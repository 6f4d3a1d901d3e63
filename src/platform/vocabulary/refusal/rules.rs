//! Why a validation rule is not written down, or not taken away.

use serde::Serialize;

/// Why a validation rule is not written down, or not taken away.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RuleRefusal {
    /// The schema has no such field.
    NoSuchField {
        /// Its name.
        field: String,
    },
    /// The field has no such rule.
    NoSuchRule {
        /// The field's name.
        field: String,
    },
    /// There are as many rules as there can be.
    TooMany,
    /// The test makes no sense for the field.
    Test {
        /// The field's name.
        field: String,
        /// Why.
        why: TestRefusal,
    },
}

/// Why a test makes no sense for a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TestRefusal {
    /// Of a number only its range can be tested, not its type.
    TypeOfNumber,
    /// Only numbers have a range.
    RangeOfWords,
    /// An end of the range is no number.
    RangeNotFinite,
    /// The range ends below where it begins.
    RangeUpsideDown {
        /// Where it begins.
        least: f32,
        /// Where it ends.
        most: f32,
    },
    /// No category is allowed.
    NoneAllowed,
    /// The field has no such category.
    NoSuchCategory {
        /// The category.
        category: String,
    },
    /// The field has no categories.
    NoCategories,
    /// The share of empty values is none.
    MissingShare {
        /// What it is.
        given: f32,
    },
    /// The share of values outside the contract is none.
    OutOfRangeShare {
        /// What it is.
        given: f32,
    },
    /// The least share of a category is none.
    LeastShare {
        /// What it is.
        given: f32,
    },
    /// The most of a category is no share.
    MostShare {
        /// What it is.
        given: f32,
    },
    /// The least share of a category lies above the most.
    SharesUpsideDown {
        /// The least.
        least: f32,
        /// The most.
        most: f32,
    },
}
