//! A column: its cells as numbers, as moments and as words, what it most likely is, and the order of rows.

pub mod column;
pub mod column_kind;
pub mod dictionary;
pub mod kind;
pub mod missing;
pub mod order;
