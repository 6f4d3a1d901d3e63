//! Outcomes: when the truth about a request becomes known, and how it is written down.

mod label_queue;
mod labelling;
mod outcome;
mod state;

pub use label_queue::{LabelQueue, MaturedLabels, delays};
pub use labelling::left_out;
pub use outcome::Outcome;
pub use state::Labels;
