//! What a fault can be aimed at: kinds of fields, a kind of customers, a share of the records.

use crate::platform::vocabulary::FieldFilter;

/// What a fault can be aimed at.
#[derive(Clone, Copy, Debug)]
pub struct Targeting {
    /// Kinds of fields, where it strikes one.
    pub field: Option<FieldFilter>,
    /// Whose usual field it takes, where that is not theirs.
    pub by_default: Option<FieldFilter>,
    /// It can be kept to one segment.
    pub segment: bool,
    /// Without an aim it is kept to the segment that careless updates forget.
    pub one_segment: bool,
    /// The usual share of the records, where its size says something else.
    pub rate: Option<f32>,
    /// What it strikes where that does not follow from an aim.
    pub scope: FaultScope,
}

/// What a fault strikes where that does not follow from an aim: what is right to name as its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultScope {
    /// Only what it is aimed at.
    Aimed,
    /// Without an aim this segment, counted from the last one, which is 0.
    SegmentFromEnd(usize),
    /// All fields that are looked up.
    FeatureStoreFields,
    /// The fields that tell most of the outcome.
    PredictiveFields,
}

impl Targeting {
    /// Neither.
    pub const NOTHING: Self =
        Self { field: None, by_default: None, segment: false, one_segment: false, rate: None, scope: FaultScope::Aimed };

    /// Any kind of customers, all without an aim.
    pub const SEGMENT: Self = Self { segment: true, ..Self::NOTHING };

    /// One kind of customers.
    pub const ONE_SEGMENT: Self = Self { one_segment: true, ..Self::SEGMENT };

    /// A field, for any kind of customers.
    pub const fn field(which: FieldFilter) -> Self {
        Self { field: Some(which), ..Self::SEGMENT }
    }

    /// The same, usually the field that this kind usually strikes.
    pub const fn by_default(self, which: FieldFilter) -> Self {
        Self { by_default: Some(which), ..self }
    }

    /// The same, for this share of the records.
    pub const fn rate(self, rate: f32) -> Self {
        Self { rate: Some(rate), ..self }
    }

    /// The same, striking this whatever it is aimed at.
    pub const fn scoped_to(self, scope: FaultScope) -> Self {
        Self { scope, ..self }
    }
}
