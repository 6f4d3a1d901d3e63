//! Detailed monitoring, on or off: alert rules on finer figures of data quality.

use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control =
    Control { id: "detailed-monitoring", group: ControlGroup::Data, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    if session.world().monitoring.data_quality.is_some() {
        return response(
            CONTROL.id,
            "Switch detailed monitoring off",
            "Now thirteen more alert rules look at finer figures.",
            "Switch off",
        );
    }
    let means = "Thirteen more alert rules: unknown words, repeats, old values, memory and others. More is seen, and more rings.";
    response(CONTROL.id, "Switch detailed monitoring on", means, "Switch on")
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    Ok(Action::Setting(Setting::DetailedMonitoring(session.world().monitoring.data_quality.is_none())))
}
