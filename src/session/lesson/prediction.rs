//! A prediction and its judgement. What is asked is about the world, not about what the person will do next, so it is
//! judged on a run without the person's hand: the same seed from the minute of the question on, and only what the
//! question itself supposes is done in it.

use crate::base::time::Tick;
use crate::course::lesson::{Guess, Predict, Supposing};
use crate::course::progress::Guessed;

use super::measure::{self, Sight, knot_minutes, looks_back};
use super::runs::perform;
use crate::session::Session;

/// Minutes that an untouched run catches up with at one look, so that no look takes long.
const A_LOOK: u32 = 240;

/// A prediction, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// When it was asked.
    pub asked: Tick,
    /// The minute that it looks at.
    pub until: Tick,
    /// What was predicted.
    pub guess: Guessed,
    /// What happened, once it has.
    pub found: Option<Found>,
    /// In which run that was found.
    pub judged_on: JudgedOn,
}

/// In which run it was found what came of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedOn {
    /// The person's own: nothing was done in it meanwhile.
    AsItWas,
    /// The same run as it goes on when nobody touches it.
    Untouched,
    /// A run in which this is done, and nothing else.
    Supposing(&'static str),
}

/// What happened, beside a prediction.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// This answer came true; with what was measured, if it could be.
    Choice {
        /// Its place in the list; `None` where too little is known to tell.
        right: Option<usize>,
        /// The measure.
        measured: Option<f64>,
    },
    /// The values at the beads; `None` where too little is known.
    Line(Vec<Option<f64>>),
}

impl Found {
    /// What a run that stands at the end of the stretch says to a question.
    pub(super) fn of(predict: &Predict, sight: &Sight<'_>, asked: Tick) -> Self {
        match &predict.by {
            Guess::Choice { measure, choices } => {
                let measured = sight.measure(*measure, asked);
                let value = measured.unwrap_or(f64::NEG_INFINITY);
                Self::Choice { right: choices.iter().rposition(|c| value >= c.from), measured }
            }
            Guess::Line { quantity, knots } => {
                let at = knot_minutes(asked, predict.ahead, *knots);
                Self::Line(measure::line(sight.session.world(), *quantity, looks_back(predict.ahead, *knots), &at))
            }
        }
    }
}

/// A run that parts from the person's where something is predicted, and goes on without them to the end of the stretch.
#[derive(Clone, Debug)]
pub(super) struct Apart {
    run: Box<Session>,
    asked: Tick,
    /// So much had been done by then.
    done: usize,
    until: Tick,
    supposing: Option<Supposing>,
    /// So many of the supposed deeds are done.
    supposed: usize,
}

impl Apart {
    pub fn new(session: &Session, until: Tick, supposing: Option<Supposing>) -> Self {
        let (asked, done) = (session.now(), session.done().len());
        Self { run: Box::new(session.fork()), asked, done, until, supposing, supposed: 0 }
    }

    /// It parts from just this state of the run.
    pub fn parts_from(&self, session: &Session) -> bool {
        (self.asked, self.done) == (session.now(), session.done().len()) && self.run.now() == self.asked
    }

    /// It goes another way than the person's run.
    pub fn differs(&self, session: &Session) -> bool {
        let touched = session.done().get(self.done..).is_some_and(|later| later.iter().any(|entry| entry.at < self.until));
        self.supposing.is_some() || touched
    }

    pub fn run(&self) -> &Session {
        &self.run
    }

    /// Follows the person's run, where it goes another way: all the way once the stretch is over.
    pub fn follow(&mut self, session: &Session) {
        if !self.differs(session) {
            return;
        }
        let near = Tick(self.run.now().0.saturating_add(A_LOOK)).min(session.now());
        let to = if session.now() >= self.until { self.until } else { near };
        while self.run.now() < to {
            self.suppose();
            self.run.advance();
        }
    }

    /// Does what is supposed for this minute. What cannot be done is tried again at the next.
    fn suppose(&mut self) {
        let Some(supposing) = self.supposing else { return };
        while let Some(planned) = supposing.actions.get(self.supposed).filter(|p| p.at <= self.run.now()) {
            if perform(&mut self.run, &planned.scripted).is_err() {
                break;
            }
            self.supposed += 1;
        }
    }
}
