//! The release gate: whether each version needs somebody else’s approval.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, Values, response};
use crate::present::control_room::controls::ready::newest_ready;
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control =
    Control { id: "approval-gate", group: ControlGroup::People, is_harmful: |settings| settings.approval_gate, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    if session.world().team.settings.approval_gate {
        let waits = newest_ready(session.world()).map_or_else(String::new, |v| format!(" v{v} waits."));
        return response(
            CONTROL.id,
            "Let anybody release",
            format!("Now each release needs somebody else’s approval.{waits}"),
            "Open the gate",
        );
    }
    response(CONTROL.id, "Ask for two pairs of eyes", "No version answers before somebody else has looked at it.", "Close the gate")
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::ApprovalGate(!session.world().team.settings.approval_gate)))
}
