//! What a fault can be aimed at: kinds of fields, a kind of customers, a share of the records.

use crate::platform::vocabulary::FieldFilter;

/// What a fault can be aimed at.
#[derive(Clone, Copy, Debug)]
pub struct Targeting {
    /// Kinds of fields, where it strikes one.
    pub field: Option<FieldFilter>,
    /// Whose usual field it takes, where that is not theirs.
    pub usually: Option<FieldFilter>,
    /// It can be kept to one segment.
    pub segment: bool,
    /// Without an aim it is kept to the segment that careless updates forget.
    pub one_segment: bool,
    /// The usual share of the records, where its size says something else.
    pub rate: Option<f32>,
}

impl Targeting {
    /// Neither.
    pub const NOTHING: Self = Self { field: None, usually: None, segment: false, one_segment: false, rate: None };

    /// Any kind of customers, all without an aim.
    pub const SEGMENT: Self = Self { segment: true, ..Self::NOTHING };

    /// One kind of customers.
    pub const ONE_SEGMENT: Self = Self { one_segment: true, ..Self::SEGMENT };

    /// A field, for any kind of customers.
    pub const fn field(which: FieldFilter) -> Self {
        Self { field: Some(which), ..Self::SEGMENT }
    }

    /// The same, usually the field that this kind usually strikes.
    pub const fn usually(self, which: FieldFilter) -> Self {
        Self { usually: Some(which), ..self }
    }

    /// The same, for this share of the records.
    pub const fn rate(self, rate: f32) -> Self {
        Self { rate: Some(rate), ..self }
    }
}
