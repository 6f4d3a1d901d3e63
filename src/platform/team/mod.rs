//! The team: how it works, the plan that it has written down, and what its decisions come to in money and in people harmed.

pub mod harm;
pub mod ledger;
pub mod plan;
pub mod settings;
mod state;

pub use state::Team;
