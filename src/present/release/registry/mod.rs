//! The registry: who answered when, all versions with where they stand, where one comes from, and what changed between two of
//! them or between two moments of production.

mod changed;
mod lineage;
mod timeline;
mod versions;
mod view;

pub use changed::{between_moments, between_versions};
pub use lineage::lineage;
pub use view::*;

use crate::session::Session;

/// The registry of a run.
pub fn registry(session: &Session) -> RegistryView {
    RegistryView {
        timeline_rows: timeline::timeline_rows(session),
        days: timeline::days(session),
        versions: versions::versions(session),
        moments: changed::moments(session),
    }
}

#[cfg(test)]
mod tests;
