//! The frame clock: how simulated time passes while somebody looks.
//!
//! [`Run`] owns the session and is the only door to it. What is shown follows in tiers, because reading is cheap and
//! drawing is not: the clock with every frame, words at most eight times a second, charts when a monitoring window
//! has closed or somebody acted. While nothing moves no frame is asked for.
//!
//! Nothing else in the page reads a clock. [`today`] is for records of what somebody has done.

pub mod engine;
mod run;
pub mod time_slice;

pub use self::engine::Going;
pub use self::run::{Run, today};
