//! The laboratory: [`bench`] has a stream, a learner on it and a detector that watches.

mod bench;

pub use self::bench::lab;
