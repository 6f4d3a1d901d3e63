//! Outcomes: when the truth about a request becomes known, and how it is written down.

mod feedback;
mod outcome;

pub use feedback::{LabelQueue, MaturedLabels, delays, left_out, misjudge};
pub use outcome::Outcome;
