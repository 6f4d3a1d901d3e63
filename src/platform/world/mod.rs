//! The complete state of a simulated system at one minute, and the two doors through which it changes: an action between
//! two minutes, and the minute itself.

mod apply;
mod fingerprint;
mod initial_versions;
pub mod judge;
mod normal;
mod stages;
mod state;
mod step;
pub mod trace;

pub use normal::Normal;
pub use state::World;
