//! What the run can tell for each line of a page, in words.

use crate::course::lesson::Step;
use crate::course::progress::notebook::NotebookLine;
use crate::platform::monitoring::alerts::AlertState;
use crate::present::control_room::alerts;
use crate::present::control_room::timeline::actions::{done, ordered};
use crate::present::goal;
use crate::present::words as say;
use crate::session::Session;
use crate::session::lesson::Playing;
use crate::session::notebook::{NotebookFacts, Stretch};

/// So many deeds are named.
const ACTIONS: usize = 6;

/// What the run tells for a line; empty where it tells nothing.
pub(super) fn tells(session: &Session, playing: Option<&Playing>, line: NotebookLine) -> String {
    match line {
        NotebookLine::Objective => objective(session, playing),
        NotebookLine::Check => check(session, playing),
        NotebookLine::Experiment => experiment(session, &facts(session, playing)),
        NotebookLine::Changed => changed(session, &facts(session, playing)),
        NotebookLine::Next => next(session),
        NotebookLine::Answer => String::new(),
    }
}

fn facts<'a>(session: &'a Session, playing: Option<&Playing>) -> NotebookFacts<'a> {
    let (from, given) = playing.map_or((crate::base::time::Tick(0), 0), |playing| (playing.lesson().start, playing.lesson().setup.len()));
    session.notebook_facts(from, given)
}

/// The steps of a mission so far, the newest first.
fn steps_so_far(playing: &Playing) -> impl Iterator<Item = &'static Step> {
    playing.lesson().steps.iter().take(playing.place() + 1).rev()
}

/// The task of the mission, or the decision that the goal is about.
fn objective(session: &Session, playing: Option<&Playing>) -> String {
    let task = |step: &'static Step| if let Step::Do { task, .. } = step { Some((*task).to_owned()) } else { None };
    let asked = playing.and_then(|playing| steps_so_far(playing).find_map(task));
    asked.or_else(|| goal::goal(session).map(|goal| goal.decision)).unwrap_or_default()
}

/// What the mission looks at, or the targets of the goal.
fn check(session: &Session, playing: Option<&Playing>) -> String {
    let watch = |step: &'static Step| if let Step::Observe { watch, .. } = step { Some((*watch).to_owned()) } else { None };
    let watched = playing.and_then(|playing| steps_so_far(playing).find_map(watch));
    let targets = || goal::goal(session).map(|goal| goal.targets.map(|target| format!("{}.", target.says)).join(" "));
    watched.or_else(targets).unwrap_or_default()
}

fn experiment(session: &Session, facts: &NotebookFacts<'_>) -> String {
    let actions: Vec<_> = facts.actions.iter().filter(|entry| !ordered(entry.at, &entry.action)).collect();
    let more = actions.len().saturating_sub(ACTIONS);
    let named = actions
        .iter()
        .skip(more)
        .map(|entry| format!("{} (day {}, {})", done(session, &entry.action), entry.at.day(), say::clock(entry.at)));
    let mut said: Vec<String> = named.collect();
    if more > 0 {
        said.insert(0, format!("{more} earlier"));
    }
    if said.is_empty() { String::new() } else { format!("{}.", say::capital(&said.join("; "))) }
}

fn changed(session: &Session, facts: &NotebookFacts<'_>) -> String {
    let Some([before, after]) = &facts.before_and_after else { return String::new() };
    let [before, after] = [before, after].map(|stretch| figures(session, stretch));
    if before.is_empty() && after.is_empty() { String::new() } else { format!("Before: {before}. After: {after}.") }
}

/// "12 % called urgent; 31 of 40 urgent tickets caught; 7,890 EUR and 8 urgent tickets harmed a day".
fn figures(session: &Session, stretch: &Stretch) -> String {
    let w = &session.scenario().words;
    let rate = stretch.predicted_positives.map(|rate| format!("{} called {}", say::percent(rate), w.positive));
    let positives = stretch.cells.positives();
    let recall = (positives > 0)
        .then(|| format!("{} of {} {} {} caught", stretch.cells.true_positives, say::grouped(u64::from(positives)), w.positive, w.many));
    let a_day = stretch.a_day.map(|(eur, people)| {
        format!("{} and {} harmed a day", say::eur(eur), say::count(people.round() as u64, &w.harmed, &w.harmed_many))
    });
    let all: Vec<String> = [rate, recall, a_day].into_iter().flatten().collect();
    if all.is_empty() { "nothing is known".to_owned() } else { all.join("; ") }
}

/// Alerts that still fire: what is open.
fn next(session: &Session) -> String {
    let fires = |state: &AlertState| matches!(state, AlertState::Firing { calm: None, .. });
    let open = session.world().alerts.all.iter().filter(|alert| fires(&alert.state));
    let named: Vec<String> = open.map(|alert| format!("“{}”", alerts::name(session, alert))).collect();
    if named.is_empty() { String::new() } else { format!("Still firing: {}.", named.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{DAY, HOUR};
    use crate::course::lessons;
    use crate::platform::vocabulary::{Action, FaultInjection, OnBreach};
    use crate::present::notebook::notebook;

    fn described(session: &Session, playing: Option<&Playing>) -> [String; 5] {
        let view = notebook(session, playing);
        let described: Vec<String> = view.lines.into_iter().map(|line| line.tells).collect();
        described.try_into().expect("there are five")
    }

    #[test]
    fn a_run_tells_what_was_done_and_what_changed() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        assert_eq!(described(&session, None), ["", "", "", "", ""].map(str::to_owned), "nothing was done");
        let fault = FaultInjection::sudden("seconds-for-minutes", 1.0, session.now());
        (0..2 * DAY).for_each(|_| session.advance());
        session.dispatch(Action::InjectFault(fault)).expect("it can begin");
        (0..6 * HOUR).for_each(|_| session.advance());
        session.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).expect("it can be switched on");
        (0..DAY).for_each(|_| session.advance());
        let [objective, check, experiment, changed, next] = described(&session, None);
        assert_eq!((objective.as_str(), check.as_str()), ("", ""), "no goal is written down");
        assert_eq!(experiment, "Check on (day 3, Wed 06:00).", "trouble that was put in is no experiment");
        assert!(changed.starts_with("Before: ") && changed.contains("% called urgent") && changed.contains(". After: "), "{changed}");
        assert!(next.contains("“Waiting time has drifted”"), "{next}");
    }

    #[test]
    fn a_mission_tells_its_task_and_what_it_looks_at() {
        let lesson = lessons::find("1.4").expect("it is there");
        let (mut playing, mut session) = Playing::begin(lesson).expect("it begins");
        assert_eq!(described(&session, Some(&playing))[0], "", "the task comes later");
        playing.next(&session);
        playing.choose(0, &session);
        playing.next(&session);
        assert!(described(&session, Some(&playing))[0].starts_with("Decide who is told"), "{:?}", playing.place());
        let scripted = lesson.solution.actions[0].scripted.action().expect("it is an action");
        session.dispatch(scripted).expect("it can be done");
        playing.look(&session);
        let [_, check, experiment, ..] = described(&session, Some(&playing));
        assert!(check.starts_with("Live through the day"), "{check}");
        assert!(experiment.starts_with("Plan at work (day 10, "), "{experiment}");
    }
}
