//! A colleague is asked to approve a new version.

use crate::platform::vocabulary::Action;
use crate::present::control_room::approvals;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response};
use crate::present::control_room::controls::ready::{NOTHING_READY, newest_ready, ready};
use crate::present::control_room::view::{ControlState, ControlView};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "request-approval", group: ControlGroup::People, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let mut control = response(
        CONTROL.id,
        "Ask for approval",
        "A colleague who did not make it tests a new version on recent records without using its answers, and decides.",
        "Ask",
    );
    let last = world.release.approvals.last();
    control.done = last.and_then(|record| {
        let found = record.found.as_ref()?;
        let (version, grounds) = (record.version, approvals::grounds(world, record.version, found));
        let decided = if record.approved() { format!("v{version} may answer") } else { format!("v{version} is turned down") };
        Some(format!("{}: {decided}: {grounds}.", words::capital(&approvals::who(record))))
    });
    match newest_ready(world) {
        None => control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None },
        Some(v) => {
            control.name = format!("Ask for approval of v{v}");
            if let Some(record) = world.release.approvals.iter().find(|r| r.version == v && r.found.is_none()) {
                let why = match record.decided {
                    Some(due) => format!("The {} looks at v{v}, until {}.", approvals::who(record), words::moment(due, session.now())),
                    None => format!("v{v} waits: nobody else may agree to a release."),
                };
                control.state = ControlState::Locked { why, anyway: None };
            }
        }
    }
    control
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    ready(session).map(|version| Action::RequestApproval { version })
}
