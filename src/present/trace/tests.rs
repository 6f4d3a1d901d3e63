//! A way from what was sent to what was learnt, and what of it is told while the truth is not shown.

use super::record::trace_view;
use super::view::TraceCard;
use super::{find, records};
use crate::base::time::{HOUR, Tick};
use crate::platform::vocabulary::{Action, OnBreach};
use crate::session::Session;
use crate::session::trace::record::{LabelStatus, RecordId};

fn lived(hidden: bool, hours: u32) -> Session {
    let mut session = Session::open("support-tickets", 7).expect("it is there");
    let fault_spans = format!(r#"{{"fault": "seconds-for-minutes", "size": 1.0, "hidden": {hidden}}}"#);
    session.dispatch(Action::InjectFault(serde_json::from_str(&fault_spans).expect("trouble"))).expect("it begins");
    (0..hours * HOUR).for_each(|_| session.advance());
    session
}

fn predicted(session: &Session, id: RecordId, truth: bool) -> String {
    let view = trace_view(session, &session.trace(id).expect("it came"), truth);
    let words = |card: &TraceCard| {
        let rows = card.rows.iter().map(|row| row.cells.join(" ")).collect::<Vec<_>>().join("; ");
        format!("{}: {} {rows} {}", card.name, card.lead, card.note)
    };
    view.cards.iter().map(words).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_only_the_simulation_knows_waits_for_the_truth() {
    let id = RecordId { at: Tick(9 * HOUR), row: 2 };
    let open = predicted(&lived(false, 10), id, false);
    assert!(open.contains("1 value arrived otherwise than meant"), "{open}");
    let session = lived(true, 10);
    let hidden = predicted(&session, id, false);
    assert!(!hidden.contains("otherwise") && !hidden.contains("In truth") && hidden.contains("cannot be seen"), "{hidden}");
    let shown = predicted(&session, id, true);
    assert!(shown.contains("otherwise") && shown.contains("In truth"), "{shown}");
}

#[test]
fn nobody_can_tell_an_outcome_that_never_comes() {
    let session = lived(false, 10);
    let at = Tick(9 * HOUR);
    let said = |row| predicted(&session, RecordId { at, row }, false).lines().find(|l| l.starts_with("Outcomes")).map(str::to_owned);
    let all: Vec<_> = (0..16).filter_map(said).collect();
    let never = (0..16).filter(|row| session.trace(RecordId { at, row: *row }).expect("it came").outcome == LabelStatus::Never).count();
    assert!(never > 0 && all.iter().filter(|l| l.contains("not known yet")).count() >= never);
    assert!(!all.iter().any(|l| l.contains("nobody will")));
}

#[test]
fn amounts_are_told_and_compared_with_what_came() {
    let mut session = Session::open("delivery-time", 7).expect("it is there");
    (0..5 * 24 * HOUR).for_each(|_| session.advance());
    let at = Tick(9 * HOUR);
    let traced_requests: Vec<String> = (0..12).map(|row| predicted(&session, RecordId { at, row }, true)).collect();
    assert!(
        traced_requests.iter().all(|traced| traced.contains("v3 predicted ") && traced.contains("hours. The score is the chance")),
        "{}",
        traced_requests[0]
    );
    assert!(
        traced_requests.iter().filter(|traced| traced.contains(" hours, ") && traced.contains("that had been predicted.")).count() > 6,
        "{}",
        traced_requests[0]
    );
    assert!(traced_requests.iter().all(|traced| traced.contains("nobody could have predicted better than")), "{}", traced_requests[0]);
}

#[test]
fn the_lists_lead_to_records() {
    let mut session = lived(false, 10);
    session.dispatch(Action::Validation { on_breach: OnBreach::Reject }).expect("on");
    (0..30).for_each(|_| session.advance());
    let lists = records(&session);
    assert!(!lists.newest.is_empty() && lists.stopped.len() == 60);
    assert!(lists.stopped[0].what.starts_with("Waiting time is "), "{}", lists.stopped[0].what);
    assert!(predicted(&session, lists.stopped[0].id, false).contains("It was rejected."));
    assert!(lists.missed.iter().all(|record| predicted(&session, record.id, false).contains("It was missed")));
    assert!(!lists.missed.is_empty());
    assert_eq!(find("540-2"), Some(RecordId { at: Tick(540), row: 2 }));
    assert!(["", "-", "5", "5-x", "-1-2", "99999999999-1", "1-99999"].iter().all(|text| find(text).is_none()));
}
