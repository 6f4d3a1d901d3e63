//! Who may do what, as a table: a line for each power, a column for each role. And as whom things are done.

use super::named::named;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, Power, TeamRole};
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

/// Who may do what.
#[derive(Clone, Debug, PartialEq)]
pub struct PowersView {
    /// As whom things are done, by its place in the list of roles; `None` for the whole team.
    pub acting_as: Option<usize>,
    /// "You act for the whole team.", or as whom.
    pub acting: String,
    /// A line for each power.
    pub rows: Vec<PowerRow>,
    /// Powers that nobody has, in a sentence; empty where each has somebody.
    pub nobody: String,
}

/// A power and who has it.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerRow {
    /// "Take a version back".
    pub scripted: String,
    /// Whether each role has it, in the order of roles.
    pub held: Vec<bool>,
}

/// Who may do what in a run.
pub fn powers(session: &Session) -> PowersView {
    let settings = &session.world().team.settings;
    let row = |power: Power| PowerRow {
        scripted: words::capital(names::power(power)),
        held: TeamRole::ALL.map(|role| settings.powers.may(role, power)).into(),
    };
    let nobody: Vec<&str> =
        Power::ALL.into_iter().filter(|power| settings.powers.holders(*power).next().is_none()).map(names::power).collect();
    PowersView {
        acting_as: settings.acting_as.and_then(|role| TeamRole::ALL.iter().position(|known| *known == role)),
        acting: match settings.acting_as {
            None => "You act for the whole team: whatever somebody in it may do, you may do.".to_owned(),
            Some(role) => format!("You act as the {}. What only others may do is refused, and says who may.", named(role)),
        },
        rows: Power::ALL.map(row).into(),
        nobody: if nobody.is_empty() { String::new() } else { format!("Nobody may {}.", nobody.join(", or ")) },
    }
}

/// Gives the role at a place of the list the power at a place of its list, or takes it away.
pub fn give_power(power_at: usize, role_at: usize, may: bool) -> Option<Action> {
    let (power, role) = (*Power::ALL.get(power_at)?, *TeamRole::ALL.get(role_at)?);
    Some(Action::Setting(Setting::Power { power, role, may }))
}

/// Does things as the role at a place of the list from now on, or as the whole team.
pub fn act_as(role_at: Option<usize>) -> Action {
    Action::Setting(Setting::ActAs(role_at.and_then(|at| TeamRole::ALL.get(at)).copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::control_room::controls::controls;
    use crate::present::control_room::view::ControlState;

    #[test]
    fn a_role_does_what_it_may_and_is_told_who_may_do_the_rest() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let data = TeamRole::ALL.iter().position(|role| *role == TeamRole::DataEngineer).expect("it is a role");
        let back = Power::ALL.iter().position(|power| *power == Power::RollBack).expect("it is a power");
        session.dispatch(act_as(Some(data))).expect("it can be chosen");
        let locked = |session: &Session| match controls(session).into_iter().find(|control| control.id == "roll-back").expect("there").state
        {
            ControlState::Locked { why, .. } => Some(why),
            _ => None,
        };
        let who = "A data engineer may not take a version back. The ML engineer or the platform engineer may.";
        assert_eq!(locked(&session).as_deref(), Some(who));
        let refused = session.dispatch(Action::RollBack { version: 3 }).expect_err("it may not");
        assert_eq!(words::session_error(&refused), who);
        session.dispatch(give_power(back, data, true).expect("both are there")).expect("it can be given");
        assert_eq!(locked(&session), None);
        assert!(powers(&session).rows[back].held[data]);
        session.dispatch(Action::RollBack { version: 3 }).expect("now it may");
    }

    #[test]
    fn a_power_that_nobody_has_is_said() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        assert_eq!(powers(&session).nobody, "");
        let pause = Power::ALL.iter().position(|power| *power == Power::PauseTraffic).expect("it is a power");
        for at in 0..TeamRole::ALL.len() {
            session.dispatch(give_power(pause, at, false).expect("both are there")).expect("it can be taken");
        }
        assert_eq!(powers(&session).nobody, "Nobody may pause the model.");
        assert!(session.dispatch(Action::Pause).is_err(), "not even the whole team may");
    }
}
