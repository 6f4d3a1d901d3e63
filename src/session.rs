//! Floor 4: a run. Scenario, seed and log of actions are all there is to it; the world follows.
//!
//! The page, the command line and lessons own a [`Session`] and nothing else. One can go back to any minute: the run
//! is then played again from the nearest kept state, and what had been done later is done again at its minute,
//! unless something else is done first; then the run takes the other way.

pub mod counterfactual;
pub mod episode;
pub mod error;
pub mod facts;
pub mod files;
pub mod lesson;
pub mod links;
pub mod log;
pub mod notebook;
pub mod own;
pub mod reports;
mod run;
pub mod surprise;
pub mod trace;

pub use error::SessionError;
pub use log::LONGEST_DAYS;
pub use run::Session;
