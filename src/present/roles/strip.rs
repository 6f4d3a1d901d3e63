//! The last day as a strip: trouble that may be shown, and who was told when.

use super::named::named;
use super::view::{StripMark, StripView};
use crate::base::time::{DAY, HOUR, Tick};
use crate::platform::vocabulary::{TeamRole, What};
use crate::present::control_room::alerts;
use crate::present::control_room::timeline::running;
use crate::present::words;
use crate::session::Session;

/// Names stand in so many rows.
const ROWS: usize = 3;

/// The strip up to now.
pub fn strip(session: &Session) -> StripView {
    let now = session.now();
    let from = f64::from(now.0) - f64::from(DAY);
    let place = |at: Tick| ((f64::from(at.0) - from) / f64::from(DAY)).clamp(0.0, 1.0);
    let first = from.max(0.0) as u32;
    let ticks = (first.div_ceil(6 * HOUR)..).map(|nth| Tick(nth * 6 * HOUR)).take_while(|tick| tick.0 <= now.0);
    let ticks = ticks.map(|tick| (place(tick), words::hour_minute(tick))).collect();
    let lately = |at: Tick| f64::from(at.0) >= from;
    let fault_spans = session.visible_faults().filter(|active| active.ended.is_none_or(lately));
    let fault_spans = fault_spans
        .filter_map(|active| {
            let to = active.ended.map_or(1.0, place);
            Some((place(active.injection.start), to, running(session, active)?))
        })
        .collect();
    let mut known: Vec<(TeamRole, Tick, String)> = Vec::new();
    for event in session.world().events.iter().filter(|event| lately(event.at)) {
        let What::AlertFired { rule } = &event.what else { continue };
        let Some(alert) = session.world().alerts.get(rule) else { continue };
        let Some(owner) = alert.rule.owner else { continue };
        if known.iter().all(|(role, ..)| *role != owner) {
            known.push((owner, event.at, alerts::name(session, alert)));
        }
    }
    let unnotified: Vec<String> =
        TeamRole::ALL.into_iter().filter(|role| known.iter().all(|(notified, ..)| notified != role)).map(named).collect();
    let marks = known.into_iter().enumerate().map(|(nth, (role, at, name))| StripMark {
        minute: at.0,
        at: place(at),
        who: named(role),
        what: format!("{}: “{name}”", words::moment(at, now)),
        row: nth % ROWS,
    });
    StripView { ticks, fault_spans, marks: marks.collect(), unnotified: unnotified_words(&unnotified) }
}

fn unnotified_words(roles: &[String]) -> String {
    match roles {
        [] => String::new(),
        all if all.len() == TeamRole::ALL.len() => "Nobody was told anything in the last 24 hours.".to_owned(),
        [one] => format!("The {one} was told nothing in the last 24 hours."),
        [before @ .., last] => format!("Told nothing in the last 24 hours: {} and {last}.", before.join(", ")),
    }
}
