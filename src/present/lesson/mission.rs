//! A mission as it stands: one step at a time, what was predicted, and the one sensible next thing.

use super::summary::{answer, figure, said};
use super::unmet::{missing, time_left};
use super::view::{DotView, GateAct, HeroView, LessonView, OptionView, StepKind};
use super::{prediction, summary};
use crate::base::time::{HOUR, Minutes};
use crate::course::lesson::{Choice, Explain, Goal, Guess, Lesson, Predict, Step};
use crate::course::lessons::ALL;
use crate::course::progress::Guessed;
use crate::course::{chapters, glossary};
use crate::present::control_room::trial;
use crate::present::plot::Plot;
use crate::present::roles::afterwards;
use crate::present::view::Window;
use crate::present::words;
use crate::session::Session;
use crate::session::lesson::{LessonOutcome, Playing};
use crate::session::links::parameters::SPEEDS;

/// About so many seconds pass while somebody watches one step.
const WATCHED_SECONDS: f64 = 14.0;

/// Where the end of a stretch is open, a day of it is taken.
const OPEN_STRETCH: Minutes = Minutes::days(1);

/// The lesson as it stands.
pub fn lesson(session: &Session, playing: &Playing) -> LessonView {
    let lesson = playing.lesson();
    let place = playing.place();
    let step = playing.step();
    let kind = kind(playing);
    // A hint helps with something to do; where one only waits it would repeat what was done.
    let waits = step.and_then(Step::goal).is_some_and(|goal| matches!(goal, Goal::Until(_) | Goal::Lasted(_) | Goal::Fired(_)));
    let needs = playing.needs();
    let hinted = matches!(kind, StepKind::Do | StepKind::Observe | StepKind::Missed) && !waits;
    let mut view = LessonView {
        id: lesson.id,
        title: lesson.title,
        chapter: format!("Chapter {}, {}", lesson.chapter, chapters::title(lesson.chapter)),
        mission: mission(lesson),
        dots: dots(playing),
        step: place,
        kind,
        heading: if place == 0 { lesson.title } else { heading(lesson, step, kind) },
        story: if place == 0 { lesson.story } else { &[] },
        paragraphs: Vec::new(),
        earlier: earlier(playing),
        options: Vec::new(),
        line: None,
        said: None,
        figures: Vec::new(),
        gate: String::new(),
        act: GateAct::Next,
        locked: None,
        time: None,
        trial: None,
        hints: if hinted { playing.hints() } else { Vec::new() },
        more_hints: hinted && playing.has_more_hints(),
        section: section(playing),
        left: left(session, playing, kind),
        missing: Vec::new(),
        controls: needs.controls.unwrap_or(lesson.shows.controls),
        charts: charts(playing),
        parts: needs.parts.unwrap_or(lesson.shows.parts),
        did: Vec::new(),
        playthrough: None,
        astray: Vec::new(),
        terms: Vec::new(),
        afterwards: None,
        done: playing.tasks_done(),
        hero: hero(playing),
        lit: playing.lit(),
    };
    say_step(&mut view, session, playing);
    view
}

/// What kind of step somebody stands at.
fn kind(playing: &Playing) -> StepKind {
    match playing.step() {
        _ if playing.outcome() == LessonOutcome::Missed => StepKind::Missed,
        Some(Step::Say(_) | Step::Part { .. }) => StepKind::Say,
        Some(Step::Predict(_)) => StepKind::Predict,
        Some(Step::Do { .. }) => StepKind::Do,
        Some(Step::Observe { .. }) => StepKind::Observe,
        Some(Step::Explain(_)) => StepKind::Explain,
        None => StepKind::Solved,
    }
}

/// What the step says, and the one sensible next thing.
fn say_step(view: &mut LessonView, session: &Session, playing: &Playing) {
    let lesson = playing.lesson();
    match (view.kind, playing.step()) {
        (StepKind::Missed, _) => {
            view.paragraphs = vec![lesson.missed];
            view.missing = missing(session, &playing.unmet(session));
            (view.gate, view.act) = ("Go back and try again".into(), GateAct::Again);
        }
        (StepKind::Solved, _) => {
            view.paragraphs = vec![lesson.solved];
            view.did = summary::did(session, lesson);
            view.afterwards = afterwards(session, true);
            view.playthrough = Some((lesson.solution.name, lesson.solution.why));
            view.astray = lesson.wrong.iter().map(|playthrough| (playthrough.name, playthrough.why)).collect();
            view.terms = lesson.terms.iter().filter_map(|id| glossary::find(id)).collect();
            // What comes next is a link.
            view.act = GateAct::Done;
        }
        (_, Some(Step::Say(text) | Step::Part { text, .. })) => {
            view.paragraphs = text.to_vec();
            view.gate = "Go on".into();
        }
        (_, Some(Step::Predict(predict))) => predicting(view, session, playing, predict),
        (_, Some(Step::Do { task: words, .. } | Step::Observe { watch: words, .. })) => {
            view.paragraphs = vec![words];
            view.act = GateAct::Time;
            view.time = Some(until(session, playing));
            view.trial = trial::stands(session);
            // What a task asks for it says itself; what it comes to in numbers is read off the run.
            let unmet = playing.unmet(session).into_iter();
            let summary: Vec<_> = unmet.filter(|one| view.kind == StepKind::Observe || one.reads.is_some()).collect();
            view.missing = missing(session, &summary);
        }
        (_, Some(Step::Explain(explain))) => {
            explained(view, session, playing, explain);
            view.gate = if view.step + 1 == lesson.steps.len() { "Finish".into() } else { "Go on".into() };
        }
        (_, None) => {}
    }
}

/// "Mission 1.2, 2 of 3 in this chapter, about 6 minutes".
fn mission(lesson: &Lesson) -> String {
    let of: Vec<_> = ALL.iter().filter(|l| l.chapter == lesson.chapter).collect();
    let nth = of.iter().position(|l| l.id == lesson.id).unwrap_or_default() + 1;
    format!("Mission {}, {nth} of {} in this chapter, about {} minutes", lesson.id, of.len(), lesson.minutes)
}

/// "Part 2 of 5: Data", where a lesson has sections.
fn section(playing: &Playing) -> Option<String> {
    let reached = playing.reached();
    let name = reached.name.filter(|_| reached.sections > 1)?;
    Some(format!("Part {} of {}: {name}", reached.section, reached.sections))
}

/// "Task 3 of 11. Time left: 2 days 4 h.", while something is to be done.
fn left(session: &Session, playing: &Playing, kind: StepKind) -> Option<String> {
    if !matches!(kind, StepKind::Do | StepKind::Observe) {
        return None;
    }
    let reached = playing.reached();
    let time = time_left(session.now(), playing.lesson().end);
    let tasks = match (kind, reached.tasks - reached.tasks_done) {
        (StepKind::Do, _) => format!("Task {} of {}", reached.tasks_done + 1, reached.tasks),
        (_, 0) => "All tasks done".to_owned(),
        (_, left) => words::count(left as u64, "task left", "tasks left"),
    };
    Some(format!("{tasks}. Time left: {time}."))
}

/// The charts that the step needs; the first is the large one.
fn charts(playing: &Playing) -> &'static [&'static str] {
    playing.needs().charts.unwrap_or(playing.lesson().shows.charts)
}

/// The row of steps: those of the section.
fn dots(playing: &Playing) -> Vec<DotView> {
    let place = playing.place();
    let section = playing.lesson().section(place);
    let dot = |(at, step): (usize, &Step)| {
        let name = match step {
            _ if at == 0 => "Story",
            Step::Say(_) | Step::Part { .. } => "Read",
            Step::Predict(_) => "Predict",
            Step::Do { .. } => "Do",
            Step::Observe { .. } => "Watch",
            Step::Explain(_) => "Explain",
        };
        DotView { name, done: at < place, here: at == place }
    };
    playing.lesson().steps.iter().enumerate().skip(section.start).take(section.len()).map(dot).collect()
}

fn heading(lesson: &Lesson, step: Option<&Step>, kind: StepKind) -> &'static str {
    match (kind, step) {
        (StepKind::Missed, _) => "Not yet",
        (StepKind::Solved, _) => "Mission solved",
        (_, Some(Step::Predict(_))) => "What do you think?",
        (_, Some(Step::Do { .. })) => "Your turn",
        (_, Some(Step::Observe { .. })) => "Let time pass, and watch",
        (_, Some(Step::Explain(explain))) => explain.title,
        (_, Some(Step::Part { part, .. })) => part.title(),
        _ => lesson.title,
    }
}

/// What was predicted right before this prediction.
fn earlier(playing: &Playing) -> Vec<(&'static str, String)> {
    let steps = playing.lesson().steps;
    let predicts = |at: &usize| matches!(steps.get(*at), Some(Step::Predict(_)));
    if !predicts(&playing.place()) {
        return Vec::new();
    }
    let first = (0..playing.place()).rev().take_while(predicts).last().unwrap_or(playing.place());
    (first..playing.place())
        .filter_map(|at| match (&steps[at], playing.prediction(at)) {
            (Step::Predict(predict), Some(made)) => Some((predict.ask, answer(predict, made))),
            _ => None,
        })
        .collect()
}

fn predicting(view: &mut LessonView, session: &Session, playing: &Playing, predict: &'static Predict) {
    let made = playing.prediction(playing.place());
    view.paragraphs = vec![predict.ask];
    match &predict.by {
        Guess::Choice { choices, .. } => {
            let chosen = made.map(|p| &p.guess);
            let option = |(at, choice): (usize, &Choice)| OptionView { words: choice.text, chosen: chosen == Some(&Guessed::Choice(at)) };
            view.options = choices.iter().enumerate().map(option).collect();
        }
        Guess::Line { .. } => {
            view.line = Some(match made {
                Some(made) => format!("You say: {} at the end. Move any bead to change your mind.", answer(predict, made)),
                None => {
                    "Draw your line on the chart: start where the line ends and pull to the right. On a keyboard, the arrow keys move the beads."
                        .to_owned()
                }
            });
        }
    }
    let next = playing.lesson().steps.get(playing.place() + 1);
    (view.gate, view.act) = match next {
        Some(Step::Predict(_)) => ("Next question".into(), GateAct::Next),
        Some(Step::Observe { until, .. }) => {
            let minute = if let Goal::Until(minute) = until { *minute } else { session.now().plus(predict.ahead) };
            (format!("Run until {}", words::moment(minute, session.now())), GateAct::Run)
        }
        _ => ("Go on".into(), GateAct::Next),
    };
    view.locked = playing.may_run().err().map(|why| words::refusals::mission(why).to_owned());
}

/// Until when time can pass in one go: "until 11:30".
fn until(session: &Session, playing: &Playing) -> String {
    match playing.waits_until(session).filter(|_| !matches!(playing.step(), Some(Step::Do { .. }))) {
        Some(minute) if minute < playing.lesson().end => format!("Until {}.", words::moment(minute, session.now())),
        _ => format!("You have until {}.", words::clock(playing.lesson().end)),
    }
}

fn explained(view: &mut LessonView, session: &Session, playing: &Playing, explain: &'static Explain) {
    view.paragraphs = explain.text.to_vec();
    // What was predicted and not told before, and the prediction that is laid over.
    let steps = playing.lesson().steps;
    let place = playing.place();
    let before = playing.last_explained();
    let summary = (0..place).filter_map(|at| {
        let Step::Predict(predict) = &steps[at] else { return None };
        let made = playing.prediction(at)?;
        // What could be told by then has been told.
        let known = before.is_some_and(|before| at < before && made.until <= playing.began(before));
        let new = !known || explain.over == Some(at);
        new.then(|| said(predict, made, session.now()))
    });
    let summary: Vec<String> = summary.collect();
    view.said = (!summary.is_empty()).then(|| summary.join(" "));
    view.figures = explain.figures.iter().map(|f| figure(session, f, playing.figure(f, session))).collect();
}

/// The chart that is shown large.
fn hero(playing: &Playing) -> HeroView {
    let steps = playing.lesson().steps;
    let drawn = |at: usize| matches!(&steps[at], Step::Predict(p) if matches!(p.by, Guess::Line { .. }));
    let place = playing.place().min(steps.len().saturating_sub(1));
    let over = match &steps[place] {
        Step::Explain(explain) => explain.over.filter(|at| drawn(*at)),
        _ => None,
    };
    let here = drawn(place).then_some(place);
    // While time passes after a line was drawn, it stays in sight.
    let since = playing.last_explained().map_or(0, |at| at + 1);
    let watched = (since..place).rev().find(|at| drawn(*at)).filter(|_| matches!(steps[place], Step::Observe { .. }));
    here.or(over).or(watched).map_or(HeroView::Chart(charts(playing)[0]), HeroView::Prediction)
}

/// The plot that is shown large where it is a prediction's.
pub fn hero_plot(session: &Session, playing: &Playing) -> Option<Plot> {
    match hero(playing) {
        HeroView::Prediction(step) => prediction::prediction(session, playing, step),
        HeroView::Chart(_) => None,
    }
}

/// The stretch of time that the charts of a lesson show: what happens in it has to be in sight.
pub fn window(lesson: &Lesson) -> Window {
    match lesson.end.since(lesson.start) {
        length if length > Minutes::days(21) => Window::Run,
        length if length > Minutes::days(6) => Window::Week,
        _ => Window::Day,
    }
}

/// How many seconds the stretch ahead takes at a speed.
pub fn lasts(session: &Session, playing: &Playing, notch: usize) -> u32 {
    let seconds = f64::from(stretch(session, playing)) / SPEEDS[notch.min(SPEEDS.len() - 1)].minutes;
    // Nobody counts single seconds.
    if seconds > 8.0 { (seconds / 5.0).round() as u32 * 5 } else { seconds.ceil() as u32 }
}

/// Minutes until time has to stop; a day where that is open.
fn stretch(session: &Session, playing: &Playing) -> u32 {
    let now = session.now();
    let stop = playing.stop_at(session);
    let stop = if stop >= playing.lesson().end { stop.min(now.plus(OPEN_STRETCH)) } else { stop };
    stop.since(now).0.max(HOUR)
}

/// The speed at which the stretch ahead is best watched: its place in [`SPEEDS`].
pub fn pace(session: &Session, playing: &Playing) -> usize {
    let per_second = f64::from(stretch(session, playing)) / WATCHED_SECONDS;
    SPEEDS.iter().rposition(|speed| speed.minutes <= per_second.max(5.0)).unwrap_or_default()
}
