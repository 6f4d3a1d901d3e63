//! How roles are named in the middle of a sentence.

use crate::platform::vocabulary::TeamRole;
use crate::present::words;

/// "data engineer", "ML engineer".
pub fn named(role: TeamRole) -> String {
    if role == TeamRole::MlEngineer { role.name().to_owned() } else { words::small(role.name()) }
}
