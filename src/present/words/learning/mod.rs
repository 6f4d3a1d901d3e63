//! What the page and the command line say of learning itself: settings that cannot be, models, streams and detectors that are
//! not there, what is wrong with rows, and why a version was made.

mod detectors;
mod models;
mod rows;
mod streams;
#[cfg(test)]
mod tests;
mod versions;

pub use detectors::tuning;
pub use models::{model, value};
pub use rows::{finding, preparation, schema};
pub use streams::stream;
pub use versions::{days, findings, version_reason};
