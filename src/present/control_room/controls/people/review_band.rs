//! The review band: people decide where a score lies near the threshold.

use crate::platform::team::settings::{ReviewBand, Setting};
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, response, round, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "review-band", group: ControlGroup::People, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let many = &session.scenario().words.many;
    if let Some(review_band) = session.world().team.settings.review_band {
        let means = format!("Now people read up to {} {many} an hour that lie near the decision threshold.", review_band.per_hour);
        return response(CONTROL.id, "Let the model decide alone", means, "Stop");
    }
    let eur = session.scenario().costs.manual_review_eur;
    let means = format!("People read {many} near the decision threshold, for {eur} EUR each.");
    let mut control = response(CONTROL.id, "Give uncertain ones to people", means, "Give");
    control.inputs.push(slider("width", "Uncertain: this near the threshold", (0.01, 0.5, 0.01), Unit::Share, 0.15));
    control.inputs.push(slider("per-hour", "Read in an hour, at most", (20.0, 600.0, 20.0), Unit::Count, 100.0));
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    let review_band = match session.world().team.settings.review_band {
        Some(_) => None,
        None => Some(ReviewBand { width: round(values.get("width")), per_hour: values.get("per-hour") as u32 }),
    };
    Ok(Action::Setting(Setting::ReviewBand(review_band)))
}
