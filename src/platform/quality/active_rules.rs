//! Rules at work: which stand, what becomes of a record that breaks them, what they have found in the last hour, and what each
//! response has led to.

use std::collections::VecDeque;

use serde::Serialize;

use super::contract::Contract;
use crate::base::stats;
use crate::base::time::Tick;
use crate::learn::data::{Batch, FieldKind, Schema};
use crate::platform::monitoring::FEW_REQUESTS;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::release::Version;
use crate::platform::scenario::Costs;
use crate::platform::vocabulary::{By, OnBreach, RuleRefusal, What};
use crate::platform::workload::Minute;

use super::quarantine_log::{QuarantineLog, StoppedRecord};
use super::{MOST_RULES, Response, RuleKind, Test, ValidationRule, Why};

/// Records that a rule looked at, and those that broke it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct RuleCount {
    /// Looked at.
    pub of: u32,
    /// Broke it.
    pub broke: u32,
}

/// A rule at work.
#[derive(Clone, Debug, Serialize)]
pub struct ActiveRule {
    /// The rule.
    pub rule: ValidationRule,
    /// Its response.
    pub response: Response,
    /// The field's place in the schema.
    pub field: u8,
    /// How many records have broken it since it stands.
    pub broken: u64,
    /// For a rule about an hour: since when it is broken.
    pub since: Option<Tick>,
    /// It is broken because there are too many of something, not too few.
    over: bool,
    /// The open bucket, and the closed ones of the last hour.
    open: RuleCount,
    hour: VecDeque<RuleCount>,
    /// Values that pass lie between these; for categories `allowed` says which.
    span: (f32, f32),
    allowed: Vec<bool>,
}

/// What a response has led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ResponseStats {
    /// Records that got it.
    pub records: u64,
    /// What people's time for them cost, in EUR.
    pub manual_review_eur: f64,
    /// Positives that were missed among them, and false alarms.
    pub mistakes: u64,
    /// What those cost, in EUR.
    pub mistakes_eur: f64,
}

/// All rules at work.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Rules {
    all: Vec<ActiveRule>,
    response_stats: [ResponseStats; 5],
    /// The contract without what has rules of its own.
    #[serde(skip)]
    rest: Option<Contract>,
    /// What takes the place of a broken value, by field, and the version whose snapshot says so.
    #[serde(skip)]
    typical_values: (u32, Vec<f32>),
}

impl Rules {
    /// There never was a rule.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.response_stats.iter().all(|b| b.records == 0)
    }

    /// Those that stand, in the order in which they were written.
    pub fn all(&self) -> &[ActiveRule] {
        &self.all
    }

    /// What each response has led to, in the order of [`Response::ALL`].
    pub fn response_stats(&self) -> [(Response, ResponseStats); 5] {
        Response::ALL.map(|response| (response, self.response_stats[response as usize]))
    }

    /// Writes a rule down, or takes one away.
    ///
    /// # Errors
    /// If it makes no sense for its field, or there are too many.
    pub fn set(&mut self, rule: &ValidationRule, schema: &Schema, contract: &Contract) -> Result<(), RuleRefusal> {
        let named = || rule.field.clone();
        let place = schema.position(&rule.field).ok_or_else(|| RuleRefusal::NoSuchField { field: named() })?;
        let field = &schema.fields[place];
        let at = self.all.iter().position(|s| usize::from(s.field) == place && rule.test.replaces(&s.rule.test));
        let Some(response) = rule.response else {
            let at = at.ok_or_else(|| RuleRefusal::NoSuchRule { field: named() })?;
            self.all.remove(at);
            self.refit(contract);
            return Ok(());
        };
        rule.test.check(field).map_err(|why| RuleRefusal::Test { field: named(), why })?;
        if at.is_none() && self.all.len() >= MOST_RULES {
            return Err(RuleRefusal::TooMany);
        }
        let standing = ActiveRule::new(rule.clone(), response, place, schema);
        match at {
            Some(at) => self.all[at] = standing,
            None => self.all.push(standing),
        }
        self.refit(contract);
        Ok(())
    }

    fn refit(&mut self, contract: &Contract) {
        let own: Vec<(usize, RuleKind)> = self.all.iter().map(|s| (usize::from(s.field), s.rule.test.kind())).collect();
        self.rest = (!own.is_empty()).then(|| contract.without(&own));
    }

    /// The usual value of each field in a version's training snapshot: the median of a number, the most frequent
    /// category.
    fn typical_values(champion: &Version, schema: &Schema) -> Vec<f32> {
        let sample = &champion.reference.sample;
        let of = |(field, values): (&crate::learn::data::Field, &Vec<f32>)| match field.kind {
            FieldKind::Numeric { .. } => {
                let wide: Vec<f64> = values.iter().map(|v| f64::from(*v)).collect();
                stats::median(&wide).unwrap_or(0.0) as f32
            }
            _ => {
                let times = |c: usize| values.iter().filter(|v| **v == c as f32).count();
                // The first of those that come as often.
                (0..field.categories()).rev().max_by_key(|c| times(*c)).unwrap_or(0) as f32
            }
        };
        schema.fields.iter().zip(sample).map(of).collect()
    }

    /// Holds this minute against the rules, and against what the simple switch has caught already or would.
    pub fn check(
        &mut self,
        now: Tick,
        switch: OnBreach,
        champion: &Version,
        schema: &Schema,
        minute: &mut Minute,
        log: &mut QuarantineLog,
    ) {
        let seen = &mut minute.seen;
        let Some(rest) = &self.rest else { return };
        if self.typical_values.0 != champion.number {
            self.typical_values = (champion.number, Self::typical_values(champion, schema));
        }
        let n = seen.segment.len();
        seen.blocked.clear();
        seen.blocked.resize(n, false);
        if switch != OnBreach::Off {
            rest.mark(&seen.batch, &mut seen.blocked);
        }
        for row in 0..n {
            let mut broke = [None; 2];
            let mut response = seen.blocked[row].then(|| Response::of(switch));
            if response.is_some() {
                rest.why(&seen.batch, row, &mut broke);
            }
            for standing in &mut self.all {
                standing.open.of += 1;
                if !standing.breaks(&seen.batch, row) {
                    continue;
                }
                standing.open.broke += 1;
                standing.broken += 1;
                if standing.rule.test.kind().is_rate() && !(standing.since.is_some() && standing.over) {
                    continue;
                }
                response = response.max(Some(standing.response));
                let field = usize::from(standing.field);
                let why = Why { field: standing.field, kind: standing.rule.test.kind(), value: seen.batch.value(row, field) };
                if let Some(free) = broke.iter_mut().find(|w| w.is_none()) {
                    *free = Some(why);
                }
                if standing.response == Response::Impute {
                    let mended = seen.mended.get_or_insert_with(|| seen.batch.clone());
                    mended.set(row, field, Some(self.typical_values.1[field]));
                }
            }
            seen.blocked[row] = response.is_some_and(Response::stops);
            seen.responses.push(response);
            if let Some(response) = response.filter(|response| *response > Response::LetPass) {
                log.put(StoppedRecord { at: now, row: row as u16, response, broke });
            }
        }
    }

    /// Books what the responses of this minute lead to.
    pub fn book_costs(&mut self, costs: &Costs, minute: &Minute) {
        for (row, response) in minute.seen.responses.iter().enumerate() {
            let Some(response) = *response else { continue };
            let (answer, positive) = (&minute.seen.answers[row], minute.hidden.positive[row]);
            let stats = &mut self.response_stats[response as usize];
            stats.records += 1;
            if answer.by == By::Person || response == Response::Quarantine {
                stats.manual_review_eur += f64::from(costs.manual_review_eur);
            }
            if positive != answer.predicted_positive {
                stats.mistakes += 1;
                stats.mistakes_eur += f64::from(if positive { costs.missed_eur } else { costs.false_alarm_eur });
            }
        }
    }

    /// A bucket has closed: rules about an hour are looked at. Too few records say nothing.
    pub fn close(&mut self, now: Tick, mut tell: impl FnMut(What)) {
        for standing in &mut self.all {
            if standing.hour.len() == PER_HOUR as usize {
                standing.hour.pop_front();
            }
            standing.hour.push_back(std::mem::take(&mut standing.open));
            let Some(side) = standing.side() else { continue };
            standing.over = side > 0;
            let rule = || standing.rule.clone();
            match (standing.since, side) {
                (None, -1 | 1) => {
                    tell(What::RuleBroken { rule: rule(), share: standing.share().unwrap_or(0.0) });
                    standing.since = Some(now);
                }
                (Some(_), 0) => {
                    tell(What::RuleKept { rule: rule() });
                    standing.since = None;
                }
                _ => {}
            }
        }
    }
}

impl ActiveRule {
    fn new(rule: ValidationRule, response: Response, place: usize, schema: &Schema) -> Self {
        let field = &schema.fields[place];
        let named = |words: &[String]| match &field.kind {
            FieldKind::Categorical { categories } => categories.iter().map(|c| words.contains(c)).collect(),
            _ => Vec::new(),
        };
        let (span, allowed) = match &rule.test {
            Test::Range(low, high) => ((*low, *high), Vec::new()),
            Test::Categories(words) => ((0.0, 0.0), named(words)),
            Test::CategoryShare { category, .. } => ((0.0, 0.0), named(std::slice::from_ref(category))),
            _ => ((field.range.0 as f32, field.range.1 as f32), vec![true; field.categories()]),
        };
        let (open, hour) = (RuleCount::default(), VecDeque::new());
        Self { rule, response, field: place as u8, broken: 0, since: None, over: false, open, hour, span, allowed }
    }

    /// A value that is a place in the list.
    fn listed(&self, value: f32) -> Option<bool> {
        (value >= 0.0 && value == value.trunc()).then(|| self.allowed.get(value as usize).copied()).flatten()
    }

    fn breaks(&self, batch: &Batch, row: usize) -> bool {
        let value = batch.value(row, usize::from(self.field));
        match (&self.rule.test, value) {
            (Test::Required | Test::MissingShare(_), value) => value.is_none(),
            (_, None) => false,
            (Test::Range(..), Some(v)) => v < self.span.0 || v > self.span.1,
            (Test::CategoryShare { .. }, Some(v)) => self.listed(v) == Some(true),
            (Test::Categories(_), Some(v)) => self.listed(v) != Some(true),
            (Test::Type | Test::OutOfRangeShare(_), Some(v)) if !self.allowed.is_empty() => self.listed(v).is_none(),
            (Test::Type | Test::OutOfRangeShare(_), Some(v)) => v < self.span.0 || v > self.span.1,
        }
    }

    /// What was counted in the closed buckets of the last hour.
    pub fn counted(&self) -> RuleCount {
        self.hour.iter().fold(RuleCount::default(), |sum, c| RuleCount { of: sum.of + c.of, broke: sum.broke + c.broke })
    }

    /// The share of the last hour that broke it, once there are enough records.
    pub fn share(&self) -> Option<f64> {
        let count = self.counted();
        (count.of >= FEW_REQUESTS).then(|| f64::from(count.broke) / f64::from(count.of))
    }

    /// Whether the share of the last hour lies below, within or above what the rule allows; `None` for a rule about one
    /// record, and with too few records to tell.
    fn side(&self) -> Option<i8> {
        let (least, most) = match self.rule.test {
            Test::MissingShare(most) | Test::OutOfRangeShare(most) => (0.0, most),
            Test::CategoryShare { least, most, .. } => (least, most),
            _ => return None,
        };
        let share = self.share()?;
        Some(i8::from(share > f64::from(most)) - i8::from(share < f64::from(least)))
    }
}

impl Response {
    /// What the simple switch does.
    pub const fn of(switch: OnBreach) -> Self {
        match switch {
            OnBreach::Off => Self::LetPass,
            OnBreach::Reject => Self::Reject,
            OnBreach::FallBack => Self::FallBack,
        }
    }
}
