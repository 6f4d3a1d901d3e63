//! Why something is not done, in sentences that teach: one for each kind that the engine and a session know.

mod engine;
mod faults;
mod own_data;
mod parts;
mod release;
mod rules;
mod session;
mod team;
#[cfg(test)]
mod tests;
mod training;

pub use engine::refusal;
pub use session::{SECRET, left_out, mission, needs_file, session_error};
pub use team::settings::servers_are_given;
pub use training::training;

use crate::session::SessionError;

/// Why something is not done, in words: for whoever says so, whether a session refuses it or what was entered is no action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot(pub String);

impl From<SessionError> for WhyNot {
    fn from(why: SessionError) -> Self {
        Self(session_error(&why))
    }
}

impl From<String> for WhyNot {
    fn from(why: String) -> Self {
        Self(why)
    }
}
