//! Who answered when, and what changed between two versions and two moments.

use super::*;
use crate::base::time::HOUR;
use crate::platform::vocabulary::Action;

fn run() -> Session {
    let mut session = Session::open("support-tickets", 7).expect("it is there");
    (0..10 * HOUR).for_each(|_| session.advance());
    session.dispatch(Action::Release { version: 2 }).expect("it is kept ready");
    (0..10 * HOUR).for_each(|_| session.advance());
    session
}

#[test]
fn who_answered_when_covers_the_run_without_a_gap() {
    let view = registry(&run());
    let champions = &view.timeline_rows[0].reigns;
    assert_eq!(champions.iter().map(|reign| reign.name.as_str()).collect::<Vec<_>>(), ["v3", "v2"]);
    assert_eq!((champions[0].from, champions[0].to, champions[1].to), (0.0, champions[1].from, 100.0), "{champions:?}");
    let aliases: Vec<_> = view.versions.iter().filter(|version| version.alias == "champion").map(|version| version.number).collect();
    assert_eq!(aliases, [2], "an alias moves with whoever answers");
}

#[test]
fn what_changed_between_versions_and_moments() {
    let session = run();
    let same = between_versions(&session, 3, 3).expect("it is there");
    assert!(same.rows.iter().all(|(_, _, differs)| !differs) && !same.rows.is_empty());
    let versions = between_versions(&session, 3, 2).expect("both are there");
    assert!(versions.rows.iter().any(|(name, _, differs)| *differs && name == "Fingerprint of its snapshot"), "{versions:?}");
    let moments = between_moments(&session, 0, session.now().0).expect("it can be told");
    assert_eq!(moments.rows, versions.rows);
    assert!(moments.done.iter().any(|done| done.contains("v2 answers all tickets")), "{:?}", moments.done);
    let quiet = between_moments(&session, 0, 60).expect("it can be told");
    assert_eq!((quiet.rows.len(), quiet.done.len()), (0, 0), "{quiet:?}");
    assert_eq!(between_versions(&session, 3, 99), None);
    assert_eq!(lineage(&session, 99), []);
    assert_eq!(lineage(&session, 2).len(), 6);
}
