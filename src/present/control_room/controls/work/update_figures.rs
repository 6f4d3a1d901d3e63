//! What is assumed of an update: how long it takes, how often it goes out with a slip. No run can measure it, so it can be changed.

use crate::platform::team::settings::Setting;
use crate::platform::team::updates::UpdateAssumptions;
use crate::platform::vocabulary::Action;
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, response, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "update-figures", group: ControlGroup::Work, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let settings = &session.world().team.settings;
    let [hand, pipeline] = [settings.updates_by_hand, settings.updates_by_pipeline].map(said);
    let means = format!("These figures are assumed: no run can measure them. Now by hand: {hand}. By pipeline: {pipeline}.");
    let mut control = response(CONTROL.id, "What an update takes", means, "Assume it");
    let hand = settings.updates_by_hand;
    control.inputs = vec![
        choice("way", "Of an update", &["by hand", "by pipeline"]),
        slider("hours", "Hours beside the training", (0.0, 168.0, 4.0), Unit::Count, f64::from(hand.hours)),
        slider("slips", "One in so many has a slip (0 = none)", (0.0, 20.0, 1.0), Unit::Count, f64::from(hand.slip_one_in)),
        slider("share", "A slip changes", (0.05, 1.0, 0.05), Unit::Share, f64::from(hand.slip_share)),
    ];
    control
}

/// "2 days, one in 3 with a slip".
pub(crate) fn said(assumed: UpdateAssumptions) -> String {
    let takes = if assumed.hours == 0 { "no time of its own".to_owned() } else { words::length(assumed.takes()) };
    match assumed.slip_one_in {
        0 => format!("{takes}, no slips"),
        1 => format!("{takes}, each with a slip"),
        n => format!("{takes}, one in {n} with a slip"),
    }
}

fn action(_: &Session, values: &Values<'_>) -> Result<Action, String> {
    let assumed = UpdateAssumptions {
        hours: values.get("hours").round() as u32,
        slip_one_in: values.get("slips").round() as u32,
        slip_share: ((values.get("share") * 100.0).round() / 100.0) as f32,
    };
    Ok(Action::Setting(Setting::Updates { manual_updates: values.get("way").round() < 1.0, assumed }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{HOUR, Minutes};
    use crate::platform::vocabulary::TrainingConfig;

    /// The minutes until a version is ready where this is assumed of updates by hand.
    fn takes(hours: u32) -> Minutes {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let assumed = UpdateAssumptions { hours, ..UpdateAssumptions::BY_HAND };
        session.dispatch(Action::Setting(Setting::Updates { manual_updates: true, assumed })).expect("it can be assumed");
        session.dispatch(Action::Setting(Setting::ManualUpdates(true))).expect("it can be chosen");
        let began = session.now();
        session.dispatch(Action::Retrain(TrainingConfig::last(7))).expect("it can begin");
        while session.world().training.job.is_some() {
            session.advance();
        }
        session.now().since(began)
    }

    #[test]
    fn what_is_assumed_is_lived() {
        let [quick, slow] = [takes(4), takes(30)];
        assert!(quick >= Minutes(4 * HOUR) && quick < Minutes(8 * HOUR), "{quick:?}");
        assert!(slow >= Minutes(30 * HOUR) && slow < Minutes(34 * HOUR), "{slow:?}");
    }

    #[test]
    fn the_account_says_what_is_assumed() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let assumed = UpdateAssumptions { hours: 8, slip_one_in: 5, slip_share: 0.4 };
        let before = crate::present::account::account(&session, 0).assumed;
        assert!(before.contains("2 days, one in 3 with a slip"), "{before}");
        session.dispatch(Action::Setting(Setting::Updates { manual_updates: true, assumed })).expect("it can be assumed");
        let after = crate::present::account::account(&session, 0).assumed;
        assert!(after.contains("8 h, one in 5 with a slip"), "{after}");
    }
}
