//! What a verdict weighs: the cost of mistakes, or how many answers are right.

use crate::platform::team::settings::{Setting, SuccessMetric};
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, Values, response};
use crate::present::control_room::view::ControlView;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control {
    id: "success-metric",
    group: ControlGroup::Work,
    is_harmful: |settings| settings.success_metric == SuccessMetric::Cost,
    view,
    action,
    anyway: None,
};

fn view(session: &Session) -> ControlView {
    let amounts = session.scenario().amount.is_some();
    match session.world().team.settings.success_metric {
        SuccessMetric::Cost if amounts => {
            response(CONTROL.id, "Count how far off it is", "Now a verdict weighs mistakes by what they cost.", "Count")
        }
        SuccessMetric::Accuracy if amounts => {
            response(CONTROL.id, "Weigh mistakes by cost", "Now a verdict counts how far off amounts are.", "Weigh")
        }
        SuccessMetric::Cost => response(CONTROL.id, "Count right answers", "Now a verdict weighs mistakes by what they cost.", "Count"),
        SuccessMetric::Accuracy => {
            response(CONTROL.id, "Weigh mistakes by cost", "Now a verdict counts right answers, whichever they are.", "Weigh")
        }
    }
}

fn action(session: &Session, _: &Values<'_>) -> Result<Action, String> {
    let other = match session.world().team.settings.success_metric {
        SuccessMetric::Cost => SuccessMetric::Accuracy,
        SuccessMetric::Accuracy => SuccessMetric::Cost,
    };
    Ok(Action::Setting(Setting::SuccessMetric(other)))
}
