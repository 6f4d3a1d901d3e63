//! The complete state of a simulated system at one minute, and the two doors through which it changes: an action between
//! two minutes, and the minute itself.

mod apply;
mod fingerprint;
mod past;
mod stages;
mod state;
mod step;
pub mod trace;

pub use state::World;
