//! Requests on their way in: those that a scenario makes up, with their hidden truth, or rows of a file, played again; and
//! how they come through the door.

mod corruption;
mod generator;
mod ingestion;
mod log_odds;
mod minute;
pub mod replay_dataset;
mod state;

pub use generator::Generator;
pub use log_odds::log_odds;
pub use minute::{Hidden, MOST_A_MINUTE, Minute, Seen};
pub use state::Workload;
