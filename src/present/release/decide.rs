//! What can be decided: the next sensible thing as the filled button, the way back always, and what is locked and why.

use super::Subject;
use super::view::{ActView, DecideView, NextAct};
use crate::platform::release::trial::{ComparedMeasure, Trial, Verdict, together};
use crate::present::control_room::controls::controls;
use crate::present::control_room::view::{ControlState, ControlView};
use crate::present::words as say;
use crate::session::Session;

pub(super) fn decide(session: &Session, subject: Subject<'_>) -> DecideView {
    let all = controls(session);
    let act = |id: &str| all.iter().find(|control| control.id == id).map(act);
    let back = act("roll-back").expect("there is always a way back, locked or not");
    let running = subject.running();
    let (figure, say, next, promote) = match (running, subject.ready) {
        (Some(trial), _) => deciding(session, trial, &back, act("promote")),
        (None, Some(ready)) => {
            let start = act("start-canary").map(|start| ActView { label: format!("Start v{ready} at 10 %"), ..start });
            let said = format!("v{ready} answers one request in ten. v{} answers the rest.", session.world().release.rollout.champion);
            ("Try it on a few".to_owned(), said, start.map_or(NextAct::Training, NextAct::Act), act("promote"))
        }
        (None, None) => ("Train a version".to_owned(), "There is nothing to release yet.".to_owned(), NextAct::Training, act("promote")),
    };
    DecideView {
        figure,
        stage: running.map_or_else(String::new, |trial| format!("canary at {}", say::percent(f64::from(trial.share)))),
        say,
        next,
        back,
        promote,
        hurt: subject.shown().map_or_else(String::new, |trial| hurt(session, trial)),
    }
}

/// The filled button follows the verdict of all measures.
fn deciding(session: &Session, trial: &Trial, back: &ActView, promote: Option<ActView>) -> (String, String, NextAct, Option<ActView>) {
    let world = session.world();
    let version = trial.arms[1].version;
    match (together(&world.compared(version)), promote) {
        (Verdict::Worse, promote) => {
            ("Take it back".to_owned(), format!("v{version} does harm. Each hour more hurts more."), NextAct::Act(back.clone()), promote)
        }
        (verdict, Some(promote)) if verdict.promotes() && promote.locked.is_none() => {
            let said = if verdict == Verdict::Better {
                "The evidence speaks for it."
            } else {
                "It does no harm. A change must still be worth it."
            };
            (format!("Promote v{version}"), said.to_owned(), NextAct::Act(promote), None)
        }
        (_, promote) => {
            let when = world.days_to_verdict(version).map(say::trial::in_days).unwrap_or_default();
            let said = if when.is_empty() {
                "More outcomes come with time.".to_owned()
            } else {
                format!("{} at this share.", say::capital(&when))
            };
            ("Wait".to_owned(), said, NextAct::NextEvent, promote)
        }
    }
}

fn act(control: &ControlView) -> ActView {
    let (locked, anyway) = match &control.state {
        ControlState::Locked { why, anyway } => (Some(why.clone()), *anyway),
        _ => (None, None),
    };
    ActView { id: control.id, label: control.name.clone(), means: control.means.clone(), locked, anyway }
}

/// Who the candidate has missed, beside what the champion would have.
fn hurt(session: &Session, trial: &Trial) -> String {
    let candidate = trial.arms[1].cells();
    let (version, noun) = (trial.arms[1].version, (&session.scenario().words.positive, &session.scenario().words.many));
    let missed = say::count(
        u64::from(candidate.false_negatives),
        &format!("{} {}", noun.0, session.scenario().words.one),
        &format!("{} {}", noun.0, noun.1),
    );
    let champion = trial.arms[0].version;
    let recall = session.world().compared(version).into_iter().find(|row| row.measure == ComparedMeasure::Recall);
    // Less recall is more misses.
    let positives = f64::from(candidate.positives());
    match recall.and_then(|recall| recall.interval).map(|found| [-positives * found.high, -positives * found.low]) {
        Some(range) => format!("v{version} missed {missed}. That is {} than v{champion} would have.", more_or_fewer(range)),
        None => format!("v{version} missed {missed}. It is too early to say whether v{champion} would have missed fewer."),
    }
}

/// Both ends of a difference in a number of things, rounded outwards.
fn more_or_fewer([low, high]: [f64; 2]) -> String {
    let whole = |value: f64| say::grouped(value.abs() as u64);
    let [low, high] = [low.floor(), high.ceil()];
    if low >= 0.0 {
        format!("{} to {} more", whole(low), whole(high))
    } else if high <= 0.0 {
        format!("{} to {} fewer", whole(high), whole(low))
    } else {
        format!("between {} fewer and {} more", whole(low), whole(high))
    }
}

#[cfg(test)]
mod tests {
    use super::more_or_fewer;

    #[test]
    fn a_difference_says_both_its_ends() {
        assert_eq!(more_or_fewer([-37.2, 95.1]), "between 38 fewer and 96 more");
        assert_eq!(more_or_fewer([12.6, 1_200.1]), "12 to 1,201 more");
        assert_eq!(more_or_fewer([-20.0, -3.5]), "3 to 20 fewer");
    }
}
