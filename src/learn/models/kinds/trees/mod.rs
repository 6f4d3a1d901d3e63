//! Models that ask one question after the other: a single tree, many small ones that correct each other, and what they share.

pub(in crate::learn::models) mod bins;
pub mod boosting;
pub mod decision_tree;
pub(in crate::learn::models) mod forest;
mod grower;
mod grown;
