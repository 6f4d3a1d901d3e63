//! The team: what it wants, how it works, who in it may do what and how soon they hear of it, the plan that it has written down, and what its
//! decisions come to in money and in people harmed.

pub mod goal;
pub mod harm;
pub mod ledger;
pub mod plan;
pub mod powers;
pub mod reaction;
pub mod settings;
mod state;
pub mod updates;

pub use state::Team;
