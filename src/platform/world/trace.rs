//! One record followed through its minute. Everything in a world follows from its state and the seed, so a record needs
//! not be kept to be looked at: the minute in which it came is lived once more, from a state before it, on a copy, and a
//! `Probe` that it is handed takes notes.

use crate::base::time::{Minutes, Tick};
use crate::learn::data::Batch;
use crate::learn::explain::explain;
use crate::learn::models::Fitted;

use super::World;
use crate::platform::quality::{QuarantineLog, Response, Why, contract};
use crate::platform::release::Version;
use crate::platform::serving;
use crate::platform::serving::{InService, ScoringScratch};
use crate::platform::training::amount_predictor::AmountPredictor;
use crate::platform::vocabulary::{Answer, By, OnBreach};
use crate::platform::workload::{MOST_A_MINUTE, Minute, Seen};

/// What one prepared number has to do with a score.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureContribution {
    /// The column: "waiting_time", "topic=leak".
    pub name: String,
    /// The number that the model sees.
    pub value: f32,
    /// The log odds that it adds.
    pub adds: f32,
}

/// Usual rows beside which a record is explained.
const USUAL_ROWS: usize = 40;

/// How a version comes to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreBreakdown {
    /// The version.
    pub version: u32,
    /// Log odds before anything is known.
    pub start: f32,
    /// What each prepared number adds, in the order of the columns.
    pub parts: Vec<FeatureContribution>,
    /// The probability that it gives, 0 to 1.
    pub score: f32,
    /// The amount that it tells, and how many units one step of log odds is, where it tells amounts.
    pub told: Option<(f32, f32)>,
}

impl ScoreBreakdown {
    /// How a version comes to the score of the only row of a batch.
    pub fn of(version: &Version, row: &Batch) -> Self {
        let mut prepared = Default::default();
        version.preparation.transform(row, 0..1, &mut prepared);
        let columns = version.preparation.names().iter().zip(&prepared);
        let part = |(name, value): (&String, &f32)| FeatureContribution { name: name.clone(), value: *value, adds: 0.0 };
        let mut parts: Vec<FeatureContribution> = columns.map(part).collect();
        let start = match (&version.model, &version.telling) {
            (Fitted::Logistic(model), _) => {
                parts.iter_mut().zip(&model.weights).for_each(|(part, weight)| part.adds = part.value * weight);
                model.intercept
            }
            // What a number adds to the amount, it adds to the log odds in steps of the scale.
            (Fitted::Ridge(model), Some(telling)) => {
                parts.iter_mut().zip(&model.weights).for_each(|(part, weight)| part.adds = part.value * weight / telling.scale());
                telling.log_odds(model.intercept)
            }
            _ => Self::from_outside(version, row, &mut parts),
        };
        let (mut amounts, mut scores) = (Vec::new(), Vec::new());
        version.tell(row, &mut amounts, &mut scores);
        let told = amounts.first().copied().zip(version.telling.as_ref().map(AmountPredictor::scale));
        Self { version: version.number, start, parts, score: scores[0], told }
    }

    /// What each field adds to a score beside rows as they usually were, for a model that is no weighted sum. It is written
    /// to the field's column that speaks: the category that it is, or the number.
    fn from_outside(version: &Version, row: &Batch, parts: &mut [FeatureContribution]) -> f32 {
        let score = |rows: &Batch| {
            let mut scores = Vec::new();
            version.score(rows, &mut scores);
            scores
        };
        let why = explain(&score, &version.reference.usual_rows(USUAL_ROWS), row, u64::from(version.number));
        for (field, adds) in why.adds.iter().enumerate() {
            let columns = version.preparation.columns(field);
            let speaks = columns.clone().rev().find(|column| parts[*column].value != 0.0).unwrap_or(columns.start);
            parts[speaks].adds = *adds as f32;
        }
        why.usual as f32
    }
}

/// Fields of one record: `None` where empty.
pub type Fields = Vec<Option<f32>>;

/// A record and all that happened to it in its minute.
#[derive(Clone, Debug)]
pub struct RequestTrace {
    /// The minute in which it came.
    pub at: Tick,
    /// Milliseconds after its start.
    pub at_ms: f32,
    /// Kind of customer.
    pub segment: u8,
    /// As its sender meant it. Only the simulation knows.
    pub sent: Fields,
    /// As it was received.
    pub received: Fields,
    /// As the version was given it: the check may have filled something in.
    pub served: Fields,
    /// The check had something to hold it against.
    pub checked: bool,
    /// What the check did with it, if it did anything.
    pub then: Option<Response>,
    /// What it broke: the first two.
    pub broke: [Option<Why>; 2],
    /// What the version that was asked, or would have been, makes of it.
    pub breakdown: ScoreBreakdown,
    /// From which score on a request was called positive.
    pub threshold: f32,
    /// What was answered.
    pub answer: Answer,
    /// It was written down with its answer.
    pub logged: bool,
    /// Its fields were kept for training.
    pub kept: bool,
    /// The minute at which its outcome is known; `None` for never.
    pub due: Option<Tick>,
    /// The probability that it is positive. Only the simulation knows.
    pub chance: f32,
    /// What is true. Only the simulation knows until the outcome is in.
    pub positive: bool,
    /// Its amount, where there is one. Only the simulation knows until the outcome is in.
    pub amount: Option<f32>,
}

fn fields(batch: &Batch, row: usize) -> Fields {
    (0..batch.fields()).map(|field| batch.value(row, field)).collect()
}

/// Notes of one request's way, taken by the minute itself where something is done to it: nothing is worked out twice.
#[derive(Debug)]
pub(in crate::platform) struct Probe {
    row: usize,
    sent: Fields,
    /// What the version that was asked, or would have been, makes of it; and the threshold then.
    weighed: Option<(ScoreBreakdown, f32)>,
    logged: bool,
    kept: bool,
    due: Option<Minutes>,
}

impl Probe {
    const fn at(row: usize) -> Self {
        Self { row, sent: Vec::new(), weighed: None, logged: false, kept: false, due: None }
    }

    /// Requests have come, as their senders meant them.
    pub(in crate::platform) fn came(&mut self, seen: &Seen) {
        if self.row < seen.len() {
            self.sent = fields(&seen.batch, self.row);
        }
    }

    /// All requests are answered.
    pub(in crate::platform) fn answered(&mut self, service: &InService<'_>, bench: &ScoringScratch, seen: &Seen) {
        let Some(answer) = seen.answers.get(self.row) else { return };
        let (place, asked) = service.asked_for(answer);
        let read = bench.read(place, seen.served());
        let mut alone = Batch::with_capacity(read.fields(), 1);
        alone.append(read, self.row..self.row + 1);
        self.weighed = Some((ScoreBreakdown::of(asked, &alone), service.threshold));
    }

    /// A request was written down: kept for training or not, and in how many minutes its outcome is known.
    pub(in crate::platform) fn written_down(&mut self, row: usize, kept: bool, due: Option<u32>) {
        if row == self.row {
            (self.logged, self.kept, self.due) = (true, kept, due.map(Minutes));
        }
    }
}

impl World {
    /// Lives through the coming minute on a copy and follows its record number `row`; `None` if so many do not come.
    pub fn trace(&self, row: usize) -> Option<RequestTrace> {
        let mut lived = self.clone();
        lived.quarantine_log = QuarantineLog::with_room(MOST_A_MINUTE);
        let mut probe = Probe::at(row);
        lived.live(Some(&mut probe));

        let (at, seen, hidden) = (self.now, &lived.minute.seen, &lived.minute.hidden);
        let (weighed, threshold) = probe.weighed?;
        let found = lived.quarantine_log.aside.iter().find(|aside| aside.at == at && usize::from(aside.row) == row);
        Some(RequestTrace {
            at,
            at_ms: seen.at_ms[row],
            segment: seen.segment[row],
            sent: probe.sent,
            received: fields(&seen.batch, row),
            served: fields(seen.served(), row),
            checked: self.checks(),
            then: found.map(|aside| aside.then).or(seen.fate(row)),
            broke: found.map_or([None; 2], |aside| aside.broke),
            breakdown: weighed,
            threshold,
            answer: seen.answers[row],
            logged: probe.logged,
            kept: probe.kept,
            due: probe.due.map(|minutes| at.plus(minutes)),
            chance: hidden.chance[row],
            positive: hidden.positive[row],
            amount: hidden.amount.get(row).copied(),
        })
    }

    /// Whether requests are held against anything.
    pub fn checks(&self) -> bool {
        self.on_breach != OnBreach::Off || !self.rules.all().is_empty()
    }

    /// What became known in the last minute about a record, as it was written down: positive or not, and its amount where
    /// there is one.
    pub fn written(&self, asked: Tick, row: u16) -> Option<(bool, Option<f32>)> {
        let at = self.known.outcomes.iter().position(|outcome| outcome.asked == asked && outcome.nth == row)?;
        Some((self.known.outcomes[at].positive, self.known.told.get(at).map(|told| told.actual)))
    }
}

/// What the system says to a request that somebody has written by hand.
#[derive(Clone, Debug)]
pub struct HypotheticalAnswer {
    /// What the check does with it, if anything.
    pub then: Option<Response>,
    /// What it breaks: the first two.
    pub broke: [Option<Why>; 2],
    /// As the version is given it.
    pub served: Fields,
    /// What the champion makes of it.
    pub weighed: ScoreBreakdown,
    /// What is answered: called positive or not; `None` where it goes back.
    pub called: Option<bool>,
}

impl World {
    /// Answers a request that is no part of the run: it is counted nowhere, and nothing is learnt from it.
    pub fn ask(&self, values: &[Option<f32>]) -> HypotheticalAnswer {
        let mut minute = Minute::new(self.scenario.schema.fields.len());
        minute.seen.batch.push(values);
        minute.seen.segment.push(0);
        let mut recall = QuarantineLog::with_room(1);
        contract::check(&self.contract, self.on_breach, &mut minute);
        if self.rules.is_empty() || self.rules.all().is_empty() {
            recall.stopped(self.now, &self.contract, Response::of(self.on_breach), &minute.seen);
        } else {
            self.rules.clone().check(self.now, self.on_breach, self.champion(), &self.scenario.schema, &mut minute, &mut recall);
        }
        let seen = &minute.seen;
        let found = recall.aside.back();
        let then = found.map(|aside| aside.then).or(seen.fate(0));
        let weighed = ScoreBreakdown::of(self.champion(), seen.served());
        let (mut points, mut rule) = (Vec::new(), Vec::new());
        serving::simple_rule(&self.scenario.rule, self.scenario.rule_points, seen.served(), &mut points, &mut rule);
        let called = match then {
            Some(Response::Reject) => None,
            Some(then) if then.stops() => Some(rule[0]),
            _ => Some(weighed.score >= self.threshold),
        };
        HypotheticalAnswer { then, broke: found.map_or([None; 2], |aside| aside.broke), served: fields(seen.served(), 0), weighed, called }
    }
}

impl RequestTrace {
    /// A model answered it.
    pub fn by_model(&self) -> bool {
        matches!(self.answer.by, By::Champion | By::Candidate | By::Earlier)
    }
}
