//! What the engine's kinds are called on the page: one word or two for each.

mod release;
mod team;

pub use release::{hosting, status};
pub use team::{power, team_role};
