//! How roles are named in the middle of a sentence.

use crate::platform::vocabulary::TeamRole;
use crate::present::words::names;
use crate::present::words::small;

/// "data engineer", "ML engineer".
pub fn named(role: TeamRole) -> String {
    if role == TeamRole::MlEngineer { names::team_role(role).to_owned() } else { small(names::team_role(role)) }
}

/// "the data engineer", or "nobody".
pub fn owner(role: Option<TeamRole>) -> String {
    role.map_or_else(|| "nobody".to_owned(), |role| format!("the {}", named(role)))
}
