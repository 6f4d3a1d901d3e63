//! Hints help: each says what the steps of its mission do not, the first one points at something on the screen, and the last
//! one names the controls that the solution uses, as the page names them, with what is to be set.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::collections::BTreeSet;

use afterlaunch::course::lesson::{Lesson, ScheduledAction, ScriptedAction, Step};
use afterlaunch::course::lessons::ALL;
use afterlaunch::present::control_room::controls::{controls, input_text};
use afterlaunch::present::control_room::view::{ControlInput, ControlState, ControlView, InputKind, StageId};
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::present::{self, charts};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;

/// So many words in a row that a hint and a step share are a repetition.
const LONGEST_SHARED: usize = 5;

/// Buttons of a mission that are no controls, and the tab of a record.
const BUTTONS: [&str; 7] =
    ["I’ll take it", "Write a request by hand", "Look into the training room", "Send", "Stop", "Follow a record", "Rules and their owners"];

/// Words without their marks, small.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// A text without the names of what is on the page: these are meant to be the same everywhere.
fn unquoted(text: &str) -> String {
    text.split('“')
        .enumerate()
        .map(|(nth, rest)| if nth == 0 { rest } else { rest.split_once('”').map_or("", |(_, after)| after) })
        .collect()
}

/// The hints of the mission, then those that are a task's own.
fn hints(lesson: &Lesson) -> Vec<&'static str> {
    let own = lesson.steps.iter().filter_map(|step| if let Step::Do { needs, .. } = step { needs.hint } else { None });
    let mut all: Vec<_> = lesson.hints.into_iter().collect();
    own.for_each(|hint| {
        if !all.contains(&hint) {
            all.push(hint)
        }
    });
    all
}

/// All that a reader of the mission is told, without its hints.
fn texts(lesson: &Lesson) -> Vec<&'static str> {
    let mut all = vec![lesson.sentence];
    all.extend(lesson.story);
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(*text),
            Step::Predict(predict) => all.push(predict.ask),
            Step::Do { task, .. } => all.push(task),
            Step::Observe { watch, .. } => all.push(watch),
            Step::Explain(explain) => all.extend(explain.text),
        }
    }
    all
}

#[test]
fn a_hint_says_what_no_step_says() {
    let mut wrong = Vec::new();
    for lesson in ALL.iter().map(|listed| &**listed) {
        for (nth, hint) in hints(lesson).iter().enumerate() {
            let others = hints(lesson)[..nth].iter().chain(texts(lesson).iter()).copied().collect::<Vec<_>>();
            let said: Vec<_> = others.iter().map(|text| words(text)).collect();
            for run in words(&unquoted(hint)).windows(LONGEST_SHARED + 1) {
                if said.iter().any(|text| text.windows(run.len()).any(|other| other == run)) {
                    wrong.push(format!("{} hint {}: “{}” is said already", lesson.id, nth + 1, run.join(" ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('“').skip(1).filter_map(|rest| rest.split('”').next()).collect()
}

/// All that can be read on the page of a mission as it stands: controls with what is set in them, charts, boxes, alerts.
fn readable(session: &Session, seen: &mut BTreeSet<String>) {
    for control in controls(session) {
        seen.extend([control.name, control.verb.to_owned()]);
        if let ControlState::Locked { anyway: Some(anyway), .. } = control.state {
            seen.insert(anyway.to_owned());
        }
        for input in control.inputs {
            seen.insert(input.label.to_owned());
            if let InputKind::Choice(options) = input.kind {
                seen.extend(options);
            }
        }
    }
    let lens = Lens { window: Window::Day, truth: true };
    seen.extend(charts::all().iter().map(|chart| (chart.build)(session, lens).title.clone()));
    seen.extend(StageId::ALL.map(|stage| present::stage_card(session, stage).name));
    let alerts = present::alerts(session);
    seen.extend(alerts.items.into_iter().map(|alert| alert.name).chain(alerts.rules.into_iter().map(|rule| rule.name)));
}

/// What of a control a hint has to say: one of its names, and each knob that does not stand as it should by itself.
fn to_say(control: &ControlView, scripted: ScriptedAction) -> Vec<Vec<String>> {
    let mut all = vec![vec![control.name.clone(), control.verb.to_owned()]];
    let set = scripted.inputs();
    for ControlInput { id, label: _, kind, default } in &control.inputs {
        let Some((_, value)) = set.iter().find(|(input, value)| input == id && (value - default).abs() > 1e-6) else { continue };
        all.push(match kind {
            InputKind::Slider { unit, max, .. } => vec![input_text(*unit, *value, *max)],
            InputKind::Choice(options) => vec![options[*value as usize].clone()],
        });
    }
    all
}

/// Plays the solution and calls `look` at each minute at which something is done.
fn play(lesson: &'static Lesson, mut look: impl FnMut(&Session, Option<&ScheduledAction>)) {
    let (_, mut session) = Playing::begin(lesson).unwrap();
    look(&session, None);
    for planned in lesson.solution.actions {
        while session.now() < planned.at {
            session.advance();
        }
        look(&session, Some(planned));
        if let Some(action) = planned.scripted.action() {
            session.dispatch(action).unwrap();
        }
    }
    look(&session, None);
}

#[test]
fn the_last_hint_names_the_controls_of_the_solution() {
    let mut wrong = Vec::new();
    for lesson in ALL.iter().map(|listed| &**listed) {
        let mut seen: BTreeSet<String> = BUTTONS.iter().map(|name| (*name).to_owned()).collect();
        // Where tasks have hints of their own, these come last, each at its task.
        let last = hints(lesson)[2..].join(" ");
        play(lesson, |session, planned| {
            readable(session, &mut seen);
            let Some(planned) = planned else { return };
            match planned.scripted {
                ScriptedAction::Acknowledge(_) if !last.contains("“I’ll take it”") => {
                    wrong.push(format!("{}: who takes the alert?", lesson.id))
                }
                ScriptedAction::SendRequest(_) if !last.contains("“Send”") => {
                    wrong.push(format!("{}: who sends a request?", lesson.id))
                }
                ScriptedAction::AlertLimit(_, limit) if !last.contains(&format!("{limit}")) => {
                    wrong.push(format!("{}: no limit {limit}", lesson.id))
                }
                _ => {}
            }
            let all = controls(session);
            let Some(control) = all.iter().find(|control| Some(control.id) == planned.scripted.control()) else { return };
            for one_of in to_say(control, planned.scripted) {
                if !one_of.iter().any(|words| last.contains(words.as_str())) {
                    wrong.push(format!("{}: {one_of:?} is not in “{last}”", lesson.id));
                }
            }
        });
        for (nth, hint) in hints(lesson).iter().enumerate() {
            for name in quoted(hint).into_iter().filter(|name| !seen.contains(*name)) {
                wrong.push(format!("{} hint {}: “{name}” is nowhere on the page", lesson.id, nth + 1));
            }
        }
        if quoted(lesson.hints[0]).is_empty() && !["timeline", "picture"].iter().any(|place| lesson.hints[0].contains(place)) {
            wrong.push(format!("{}: the first hint points at nothing", lesson.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
