//! One moment as each of eight roles sees it: their question, their picture, what they were told, what they may do; and an
//! episode of trouble in the words of three of them, once it is over.

mod afterwards;
mod named;
mod notifications;
mod panel;
mod powers;
mod seen;
mod strip;
mod view;
pub mod words;

pub use afterwards::{Afterwards, Voice, afterwards, cost, last_over};
pub use named::{named, owner};
pub use powers::{PowerRow, PowersView, act_as, give_power};
pub use view::{NextView, NotifiedView, PowerView, RolePanelView, RolesView, StripMark, StripView};

use crate::platform::monitoring::alerts::AlertState;
use crate::platform::vocabulary::TeamRole;
use crate::present::control_room::alerts;
use crate::present::control_room::timeline::running;
use crate::present::words as say;
use crate::session::Session;

/// The moment of a run as each of eight roles sees it.
pub fn roles(session: &Session) -> RolesView {
    let now = session.now();
    let moment = format!("{} {}, day {}.", say::weekday_long(now), say::hour_minute(now), now.day());
    let fault_spans = session.visible_faults().filter(|active| active.runs()).last();
    let fault_spans = fault_spans.and_then(|active| Some((running(session, active)?, say::moment(active.injection.start, now))));
    let known =
        fault_spans.map_or_else(|| "No trouble is known.".to_owned(), |(what, since)| format!("{}, since {since}.", say::capital(&what)));
    RolesView {
        moment,
        known,
        next: next(session),
        strip: strip::strip(session),
        powers: powers::powers(session),
        panels: TeamRole::ALL.map(|role| panel::panel(session, role)).into(),
    }
}

/// The alert that has waited longest for somebody to pick it up.
fn next(session: &Session) -> Option<NextView> {
    let now = session.now();
    let waiting = session.world().alerts.all.iter().filter_map(|alert| match alert.state {
        AlertState::Firing { notified, taken: None, .. } => Some((notified, alert)),
        _ => None,
    });
    let (notified, alert) = waiting.min_by_key(|(notified, _)| *notified)?;
    let waited = now.since(notified);
    let when = if waited.0 == 0 { "just now".to_owned() } else { format!("{} ago", say::length(waited)) };
    let name = alerts::name(session, alert);
    Some(match alert.rule.owner.map(named) {
        Some(owner) => NextView {
            rule: alert.rule.id,
            sentence: format!("The {owner} was told {when}: “{name}”. Nobody has picked it up."),
            verb: format!("Take it as {owner}"),
        },
        None => NextView {
            rule: alert.rule.id,
            sentence: format!("“{name}” fired {when}. Nobody owns it, so nobody was told."),
            verb: "Take it".to_owned(),
        },
    })
}
