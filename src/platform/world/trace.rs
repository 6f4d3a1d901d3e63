//! One record followed through its minute. Everything in a world follows from its state and the seed, so a record needs
//! not be kept to be looked at: the minute in which it came is lived once more, from a state before it, on a copy, and a
//! `Probe` that it is handed takes notes.

use crate::base::time::Tick;

use super::World;
use crate::platform::faults::conditions::Conditions;
use crate::platform::minute_context::MinuteContext;
use crate::platform::probe::{Fields, Probe, fields};
use crate::platform::quality::{Quality, QuarantineLog, Response, Why};
use crate::platform::release::ScoreBreakdown;
use crate::platform::serving;
use crate::platform::vocabulary::{Answer, By};
use crate::platform::workload::{MOST_A_MINUTE, Minute};

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
    pub response: Option<Response>,
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

impl World {
    /// Lives through the coming minute on a copy and follows its record number `row`; `None` if so many do not come.
    pub fn trace(&self, row: usize) -> Option<RequestTrace> {
        let mut lived = self.clone();
        lived.quality.quarantine_log = QuarantineLog::with_room(MOST_A_MINUTE);
        let mut probe = Probe::at(row);
        lived.live(Some(&mut probe));

        let (at, seen, hidden) = (self.now, &lived.workload.minute.seen, &lived.workload.minute.hidden);
        let (weighed, threshold) = probe.weighed?;
        let found = lived.quality.quarantine_log.stopped.iter().find(|stopped| stopped.at == at && usize::from(stopped.row) == row);
        Some(RequestTrace {
            at,
            at_ms: seen.at_ms[row],
            segment: seen.segment[row],
            sent: probe.sent,
            received: fields(&seen.batch, row),
            served: fields(seen.served(), row),
            checked: self.quality.checks(),
            response: found.map(|stopped| stopped.response).or(seen.fate(row)),
            broke: found.map_or([None; 2], |stopped| stopped.broke),
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

    /// What became known in the last minute about a record, as it was written down: positive or not, and its amount where
    /// there is one.
    pub fn written(&self, asked: Tick, row: u16) -> Option<(bool, Option<f32>)> {
        let matured = &self.labels.matured;
        let at = matured.outcomes.iter().position(|outcome| outcome.asked == asked && outcome.nth == row)?;
        Some((matured.outcomes[at].positive, matured.amounts.get(at).map(|prediction| prediction.actual)))
    }
}

/// What the system says to a request that somebody has written by hand.
#[derive(Clone, Debug)]
pub struct HypotheticalAnswer {
    /// What the check does with it, if anything.
    pub response: Option<Response>,
    /// What it breaks: the first two.
    pub broke: [Option<Why>; 2],
    /// As the version is given it.
    pub served: Fields,
    /// What the champion makes of it.
    pub weighed: ScoreBreakdown,
    /// What is answered: called positive or not; `None` where it goes back.
    pub predicted_positive: Option<bool>,
}

impl World {
    /// Answers a request that is no part of the run: it is counted nowhere, and nothing is learnt from it.
    pub fn ask(&self, values: &[Option<f32>]) -> HypotheticalAnswer {
        let mut minute = Minute::new(self.scenario.schema.fields.len());
        minute.seen.batch.push(values);
        minute.seen.segment.push(0);
        let mut quality = Quality { quarantine_log: QuarantineLog::with_room(1), ..self.quality.clone() };
        let conditions = Conditions::default();
        let context = MinuteContext { scenario: &self.scenario, seed: self.seed, now: self.now, conditions: &conditions, probe: None };
        quality.validate(&context, self.release.champion(), &mut minute);
        let seen = &minute.seen;
        let found = quality.quarantine_log.stopped.back();
        let response = found.map(|stopped| stopped.response).or(seen.fate(0));
        let weighed = ScoreBreakdown::of(self.release.champion(), seen.served());
        let (mut points, mut rule) = (Vec::new(), Vec::new());
        serving::simple_rule(&self.scenario.rule, self.scenario.rule_points, seen.served(), &mut points, &mut rule);
        let predicted_positive = match response {
            Some(Response::Reject) => None,
            Some(response) if response.stops() => Some(rule[0]),
            _ => Some(weighed.score >= self.serving.threshold),
        };
        HypotheticalAnswer {
            response,
            broke: found.map_or([None; 2], |stopped| stopped.broke),
            served: fields(seen.served(), 0),
            weighed,
            predicted_positive,
        }
    }
}

impl RequestTrace {
    /// A model answered it.
    pub fn by_model(&self) -> bool {
        matches!(self.answer.by, By::Champion | By::Canary | By::Earlier)
    }
}
