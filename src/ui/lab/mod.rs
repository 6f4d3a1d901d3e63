//! The laboratory: [`bench`] has a stream, a learner on it and a detector that watches.

mod experiment;

pub use self::experiment::lab;
