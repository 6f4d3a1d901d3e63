//! Has the world changed: fields that drift, that come empty, and their values against training.

pub mod empty_fields;
pub mod field_drift;
pub mod field_spread;
