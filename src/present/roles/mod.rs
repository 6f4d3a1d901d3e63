//! One moment as each of eight roles sees it: their question, their picture, what they were told, what they may do; and an
//! episode of trouble in the words of three of them, once it is over.

mod afterwards;
mod named;
mod panel;
mod seen;
mod strip;
mod told;
mod view;
pub mod words;

pub use afterwards::{Afterwards, Voice, afterwards, cost, last_over};
pub use named::named;
pub use view::{NextView, PowerView, RolePanelView, RolesView, StripMark, StripView, ToldView};

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
    let trouble = session.shown_trouble().filter(|active| active.runs()).last();
    let trouble = trouble.and_then(|active| Some((running(session, active)?, say::moment(active.injection.start, now))));
    let known =
        trouble.map_or_else(|| "No trouble is known.".to_owned(), |(what, since)| format!("{}, since {since}.", say::capital(&what)));
    RolesView {
        moment,
        known,
        next: next(session),
        strip: strip::strip(session),
        panels: TeamRole::ALL.map(|role| panel::panel(session, role)).into(),
    }
}

/// The alert that has waited longest for somebody to pick it up.
fn next(session: &Session) -> Option<NextView> {
    let now = session.now();
    let waiting = session.world().alerts.all.iter().filter_map(|alert| match alert.state {
        AlertState::Firing { told, taken: None, .. } => Some((told, alert)),
        _ => None,
    });
    let (told, alert) = waiting.min_by_key(|(told, _)| *told)?;
    let owner = named(alert.rule.owner);
    let waited = now.since(told);
    let when = if waited.0 == 0 { "just now".to_owned() } else { format!("{} ago", say::length(waited)) };
    Some(NextView {
        rule: alert.rule.id,
        sentence: format!("The {owner} was told {when}: “{}”. Nobody has picked it up.", alerts::name(session, alert)),
        verb: format!("Take it as {owner}"),
    })
}
