//! A prediction is about the world: it is judged on a run without the person's hand, in every mission, and what the page
//! says of it is one figure for one thing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeSet;

use afterlaunch::base::time::Minutes;
use afterlaunch::course::lesson::{Guess, Lesson, Step};
use afterlaunch::course::lessons::{ALL, find};
use afterlaunch::course::progress::UnfinishedMission;
use afterlaunch::platform::vocabulary::{Action, OnBreach};
use afterlaunch::present;
use afterlaunch::present::charts;
use afterlaunch::present::plot::Shape;
use afterlaunch::present::view::{Lens, Window};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::{Found, JudgedOn, Playing, resume};

/// Longer stretches are as those before, and take long.
const LONGEST: Minutes = Minutes::hours(30);

/// Plays until the first prediction is made, the last answer of all, and gone on from.
fn predicted(lesson: &'static Lesson) -> Option<(Playing, Session, usize)> {
    let (mut playing, session) = Playing::begin(lesson).unwrap();
    loop {
        let at = playing.place();
        match playing.step()? {
            Step::Say(_) | Step::Part { .. } => assert!(playing.next(&session)),
            Step::Predict(predict) => {
                match &predict.by {
                    Guess::Choice { choices, .. } => playing.choose(choices.len() - 1, &session),
                    Guess::Line { knots, .. } => playing.draw(&vec![50.0; usize::from(*knots)], &session),
                };
                assert!(playing.next(&session));
                if !matches!(playing.step(), Some(Step::Predict(_))) {
                    return (predict.ahead <= LONGEST).then_some((playing, session, at));
                }
            }
            // What the reader does before a prediction belongs to it.
            _ => return None,
        }
    }
}

/// All that a reader might do at once, as far as it can be done.
fn meddle(session: &mut Session) -> usize {
    let before = session.done().len();
    let mut actions: Vec<Action> =
        session.world().faults.iter().map(|active| Action::EndFault { fault: active.injection.fault.clone() }).collect();
    actions.push(Action::Validation { on_breach: OnBreach::Reject });
    actions.push(Action::RollBack {
        version: session.world().release.rollout.canary.map_or(session.world().release.rollout.champion, |(canary, _)| canary),
    });
    actions.push(Action::Threshold { value: 0.9 });
    actions.push(Action::ScaleServers { count: 1 });
    actions.into_iter().for_each(|action| drop(session.dispatch(action)));
    session.done().len() - before
}

fn live(playing: &mut Playing, session: &mut Session, minutes: Minutes) {
    let until = session.now().plus(minutes);
    while session.now() < until {
        session.advance();
        if session.now().0.is_multiple_of(20) || session.now() == until {
            playing.look(session);
        }
    }
}

#[test]
fn what_a_reader_does_meanwhile_changes_no_judgement() {
    let mut judged = 0;
    for lesson in ALL {
        let Some((playing, session, at)) = predicted(lesson) else { continue };
        let Some(Step::Predict(predict)) = lesson.steps.get(at) else { panic!("{}", lesson.id) };
        let found = |meddles: bool| {
            let (mut playing, mut session) = (playing.clone(), session.clone());
            live(&mut playing, &mut session, Minutes(40));
            assert!(!meddles || meddle(&mut session) > 0, "{}: nothing could be done", lesson.id);
            playing.look(&session);
            live(&mut playing, &mut session, Minutes(predict.ahead.0 - 40));
            let made = playing.prediction(at).unwrap().clone();
            let supposed = predict.supposing.map_or(0, |supposing| supposing.actions.len());
            let by = playing.judged_on(at, &session).done().len() - lesson.setup.len();
            assert!(supposed == 0 || by == supposed, "{}: {by} of {supposed} supposed deeds were done", lesson.id);
            (made.found.unwrap_or_else(|| panic!("{}: not judged", lesson.id)), made.judged_on)
        };
        let (left_alone, meddled) = (found(false), found(true));
        assert_eq!(left_alone.0, meddled.0, "{}", lesson.id);
        match predict.supposing {
            Some(supposing) => assert_eq!((left_alone.1, meddled.1), (JudgedOn::Supposing(supposing.words), left_alone.1), "{}", lesson.id),
            None => assert_eq!((left_alone.1, meddled.1), (JudgedOn::AsItWas, JudgedOn::Untouched), "{}", lesson.id),
        }
        judged += 1;
    }
    println!("{judged} missions judge their first predictions without the reader's hand");
    assert!(judged >= 20, "only {judged}");
}

#[test]
fn a_right_prediction_stays_right_though_the_reader_repairs_at_once() {
    let (mut playing, mut session, at) = predicted(find("2.1").unwrap()).unwrap();
    session.dispatch(Action::EndFault { fault: "careless-labels".into() }).unwrap();
    playing.look(&session);
    let unfinished = playing.unfinished(&session);
    live(&mut playing, &mut session, Minutes::hours(6));
    let judged = |playing: &Playing| matches!(playing.prediction(at).unwrap().found, Some(Found::Choice { right: Some(1), .. }));
    assert!(judged(&playing), "{:?}", playing.prediction(at));

    // Whoever comes back later, or goes back a step, finds the same judgement.
    let (again, _) = resume(find("2.1").unwrap(), &UnfinishedMission { step: 3, ..unfinished }, &session.log()).unwrap();
    assert_eq!(again.prediction(at), playing.prediction(at));
}

#[test]
fn the_page_says_on_which_run_it_was_judged() {
    let (mut playing, mut session, _) = predicted(find("1.1").unwrap()).unwrap();
    let mut other = (playing.clone(), session.clone());
    live(&mut playing, &mut session, Minutes::hours(5));
    let said = present::lesson::lesson(&session, &playing).said.unwrap();
    assert!(said.contains(". It was ") && !said.contains("nobody"), "{said}");

    live(&mut other.0, &mut other.1, Minutes(60));
    other.1.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).unwrap();
    live(&mut other.0, &mut other.1, Minutes(240));
    let touched = present::lesson::lesson(&other.1, &other.0).said.unwrap();
    assert!(touched.contains(". It would have been ") && touched.contains(", had nobody touched it."), "{touched}");
    let figure = |said: &str| said.rsplit_once(" %").and_then(|(head, _)| head.rsplit(' ').next().map(str::to_owned));
    assert_eq!(figure(&said), figure(&touched), "the same world is judged");
}

/// The end of a line of the truth, as the chart shows it.
fn end(plot: &present::plot::Plot) -> String {
    let Shape::Lines(lines) = &plot.shape else { panic!("{}", plot.id) };
    let truth = lines.lines.iter().filter(|line| line.who == present::plot::Who::Truth);
    truth.filter_map(|line| line.end.as_ref()).map(|end| end.figure.clone()).next().unwrap()
}

#[test]
fn one_figure_for_what_was_caught_on_one_screen() {
    for id in ["1.1", "3.1"] {
        let (mut playing, mut session, at) = predicted(find(id).unwrap()).unwrap();
        let Some(Step::Predict(predict)) = playing.lesson().steps.get(at) else { panic!("{id}") };
        live(&mut playing, &mut session, predict.ahead);
        let view = present::lesson::lesson(&session, &playing);
        let said = view.said.unwrap();
        let drawn = end(&present::lesson::hero_plot(&session, &playing).unwrap());
        let lens = Lens { truth: true, window: Window::Day };
        let chart = end(&charts::find("recall").unwrap().of(&session, lens));
        let shown_figure = &view.figures[0];
        assert_eq!((&drawn, &drawn), (&chart, &shown_figure.0), "{id}: {said} {shown_figure:?}");
        assert!(said.contains(&format!("It was {drawn} %")), "{id}: {said} beside {drawn}");
    }
}

/// Numbers of versions in a text: "v3 and v4".
fn versions(text: &str) -> BTreeSet<u32> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.strip_prefix('v')?.parse().ok()).collect()
}

/// Where a mission speaks of versions, its timeline begins with no version that it does not know.
#[test]
fn a_timeline_shows_the_versions_that_its_mission_speaks_of() {
    for lesson in ALL.iter().map(|listed| &**listed) {
        let named = versions(&format!("{:?} {:?} {:?}", lesson.story, lesson.steps, lesson.hints));
        if named.is_empty() {
            continue;
        }
        let (_, session) = Playing::begin(lesson).unwrap();
        let timeline = present::timeline(&session, Lens { window: Window::Day, truth: false });
        let row = timeline.rows.iter().find(|row| row.name == "Versions").unwrap();
        let shown: BTreeSet<u32> = row.items.iter().flat_map(|item| versions(&item.label)).collect();
        let strangers: Vec<_> = shown.difference(&named).collect();
        // A champion that nothing has changed needs no name.
        assert!(strangers.is_empty() || shown.len() == 1, "{}: {strangers:?} of {shown:?} are not spoken of", lesson.id);
    }
}
