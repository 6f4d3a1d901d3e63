//! Lessons cannot rot: each one's solution solves it, its wrong ways do not, and what it claims in general holds on
//! many seeds. Shares are printed (`cargo test --test lessons -- --nocapture`); `SEEDS` sets the number of seeds (a
//! hundred without it), `FIRST` the first of them, and `LESSON` picks one lesson.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use afterlaunch::base::time::Tick;
use afterlaunch::course::lesson::{
    Against, BESIDE, Figure, General, Goal, Guess, Lesson, Measure, Needs, ScheduledAction, ScriptedAction, Step,
};
use afterlaunch::course::lessons::{ALL, find};
use afterlaunch::course::progress::{Guessed, UnfinishedMission};
use afterlaunch::course::{chapters, clauses, glossary};
use afterlaunch::learn::models::ModelSpec;
use afterlaunch::platform::faults;
use afterlaunch::present::charts;
use afterlaunch::present::control_room::controls::{action, controls};
use afterlaunch::present::control_room::view::ControlState;
use afterlaunch::present::plot::Shape;
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::session::Session;
use afterlaunch::session::error::MissionError;
use afterlaunch::session::lesson::{
    Found, LessonOutcome, Playing, calm_is_quiet, claims, entries, playthroughs, reach_start, replay, resume,
};
use afterlaunch::session::links::parameters::PARTS;

/// All lessons, or the one that `LESSON` names: for whoever is writing it.
fn asked() -> Vec<&'static Lesson> {
    let only = std::env::var("LESSON").ok();
    ALL.iter().map(|listed| &**listed).filter(|l| only.as_ref().is_none_or(|id| id == l.id)).collect()
}

#[test]
fn every_solution_solves_and_no_wrong_way_does() {
    let mut wrong = Vec::new();
    for lesson in asked() {
        let (_, start) = Playing::begin(lesson).unwrap_or_else(|why| panic!("{}: {why}", lesson.id));
        for (nth, playthrough) in playthroughs(lesson).into_iter().enumerate() {
            let mut session = start.clone();
            let mut playing = match replay(lesson, playthrough.actions, &mut session) {
                Ok(playing) => playing,
                Err(why) => {
                    wrong.push(format!("{} “{}”: {why}", lesson.id, playthrough.name));
                    continue;
                }
            };
            let expected = if nth == 0 { LessonOutcome::Solved } else { LessonOutcome::Missed };
            println!(
                "{} “{}”: {:?} at step {}, minute {}",
                lesson.id,
                playthrough.name,
                playing.outcome(),
                playing.place(),
                session.now().0
            );
            playing.look(&session);
            for against in [Against::Nothing, Against::Calm] {
                let read = |measure| playing.figure(&Figure { measure, words: "" }, &session);
                if let (Some(times), Some(more)) = (read(Measure::Cost(against)), read(Measure::MorePeople(against))) {
                    println!("    against {against:?}: {times:.3} of the cost, {more} more people harmed");
                }
            }
            if playing.outcome() != expected {
                wrong.push(format!("{} “{}”: {:?} at step {}", lesson.id, playthrough.name, playing.outcome(), playing.place()));
            }
            if nth == 0 {
                solved_well(lesson, &playing, &session, &mut wrong);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every prediction was measured before it is explained, every figure has a value, everything planned was done.
fn solved_well(lesson: &Lesson, playing: &Playing, session: &Session, wrong: &mut Vec<String>) {
    for (at, step) in lesson.steps.iter().enumerate() {
        match step {
            Step::Predict(p) => {
                let found = playing.prediction(at).and_then(|p| p.found.as_ref());
                println!("    {} {:?}", p.ask, found);
                let holds = match found {
                    Some(Found::Choice { measured, .. }) => measured.is_some(),
                    Some(Found::Line(values)) => values.iter().all(Option::is_some),
                    None => false,
                };
                if !holds {
                    wrong.push(format!("{}: the prediction of step {at} was not measured: {found:?}", lesson.id));
                }
            }
            Step::Explain(explain) => {
                for figure in explain.figures {
                    let value = playing.figure(figure, session);
                    println!("    at the end: {value:?} {}", figure.words);
                    if value.is_none_or(|v| !v.is_finite()) {
                        wrong.push(format!("{}: “{}” has no figure", lesson.id, figure.words));
                    }
                }
            }
            _ => {}
        }
    }
    let planned = lesson.solution.actions.iter().filter(|planned| planned.scripted.action().is_some()).count();
    let done = session.done().iter().filter(|e| e.at >= lesson.start).count();
    let setup = lesson.setup.iter().filter(|p| p.at >= lesson.start).count();
    if done != planned + setup {
        wrong.push(format!("{}: {done} of {} planned actions were done", lesson.id, planned + setup));
    }
}

#[test]
fn what_lessons_claim_in_general_holds_on_many_seeds() {
    let number = |name: &str, default: u64| std::env::var(name).ok().and_then(|s| s.parse().ok()).unwrap_or(default);
    let (seeds, first) = (number("SEEDS", TYPICAL_SEEDS), number("FIRST", 1));
    let mut claiming: Vec<Claiming> = asked().into_iter().filter_map(|l| Some((l, l.general.as_ref()?))).collect();
    claiming.sort_by_key(|(l, _)| first_minute(l));
    let next = Mutex::new(first..first + seeds);
    let results = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(seed) = next.lock().unwrap().next() else { break };
                    let result = on_seed(&claiming, seed);
                    results.lock().unwrap().push((seed, result));
                }
            });
        }
    });
    let results = results.into_inner().unwrap();
    let mut broken = Vec::new();
    println!("shares of {seeds} seeds from {first} on");
    for (i, (lesson, general)) in claiming.iter().enumerate() {
        println!("{} {}", lesson.id, general.says);
        let least = [general.solution, general.wrong[0], general.wrong[1]];
        for (nth, playthrough) in playthroughs(lesson).into_iter().enumerate() {
            // The solution leads to it; the wrong ways do not.
            let failing: Vec<u64> = results.iter().filter(|(_, leads)| leads[i][nth] != (nth == 0)).map(|(seed, _)| *seed).collect();
            let share = 100.0 * (1.0 - failing.len() as f64 / seeds as f64);
            let words = if nth == 0 { "leads to it" } else { "does not" };
            println!("    {share:5.1} %  (at least {})  “{}” {words}", least[nth], playthrough.name);
            if share < f64::from(least[nth]) {
                broken.push(format!("{} “{}”: {share} %, not in seeds {failing:?}", lesson.id, playthrough.name));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Seeds of an ordinary run. All lessons on one seed take some eight seconds of one core.
const TYPICAL_SEEDS: u64 = 100;

type Claiming = (&'static Lesson, &'static General);

/// The first minute at which a lesson's run differs from a quiet one.
fn first_minute(lesson: &Lesson) -> Tick {
    lesson.setup.first().map_or(lesson.start, |p| p.at).min(lesson.start)
}

/// The quiet run of a scenario at each minute that its lessons ask for.
fn quiet(scenario: &str, lessons: &[Claiming], seed: u64) -> BTreeMap<Tick, Session> {
    let own = || lessons.iter().filter(|(l, _)| l.scenario == scenario);
    let mut wanted: BTreeSet<Tick> = own().map(|(l, _)| first_minute(l)).collect();
    wanted.extend(own().filter(|(l, g)| calm_is_quiet(l, g)).map(|(_, g)| g.at));
    let mut quiet = Session::open(scenario, seed).unwrap();
    let reached = |at| {
        while quiet.now() < at {
            quiet.advance();
        }
        (at, quiet.fork())
    };
    wanted.into_iter().map(reached).collect()
}

/// Whether each way leads to what its lesson claims. One quiet run of each scenario serves all its lessons: they part from
/// it, and those that compare with a future without trouble find it there.
fn on_seed(lessons: &[Claiming], seed: u64) -> Vec<[bool; 3]> {
    let scenarios: BTreeSet<&str> = lessons.iter().map(|(l, _)| l.scenario).collect();
    let quiet: BTreeMap<_, _> = scenarios.into_iter().map(|id| (id, quiet(id, lessons, seed))).collect();
    let on = |(lesson, general): &Claiming| {
        let kept = &quiet[lesson.scenario];
        let mut start = kept[&first_minute(lesson)].fork();
        start.expect(entries(lesson.setup));
        reach_start(lesson, &mut start).unwrap_or_else(|why| panic!("{} on seed {seed}: {why}", lesson.id));
        let calm = calm_is_quiet(lesson, general).then(|| kept[&general.at].world());
        claims(lesson, general, &start, calm).unwrap_or_else(|why| panic!("{} on seed {seed}: {why}", lesson.id))
    };
    lessons.iter().map(on).collect()
}

/// A text as the house writes.
fn check_text(lesson: &Lesson, text: &str, most: usize) {
    let id = lesson.id;
    assert!(!text.trim().is_empty() && text.trim() == text, "{id}: an empty text, or spaces around “{text}”");
    for bad in ["!", "'", "\"", "  ", " .", " ,", "simply", "Simply", "Oops", "…"] {
        assert!(!text.contains(bad), "{id}: “{bad}” in: {text}");
    }
    for american in ["color", "behavior", "center", "labeled", "analyze", "favorite", "organiz", "recogniz"] {
        assert!(!text.to_lowercase().contains(american), "{id}: “{american}” in: {text}");
    }
    assert!(text.chars().count() <= most, "{id}: {} letters, at most {most}: {text}", text.chars().count());
}

/// Hints that are a task's own.
fn own_hints(lesson: &Lesson) -> impl Iterator<Item = &'static str> + use<> {
    lesson.steps.iter().filter_map(|step| if let Step::Do { needs, .. } = step { needs.hint } else { None })
}

fn texts(lesson: &Lesson) -> Vec<&'static str> {
    let mut all = vec![lesson.sentence, lesson.solved, lesson.missed];
    all.extend(lesson.story.iter().chain(&lesson.hints));
    for playthrough in [&lesson.solution, &lesson.wrong[0], &lesson.wrong[1]] {
        all.push(playthrough.why);
    }
    all.extend(lesson.general.as_ref().map(|g| g.says));
    all.extend(own_hints(lesson));
    for step in lesson.steps {
        match step {
            Step::Say(text) | Step::Part { text, .. } => all.extend(*text),
            Step::Predict(p) => all.push(p.ask),
            Step::Do { task, .. } => all.push(task),
            Step::Observe { watch, .. } => all.push(watch),
            Step::Explain(e) => all.extend(e.text),
        }
    }
    all
}

#[test]
fn lessons_are_told_in_the_house_s_way() {
    for lesson in ALL {
        for text in texts(lesson) {
            check_text(lesson, text, 330);
            assert!(text.trim_end_matches('”').ends_with(['.', '?', ':']), "{}: no sentence: {text}", lesson.id);
        }
        check_text(lesson, lesson.title, 45);
        for playthrough in playthroughs(lesson) {
            check_text(lesson, playthrough.name, 60);
        }
        for step in lesson.steps {
            match step {
                Step::Explain(e) => {
                    check_text(lesson, e.title, 70);
                    e.figures.iter().for_each(|f| check_text(lesson, f.words, 110));
                }
                Step::Predict(p) => {
                    if let Guess::Choice { choices, .. } = &p.by {
                        choices.iter().for_each(|c| check_text(lesson, c.text, 70));
                    }
                }
                _ => {}
            }
        }
        assert!((1..=3).contains(&lesson.story.len()), "{}", lesson.id);
    }
}

#[test]
fn the_registry_is_sound() {
    let ids: BTreeSet<_> = ALL.iter().map(|l| l.id).collect();
    assert_eq!(ids.len(), ALL.len(), "an id twice");
    assert!(ALL.is_sorted_by_key(|l| place(l.id)), "in the order in which they are taught");
    for lesson in ALL {
        assert!(chapters::find(lesson.chapter).is_some(), "{} is in no chapter", lesson.id);
    }
    let opened: BTreeMap<_, _> = ALL.iter().map(|l| (l.scenario, Session::open(l.scenario, 1).unwrap())).collect();
    for lesson in ALL {
        let id = lesson.id;
        let session = &opened[lesson.scenario];
        assert_eq!(place(id).0, lesson.chapter, "{id}");
        assert!((2..=4).contains(&lesson.terms.len()), "{id}");
        for term in lesson.terms {
            assert!(glossary::find(term).is_some(), "{id} names the term {term}, which the glossary lacks");
        }
        assert!((3..=10).contains(&lesson.minutes), "{id}");
        assert!(!lesson.rows.is_empty(), "{id}");
        for row in lesson.rows {
            assert!(clauses::find(row).is_some(), "{id} serves row {row}, which does not exist");
        }
        assert!(lesson.start < lesson.end, "{id}");
        if let Some(general) = &lesson.general {
            assert!(lesson.start < general.at && general.at <= lesson.end, "{id}");
            within(lesson, &general.effect, session);
        }
        in_order(lesson, lesson.setup);
        assert!(lesson.setup.iter().all(|p| p.at <= lesson.start), "{id}: what comes later is ordered with its own start");
        shown(lesson, session);
        steps(lesson, session);
        kinds_exist(lesson);
    }
}

/// Chapter and place in it: (4, 10) of "4.10".
fn place(id: &str) -> (u8, u8) {
    let (chapter, place) = id.split_once('.').expect("chapter and place");
    (chapter.parse().expect("a chapter"), place.parse().expect("a place"))
}

fn in_order(lesson: &Lesson, planned: &[ScheduledAction]) {
    assert!(planned.is_sorted_by_key(|p| p.at), "{}: not in order of time", lesson.id);
}

/// What a lesson shows exists, and whatever a way does can be done with it.
fn shown(lesson: &Lesson, session: &Session) {
    let id = lesson.id;
    let shows = &lesson.shows;
    assert!(!shows.questions.is_empty() && shows.questions.iter().all(|q| (1..=4).contains(q)), "{id}");
    assert!(!shows.charts.is_empty() && shows.charts.iter().all(|c| charts::find(c).is_some()), "{id}: {:?}", shows.charts);
    let known = |part: &&str| PARTS.iter().any(|(id, _)| id == part) || BESIDE.contains(part);
    assert!(shows.parts.iter().all(known), "{id}: {:?}", shows.parts);
    let known: Vec<_> = controls(session).iter().map(|c| c.id).collect();
    assert!(shows.controls.iter().all(|c| known.contains(c)), "{id}: {:?}", shows.controls);
    for playthrough in playthroughs(lesson) {
        in_order(lesson, playthrough.actions);
        for planned in playthrough.actions {
            assert!((lesson.start..=lesson.end).contains(&planned.at), "{id} “{}” acts outside the lesson", playthrough.name);
            match planned.scripted.control() {
                Some(control) => {
                    let offered = shows.controls.contains(&control) || shows.parts.contains(&control) || faults::find(control).is_some();
                    assert!(offered, "{id} “{}” uses {control}, which is not shown", playthrough.name);
                }
                None => assert!(shows.parts.contains(&"alerts"), "{id} “{}” handles alerts, which are not shown", playthrough.name),
            }
        }
    }
}

/// Kinds of models that a setup or a way trains exist.
fn kinds_exist(lesson: &Lesson) {
    let planned = lesson.setup.iter().chain(playthroughs(lesson).into_iter().flat_map(|playthrough| playthrough.actions));
    for scripted in planned.map(|planned| planned.scripted) {
        if let ScriptedAction::RetrainAs(kind, _) = scripted {
            assert!(ModelSpec::of(kind).is_ok(), "{}: there is no model called {kind}", lesson.id);
        }
    }
}

/// Plans and ways of working are what the page's control makes of its knobs.
#[test]
fn what_a_way_sets_can_be_set_on_the_page() {
    for lesson in ALL {
        let begins = |planned: &&ScheduledAction| matches!(planned.scripted, ScriptedAction::Plan(_) | ScriptedAction::Setting(_));
        let firsts: Vec<_> =
            playthroughs(lesson).into_iter().filter_map(|playthrough| playthrough.actions.first()).filter(begins).collect();
        if firsts.is_empty() {
            continue;
        }
        let (_, session) = Playing::begin(lesson).unwrap();
        for planned in firsts {
            let set = planned.scripted.inputs().into_iter().collect();
            let made = action(&session, planned.scripted.control().unwrap(), &set).unwrap();
            assert_eq!(Some(made), planned.scripted.action(), "{}", lesson.id);
        }
    }
}

/// Steps can be reached in order, predictions come before what they are about, and explanations after.
fn steps(lesson: &Lesson, session: &Session) {
    let id = lesson.id;
    let has = |of: fn(&Step) -> bool| lesson.steps.iter().any(of);
    assert!(has(|s| matches!(s, Step::Predict(_))), "{id}: nothing is predicted");
    assert!(has(|s| matches!(s, Step::Do { .. })), "{id}: nothing is done");
    assert!(has(|s| matches!(s, Step::Explain(_))), "{id}: nothing is explained");
    assert!(matches!(lesson.steps.last(), Some(Step::Explain(_))), "{id} does not end with an explanation");
    for (at, step) in lesson.steps.iter().enumerate() {
        match step {
            Step::Predict(p) => {
                assert!(p.ahead.0 > 0 && p.ahead.0.is_multiple_of(20), "{id}: step {at} looks ahead by whole buckets");
                match &p.by {
                    Guess::Choice { choices, .. } => {
                        assert!((2..=4).contains(&choices.len()) && choices.is_sorted_by(|a, b| a.from < b.from), "{id}: step {at}");
                    }
                    Guess::Line { quantity, knots } => {
                        assert!((2..=8).contains(knots) && quantity.most() > 0.0, "{id}: step {at}");
                    }
                }
                let explained = lesson.steps[at..].iter().any(|s| matches!(s, Step::Explain(_)));
                assert!(explained, "{id}: the prediction of step {at} is never explained");
            }
            Step::Explain(e) => {
                if let Some(over) = e.over {
                    assert!(over < at && matches!(lesson.steps[over], Step::Predict(_)), "{id}: step {at} lays no prediction over");
                }
            }
            Step::Do { goal, needs, .. } => {
                within(lesson, goal, session);
                some_of_what_is_shown(lesson, needs);
            }
            Step::Observe { until: goal, .. } => within(lesson, goal, session),
            Step::Say(_) | Step::Part { .. } => {}
        }
    }
}

/// What a step needs is some of what its lesson shows.
fn some_of_what_is_shown(lesson: &Lesson, needs: &Needs) {
    let id = lesson.id;
    for (asked, shown) in [(needs.controls, lesson.shows.controls), (needs.charts, lesson.shows.charts), (needs.parts, lesson.shows.parts)]
    {
        let Some(asked) = asked else { continue };
        assert!(asked.iter().all(|one| shown.contains(one)), "{id} needs {asked:?} of {shown:?}");
    }
    assert!(needs.charts.is_none_or(|charts| !charts.is_empty()), "{id}: a step without a chart");
}

/// Goes on from what is read or predicted, as somebody who chooses the first answer.
fn read_on(playing: &mut Playing, session: &Session) {
    while let Some(step) = playing.step().filter(|step| step.goal().is_none()) {
        if let Step::Predict(predict) = step {
            match &predict.by {
                Guess::Choice { .. } => playing.choose(0, session),
                Guess::Line { knots, .. } => playing.draw(&vec![0.0; usize::from(*knots)], session),
            };
        }
        assert!(playing.next(session));
    }
}

/// Fewer controls in sight must not shut out any way, not even a wrong one: at its minute each deed can be done.
#[test]
fn a_step_offers_what_each_way_does_then() {
    let mut tried = 0;
    for lesson in asked() {
        let narrow = |step: &Step| matches!(step, Step::Do { needs, .. } if *needs != Needs::ALL);
        if !lesson.steps.iter().any(narrow) {
            continue;
        }
        for playthrough in playthroughs(lesson) {
            let (mut playing, mut session) = Playing::begin(lesson).unwrap();
            for planned in playthrough.actions {
                read_on(&mut playing, &session);
                while session.now() < planned.at {
                    session.advance();
                    if session.now().0.is_multiple_of(20) {
                        playing.look(&session);
                        read_on(&mut playing, &session);
                    }
                }
                let needs = playing.needs();
                let charts = needs.charts.unwrap_or(lesson.shows.charts);
                let offered = match planned.scripted {
                    ScriptedAction::AlertLimit(rule, _) => {
                        let lens = Lens { window: Window::Day, truth: true };
                        let holds = |id: &&str| match &(charts::find(id).unwrap().build)(&session, lens).shape {
                            Shape::Lines(plot) => plot.limits.iter().any(|limit| limit.rule == Some(rule)),
                            _ => false,
                        };
                        charts.iter().any(holds) || needs.parts.unwrap_or(lesson.shows.parts).contains(&"alerts")
                    }
                    scripted => {
                        let shown = [needs.controls.unwrap_or(lesson.shows.controls), needs.parts.unwrap_or(lesson.shows.parts)];
                        scripted.control().is_none_or(|id| shown.iter().any(|shown| shown.contains(&id)))
                    }
                };
                let at = playing.place();
                assert!(offered, "{} “{}”: {:?} is not offered at step {at}", lesson.id, playthrough.name, planned.scripted);
                if let Some(request) = planned.scripted.asks() {
                    let _ = session.ask(request);
                }
                planned.scripted.action().into_iter().for_each(|action| session.dispatch(action).unwrap());
                playing.look(&session);
                tried += 1;
            }
        }
    }
    assert!(tried > 30 || std::env::var("LESSON").is_ok(), "{tried}");
}

/// What a goal names exists, and lies within the lesson.
fn within(lesson: &Lesson, goal: &Goal, session: &Session) {
    let id = lesson.id;
    match goal {
        Goal::Until(minute) => assert!((lesson.start..=lesson.end).contains(minute), "{id} waits for minute {}", minute.0),
        Goal::Fired(rule) | Goal::Firing(rule) | Goal::Acknowledged(rule) | Goal::Limit(rule, ..) => {
            assert!(session.world().alerts.get(rule).is_some(), "{id}: {rule}")
        }
        Goal::Runs(fault) | Goal::Ended(fault) => assert!(faults::find(fault).is_some(), "{id}: {fault}"),
        Goal::All(goals) | Goal::Any(goals) => goals.iter().for_each(|goal| within(lesson, goal, session)),
        Goal::Not(goal) => within(lesson, goal, session),
        _ => {}
    }
}

/// What a locked control of a mission asks for first can be done in that mission.
#[test]
fn no_control_of_a_mission_sends_to_one_that_it_lacks() {
    let mut wrong = Vec::new();
    for lesson in asked() {
        let (_, session) = Playing::begin(lesson).unwrap();
        let all = controls(&session);
        let shown = |id: &str| lesson.shows.controls.contains(&id);
        for control in all.iter().filter(|control| shown(control.id)) {
            let ControlState::Locked { why, .. } = &control.state else { continue };
            let lacks = all.iter().filter(|other| !shown(other.id) && why.contains(&other.name));
            wrong.extend(lacks.map(|other| format!("{}: {} says “{why}”, and “{}” is not there", lesson.id, control.id, other.name)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn time_stands_until_a_prediction_is_made() {
    let lesson = find("1.1").unwrap();
    let (mut playing, mut session) = Playing::begin(lesson).unwrap();
    while matches!(playing.step(), Some(Step::Say(_) | Step::Part { .. })) {
        assert!(playing.may_run().is_err());
        assert!(playing.next(&session));
    }
    assert_eq!(playing.may_run(), Err(MissionError::ChooseFirst));
    assert!(!playing.next(&session) && !playing.choose(9, &session) && !playing.draw(&[1.0], &session));
    assert!(playing.choose(0, &session) && playing.may_run().is_ok() && playing.next(&session));
    assert!(!playing.draw(&[50.0; 4], &session) && !playing.draw(&[f64::NAN; 5], &session));
    assert!(playing.draw(&[80.0; 5], &session) && playing.next(&session));
    let stop = playing.stop_at(&session);
    while session.now() < stop {
        session.advance();
    }
    assert!(playing.look(&session), "the observation is over");
    let line = playing.prediction(2).unwrap();
    assert_eq!(line.guess, Guessed::Line(vec![80.0; 5]));
    let Some(Found::Line(values)) = &line.found else { panic!("{line:?}") };
    assert!(values.iter().all(|v| v.is_some_and(|v| (0.0..=100.0).contains(&v))), "{values:?}");
    let hints: Vec<_> = (0..4).map(|_| playing.hint()).collect();
    assert_eq!((hints[0], hints[2], hints[3]), (lesson.hints[0], lesson.hints[2], lesson.hints[2]));
}

#[test]
fn a_lesson_left_half_way_goes_on_where_it_was() {
    // 3.3 asks for requests by hand, which are in no log.
    for lesson in ["1.0", "1.1", "1.3", "2.7", "3.3"].map(|id| find(id).unwrap()) {
        let (_, mut session) = Playing::begin(lesson).unwrap();
        let whole = replay(lesson, lesson.solution.actions, &mut session).unwrap();
        let log = session.log();
        for step in 0..=lesson.steps.len() as u32 {
            let unfinished =
                UnfinishedMission { lesson: lesson.id.into(), step, hints: 2, guesses: whole.guesses(), ..UnfinishedMission::default() };
            let (playing, _) = resume(lesson, &unfinished, &log).unwrap();
            assert!(playing.place() >= step as usize || lesson.steps[playing.place()].goal().is_some(), "{} step {step}", lesson.id);
            assert_eq!(playing.hints_used(), 2);
        }
        let unfinished = UnfinishedMission { step: lesson.steps.len() as u32, guesses: whole.guesses(), ..UnfinishedMission::default() };
        let (playing, again) = resume(lesson, &unfinished, &log).unwrap();
        assert_eq!((playing.outcome(), playing.place()), (LessonOutcome::Solved, whole.place()), "{}", lesson.id);
        assert_eq!(again.world().fingerprint(), session.world().fingerprint(), "{}", lesson.id);
        let (playing, _) =
            resume(lesson, &UnfinishedMission { step: lesson.steps.len() as u32, ..UnfinishedMission::default() }, &log).unwrap();
        assert!(matches!(playing.step(), Some(Step::Predict(_))), "{}: without a prediction it waits for one", lesson.id);
    }
}

#[test]
fn going_back_in_time_panics_nowhere() {
    let lesson = &ALL[0];
    let (mut playing, mut session) = Playing::begin(lesson).unwrap();
    for _ in 0..4 {
        playing.choose(0, &session);
        playing.draw(&[50.0; 5], &session);
        playing.next(&session);
    }
    for _ in 0..300 {
        session.advance();
    }
    playing.look(&session);
    session.travel(lesson.start);
    playing.look(&session);
    assert_eq!((playing.outcome(), session.now()), (LessonOutcome::Open, lesson.start));
    // On again over the same minutes: nothing is told for solved that was not done.
    let place = playing.place();
    for _ in 0..300 {
        session.advance();
        playing.look(&session);
    }
    assert_eq!(playing.outcome(), LessonOutcome::Open);
    assert!(playing.place() >= place);
}
