//! The room before a trial, early in one, late in one and after it; and the tests before release.

use super::*;
use crate::base::time::{DAY, HOUR};
use crate::platform::release::gates::GateResult;
use crate::platform::release::trial::Verdict;
use crate::platform::vocabulary::{Action, FaultInjection};

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
    assert_eq!((view.trial.is_none(), view.decide.next.clone()), (true, NextAct::Training), "{view:?}");
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
    assert_eq!(view.decide.next, NextAct::NextEvent);
    assert!(view.decide.promote.as_ref().is_some_and(|promote| promote.locked.is_some() && promote.anyway.is_some()), "{view:?}");
    assert_eq!(view.decide.back.locked, None, "the way back is always there");
}

#[test]
fn eight_gates_each_with_a_result_and_a_phrase() {
    let mut session = Session::open("support-tickets", 7).expect("it is there");
    let view = gates::gates(&session, 3).expect("it is there");
    assert_eq!(view.gates.len(), 8);
    assert!(view.gates.iter().all(|gate| !gate.said.is_empty()), "{view:?}");
    let result = |view: &gates::GatesView, name: &str| {
        view.gates.iter().find(|gate| gate.name == name).map(|gate| gate.result).expect("it is one of them")
    };
    assert_eq!(result(&view, "Prepared alike in training and service"), GateResult::Pass, "{view:?}");
    assert_eq!(result(&view, "Withstands odd inputs"), GateResult::Pass, "{view:?}");
    assert_eq!(result(&view, "Can be made again from its record"), GateResult::TooLittle, "nobody has done it once more");
    assert_eq!(view, gates::gates(&session, 3).expect("it is there"), "whoever asks again hears the same");
    assert_eq!(gates::gates(&session, 99), None);
    let skewed = FaultInjection::sudden("skewed-release", 1.0, session.now());
    session.dispatch(Action::InjectFault(skewed)).expect("it can begin");
    (0..60).for_each(|_| session.advance());
    let brought = session.world().release.rollout.champion;
    let brought = gates::gates(&session, brought).expect("another team has brought it");
    assert_eq!(result(&brought, "Prepared alike in training and service"), GateResult::Fail, "{brought:?}");
}
