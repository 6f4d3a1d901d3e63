//! The check at the door: the contract that a record is held against, the team's own rules, and what becomes of the records
//! that break them.

pub mod contract;
mod quarantine;
mod state;
mod validation_rules;

pub use quarantine::{ActiveRule, QuarantineLog, ResponseStats, Rules, StoppedRecord};
pub use state::Quality;
pub use validation_rules::{Kind, MOST_RULES, Response, Test, ValidationRule, Why};
