//! What is measured over many runs: how well faults are seen, what a scenario amounts to, how often a trial is right.

pub mod detection;
pub mod rollouts;
pub mod scenario;
pub mod trials;
