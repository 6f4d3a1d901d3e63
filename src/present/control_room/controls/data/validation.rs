//! The contract check at the door, on or off, and where it sends what breaks the contract.

use crate::platform::vocabulary::{Action, OnBreach};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, response};
use crate::present::control_room::view::ControlView;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "validation", group: ControlGroup::Data, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let w = &session.scenario().words;
    match session.world().quality.on_breach {
        OnBreach::Off => {
            let means = format!("{} with impossible values never reach the model.", words::capital(&w.many));
            let mut control = response(CONTROL.id, "Switch the check on", means, "Switch on");
            control.inputs.push(choice("on-breach", "Send them", &["to the simple rule", "to a person"]));
            control
        }
        on_breach => {
            let whereto = if on_breach == OnBreach::Reject { "a person" } else { "the simple rule" };
            response(CONTROL.id, "Switch the check off", format!("Now what breaks the contract goes to {whereto}."), "Switch off")
        }
    }
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    let on_breach = match session.world().quality.on_breach {
        OnBreach::Off if values.get("on-breach") > 0.5 => OnBreach::Reject,
        OnBreach::Off => OnBreach::FallBack,
        _ => OnBreach::Off,
    };
    Ok(Action::Validation { on_breach })
}
