//! Files that people bring: a scenario as JSON, and the text of a file, however it was written.

pub mod scenario_file;
pub mod text;
