//! As whom things are done: the team together, or one role, which may do what it has the power for.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, TeamRole};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response};
use crate::present::control_room::view::{ControlInput, ControlView, InputKind};
use crate::present::roles::named;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "act-as", group: ControlGroup::People, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let acting = session.world().team.settings.acting_as;
    let means = match acting {
        None => "Now you act for the whole team. As one role you can do what that role may, and nothing else.".to_owned(),
        Some(role) => format!("Now you act as the {}. What others may do is refused, and says who may.", named(role)),
    };
    let mut control = response(CONTROL.id, "Act as one role", means, "Act so");
    let options = std::iter::once("the whole team".to_owned()).chain(TeamRole::ALL.map(|role| format!("the {}", named(role))));
    let default = acting.and_then(|role| TeamRole::ALL.iter().position(|known| *known == role)).map_or(0, |at| at + 1);
    control.inputs = vec![ControlInput { id: "role", label: "As", kind: InputKind::Choice(options.collect()), default: default as f64 }];
    control
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    let role = (values.get("role").round() as usize).checked_sub(1).and_then(|at| TeamRole::ALL.get(at)).copied();
    Ok(Action::Setting(Setting::ActAs(role)))
}
