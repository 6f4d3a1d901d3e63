//! The record of approvals: who was asked about which version, when, what was decided, and on what grounds. It is kept for the
//! whole run, whatever is decided later.

use crate::platform::release::approval::ApprovalRequest;
use crate::platform::release::approval::{self};
use crate::platform::vocabulary::ApprovalFinding;
use crate::platform::world::World;
use crate::present::roles::named;
use crate::present::words;
use crate::session::Session;

/// All of them, the newest first: "v4, turned down by the data scientist on day 10, Wed 15:20: it catches less in its test.
/// Asked at 13:20."
pub(crate) fn records(session: &Session) -> Vec<String> {
    session.world().release.approvals.iter().rev().map(|record| said(session, record)).collect()
}

/// What was decided last about a version, if anything was.
pub(crate) fn of(session: &Session, version: u32) -> Option<String> {
    let record = session.world().release.approvals.iter().rev().find(|record| record.version == version && record.found.is_some())?;
    let found = record.found.as_ref()?;
    Some(format!("is {} by the {}: {}", decision(record), who(record), grounds(session.world(), version, found)))
}

/// What a colleague found: what speaks against a version, or that everything that is looked at was in order.
pub(crate) fn grounds(world: &World, version: u32, found: &[ApprovalFinding]) -> String {
    if found.is_empty() { in_favour(world, version) } else { words::learning::findings(found) }
}

/// Who decides: "data scientist".
pub(crate) fn who(record: &ApprovalRequest) -> String {
    record.approver.map_or_else(|| "nobody".to_owned(), named)
}

fn decision(record: &ApprovalRequest) -> &'static str {
    if record.approved() { "approved" } else { "turned down" }
}

fn said(session: &Session, record: &ApprovalRequest) -> String {
    let moment = |tick| crate::base::number_format::moment(tick);
    let (version, asked) = (record.version, moment(record.asked));
    match (&record.found, record.decided) {
        (None, Some(due)) => format!("v{version}: the {} was asked on {asked}, and decides on {}.", who(record), moment(due)),
        (_, None) => format!("v{version}: approval was asked for on {asked}. It waits: nobody else may agree to a release."),
        (Some(found), Some(at)) => format!(
            "v{version}, {} by the {} on {}: {}. Asked on {asked}.",
            decision(record),
            who(record),
            moment(at),
            grounds(session.world(), version, found)
        ),
    }
}

fn in_favour(world: &World, version: u32) -> String {
    let recall = world.release.registry.get(version).and_then(|v| v.measures.recall).map(words::percent);
    let below = (100.0 * approval::TEST_BELOW).round();
    let test = recall.map_or_else(
        || "its test says nothing against it".to_owned(),
        |recall| format!("it catches {recall} in its test, at most {below} points less than the champion"),
    );
    let (least, most) = (words::percent(approval::CALLS.0), words::percent(approval::CALLS.1));
    let calls = format!("it flags between {least} and {most} of what the champion flags on the newest requests");
    format!("{test}; {calls}; its answers take at most {:.0} times as long", approval::SLOWER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::HOUR;
    use crate::platform::vocabulary::Action;
    use crate::platform::vocabulary::TrainingConfig;
    use crate::present::control_room::stage_card::stage_card;
    use crate::present::control_room::view::StageId;

    fn live(session: &mut Session, hours: u32) {
        (0..hours * HOUR).for_each(|_| session.advance());
    }

    #[test]
    fn a_decision_stays_on_record_with_who_when_and_why() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        for version in [4, 5] {
            session.dispatch(Action::Retrain(TrainingConfig::last(14))).expect("it can be trained");
            live(&mut session, 4);
            session.dispatch(Action::RequestApproval { version }).expect("it can be asked for");
            live(&mut session, 3);
        }
        let kept = stage_card(&session, StageId::Train).record;
        assert_eq!(kept.len(), 2, "the next decision leaves the one before: {kept:?}");
        for (line, version) in kept.iter().zip(["v5", "v4"]) {
            assert!(line.starts_with(version) && line.contains("by the data scientist on day 1, "), "{line}");
            assert!(line.contains(" in its test") || line.contains("newest requests"), "no grounds: {line}");
            assert!(line.contains("Asked on day 1, "), "{line}");
        }
        let account = crate::present::account::account(&session, 0).to_markdown();
        assert!(account.contains("by the data scientist: "), "{account}");
    }
}
