//! Tests that may be looked at at any time: whoever watches a comparison grow, and stops when it looks clear, is still
//! wrong no more often than was agreed.
//!
//! An ordinary 95 % interval holds for one look, at a size that was fixed beforehand. Somebody who looks after each row
//! finds it wrong sooner or later with certainty. What is here holds at all looks together.
//!
//! To add one: a file that opens with the idea, its parameters and its source, a doc test, and a line here; its numbers
//! are held against a reference in `tests/reference.rs`. The best example is [`confidence_sequence`].

pub mod confidence_sequence;
pub mod msprt;
pub mod quantile_sequence;

pub use confidence_sequence::{ConfidenceSequence, Interval, standardised};
pub use msprt::{ArmCounts, Msprt};
pub use quantile_sequence::quantile_shares;
