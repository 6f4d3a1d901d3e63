//! The laboratory: [`mod@bench`] has a stream, a learner on it and a detector that watches.

mod bench;
pub mod words;

pub use self::bench::{Draft, Lab, LabView, ROWS};
