//! The source of this project, read as text: its words and signs, and which file names which. `tests/architecture.rs` reads
//! with the same two files.

pub mod imports;
pub mod tokens;
