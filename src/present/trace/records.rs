//! The lists that a record can be picked from, and what its address says.

use crate::base::time::{Minutes, Tick};
use crate::platform::quality::StoppedRecord;
use crate::platform::vocabulary::{Answer, By};
use crate::present::words;
use crate::session::Session;
use crate::session::trace::record::RecordId;

/// Records are listed for so long: those are followed at once, older ones have to be lived towards from farther away.
const LATELY: Minutes = Minutes::days(3);

/// A record in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordView {
    /// Its minute and its place in it.
    pub id: RecordId,
    /// "14:20, no. 3".
    pub when: String,
    /// "Care homes. 64 %, called urgent. Outcome to come.", "Waiting time is 720 min, outside its range."
    pub what: String,
    /// What was done with it: "quarantine"; empty in the list of the newest.
    pub handling: &'static str,
}

/// The three lists that a record can be picked from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Of the last minute that was lived.
    pub newest: Vec<RecordView>,
    /// Stopped or mended by the check, the newest first.
    pub stopped: Vec<RecordView>,
    /// Known to be missed, the newest first.
    pub missed: Vec<RecordView>,
}

/// The records that can be picked now.
pub fn records(session: &Session) -> Records {
    let world = session.world();
    let (at, seen) = world.last_seen();
    let w = &session.scenario().words;
    let now = session.now();
    let newest = seen.answers.iter().enumerate().map(|(row, answer)| {
        let id = RecordId { at, row: row as u16 };
        let segment = seen.segment.get(row).and_then(|at| session.scenario().segments.get(usize::from(*at)));
        let kind = segment.map_or_else(String::new, |segment| format!("{}. ", segment.name));
        let answer = words::capital(&answered(session, answer));
        RecordView { id, when: named(id, now), what: format!("{kind}{answer}. Outcome to come."), handling: "" }
    });
    let of = |stopped: &StoppedRecord| {
        let why = stopped.broke.iter().flatten().next().map_or_else(String::new, |why| words::rules::why(why, &session.scenario().schema));
        RecordView {
            id: RecordId { at: stopped.at, row: stopped.row },
            when: named(RecordId { at: stopped.at, row: stopped.row }, now),
            what: why,
            handling: words::rules::response(stopped.response),
        }
    };
    let lately = |at: Tick| now.since(at) < LATELY;
    let missed = world.quality.quarantine_log.missed.iter().rev().filter(|(at, _)| lately(*at)).map(|(at, row)| {
        let what = format!("{}, and was not called.", words::capital(&w.positive));
        let id = RecordId { at: *at, row: *row };
        RecordView { id, when: named(id, now), what, handling: "" }
    });
    let stopped = world.quality.quarantine_log.stopped.iter().rev().filter(|stopped| lately(stopped.at)).map(of);
    Records { newest: newest.collect(), stopped: stopped.collect(), missed: missed.collect() }
}

/// Several records come in a minute: "14:20, no. 3".
fn named(id: RecordId, now: Tick) -> String {
    format!("{}, no. {}", words::moment(id.at, now), id.row + 1)
}

/// "64 %, called urgent, by the champion".
fn answered(session: &Session, answer: &Answer) -> String {
    let positive = &session.scenario().words.positive;
    let decision = if answer.predicted_positive { format!("called {positive}") } else { format!("not called {positive}") };
    match answer.by {
        By::Champion | By::Canary | By::Earlier => format!("{}, {decision}", words::percent(f64::from(answer.score))),
        By::Rule => format!("{decision} by the simple rule"),
        By::Person => format!("{decision} by a person"),
    }
}

/// A record by what its address says: its minute and its place, "8640-3".
pub fn find(text: &str) -> Option<RecordId> {
    let (at, row) = text.split_once('-')?;
    Some(RecordId { at: Tick(at.parse().ok()?), row: row.parse().ok()? })
}
