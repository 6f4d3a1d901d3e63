//! Naming the cause in a run, and what has happened in it since.

use crate::base::time::{DAY, Tick};
use crate::platform::vocabulary::What;
use crate::session::error::{SessionError, SurpriseError};

use super::{Course, FIRST_DAY, GuessVerdict, NamedCause, WEEK_IS_OVER};
use crate::session::facts::is_move;
use crate::session::run::Session;

impl Session {
    /// Names what is wrong. It is judged, and all is told.
    ///
    /// # Errors
    /// If nothing is to be named; or if it is too early to say that nothing is wrong.
    pub fn name_cause(&mut self, answer: NamedCause) -> Result<GuessVerdict, SessionError> {
        let now = self.world.now;
        let Some(surprise) = self.surprise.as_mut().filter(|surprise| surprise.is_open()) else {
            return Err(SurpriseError::NothingToFind.into());
        };
        if answer.incident.is_none() && now < WEEK_IS_OVER {
            return Err(SurpriseError::TooEarly.into());
        }
        let named = surprise.judge(answer, now, &self.scenario);
        let verdict = named.verdict;
        surprise.named = Some(named);
        self.explained = Some(self.world.faults.iter().map(|active| active.injection.start).fold(now, Tick::max));
        Ok(verdict)
    }

    /// What has happened since the incident began; in a quiet week, since the first day on which one could have.
    pub fn surprise_course(&self) -> Option<Course> {
        let surprise = self.surprise.as_ref()?;
        let from = surprise.incident.map_or(Tick(FIRST_DAY * DAY), |_| surprise.begins);
        let mut fired: Vec<(&'static str, Tick)> = Vec::new();
        for event in self.world.events.iter().filter(|event| event.at >= from) {
            let What::AlertFired { rule } = &event.what else { continue };
            let known = self.world.alerts.get(rule).map(|alert| alert.rule.id);
            if let Some(id) = known.filter(|id| fired.iter().all(|(known, _)| known != id)) {
                fired.push((id, event.at));
            }
        }
        let acted = self.done().iter().find(|entry| entry.at >= from && is_move(&entry.action)).map(|entry| entry.at);
        let cause = self.world.faults.first().filter(|_| surprise.incident.is_some());
        Some(Course { fired, acted, over: cause.and_then(|active| active.ended) })
    }
}
