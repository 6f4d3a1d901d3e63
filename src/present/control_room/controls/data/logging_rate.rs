//! How much is logged: the share of the requests that are kept whole.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response, round, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "logging-rate", group: ControlGroup::Data, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    let now = f64::from(session.world().team.settings.logging_rate);
    let means = format!(
        "Now {} of the {many} are kept whole, and outcomes can only be joined to those. Of each answer, time and version are kept.",
        words::percent(now)
    );
    let mut control = response(CONTROL.id, "Choose how much to log", means, "Set");
    control.inputs.push(slider("share", "Write down", (0.01, 1.0, 0.01), Unit::Share, now));
    control
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::LoggingRate(round(values.get("share")))))
}
