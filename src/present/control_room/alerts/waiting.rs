//! Whose alert it is, and for whom it waits: who was told, when it will be picked up, or that nobody owns it.

use crate::base::time::Tick;
use crate::platform::monitoring::alerts::Alert;
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

/// Whose an alert is that fires: "Data engineer, told 08:00; picks it up by 08:15."
pub(super) fn whose(session: &Session, alert: &Alert, notified: Tick, taken: Option<Tick>) -> String {
    let now = session.now();
    let Some(owner) = alert.rule.owner else {
        return match taken {
            Some(at) => format!("Nobody owns it. Picked up {}.", words::moment(at, now)),
            None => format!("Nobody owns it, so nobody was told. {}", waits(now, notified)),
        };
    };
    let owner = names::team_role(owner);
    let notified_when = words::moment(notified.max(alert.owned_since), now);
    match (taken, alert.due(session.world().team.settings.reaction)) {
        (Some(at), _) => format!("{owner}, picked up {}.", words::moment(at, now)),
        (None, Some(due)) => format!("{owner}, told {notified_when}. Picks it up at {}.", words::moment(due, now)),
        (None, None) => format!("{owner}, told {notified_when}. Nobody has picked it up."),
    }
}

/// "It has waited for 3 h 20."
fn waits(now: Tick, since: Tick) -> String {
    match now.since(since).0 {
        0 => "It waits.".to_owned(),
        _ => format!("It has waited for {}.", words::length(now.since(since))),
    }
}

pub(super) fn will_be_notified(alert: &Alert) -> String {
    alert
        .rule
        .owner
        .map_or_else(|| "Nobody owns it, so nobody will be told.".to_owned(), |owner| format!("{} will be told.", names::team_role(owner)))
}

pub(super) fn was_notified(alert: &Alert, notified: Tick, now: Tick) -> String {
    let owner = alert
        .rule
        .owner
        .map_or_else(|| "Nobody owns it".to_owned(), |owner| format!("{}, told {}", names::team_role(owner), words::moment(notified, now)));
    format!("{owner}.")
}

#[cfg(test)]
mod tests {
    use crate::base::time::{Minutes, Tick};
    use crate::platform::team::reaction::ReactionTime;
    use crate::platform::team::settings::Setting;
    use crate::platform::vocabulary::{Action, FaultInjection, Hours};
    use crate::present::control_room::alerts::alerts;
    use crate::session::Session;

    /// A run in which the drift alert fires on a Tuesday morning, with this done before.
    fn run(actions: &[Action]) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let start = Tick::start_of_day(2).plus(Minutes::hours(7));
        session.dispatch(Action::InjectFault(FaultInjection::sudden("seconds-for-minutes", 1.0, start))).expect("it can begin");
        for action in actions {
            session.dispatch(action.clone()).expect("it can be done");
        }
        while session.now() < start.plus(Minutes::hours(6)) {
            session.advance();
        }
        session
    }

    fn detail(session: &Session) -> String {
        let view = alerts(session);
        view.items.iter().find(|item| item.rule == "field-drift").expect("it fires").detail.clone()
    }

    #[test]
    fn what_nobody_owns_waits_and_what_somebody_owns_is_picked_up() {
        let nobody = Action::Owner { rule: "field-drift".to_owned(), owner: None };
        let reaction = Action::Setting(Setting::Reaction(Some(ReactionTime { hours: Hours::Office, minutes: 15 })));
        let waits = detail(&run(&[nobody.clone(), reaction.clone()]));
        assert!(waits.starts_with("Nobody owns it, so nobody was told. It has waited for "), "{waits}");
        assert!(detail(&run(&[])).ends_with("Nobody has picked it up."), "nobody answers by themselves");
        let answered = detail(&run(&[reaction]));
        assert!(answered.starts_with("Data engineer, picked up "), "{answered}");
    }
}
