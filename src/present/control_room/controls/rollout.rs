//! Who answers, as controls: a canary, its promotion, a release at once, and the way back.

use super::control::{lately, response, slider};
use crate::platform::release::Status;
use crate::platform::vocabulary::{Action, What};
use crate::platform::world::World;
use crate::present::control_room::view::{ControlState, ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// Takes back the canary, or where there is none, the champion.
pub(super) fn goes_back(world: &World) -> Action {
    Action::RollBack { version: world.release.rollout.canary.map_or(world.release.rollout.champion, |(canary, _)| canary) }
}

/// The version that was taken back last, while nothing else has come into service since.
fn just_went_back(world: &World) -> Option<u32> {
    let mut events = world.events.iter().rev().map(|event| &event.what);
    let released = |what: &&What| matches!(what, What::CanaryAt { .. } | What::ChampionIs { .. } | What::TakenBack { .. });
    // Who answers again is told right after who was taken back.
    match (events.find(released)?, events.next()) {
        (What::TakenBack { version }, _) | (What::ChampionIs { .. }, Some(What::TakenBack { version })) => Some(*version),
        _ => None,
    }
}

/// Why nothing can be released.
pub(super) const NOTHING_READY: &str = "No new version is ready: one has to be trained, or to come from another team.";

/// The newest version that was never in service.
pub(super) fn newest_ready(world: &World) -> Option<u32> {
    world.release.registry.all().rev().find(|(_, s)| *s == Status::Ready).map(|(v, _)| v.number)
}

/// Starts a canary, or widens the one that runs.
pub(super) fn canary(session: &Session) -> ControlView {
    let world = session.world();
    let many = &session.scenario().words.many;
    if let Some((v, share)) = world.release.rollout.canary {
        let now = words::percent(f64::from(share));
        let mut control = response("canary", "Widen the canary", format!("Let v{v} answer more than {now} of {many}."), "Set");
        let default = (f64::from(share) * 2.0).min(0.5);
        control.knobs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, default));
        return control;
    }
    let newest = newest_ready(world);
    let means = newest.map_or_else(
        || format!("Let a new version answer a few {many} first."),
        |v| format!("Let v{v} answer a few {many} first. If it errs, few are hurt."),
    );
    let mut control = response("canary", "Start a canary", means, "Start");
    control.knobs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, 0.1));
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

/// Makes the canary the champion.
pub(super) fn promote(session: &Session) -> ControlView {
    let world = session.world();
    let Some((v, _)) = world.release.rollout.canary else {
        let mut control = response("promote", "Promote the canary", "The version on trial answers everything.", "Promote");
        let first = if newest_ready(world).is_some() { " Start a canary first." } else { "" };
        control.state = ControlState::Locked { why: format!("No version is on trial.{first}"), anyway: None };
        control.done = champion_lately(session);
        return control;
    };
    let champion = world.release.rollout.champion;
    let mut control =
        response("promote", format!("Make v{v} the champion"), format!("v{v} answers all; v{champion} is kept ready."), "Promote");
    if let Some(why) = world.why_not_promoted() {
        control.state = ControlState::Locked { why, anyway: Some("Promote anyway") };
    }
    control
}

/// Lets a new version answer everything at once.
pub(super) fn release(session: &Session) -> ControlView {
    let world = session.world();
    let newest = newest_ready(world);
    let name = newest.map_or_else(|| "Release at once".to_owned(), |v| format!("Release v{v} at once"));
    let mut control = response("release", name, "All at once, with no trial. Fast, and everybody is hurt if it errs.", "Release");
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

/// Takes the canary back, or goes back a version.
pub(super) fn roll_back(session: &Session) -> ControlView {
    let world = session.world();
    let done = lately(session, |what| match what {
        What::TakenBack { version } => Some(format!("v{version} was taken back. v{} answers.", world.release.rollout.champion)),
        _ => None,
    });
    let mut control = match (world.release.rollout.canary, world.release.rollout.previous) {
        (Some((v, _)), _) => {
            let means = format!("v{} answers everything again within a minute.", world.release.rollout.champion);
            response("roll-back", format!("Take v{v} back"), means, "Take back")
        }
        (None, Some(v)) => {
            let means = format!("v{v} is kept ready and answers within a minute.");
            let mut control = response("roll-back", "Go back a version", means, "Go back");
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
            let mut control = response("roll-back", "Go back a version", "The version before answers again.", "Go back");
            control.state = ControlState::Locked { why: nothing_earlier(world), anyway: None };
            control
        }
    };
    control.done = done;
    control
}

/// Why there is nothing to go back to, in agreement with what has just been done.
fn nothing_earlier(world: &World) -> String {
    let champion = world.release.rollout.champion;
    match just_went_back(world) {
        Some(_) => format!("v{champion} is the earliest version that is kept, so there is nothing further back."),
        None => format!("No version before v{champion} is kept ready."),
    }
}

fn champion_lately(session: &Session) -> Option<String> {
    lately(session, |what| match what {
        What::ChampionIs { version } => Some(format!("v{version} answers all.")),
        _ => None,
    })
}
