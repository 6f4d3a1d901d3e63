//! Why something of the team is not changed: its goal, its powers, its settings, its plan.

pub(super) mod goal;
pub(super) mod plan;
pub(super) mod powers;
pub(super) mod settings;
