//! Models that add up how much each column speaks for a yes: a weighted sum, learnt at once or row by row.

pub(in crate::learn) mod cholesky;
pub mod logistic;
pub mod online;
pub mod ridge;
