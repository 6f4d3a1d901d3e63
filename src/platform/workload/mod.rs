//! Requests on their way in: those that a scenario makes up, with their hidden truth, or rows of a file, played again; and
//! how they come through the door.

mod ingestion;
pub mod replay_dataset;
mod stream;

pub use stream::{Generator, Hidden, MOST_A_MINUTE, Minute, Seen, log_odds};
