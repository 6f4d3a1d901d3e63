//! Incidents: what goes wrong in one piece, as people tell of it afterwards. Each is a named, timed set of faults with one
//! cause that nobody is told of: the alerts show what it does, and somebody has to find out what it is.
//!
//! To add an incident: a value in the list of its file (best example: the first one of `data.rs`), whose first fault is the
//! cause. It is drawn, judged, told and tested from there. `tests/surprise.rs` measures whether the check of its fault
//! fires in time wherever the incident may come.

mod data;
mod incident;
mod machinery;
mod world;

pub use incident::{Beside, Incident, IncidentTarget};

use crate::platform::scenario::Scenario;

/// Those of one file.
type Those = &'static [Incident];

/// All incidents, by what they touch.
static FILES: [Those; 3] = [data::ALL, world::ALL, machinery::ALL];

/// All incidents.
pub fn all() -> impl Iterator<Item = &'static Incident> {
    FILES.iter().flat_map(|those| those.iter())
}

/// Those that can come to a system.
pub fn of(scenario: &Scenario) -> Vec<&'static Incident> {
    all().filter(|incident| incident.comes_to(scenario)).collect()
}

/// The incident of this id.
pub fn find(id: &str) -> Option<&'static Incident> {
    all().find(|incident| incident.id == id)
}
