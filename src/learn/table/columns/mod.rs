//! A column: its cells as numbers, as moments and as words, what it most likely is, and the order of rows.

pub mod column;
pub mod column_kind;
pub mod kind;
pub mod missing;
pub mod order;
pub mod words;
