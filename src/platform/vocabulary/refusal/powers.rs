//! Why somebody may not do something.

use serde::Serialize;

use crate::platform::vocabulary::{Power, TeamRole};

/// Why somebody may not do something: the power is with others, or with nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PowerRefusal {
    /// What it takes.
    pub power: Power,
    /// Who asked; `None` for the team as a whole.
    pub by: Option<TeamRole>,
    /// The roles that may.
    pub holders: Vec<TeamRole>,
}
