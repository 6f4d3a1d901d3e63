//! The outcomes of the candidate's positives, one mark each: what a verdict rests on, and what it still lacks.

use crate::platform::release::trial::Trial;
use crate::present::release::view::{EvidenceView, Mark};
use crate::present::release::words;
use crate::present::words as say;
use crate::session::Session;

/// At most so many marks are drawn: the latest.
const MOST: usize = 160;

pub(super) fn evidence(session: &Session, trial: &Trial) -> EvidenceView {
    let world = session.world();
    let (arm, version) = (&trial.arms[1], trial.arms[1].version);
    let cells = arm.cells();
    let (positives, missed) = (cells.positives(), cells.false_negatives);
    let noun = format!("{} {}", session.scenario().words.positive, session.scenario().words.many);
    let missing = world.evidence(version).and_then(|evidence| evidence.missing).filter(|_| trial.until.is_none());
    let needed = missing.map(|missing| say::trial::about(positives + missing.positives));
    let head = match &needed {
        Some(needed) => format!("{} of about {needed} {noun} needed", say::grouped(u64::from(positives))),
        None => format!("{} {noun}", say::grouped(u64::from(positives))),
    };
    let when = world.days_to_verdict(version).map(say::trial::in_days).unwrap_or_default();
    // Those that may still come: their outcomes will be known of a share alone.
    let share =
        if cells.known() > 0 { f64::from(positives) / f64::from(cells.known()) } else { world.release.champion().snapshot.positives };
    let expected = f64::from(arm.asked) * f64::from(session.scenario().outcomes.coverage);
    let coming = ((expected - f64::from(cells.known())).max(0.0) * share).round() as usize;
    let mut marks: Vec<Mark> = arm.latest.iter().map(|found| if *found { Mark::Found } else { Mark::Missed }).collect();
    let room = MOST - marks.len().min(MOST);
    let lacking = missing.map_or(0, |missing| missing.positives as usize);
    let soon = coming.min(room);
    marks.extend(std::iter::repeat_n(Mark::Coming, soon));
    marks.extend(std::iter::repeat_n(Mark::Needed, lacking.saturating_sub(coming).min(room - soon)));
    let mut key = vec![
        (Mark::Found, format!("{} found by v{version}", say::grouped(u64::from(cells.true_positives)))),
        (Mark::Missed, format!("{} missed", say::grouped(u64::from(missed)))),
    ];
    if coming > 0 {
        key.push((Mark::Coming, format!("about {} answered, outcome on its way", say::trial::about(coming as u32))));
    }
    if marks.contains(&Mark::Needed) {
        key.push((Mark::Needed, words::STILL_NEEDED.to_owned()));
    }
    let spoken = key.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>().join(", ");
    EvidenceView { head, when, marks, key, spoken }
}
