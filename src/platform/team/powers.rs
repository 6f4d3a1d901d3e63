//! Who may do what in a team: for each power the roles that have it. A team can hand powers out otherwise than is usual, and a
//! power that no role has is one that nobody can use.

use serde::Serialize;

use crate::platform::vocabulary::{Power, PowerRefusal, TeamRole};

/// For each power a set of roles, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Powers([u8; Power::ALL.len()]);

impl Default for Powers {
    /// As is usual in a team of eight.
    fn default() -> Self {
        let mut powers = Self([0; Power::ALL.len()]);
        for power in Power::ALL {
            for role in TeamRole::ALL {
                powers.set(power, role, role.may_by_default(power));
            }
        }
        powers
    }
}

impl Powers {
    /// Whether somebody in this role may do this.
    pub const fn may(&self, role: TeamRole, power: Power) -> bool {
        self.0[power as usize] & bit(role) != 0
    }

    /// Gives a role a power, or takes it away.
    pub const fn set(&mut self, power: Power, role: TeamRole, may: bool) {
        if may {
            self.0[power as usize] |= bit(role);
        } else {
            self.0[power as usize] &= !bit(role);
        }
    }

    /// The roles that have a power, in the order of roles.
    pub fn holders(&self, power: Power) -> impl Iterator<Item = TeamRole> {
        let powers = *self;
        TeamRole::ALL.into_iter().filter(move |role| powers.may(*role, power))
    }

    /// Whether this may be done by somebody in a role; without a role, by the team, of which somebody has to have the power.
    ///
    /// # Errors
    /// If it may not: who may.
    pub fn permit(&self, power: Power, by: Option<TeamRole>) -> Result<(), PowerRefusal> {
        let allowed = by.map_or_else(|| self.holders(power).next().is_some(), |role| self.may(role, power));
        if allowed { Ok(()) } else { Err(PowerRefusal { power, by, holders: self.holders(power).collect() }) }
    }
}

const fn bit(role: TeamRole) -> u8 {
    1 << role as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_power_has_somebody_and_each_role_has_a_power() {
        let powers = Powers::default();
        for power in Power::ALL {
            assert!(powers.holders(power).next().is_some(), "nobody may {power:?}");
        }
        for role in TeamRole::ALL {
            assert!(Power::ALL.iter().any(|power| powers.may(role, *power)), "{role:?} may do nothing");
        }
    }

    #[test]
    fn a_power_is_given_and_taken_and_a_refusal_names_who_may() {
        let mut powers = Powers::default();
        let (power, data) = (Power::RollBack, TeamRole::DataEngineer);
        let holders = vec![TeamRole::MlEngineer, TeamRole::PlatformEngineer];
        assert_eq!(powers.permit(power, Some(data)), Err(PowerRefusal { power, by: Some(data), holders }));
        powers.set(power, data, true);
        assert_eq!(powers.permit(power, Some(data)), Ok(()));
        TeamRole::ALL.into_iter().for_each(|role| powers.set(power, role, false));
        assert_eq!(powers.permit(power, None), Err(PowerRefusal { power, by: None, holders: Vec::new() }));
        assert_eq!(powers.permit(Power::Retrain, None), Ok(()), "another power is as it was");
    }
}
