//! The way back: takes the canary back, or goes back a version.

use crate::platform::vocabulary::{Action, What};
use crate::platform::world::World;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, lately, response};
use crate::present::control_room::view::{ControlState, ControlView};
use crate::session::Session;

/// The entry.
pub const CONTROL: Control =
    Control { id: "roll-back", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: Some(goes_back) };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let done = lately(session, |what| match what {
        What::RolledBack { version } => Some(format!("v{version} was taken back. v{} answers.", world.release.rollout.champion)),
        _ => None,
    });
    let mut control = match (world.release.rollout.canary, world.release.rollout.previous) {
        (Some((v, _)), _) => {
            let means = format!("v{} answers everything again within a minute.", world.release.rollout.champion);
            response(CONTROL.id, format!("Take v{v} back"), means, "Take back")
        }
        (None, Some(v)) => {
            let means = format!("v{v} is kept ready and answers within a minute.");
            let mut control = response(CONTROL.id, "Go back a version", means, "Go back");
            // A second press of the button that took a version back must not take another one back.
            if let Some(back) = just_went_back(world) {
                let why = format!(
                    "v{back} was taken back, and v{} answers. Should that one be taken back as well?",
                    world.release.rollout.champion
                );
                control.state = ControlState::Locked { why, anyway: Some("Go back further") };
            }
            control
        }
        (None, None) => {
            let mut control = response(CONTROL.id, "Go back a version", "The version before answers again.", "Go back");
            control.state = ControlState::Locked { why: nothing_earlier(world), anyway: None };
            control
        }
    };
    control.done = done;
    control
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(goes_back(session))
}

/// Takes back the canary, or where there is none, the champion.
fn goes_back(session: &Session) -> Action {
    let world = session.world();
    Action::RollBack { version: world.release.rollout.canary.map_or(world.release.rollout.champion, |(canary, _)| canary) }
}

/// The version that was taken back last, while nothing else has come into service since.
fn just_went_back(world: &World) -> Option<u32> {
    let mut events = world.events.iter().rev().map(|event| &event.what);
    let released = |what: &&What| matches!(what, What::CanaryAt { .. } | What::ChampionIs { .. } | What::RolledBack { .. });
    // Who answers again is told right after who was taken back.
    match (events.find(released)?, events.next()) {
        (What::RolledBack { version }, _) | (What::ChampionIs { .. }, Some(What::RolledBack { version })) => Some(*version),
        _ => None,
    }
}

/// Why there is nothing to go back to, in agreement with what has just been done.
fn nothing_earlier(world: &World) -> String {
    let champion = world.release.rollout.champion;
    match just_went_back(world) {
        Some(_) => format!("v{champion} is the earliest version that is kept, so there is nothing further back."),
        None => format!("No version before v{champion} is kept ready."),
    }
}
