//! Lets a new version answer everything at once.

use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response};
use crate::present::control_room::controls::ready::{NOTHING_READY, newest_ready, ready};
use crate::present::control_room::view::{ControlState, ControlView};
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "release", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let newest = newest_ready(world);
    let name = newest.map_or_else(|| "Release at once".to_owned(), |v| format!("Release v{v} at once"));
    let mut control = response(CONTROL.id, name, "All at once, with no trial. Fast, and everybody is hurt if it errs.", "Release");
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Release { version: ready(session)? })
}
