//! The operating plan as one control: its lines are inputs, and pressing it puts the plan to work or aside. Which alerts
//! are watched, and where their limits lie, is set where alerts are listed.

use crate::platform::team::plan::{Plan, ReleaseStrategy, Retraining, Review, RollingBack, Watching, When};
use crate::platform::vocabulary::{Action, Hours, OnBreach, TeamRole};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, response, round, slider};
use crate::present::control_room::view::{ControlView, Unit};
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "plan", group: ControlGroup::Work, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    if let Some(operating) = &session.world().team.plan_runner {
        let hours = operating.spent.as_hours();
        let means =
            format!("It is at work. People have spent {} on its alerts and reviews.", words::count(hours.round() as u64, "hour", "hours"));
        return response(CONTROL.id, "Put the plan aside", means, "Put aside");
    }
    let means = "Written down now, lived by from now on: who looks, what is checked, when to retrain, release and go back.";
    let mut control = response(CONTROL.id, "Put a plan to work", means, "Put to work");
    control.inputs = vec![
        choice("hours", "People answer", &["in office hours", "day and night"]),
        choice("owners", "Alerts go", &["each to its usual owner", "all to the product owner", "to nobody"]),
        choice("on-breach", "Requests that break the contract go to", &["the simple rule", "a person", "the model (check off)"]),
        choice(
            "when",
            "Retrain",
            &["never", "every so many days", "when a review finds it worse", "when the measured-quality alert fires"],
        ),
        slider("every", "Retrain every", (1.0, 28.0, 1.0), Unit::Days, 14.0),
        slider("days", "On the last", (1.0, 28.0, 1.0), Unit::Days, 14.0),
        choice("skip-alerts", "Leave out", &["hours with alerts", "nothing"]),
        choice("release", "A new version", &["is tried on a few first", "answers all at once", "waits for you"]),
        slider("share", "Tried on", (0.05, 0.5, 0.05), Unit::Share, 0.1),
        slider(
            "roll-back-hours",
            "Roll back if an alert fires soon after a release (hours; 0 = never)",
            (0.0, 168.0, 6.0),
            Unit::Count,
            48.0,
        ),
        slider("review", "Review every so many days (0 = never)", (0.0, 28.0, 1.0), Unit::Count, 7.0),
    ];
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    if session.world().team.plan_runner.is_some() {
        return Ok(Action::Plan(None));
    }
    let whole = |input: &str| values.get(input).round() as u32;
    let when = match whole("when") {
        0 => None,
        1 => Some(When::Every { days: whole("every") }),
        2 => Some(When::Reviewed),
        _ => Some(When::Fired { rule: "measured-recall".to_owned(), hours: 12 }),
    };
    let skip_alerts = whole("skip-alerts") == 0;
    Ok(Action::Plan(Some(Plan {
        hours: if whole("hours") == 0 { Hours::Office } else { Hours::AroundTheClock },
        on_breach: [OnBreach::FallBack, OnBreach::Reject, OnBreach::Off][whole("on-breach").min(2) as usize],
        retrain: when.map(|when| Retraining { when, days: whole("days"), skip_alerts }),
        release: match whole("release") {
            0 => ReleaseStrategy::Canary { share: round(values.get("share")) },
            1 => ReleaseStrategy::AtOnce,
            _ => ReleaseStrategy::Wait,
        },
        roll_back: Some(RollingBack { within_hours: whole("roll-back-hours") }).filter(|rule| rule.within_hours > 0 && whole("owners") < 2),
        review: Some(Review { every_days: whole("review") }).filter(|rule| rule.every_days > 0),
        watch: match whole("owners") {
            0 => Watching::AsTheyStand,
            1 => Watching::AllBy(TeamRole::ProductOwner),
            _ => Watching::Nothing,
        },
    })))
}
