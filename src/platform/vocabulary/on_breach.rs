//! What the check does with a request that breaks the contract.

use serde::{Deserialize, Serialize};

/// What happens to a request that breaks the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnBreach {
    /// Nothing is checked.
    #[default]
    Off,
    /// It goes back and a person reads it.
    Reject,
    /// The simple rule answers.
    FallBack,
}
