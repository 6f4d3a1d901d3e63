//! Lessons played without a person: taken up again from a record, brought back to an earlier step, or gone through by a way.

use crate::base::time::Tick;
use crate::course::lesson::{Guess, Lesson, ScheduledAction, Step};
use crate::course::progress::{Guessed, UnfinishedMission};
use crate::platform::monitoring::time_series::{bucket_of, end_of};
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::log::Log;

use super::measure::by_hand;
use super::playing::{LessonOutcome, Playing};
use super::runs::perform;

impl Playing {
    /// The same lesson at the beginning of an earlier step, with what had been done and predicted by then. `None` for
    /// a step that has not begun.
    pub fn back(&self, step: usize, session: &Session) -> Option<(Self, Session)> {
        let (at, done) = *self.began.get(step)?;
        let mut log = session.log();
        log.actions.truncate(done);
        log.until = at;
        let guesses = self.guesses().into_iter().filter(|(place, _)| (*place as usize) < step).collect();
        let unfinished = UnfinishedMission { step: step as u32, guesses, ..self.unfinished(session) };
        resume(self.lesson(), &unfinished, &log).ok()
    }
}

/// Goes on with a lesson that was left half-way: the same log, predictions and hints lead to the same step, or to the
/// last one before it that can be reached.
///
/// # Errors
/// If the run cannot be made, or an action of the log cannot be done at its minute.
pub fn resume(lesson: &'static Lesson, unfinished: &UnfinishedMission, log: &Log) -> Result<(Playing, Session), SessionError> {
    let (mut playing, mut session) = Playing::begin(lesson)?;
    playing.hints = (unfinished.hints as usize).min(lesson.hints.len());
    let mut actions = log.actions.iter().skip(lesson.setup.len()).peekable();
    loop {
        // What is read or predicted comes before what is done at the same minute: a prediction parts from the run as it
        // was when it was made.
        if read_on(&mut playing, &mut session, unfinished) {
            continue;
        }
        if let Some(entry) = actions.next_if(|e| e.at <= session.now()) {
            session.dispatch(entry.action.clone())?;
            playing.look_late(&session);
            continue;
        }
        let on = match playing.step() {
            // Requests by hand are in no log: that they were sent is taken from the record.
            Some(step) if playing.step < unfinished.step as usize && step.goal().is_some_and(by_hand) => {
                playing.go_on(&session);
                true
            }
            Some(Step::Predict(_) | Step::Say(_) | Step::Part { .. } | Step::Explain(_)) => false,
            _ if session.now() < log.until.min(lesson.end) => {
                let to = actions.peek().map_or(log.until, |e| e.at).min(log.until);
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
fn read_on(playing: &mut Playing, session: &mut Session, unfinished: &UnfinishedMission) -> bool {
    match playing.step() {
        Some(Step::Predict(_)) => {
            let guess = unfinished.guesses.iter().find(|(at, _)| *at as usize == playing.step).map(|(_, guess)| guess);
            let made = match guess {
                Some(Guessed::Choice(answer)) => playing.choose(*answer, session),
                Some(Guessed::Line(values)) => playing.draw(values, session),
                None => false,
            };
            made && playing.step < unfinished.step as usize && playing.next(session)
        }
        Some(Step::Say(_) | Step::Part { .. } | Step::Explain(_)) => {
            if playing.explains() {
                session.explain();
            }
            playing.step < unfinished.step as usize && playing.next(session)
        }
        _ => false,
    }
}

/// Plays a lesson by a way to its end, as a person would who does exactly that and predicts the first answer.
///
/// # Errors
/// If something of it cannot be done at its minute.
pub fn replay(lesson: &'static Lesson, playthrough: &[ScheduledAction], session: &mut Session) -> Result<Playing, SessionError> {
    let mut playing = Playing::on(lesson, session)?;
    let mut actions = playthrough.iter().peekable();
    playing.look_late(session);
    loop {
        match playing.step() {
            Some(Step::Predict(predict)) => {
                match &predict.by {
                    Guess::Choice { .. } => playing.choose(0, session),
                    Guess::Line { knots, .. } => playing.draw(&vec![0.0; usize::from(*knots)], session),
                };
                playing.next(session);
                continue;
            }
            Some(Step::Say(_) | Step::Part { .. } | Step::Explain(_)) => {
                playing.next(session);
                continue;
            }
            _ => {}
        }
        if let Some(planned) = actions.next_if(|p| p.at <= session.now()) {
            perform(session, &planned.scripted).map_err(|why| SessionError::ScheduledAction { at: planned.at, why: Box::new(why) })?;
            playing.look_late(session);
            continue;
        }
        match playing.step() {
            Some(_) if playing.outcome == LessonOutcome::Open => {
                live_towards(&mut playing, session, actions.peek().map_or(Tick(u32::MAX), |p| p.at))?;
            }
            _ => return Ok(playing),
        }
    }
}

/// Lives towards a minute, at most to where time has to stop, and looks. Alerts fire when a bucket closes, so goals are
/// looked at then.
fn live_towards(playing: &mut Playing, session: &mut Session, to: Tick) -> Result<(), SessionError> {
    let to = to.min(playing.stop_at(session)).min(end_of(bucket_of(session.now())));
    while session.now() < to {
        session.live_minute()?;
    }
    playing.look_late(session);
    Ok(())
}
