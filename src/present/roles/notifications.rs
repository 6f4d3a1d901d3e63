//! What a role was told: by their alerts, and by nothing else.

use super::view::NotifiedView;
use crate::base::time::Minutes;
use crate::platform::monitoring::alerts::{Alert, AlertState};
use crate::platform::vocabulary::TeamRole;
use crate::present::control_room::alerts;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;

/// What was over counts as told for so long.
const LATELY: Minutes = Minutes::days(1);

/// The alerts whose owner this role is.
pub fn theirs(session: &Session, role: TeamRole) -> impl Iterator<Item = &Alert> {
    session.world().alerts.all.iter().filter(move |alert| alert.rule.owner == Some(role))
}

/// How loud an alert is: what has waited longest comes first.
fn loudness(session: &Session, alert: &Alert) -> Option<(u32, u32)> {
    let now = session.now();
    match alert.state {
        AlertState::Firing { notified, taken: None, .. } => Some((0, notified.0)),
        AlertState::Firing { notified, .. } => Some((1, notified.0)),
        AlertState::Watching { since } => Some((2, since.0)),
        AlertState::Over { at, .. } if now.since(at) < LATELY => Some((3, u32::MAX - at.0)),
        _ => None,
    }
}

/// The mark of a role: the loudest of their alerts.
pub fn mark(session: &Session, role: TeamRole) -> StatusIcon {
    let loudest = theirs(session, role).filter_map(|alert| Some((loudness(session, alert)?, alert))).min_by_key(|(loud, _)| *loud);
    match loudest.map(|(_, alert)| alerts::status_icon(&alert.state)) {
        Some(state @ (StatusIcon::Firing | StatusIcon::Watching)) => state,
        _ => StatusIcon::Normal,
    }
}

/// What a role was told.
pub fn notified(session: &Session, role: TeamRole) -> NotifiedView {
    let now = session.now();
    let count = theirs(session, role).count();
    let loudest = theirs(session, role).filter_map(|alert| Some((loudness(session, alert)?, alert))).min_by_key(|(loud, _)| *loud);
    let says = |lead: String, rest: String| NotifiedView { lead, rest };
    let Some((_, alert)) = loudest else {
        let rest = match count {
            0 => "No alert is theirs. They hear of it from others.".to_owned(),
            1 => "Their one alert is quiet.".to_owned(),
            n => format!("Their {} alerts are quiet.", words::number_word(n)),
        };
        return says("Nothing.".to_owned(), rest);
    };
    let name = alerts::name(session, alert);
    match alert.state {
        AlertState::Firing { notified, taken: None, .. } => {
            let waited = now.since(notified);
            let since = if waited.0 == 0 { String::new() } else { format!(" for {}", words::length(waited)) };
            says(format!("“{name}”."), format!("Told {}; not picked up{since}.", words::moment(notified, now)))
        }
        AlertState::Firing { notified, taken: Some(at), .. } => {
            says(format!("“{name}”."), format!("Told {}; picked up {}.", words::moment(notified, now), words::moment(at, now)))
        }
        AlertState::Watching { since } => {
            let left = Minutes(alert.rule.lasting.0.saturating_sub(now.since(since).0).max(1));
            says("Not yet.".to_owned(), format!("“{name}” fires in {}, if it lasts.", words::length(left)))
        }
        AlertState::Over { at, .. } => says("Nothing now.".to_owned(), format!("“{name}” was over at {}.", words::moment(at, now))),
        AlertState::Quiet | AlertState::NoData => says("Nothing.".to_owned(), String::new()),
    }
}
