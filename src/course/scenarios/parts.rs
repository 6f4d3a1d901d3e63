//! Short words for what scenarios are made of.

use crate::platform::scenario::{ConceptTerm, FieldDistribution, FieldShape, Phrase, RuleTerm, Segment};

/// A kind of senders.
pub fn segment(id: &str, name: &str, share: f32, severity: f32) -> Segment {
    Segment { id: id.into(), name: name.into(), share, severity }
}

/// Mean and standard deviation for each segment.
pub fn normal(factor_loading: f32, empty: f32, of: &[(f32, f32)]) -> FieldDistribution {
    FieldDistribution { factor_loading, empty, shape: FieldShape::Normal { of: of.to_vec() } }
}

/// Median and spread for each segment.
pub fn log_normal(factor_loading: f32, empty: f32, of: &[(f32, f32)]) -> FieldDistribution {
    FieldDistribution { factor_loading, empty, shape: FieldShape::LogNormal { of: of.to_vec() } }
}

/// A count: median and spread for each segment, rounded down.
pub fn count(factor_loading: f32, empty: f32, of: &[(f32, f32)]) -> FieldDistribution {
    FieldDistribution { factor_loading, empty, shape: FieldShape::Count { of: of.to_vec() } }
}

/// Parts of each category for each segment, from the mildest to the gravest.
pub fn category(factor_loading: f32, empty: f32, of: &[&[f32]]) -> FieldDistribution {
    FieldDistribution { factor_loading, empty, shape: FieldShape::Category { of: of.iter().map(|shares| shares.to_vec()).collect() } }
}

/// Yes with this share for each segment.
pub fn flag(factor_loading: f32, empty: f32, of: &[f32]) -> FieldDistribution {
    FieldDistribution { factor_loading, empty, shape: FieldShape::Category { of: of.iter().map(|yes| vec![1.0 - yes, *yes]).collect() } }
}

/// Log-odds for each step away from the ordinary.
pub const fn linear(field: u8, centre: f32, scale: f32, weight: f32) -> ConceptTerm {
    ConceptTerm::Linear { field, centre, scale, weight }
}

/// Log-odds for each factor of e.
pub const fn log(field: u8, centre: f32, weight: f32) -> ConceptTerm {
    ConceptTerm::Log { field, centre, weight }
}

/// Log-odds for each category.
pub fn kinds(field: u8, weights: &[f32]) -> ConceptTerm {
    ConceptTerm::Category { field, weights: weights.to_vec() }
}

/// Log-odds above a limit.
pub const fn above(field: u8, limit: f32, weight: f32) -> ConceptTerm {
    ConceptTerm::Above { field, limit, weight }
}

/// Log-odds where a field has a category and another lies in a range.
pub const fn both(field: u8, category: u8, other: u8, (from, below): (f32, f32), weight: f32) -> ConceptTerm {
    ConceptTerm::Both { field, category, other, from, below, weight }
}

/// Points when a field lies within a range.
pub const fn points(field: u8, (from, below): (f32, f32), points: f32) -> RuleTerm {
    RuleTerm { field, from, below, points }
}

/// Words that stand in a request when a field lies within a range.
pub fn phrase(field: u8, (from, below): (f32, f32), words: &str) -> Phrase {
    Phrase { field, from, below, words: words.into() }
}
