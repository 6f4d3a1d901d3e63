//! The model is paused: it is taken out of the traffic, and the simple rule answers until it is let back in.

use crate::platform::vocabulary::{Action, What};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, lately, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "pause", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    let mut control = if session.world().serving.paused {
        response(CONTROL.id, "Let the model answer again", format!("It is paused: the simple rule answers all {many}."), "Resume")
    } else {
        response(CONTROL.id, "Pause the model", format!("The simple rule answers all {many} until you let the model back in."), "Pause")
    };
    control.done = lately(session, |what| match what {
        What::Paused => Some("the model was paused.".to_owned()),
        What::Resumed => Some("the model was let back in.".to_owned()),
        _ => None,
    });
    control
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(if session.world().serving.paused { Action::Resume } else { Action::Pause })
}
