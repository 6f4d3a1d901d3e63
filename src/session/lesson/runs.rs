//! The runs in which lessons are played: made, brought to the lesson's start, acted on, and made without their trouble.

use crate::course::lesson::{Lesson, ScheduledAction, ScriptedAction};
use crate::platform::vocabulary::Action;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::log::LogEntry;

/// The run of a lesson at its start.
///
/// # Errors
/// If the lesson names a scenario that does not exist, or something of its setup cannot be done.
pub(super) fn opened(lesson: &Lesson) -> Result<Session, SessionError> {
    let mut session = Session::open(lesson.scenario, lesson.seed)?;
    session.expect(entries(lesson.setup));
    reach_start(lesson, &mut session)?;
    session.hand_over();
    Ok(session)
}

/// Lives a prepared run until the lesson's start.
///
/// # Errors
/// If something of its setup cannot be done: which and why.
pub fn reach_start(lesson: &Lesson, session: &mut Session) -> Result<(), SessionError> {
    while session.now() < lesson.start {
        session.live_minute()?;
    }
    session.settle()
}

/// What is planned, as a log has it.
pub fn entries(planned: &[ScheduledAction]) -> Vec<LogEntry> {
    planned.iter().filter_map(|p| Some(LogEntry { at: p.at, action: p.scripted.action()? })).collect()
}

/// Does what is planned, now.
pub(super) fn perform(session: &mut Session, scripted: &ScriptedAction) -> Result<(), SessionError> {
    if let Some(request) = scripted.asks() {
        let _ = session.ask(request);
    }
    scripted.action().map_or(Ok(()), |action| session.dispatch(action))
}

/// The run of a lesson without its trouble, at the same minute. What else was set up stays.
pub(super) fn without_faults(lesson: &Lesson, session: &Session) -> Result<Session, SessionError> {
    let calm: Vec<ScheduledAction> = lesson.setup.iter().filter(|p| !p.scripted.injects_fault()).copied().collect();
    // Where trouble only comes after the start, stopping it before it begins is the same, and quicker.
    let mut other = session.fork();
    let waiting: Vec<String> = other.world().faults.iter().filter(|a| !a.began).map(|a| a.injection.fault.clone()).collect();
    if other.world().faults.len() == waiting.len() {
        for fault in waiting {
            other.dispatch(Action::EndFault { fault })?;
        }
        return Ok(other);
    }
    let mut other = Session::open(lesson.scenario, session.seed())?;
    other.expect(entries(&calm));
    reach_start(lesson, &mut other)?;
    Ok(other)
}
