//! Whether updates are made by hand or by a pipeline.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, Values, response};
use crate::present::control_room::view::ControlView;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control {
    id: "manual-updates",
    group: ControlGroup::Work,
    is_harmful: |settings| !settings.manual_updates,
    view,
    action,
    anyway: None,
};

fn view(session: &Session) -> ControlView {
    if session.world().team.settings.manual_updates {
        return response(CONTROL.id, "Build a pipeline", "Now updates are copied together by hand: slow, and slips happen.", "Automate");
    }
    let days = words::length(session.world().team.settings.updates_by_hand.takes());
    response(CONTROL.id, "Update by hand", format!("Now a pipeline does it. By hand it takes {days}, and slips happen."), "By hand")
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::ManualUpdates(!session.world().team.settings.manual_updates)))
}
