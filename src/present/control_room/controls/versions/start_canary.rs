//! A canary: starts one, or widens the one that runs.

use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response, round, slider};
use crate::present::control_room::controls::ready::{NOTHING_READY, newest_ready, ready};
use crate::present::control_room::view::{ControlState, ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "start-canary", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let world = session.world();
    let many = &session.scenario().words.many;
    if let Some((v, share)) = world.release.rollout.canary {
        let now = words::percent(f64::from(share));
        let mut control = response(CONTROL.id, "Widen the canary", format!("Let v{v} answer more than {now} of {many}."), "Set");
        let default = (f64::from(share) * 2.0).min(0.5);
        control.inputs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, default));
        return control;
    }
    let newest = newest_ready(world);
    let means = newest.map_or_else(
        || format!("Let a new version answer a few {many} first."),
        |v| format!("Let v{v} answer a few {many} first. If it errs, few are hurt."),
    );
    let mut control = response(CONTROL.id, "Start a canary", means, "Start");
    control.inputs.push(slider("share", "Answers", (0.05, 0.95, 0.05), Unit::Share, 0.1));
    if newest.is_none() {
        control.state = ControlState::Locked { why: NOTHING_READY.to_owned(), anyway: None };
    }
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    let running = session.world().release.rollout.canary.map(|(version, _)| version);
    let version = running.map_or_else(|| ready(session), Ok)?;
    Ok(Action::StartCanary { version, share: round(values.get("share")) })
}
