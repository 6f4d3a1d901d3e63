//! Makes the canary the champion.

use crate::platform::vocabulary::{Action, What};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, lately, response};
use crate::present::control_room::controls::ready::newest_ready;
use crate::present::control_room::view::{ControlState, ControlView};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control {
    id: "promote",
    group: ControlGroup::Version,
    is_harmful: NEVER,
    view,
    action,
    anyway: Some(|_| Action::Promote { force: true }),
};

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let Some((v, _)) = world.release.rollout.canary else {
        let mut control = response(CONTROL.id, "Promote the canary", "The version on trial answers everything.", "Promote");
        let first = if newest_ready(world).is_some() { " Start a canary first." } else { "" };
        control.state = ControlState::Locked { why: format!("No version is on trial.{first}"), anyway: None };
        control.done = champion_lately(session);
        return control;
    };
    let champion = world.release.rollout.champion;
    let mut control =
        response(CONTROL.id, format!("Make v{v} the champion"), format!("v{v} answers all; v{champion} is kept ready."), "Promote");
    if let Some(why) = world.why_not_promoted() {
        let why = words::refusal(&why.into(), session.scenario());
        control.state = ControlState::Locked { why, anyway: Some("Promote anyway") };
    }
    control
}

fn action(_: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Promote { force: false })
}

fn champion_lately(session: &Session) -> Option<String> {
    lately(session, |what| match what {
        What::ChampionIs { version } => Some(format!("v{version} answers all.")),
        _ => None,
    })
}
