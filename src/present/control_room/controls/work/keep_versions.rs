//! Whether versions and their snapshots are kept.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, Values, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control =
    Control { id: "keep-versions", group: ControlGroup::Work, is_harmful: |settings| settings.keep_versions, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    if session.world().team.settings.keep_versions {
        return response(
            CONTROL.id,
            "Overwrite old versions",
            "Now each version and its snapshot is kept, so one can go back.",
            "Stop keeping",
        );
    }
    response(CONTROL.id, "Keep versions", "Now a new version overwrites the old one. Nothing leads back.", "Keep")
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::KeepVersions(!session.world().team.settings.keep_versions)))
}
