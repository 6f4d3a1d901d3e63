//! How soon owners pick up their alerts by themselves.

use crate::platform::team::reaction::ReactionTime;
use crate::platform::team::settings::Setting;
use crate::platform::vocabulary::{Action, Hours};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, response, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "reaction", group: ControlGroup::People, is_harmful: NEVER, view, action, anyway: None };

/// What an owner usually takes, in minutes.
const DEFAULT: f64 = 15.0;

fn view(session: &Session) -> ControlView {
    if let Some(reaction) = session.world().team.settings.reaction {
        let when = match reaction.hours {
            Hours::Office => "in office hours",
            Hours::AroundTheClock => "day and night",
        };
        let means = format!("Now each owner picks up an alert within {} min, {when}. What nobody owns waits.", reaction.minutes);
        return response(CONTROL.id, "Pick up alerts by hand", means, "By hand");
    }
    let means =
        "Each alert is picked up by its owner, so soon after it fires. What nobody owns waits. Looking into one costs half an hour.";
    let mut control = response(CONTROL.id, "Let owners pick up their alerts", means, "Agree on it");
    control.inputs = vec![
        choice("hours", "They can be reached", &["in office hours", "day and night"]),
        slider("minutes", "Minutes until they pick it up", (5.0, 120.0, 5.0), Unit::Count, DEFAULT),
    ];
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    if session.world().team.settings.reaction.is_some() {
        return Ok(Action::Setting(Setting::Reaction(None)));
    }
    let hours = if values.get("hours").round() < 1.0 { Hours::Office } else { Hours::AroundTheClock };
    let minutes = values.get("minutes").round() as u32;
    Ok(Action::Setting(Setting::Reaction(Some(ReactionTime { hours, minutes }))))
}
