//! Where somebody stands in a lesson: the step, what was predicted, what came of it, and whether the goals are met.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::time::Tick;
use crate::course::lesson::{Figure, Guess, Lesson, Needs, Step};
use crate::course::lifecycle::LoopPart;
use crate::course::progress::{Guessed, UnfinishedMission};
use crate::platform::world::World;
use crate::session::error::{MissionError, SessionError};

use crate::session::Session;

use super::measure::{self, Sight};
use super::prediction::{Apart, Found, JudgedOn, Prediction};
use super::runs::{opened, without_faults};

/// A lesson being played.
#[derive(Clone, Debug)]
pub struct Playing {
    lesson: &'static Lesson,
    pub(super) step: usize,
    /// When each step so far began: its minute, and how much had been done by then.
    pub(super) began: Vec<(Tick, usize)>,
    predictions: BTreeMap<usize, Prediction>,
    /// The run on which the prediction of a step is judged, by the step.
    apart: BTreeMap<usize, Apart>,
    pub(super) hints: usize,
    /// Hints that are a task's own and are open, by their words.
    own_hints: BTreeSet<&'static str>,
    /// Other futures, where the lesson asks for them: nothing done, no trouble.
    nothing: Option<Box<Session>>,
    calm: Option<Box<Session>>,
    spent: (f64, u32),
    pub(super) outcome: LessonOutcome,
}

/// How a lesson stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LessonOutcome {
    /// Not decided.
    #[default]
    Open,
    /// All goals are met.
    Solved,
    /// Its last minute came first.
    Missed,
}

impl Playing {
    /// A lesson with its run at the start.
    ///
    /// # Errors
    /// If the lesson's run cannot be made.
    pub fn begin(lesson: &'static Lesson) -> Result<(Self, Session), SessionError> {
        let session = opened(lesson)?;
        let playing = Self::on(lesson, &session)?;
        Ok((playing, session))
    }

    /// The same around a run that stands at the lesson's start.
    ///
    /// # Errors
    /// If the future without trouble cannot be made.
    pub fn on(lesson: &'static Lesson, session: &Session) -> Result<Self, SessionError> {
        let [nothing, calm] = measure::futures(lesson);
        let calm = if calm { Some(Box::new(without_faults(lesson, session)?)) } else { None };
        let bill = session.world().ledger.in_the_end();
        Ok(Self {
            lesson,
            step: 0,
            began: vec![(session.now(), session.done().len())],
            predictions: BTreeMap::new(),
            apart: BTreeMap::new(),
            hints: 0,
            own_hints: BTreeSet::new(),
            nothing: nothing.then(|| Box::new(session.fork())),
            calm,
            spent: (bill.eur, bill.people),
            outcome: LessonOutcome::Open,
        })
    }

    /// The lesson.
    pub fn lesson(&self) -> &'static Lesson {
        self.lesson
    }

    /// The place of the current step; one past the last when all are behind us.
    pub fn place(&self) -> usize {
        self.step
    }

    /// The current step.
    pub fn step(&self) -> Option<&'static Step> {
        self.lesson.steps.get(self.step)
    }

    /// The part of the loop that was named last: it is lit on the picture.
    pub fn lit(&self) -> Option<LoopPart> {
        let named = self.lesson.steps.iter().take(self.step + 1).rev();
        named.take(if self.outcome == LessonOutcome::Open { usize::MAX } else { 0 }).find_map(|step| match step {
            Step::Part { part, .. } => Some(*part),
            _ => None,
        })
    }

    /// The minute at which the current step began.
    pub fn since(&self) -> Tick {
        self.began.last().map_or(self.lesson.start, |(at, _)| *at)
    }

    /// An explanation is shown: what was hidden until now is no longer.
    pub fn explains(&self) -> bool {
        matches!(self.step(), Some(Step::Explain(_))) || self.outcome == LessonOutcome::Missed
    }

    /// The minute at which a step began; the current one's, if it has not.
    pub fn began(&self, step: usize) -> Tick {
        self.began.get(step).map_or(self.since(), |(at, _)| *at)
    }

    /// How the lesson stands.
    pub fn outcome(&self) -> LessonOutcome {
        self.outcome
    }

    /// Whether time may pass now.
    ///
    /// # Errors
    /// What has to come first.
    pub fn may_run(&self) -> Result<(), MissionError> {
        if self.outcome == LessonOutcome::Missed {
            return Err(MissionError::Over);
        }
        match self.step() {
            Some(Step::Predict(_)) if self.predictions.contains_key(&self.step) => Ok(()),
            Some(Step::Predict(p)) if matches!(p.by, Guess::Line { .. }) => Err(MissionError::DrawFirst),
            Some(Step::Predict(_)) => Err(MissionError::ChooseFirst),
            Some(Step::Say(_) | Step::Part { .. } | Step::Explain(_)) => Err(MissionError::ReadFirst),
            Some(Step::Do { .. } | Step::Observe { .. }) | None => Ok(()),
        }
    }

    /// The minute at which time has to stop next: something is measured, waited for, or over.
    pub fn stop_at(&self, session: &Session) -> Tick {
        let now = session.now();
        let measured = self.predictions.values().filter(|p| p.found.is_none()).map(|p| p.until);
        let waited = self.waits_until(session);
        let end = (self.outcome == LessonOutcome::Open).then_some(self.lesson.end);
        measured.chain(waited).chain(end).filter(|m| *m > now).min().unwrap_or(Tick(u32::MAX))
    }

    /// The next minute that the current step waits for, if it waits for one.
    pub fn waits_until(&self, session: &Session) -> Option<Tick> {
        self.step().and_then(Step::goal).and_then(|goal| measure::next_minute(goal, self.since(), session.now()))
    }

    /// Predicts one of the answers of the current step. Returns whether that is possible.
    pub fn choose(&mut self, answer: usize, session: &Session) -> bool {
        let Some(Step::Predict(predict)) = self.step() else { return false };
        let Guess::Choice { choices, .. } = &predict.by else { return false };
        answer < choices.len() && self.predict(Guessed::Choice(answer), session)
    }

    /// Predicts a line: a value at each bead. Returns whether that is possible.
    pub fn draw(&mut self, values: &[f64], session: &Session) -> bool {
        let Some(Step::Predict(predict)) = self.step() else { return false };
        let Guess::Line { quantity, knots } = &predict.by else { return false };
        let fits = values.len() == usize::from(*knots) && values.iter().all(|v| (0.0..=quantity.most()).contains(v));
        fits && self.predict(Guessed::Line(values.to_vec()), session)
    }

    fn predict(&mut self, guess: Guessed, session: &Session) -> bool {
        let Some(Step::Predict(predict)) = self.step() else { return false };
        let (asked, until) = (session.now(), session.now().plus(predict.ahead));
        self.predictions.insert(self.step, Prediction { asked, until, guess, found: None, judged_on: JudgedOn::AsItWas });
        if self.apart.get(&self.step).is_none_or(|apart| !apart.parts_from(session)) {
            self.apart.insert(self.step, Apart::new(session, until, predict.supposing));
        }
        true
    }

    /// Takes the prediction of the current step back.
    pub fn clear(&mut self) {
        if matches!(self.step(), Some(Step::Predict(_))) {
            self.predictions.remove(&self.step);
            self.apart.remove(&self.step);
        }
    }

    /// The prediction made at a step.
    pub fn prediction(&self, step: usize) -> Option<&Prediction> {
        self.predictions.get(&step)
    }

    /// The run on which the prediction of a step is judged: this one, as long as nobody has touched it, else the one that
    /// goes on without the person.
    pub fn judged_on<'a>(&'a self, step: usize, session: &'a Session) -> &'a Session {
        self.apart.get(&step).filter(|apart| apart.differs(session)).map_or(session, Apart::run)
    }

    /// Goes on from a step that is read, or a prediction that is made. Returns whether that is possible.
    pub fn next(&mut self, session: &Session) -> bool {
        let may = match self.step() {
            Some(Step::Say(_) | Step::Part { .. } | Step::Explain(_)) => true,
            Some(Step::Predict(_)) => self.predictions.contains_key(&self.step),
            _ => false,
        };
        if may {
            self.go_on(session);
            self.look(session);
        }
        may
    }

    /// Looks at the run after time has passed or something was done. Returns whether a step was taken.
    pub fn look(&mut self, session: &Session) -> bool {
        self.others_follow(session);
        self.judge(session)
    }

    /// The same, with the other futures lived only where something depends on them.
    pub(super) fn look_late(&mut self, session: &Session) -> bool {
        let due = self.predictions.values().any(|p| p.found.is_none() && session.now() >= p.until);
        let explains = matches!(self.step(), Some(Step::Explain(_)));
        let hopeful = |goal| Sight { hopeful: true, ..self.sight(session) }.met(goal);
        if due || explains || self.step().and_then(Step::goal).is_some_and(hopeful) {
            self.others_follow(session);
        }
        self.judge(session)
    }

    fn judge(&mut self, session: &Session) -> bool {
        self.measure_predictions(session);
        let before = (self.step, self.outcome);
        while let Some(goal) = self.step().and_then(Step::goal) {
            if !self.sight(session).met(goal) {
                break;
            }
            self.go_on(session);
        }
        if self.outcome == LessonOutcome::Open {
            let left = &self.lesson.steps[self.step.min(self.lesson.steps.len())..];
            if left.iter().all(|step| step.goal().is_none()) {
                self.outcome = LessonOutcome::Solved;
            } else if session.now() >= self.lesson.end {
                self.outcome = LessonOutcome::Missed;
            }
        }
        before != (self.step, self.outcome)
    }

    pub(super) fn go_on(&mut self, session: &Session) {
        self.step += 1;
        self.began.push((session.now(), session.done().len()));
    }

    fn others_follow(&mut self, session: &Session) {
        for other in [&mut self.nothing, &mut self.calm].into_iter().flatten() {
            while other.now() < session.now() {
                other.advance();
            }
        }
        self.apart.values_mut().for_each(|apart| apart.follow(session));
    }

    pub(super) fn sight<'a>(&'a self, session: &'a Session) -> Sight<'a> {
        // The person may have gone back in time; the other futures go on and are then no comparison.
        let same = |other: &'a Option<Box<Session>>| other.as_ref().map(|s| s.world()).filter(|w: &&World| w.now == session.now());
        Sight {
            session,
            nothing: same(&self.nothing),
            calm: same(&self.calm),
            spent: self.spent,
            start: self.lesson.start,
            since: self.since(),
            hopeful: false,
        }
    }

    fn measure_predictions(&mut self, session: &Session) {
        let due: Vec<usize> =
            self.predictions.iter().filter(|(_, p)| p.found.is_none() && session.now() >= p.until).map(|(at, _)| *at).collect();
        for at in due {
            let Some(Step::Predict(predict)) = self.lesson.steps.get(at) else { continue };
            let judged = self.judged_on(at, session);
            let judged_on = match predict.supposing {
                Some(supposing) => JudgedOn::Supposing(supposing.words),
                None if std::ptr::eq(judged, session) => JudgedOn::AsItWas,
                None => JudgedOn::Untouched,
            };
            let Prediction { asked, .. } = self.predictions[&at];
            let sight = self.sight(judged);
            let found = Found::of(predict, &sight, asked);
            if let Some(prediction) = self.predictions.get_mut(&at) {
                (prediction.found, prediction.judged_on) = (Some(found), judged_on);
            }
        }
    }

    /// A figure of an explanation, measured from the lesson's start until now.
    pub fn figure(&self, figure: &Figure, session: &Session) -> Option<f64> {
        self.sight(session).measure(figure.measure, self.lesson.start)
    }

    /// Tasks that are behind us, in order.
    pub fn tasks_done(&self) -> Vec<&'static str> {
        let task = |step: &Step| if let Step::Do { task, .. } = *step { Some(task) } else { None };
        self.lesson.steps.iter().take(self.step).filter_map(task).collect()
    }

    /// What of the page the current step needs.
    pub fn needs(&self) -> Needs {
        self.lesson.needs(self.step)
    }

    /// The hint of the current task's own, where it has one.
    fn own_hint(&self) -> Option<&'static str> {
        self.needs().hint.filter(|_| self.outcome == LessonOutcome::Open)
    }

    /// Opens the next hint, or the task's own. Returns it; the last one again when all are open.
    pub fn hint(&mut self) -> &'static str {
        if let Some(own) = self.own_hint() {
            self.own_hints.insert(own);
            return own;
        }
        self.hints = (self.hints + 1).min(self.lesson.hints.len());
        self.lesson.hints[self.hints - 1]
    }

    /// The hints that are open: the task's own, where it has one, else the lesson's.
    pub fn hints(&self) -> Vec<&'static str> {
        match self.own_hint() {
            Some(own) => self.own_hints.get(own).copied().into_iter().collect(),
            None => self.lesson.hints[..self.hints].to_vec(),
        }
    }

    /// There is another hint.
    pub fn has_more_hints(&self) -> bool {
        self.own_hint().map_or(self.hints < self.lesson.hints.len(), |own| !self.own_hints.contains(own))
    }

    /// How many hints have been opened in all.
    pub fn hints_used(&self) -> usize {
        self.hints + self.own_hints.len()
    }

    /// Where it stands, for a record of progress; the run's link belongs to it.
    pub fn unfinished(&self, session: &Session) -> UnfinishedMission {
        UnfinishedMission {
            lesson: self.lesson.id.to_owned(),
            step: self.step as u32,
            hints: self.hints_used() as u32,
            guesses: self.guesses(),
            link: session.link().to_query(),
            ..UnfinishedMission::default()
        }
    }

    /// The first task, to which one goes back for another try.
    pub fn first_task(&self) -> usize {
        self.lesson.steps.iter().position(|step| matches!(step, Step::Do { .. })).unwrap_or_default()
    }

    /// The explanation before the current step.
    pub fn last_explained(&self) -> Option<usize> {
        self.lesson.steps.iter().take(self.step).rposition(|step| matches!(step, Step::Explain(_)))
    }

    /// The prediction to which one goes back to predict again: the first since the explanation before this step, else
    /// the last one of all.
    pub fn to_predict_again(&self) -> Option<usize> {
        let since = self.last_explained().map_or(0, |at| at + 1);
        let predicts = |at: &usize| matches!(self.lesson.steps[*at], Step::Predict(_));
        (since..self.step).find(predicts).or_else(|| (0..self.step).rev().find(predicts))
    }

    /// All predictions so far, in order, for a record of progress.
    pub fn guesses(&self) -> Vec<(u32, Guessed)> {
        self.predictions.iter().map(|(at, p)| (*at as u32, p.guess.clone())).collect()
    }
}
