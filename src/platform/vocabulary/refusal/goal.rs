//! Why a goal is not written down.

use serde::Serialize;

use super::OutOfRange;

/// Why a goal is not written down.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum GoalRefusal {
    /// It does not say what is decided.
    NoDecision,
    /// A text is too long.
    TextTooLong {
        /// Its characters.
        given: usize,
    },
    /// A text holds signs that cannot be seen.
    UnseenSigns,
    /// A target lies outside its range.
    Target {
        /// It is the limit, not what counts as success.
        is_limit: bool,
        /// The range, and the value.
        range: OutOfRange,
    },
}
