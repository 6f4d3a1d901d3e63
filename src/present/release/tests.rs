//! The room as one run after another shows it.

use super::*;
use crate::base::time::{DAY, HOUR};
use crate::platform::release::trial::Verdict;
use crate::platform::vocabulary::Action;

fn run(hours: u32, share: f32) -> Session {
    let mut session = Session::open("support-tickets", 7).expect("it is there");
    session.dispatch(Action::StartCanary { version: 2, share }).expect("v2 is kept ready");
    (0..hours * HOUR).for_each(|_| session.advance());
    session
}

#[test]
fn before_a_trial_it_says_what_comes_next() {
    let session = Session::open("support-tickets", 7).expect("it is there");
    let view = release(&session);
    assert_eq!((view.trial.is_none(), view.decisions.next.clone()), (true, NextAct::Training), "{view:?}");
    assert_eq!(view.ask.verdict, None);
    assert!(view.path.iter().any(|knot| knot.state == KnotState::Champion && knot.caption == "v3"));
}

#[test]
fn a_trial_has_four_measures_with_both_values_and_stays_after_it() {
    let mut session = run(10 * DAY / HOUR, 0.3);
    let view = release(&session);
    let card = view.trial.as_ref().expect("it goes on");
    let terms: Vec<&str> = card.rows.iter().map(|row| row.term.as_str()).collect();
    assert_eq!(terms, ["cost per 1,000 requests", "recall", "precision", "answer time p95"]);
    for row in &card.rows {
        let forest = row.forest.expect("ten days are enough to look");
        assert!(forest.low <= forest.at && forest.at <= forest.high, "{row:?}");
        assert!(row.values.iter().all(|(value, count)| value != "–" && !count.is_empty()), "{row:?}");
        let verdict = row.verdict.0;
        assert!(verdict != Verdict::Better || row.is_success || forest.low >= CHAMPION_AT, "better is right of the champion: {row:?}");
    }
    assert_eq!(card.rows.iter().filter(|row| row.is_success).count(), 1);
    assert!(card.narrows.is_some() && !card.groups.is_empty() && !card.evidence.marks.is_empty());
    session.dispatch(Action::RollBack { version: 2 }).expect("it is the canary");
    session.advance();
    let after = release(&session);
    let stays = after.trial.expect("it stays on record");
    assert_eq!(stays.names, ["v3", "v2"]);
    assert!(stays.hours.contains(" to "), "{}", stays.hours);
}

#[test]
fn early_on_nobody_can_say_and_the_button_lets_time_pass() {
    let view = release(&run(3, 0.1));
    assert_eq!(view.ask.verdict.map(|(verdict, _)| verdict), Some(Verdict::NotEnough));
    assert_eq!(view.decisions.next, NextAct::NextEvent);
    assert!(view.decisions.promote.as_ref().is_some_and(|promote| promote.locked.is_some() && promote.anyway.is_some()), "{view:?}");
    assert_eq!(view.decisions.back.locked, None, "the way back is always there");
}
