//! The foot of a mission: the one button, why it is locked, how fast time passes, and what else can be done.

use afterlaunch::course::lesson::Lesson;
use afterlaunch::present;
use afterlaunch::present::lesson::view::{GateAct, StepKind};
use afterlaunch::present::lesson::words;
use leptos::prelude::*;

use crate::ui::app::driver::{Going, Run};
use crate::ui::control_room::transport::speed;
use crate::ui::course::chapters::next_in_order;
use crate::ui::dom::focus::bring;
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::icons::icon;

/// The list of hints, as an element.
pub const HINTS: &str = "hints";

/// Goes on freely with the run of the mission.
fn to_free_play(learner: Learner) {
    learner.keep_run();
    let _ = window().location().set_hash("room");
}

/// The one button, why it is locked, and what else can be done.
pub fn foot(run: Run, learner: Learner, lesson: &'static Lesson) -> El {
    let act = move || learner.read_view(|view| Some((view.act, view.kind)));
    let locked = move || learner.read_view(|view| view.locked.clone());
    let running = move || run.going.get() != Going::Paused;
    let words = move || match act() {
        Some((GateAct::Time, _)) if running() => "Pause".to_owned(),
        Some((GateAct::Time, _)) => words::LET_TIME_PASS.to_owned(),
        _ => learner.read_view(|view| view.gate.clone()),
    };
    let icon_name = move |act: &Option<(GateAct, bool)>| match act {
        _ if untrack(|| locked().is_some()) => icon("lock").into(),
        Some((GateAct::Time, true)) => icon("pause").into(),
        Some((GateAct::Time | GateAct::Run, _)) => icon("play").into(),
        Some((GateAct::Again, _)) => icon("reset").into(),
        _ => View::default(),
    };
    let press = move || {
        if untrack(locked).is_none()
            && let Some((act, _)) = untrack(act)
        {
            learner.press(act);
        }
    };
    let gate = move || {
        button("btn big run", press)
            // In a task the next sensible thing is the task.
            .class_if("main", move || !matches!(act(), Some((GateAct::Time, StepKind::Do))))
            .attr("id", "gate")
            .attr("aria-describedby", "gate-why")
            .attr_of("aria-disabled", move || locked().map(|_| "true".to_owned()))
            .add(part(move || (act().map(|(act, _)| (act, running())), locked().is_some()), move |(act, _)| icon_name(act)))
            .add(text(words))
    };
    let more = move || {
        learner.read_view(|view| view.more_hints) && matches!(act(), Some((_, StepKind::Do | StepKind::Observe | StepKind::Missed)))
    };
    let ask = move || {
        learner.hint();
        bring(HINTS);
    };
    let hint = move || button("", ask).add(words::GIVE_ME_A_HINT);
    let explains = move || matches!(act(), Some((_, StepKind::Explain)));
    let again = move || button("", move || learner.predict_again()).add(words::PREDICT_AGAIN);
    let over = move || matches!(act(), Some((_, StepKind::Explain | StepKind::Solved)));
    let free = move || button("", move || to_free_play(learner)).add(words::TRY_IT_IN_FREE_PLAY);
    let line = div("run-why")
        .add(el("p").attr("id", "gate-why").add(text(move || why(run, learner))))
        .add(when(explains, again))
        .add(when(more, hint))
        .add(when(over, free));
    let passes = move || matches!(act(), Some((GateAct::Time | GateAct::Run, _)));
    let pace = move || div("pace").add(speed()).add(when(move || matches!(act(), Some((GateAct::Time, _))), move || skip(run, learner)));
    let done = move || matches!(act(), Some((GateAct::Done, _)));
    let next = move || View::from(next_in_order(learner, lesson));
    div("lesson-foot").add(when(move || !done(), gate)).add(when(done, next)).add(when(passes, pace)).add(line)
}

/// What is said beside the button: why it is locked, what the last search came to, how long it takes; followed.
fn why(run: Run, learner: Learner) -> String {
    let locked = learner.read_view(|view| view.locked.clone());
    let in_vain = || run.nothing_found.get().then(|| words::A_DAY_PASSED_AND_NOTHING_HAPPENED.to_owned());
    let time = || {
        let stopped = run.found.get().map(|what| words::stopped_at(&what));
        let both: Vec<String> = stopped.into_iter().chain(learner.read_view(|view| view.time.clone())).collect();
        (!both.is_empty()).then(|| both.join(" "))
    };
    locked.or_else(in_vain).or_else(time).or_else(|| lasts(run, learner)).unwrap_or_default()
}

/// Time passes as fast as it can, until something happens or the step is over.
fn skip(run: Run, learner: Learner) -> El {
    let seeks = move || matches!(run.going.get(), Going::ToEvent(_));
    let press = move || if untrack(seeks) { run.pause() } else { learner.skip() };
    let words = move || if seeks() { words::STOP_HERE } else { words::SKIP_TO_WHAT_HAPPENS };
    button("btn skip-time", press).attr("title", words::AS_FAST_AS).add(icon("jump")).add(text(words))
}

/// "Takes about 30 seconds", where time passes next.
fn lasts(run: Run, learner: Learner) -> Option<String> {
    let runs = learner.read_view(|view| view.act == GateAct::Run);
    let seconds = run.notch.with(|notch| run.read_lesson(|session, playing| playing.map(|p| present::lesson::lasts(session, p, *notch))));
    seconds.filter(|_| runs).map(words::takes_about_seconds)
}
