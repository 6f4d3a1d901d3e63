//! The runs in which lessons are played: made, brought to the lesson's start, lived by a way, taken up again.

use crate::base::time::Tick;
use crate::course::lesson::{Deed, Guess, Lesson, Planned, Step};
use crate::course::progress::{Guessed, HalfWay};
use crate::platform::action::Action;
use crate::platform::track::{bucket_of, end_of};
use crate::platform::vocabulary::Refusal;
use crate::session::Session;
use crate::session::log::{Entry, Log};

use super::measure::by_hand;
use super::{Outcome, Playing};

/// The run of a lesson at its start.
///
/// # Errors
/// If the lesson names a scenario that does not exist, or something of its setup cannot be done.
pub(super) fn opened(lesson: &Lesson) -> Result<Session, Refusal> {
    let mut session = Session::open(lesson.scenario, lesson.seed)?;
    session.expect(entries(lesson.setup));
    reach_start(lesson, &mut session)?;
    Ok(session)
}

/// Lives a prepared run until the lesson's start.
///
/// # Errors
/// If something of its setup cannot be done: which and why.
pub fn reach_start(lesson: &Lesson, session: &mut Session) -> Result<(), Refusal> {
    while session.now() < lesson.start {
        session.live_minute()?;
    }
    session.settle()
}

/// What is planned, as a log has it.
pub fn entries(planned: &[Planned]) -> Vec<Entry> {
    planned.iter().filter_map(|p| Some(Entry { at: p.at, action: p.deed.action()? })).collect()
}

/// Does what is planned, now.
pub(super) fn perform(session: &mut Session, deed: &Deed) -> Result<(), Refusal> {
    if let Some(request) = deed.asks() {
        let _ = session.ask(request);
    }
    deed.action().map_or(Ok(()), |action| session.dispatch(action))
}

/// The run of a lesson without its trouble, at the same minute. What else was set up stays.
pub(super) fn without_trouble(lesson: &Lesson, session: &Session) -> Result<Session, Refusal> {
    let calm: Vec<Planned> = lesson.setup.iter().filter(|p| !p.deed.is_trouble()).copied().collect();
    // Where trouble only comes after the start, stopping it before it begins is the same, and quicker.
    let mut other = session.fork();
    let waiting: Vec<String> = other.world().trouble.iter().filter(|a| !a.began).map(|a| a.trouble.fault.clone()).collect();
    if other.world().trouble.len() == waiting.len() {
        for fault in waiting {
            other.dispatch(Action::Stop { fault })?;
        }
        return Ok(other);
    }
    let mut other = Session::open(lesson.scenario, session.seed())?;
    other.expect(entries(&calm));
    reach_start(lesson, &mut other)?;
    Ok(other)
}

/// Goes on with a lesson that was left half-way: the same log, predictions and hints lead to the same step, or to the
/// last one before it that can be reached.
///
/// # Errors
/// If the run cannot be made, or an action of the log cannot be done at its minute.
pub fn resume(lesson: &'static Lesson, half: &HalfWay, log: &Log) -> Result<(Playing, Session), Refusal> {
    let (mut playing, mut session) = Playing::begin(lesson)?;
    playing.hints = (half.hints as usize).min(lesson.hints.len());
    let mut deeds = log.actions.iter().skip(lesson.setup.len()).peekable();
    loop {
        // What is read or predicted comes before what is done at the same minute: a prediction parts from the run as it
        // was when it was made.
        if read_on(&mut playing, &mut session, half) {
            continue;
        }
        if let Some(entry) = deeds.next_if(|e| e.at <= session.now()) {
            session.dispatch(entry.action.clone())?;
            playing.look_late(&session);
            continue;
        }
        let on = match playing.step() {
            // Requests by hand are in no log: that they were sent is taken from the record.
            Some(step) if playing.step < half.step as usize && step.goal().is_some_and(by_hand) => {
                playing.go_on(&session);
                true
            }
            Some(Step::Predict(_) | Step::Say(_) | Step::Explain(_)) => false,
            _ if session.now() < log.until.min(lesson.end) => {
                let to = deeds.peek().map_or(log.until, |e| e.at).min(log.until);
                live_towards(&mut playing, &mut session, to)?;
                true
            }
            _ => false,
        };
        if !on {
            playing.look(&session);
            return Ok((playing, session));
        }
    }
}

/// Goes on from a step that is read or predicted, as far as the record had come. Tells whether it did.
fn read_on(playing: &mut Playing, session: &mut Session, half: &HalfWay) -> bool {
    match playing.step() {
        Some(Step::Predict(_)) => {
            let guess = half.guesses.iter().find(|(at, _)| *at as usize == playing.step).map(|(_, guess)| guess);
            let made = match guess {
                Some(Guessed::Choice(answer)) => playing.choose(*answer, session),
                Some(Guessed::Line(values)) => playing.draw(values, session),
                None => false,
            };
            made && playing.step < half.step as usize && playing.next(session)
        }
        Some(Step::Say(_) | Step::Explain(_)) => {
            if playing.explains() {
                session.explain();
            }
            playing.step < half.step as usize && playing.next(session)
        }
        _ => false,
    }
}

/// Plays a lesson by a way to its end, as a person would who does exactly that and predicts the first answer.
///
/// # Errors
/// If something of it cannot be done at its minute.
pub fn replay(lesson: &'static Lesson, way: &[Planned], session: &mut Session) -> Result<Playing, Refusal> {
    let mut playing = Playing::on(lesson, session)?;
    let mut deeds = way.iter().peekable();
    playing.look_late(session);
    loop {
        match playing.step() {
            Some(Step::Predict(predict)) => {
                match &predict.by {
                    Guess::Choice { .. } => playing.choose(0, session),
                    Guess::Line { beads, .. } => playing.draw(&vec![0.0; usize::from(*beads)], session),
                };
                playing.next(session);
                continue;
            }
            Some(Step::Say(_) | Step::Explain(_)) => {
                playing.next(session);
                continue;
            }
            _ => {}
        }
        if let Some(planned) = deeds.next_if(|p| p.at <= session.now()) {
            perform(session, &planned.deed).map_err(|why| Refusal::because(format!("At minute {}: {why}", planned.at.0)))?;
            playing.look_late(session);
            continue;
        }
        match playing.step() {
            Some(_) if playing.outcome == Outcome::Open => {
                live_towards(&mut playing, session, deeds.peek().map_or(Tick(u32::MAX), |p| p.at))?;
            }
            _ => return Ok(playing),
        }
    }
}

/// Lives towards a minute, at most to where time has to stop, and looks. Alerts fire when a bucket closes, so goals are
/// looked at then.
fn live_towards(playing: &mut Playing, session: &mut Session, to: Tick) -> Result<(), Refusal> {
    let to = to.min(playing.stop_at(session)).min(end_of(bucket_of(session.now())));
    while session.now() < to {
        session.live_minute()?;
    }
    playing.look_late(session);
    Ok(())
}
