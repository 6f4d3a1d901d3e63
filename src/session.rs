//! Floor 4: a run. Scenario, seed and log of actions are all there is to it; the world follows.
//!
//! The page, the command line and lessons own a [`Session`] and nothing else. One can go back to any minute: the run
//! is then played again from the nearest kept state, and what had been done later is done again at its minute,
//! unless something else is done first; then the run takes the other way.

pub mod by_hand;
pub mod caught;
pub mod facts;
pub mod figures;
pub mod harm_done;
pub mod lesson;
pub mod log;
pub mod make_link;
pub mod otherwise;
pub mod own;
pub mod parameters;
mod run;
pub mod scenario_file;
pub mod share;
pub mod surprise;
pub mod text;
pub mod trials;
pub mod way;
pub mod whole;

pub use log::LONGEST_DAYS;
pub use run::Session;
