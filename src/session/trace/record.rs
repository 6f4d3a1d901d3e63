//! A record's way: from what was sent to what was learnt from it. Nothing is kept for that: the minute of the record is
//! lived once more from the nearest kept state, and so is the minute in which its outcome came.

use crate::base::time::Tick;
use crate::platform::release::relative;
use crate::platform::vocabulary::{Action, What};
use crate::platform::world::World;
use crate::platform::world::trace::RequestTrace;
use crate::session::error::{SessionError, TraceError};

use crate::session::Session;

/// A record by the minute in which it came and its place in that minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordId {
    /// The minute.
    pub at: Tick,
    /// The place, from 0.
    pub row: u16,
}

/// What is known of a record's outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelStatus {
    /// It was not written down, or nobody ever found out.
    Never,
    /// It comes at this minute, which nobody can know before.
    Coming(Tick),
    /// It came at this minute, and was written down as positive or not.
    Written(Tick, bool),
}

/// A record and all that became of it.
#[derive(Clone, Debug)]
pub struct RecordTrace {
    /// Which one.
    pub id: RecordId,
    /// What happened in its minute.
    pub request: RequestTrace,
    /// What is known of its outcome.
    pub outcome: LabelStatus,
    /// The amount that was written down with it, where there is one.
    pub amount: Option<f32>,
    /// Versions whose snapshot holds it; `true` where hours with alerts were left out, so that it may be missing.
    pub learnt: Vec<(u32, bool)>,
}

impl Session {
    /// The world as it was before a minute that has been lived.
    pub fn world_at(&self, at: Tick) -> World {
        let (world, done) = self.kept_before(at);
        let (scenario, log) = (self.scenario.clone(), self.log.clone());
        let mut past = Self {
            scenario,
            own: self.own.clone(),
            seed: self.seed,
            log,
            done,
            world,
            kept: Vec::new(),
            head: self.head,
            explained: self.explained,
            surprise: self.surprise.clone(),
            replies: Vec::new(),
            harm_done: None,
            set_up: 0,
        };
        while past.world.now < at {
            let _ = past.settle();
            past.world.step();
        }
        let _ = past.settle();
        past.world
    }

    /// Follows a record.
    ///
    /// # Errors
    /// If its minute has not been lived yet, or so many records did not come.
    pub fn trace(&self, id: RecordId) -> Result<RecordTrace, SessionError> {
        if id.at >= self.now() {
            return Err(TraceError::NotYet.into());
        }
        let request = self.world_at(id.at).trace(usize::from(id.row));
        let request = request.ok_or(TraceError::NoSuchRecord)?;
        let mut amount = None;
        let outcome = match request.due {
            None => LabelStatus::Never,
            Some(due) if due >= self.now() => LabelStatus::Coming(due),
            Some(due) => {
                let mut then = self.world_at(due);
                then.step();
                let written = then.written(id.at, id.row);
                amount = written.and_then(|(_, amount)| amount);
                written.map_or(LabelStatus::Never, |(positive, _)| LabelStatus::Written(due, positive))
            }
        };
        let learnt = match outcome {
            LabelStatus::Written(known, _) if request.kept => self.learnt(id.at, known),
            _ => Vec::new(),
        };
        Ok(RecordTrace { id, request, outcome, amount, learnt })
    }

    /// Versions whose snapshot spans a minute and whose training began after its outcome was known.
    fn learnt(&self, at: Tick, known: Tick) -> Vec<(u32, bool)> {
        let began = |version: u32| {
            let of_version = |what: &What| matches!(what, What::TrainingBegan { version: v } if *v == version);
            self.world.events.iter().find(|e| of_version(&e.what)).map(|e| e.at)
        };
        let skips = |begun: Tick| {
            let asked = self.done().iter().find(|e| e.at == begun && matches!(e.action, Action::Retrain(_)));
            asked.map_or(self.world.team.plan_runner.is_some(), |e| matches!(&e.action, Action::Retrain(choice) if choice.skip_alerts))
        };
        let all = self.world.release.registry.all().filter(|(v, _)| (v.snapshot.from..=v.snapshot.to).contains(&relative(at)));
        all.filter_map(|(v, _)| began(v.number).filter(|begun| *begun > known).map(|begun| (v.number, skips(begun)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{DAY, HOUR};
    use crate::platform::vocabulary::TrainingConfig;

    fn lived(minutes: u32) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        (0..minutes).for_each(|_| session.advance());
        session
    }

    #[test]
    fn what_is_followed_is_what_was_answered() {
        let session = lived(DAY + 9 * HOUR);
        let before = session.world().fingerprint();
        let (at, seen) = session.world().last_seen();
        assert!(seen.len() > 10);
        for row in 0..seen.len() as u16 {
            let trace = session.trace(RecordId { at, row }).expect("it came");
            let (w, nth) = (&trace.request, usize::from(row));
            assert_eq!(w.received, (0..10).map(|f| seen.batch.value(nth, f)).collect::<Vec<_>>());
            assert_eq!(w.sent, w.received, "no trouble runs");
            let answer = &seen.answers[nth];
            assert_eq!((w.answer.predicted_positive, w.answer.latency_ms), (answer.predicted_positive, answer.latency_ms));
            assert_eq!(w.breakdown.score, answer.score);
            // The parts are what the score is made of.
            let log_odds = w.breakdown.parts.iter().fold(w.breakdown.start, |sum, part| sum + part.adds);
            assert_eq!(crate::base::math::sigmoid_f32(log_odds), answer.score);
            assert!(matches!(trace.outcome, LabelStatus::Coming(due) if due >= session.now()) || trace.outcome == LabelStatus::Never);
        }
        assert_eq!(session.world().fingerprint(), before, "looking changes nothing");
        assert!(session.trace(RecordId { at, row: 400 }).is_err());
        assert!(session.trace(RecordId { at: session.now(), row: 0 }).is_err());
    }

    #[test]
    fn outcomes_and_snapshots_are_found_later() {
        let mut session = lived(5 * DAY);
        session.dispatch(Action::Retrain(TrainingConfig::last(4))).expect("it begins");
        (0..2 * HOUR).for_each(|_| session.advance());
        let newest = session.world().release.registry.all().last().map(|(v, _)| v.number);
        let at = Tick(3 * DAY + 10 * HOUR);
        let traces: Vec<RecordTrace> = (0..16).filter_map(|row| session.trace(RecordId { at, row }).ok()).collect();
        assert!(traces.len() == 16);
        let written = traces.iter().filter(|w| matches!(w.outcome, LabelStatus::Written(..))).count();
        assert!(written >= 9, "{written} of 16 outcomes after two days");
        for trace in &traces {
            if let LabelStatus::Written(_, positive) = trace.outcome {
                assert_eq!(positive, trace.request.positive, "nobody is careless here");
            }
            assert_eq!(
                trace.learnt.iter().any(|(v, _)| Some(*v) == newest),
                trace.request.kept && matches!(trace.outcome, LabelStatus::Written(..))
            );
        }
        assert!(traces.iter().any(|w| !w.learnt.is_empty()), "one in eight is kept");
    }
}
