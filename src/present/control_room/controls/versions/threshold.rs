//! The threshold from which on a score is a yes: set here, or moved by hand on its chart.

use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response, round, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "threshold", group: ControlGroup::Version, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let w = &session.scenario().words;
    let now = f64::from(session.world().serving.threshold);
    let means = format!("Call {} {} from {} on, or sooner, or later.", words::one(&w.one), w.positive, words::percent(now));
    let mut control = response(CONTROL.id, "Move the decision threshold", means, "Move");
    control.inputs.push(slider("value", "From", (0.05, 0.95, 0.01), Unit::Share, (now * 100.0).round() / 100.0));
    control
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Threshold { value: round(values.get("value")) })
}

/// Moves the decision threshold.
pub fn move_threshold(value: f64) -> Action {
    Action::Threshold { value: round(value.clamp(0.01, 0.99)) }
}
