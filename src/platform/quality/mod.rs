//! The check at the door: the contract that a record is held against, the team's own rules, and what becomes of the records
//! that break them.

mod active_rules;
pub mod contract;
mod quarantine_log;
mod state;
mod validation_rules;

pub use active_rules::{ActiveRule, ResponseStats, Rules};
pub use quarantine_log::{QuarantineLog, StoppedRecord};
pub use state::Quality;
pub use validation_rules::{MOST_RULES, Response, RuleKind, Test, ValidationRule, Why};
