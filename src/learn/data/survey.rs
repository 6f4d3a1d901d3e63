//! A survey of the rows that a model is to learn from: what one looks at before anything is trained.
//!
//! How many rows, how many yeses, what is missing, which values, how many rows twice; and which fields look wrong:
//!
//! | finding | why it matters |
//! |---|---|
//! | never varies, or is always missing | says nothing; harmless, until it varies in service |
//! | out of range | another unit, or another field's values |
//! | tells the outcome nearly alone | it may have been written down after the outcome: a leak. Such a model shines in every test and fails in service |
//! | few yeses, few rows | what is learnt is luck |
//!
//! How well a field tells the outcome alone is the area under its ROC curve, whichever way round; for categories, of the
//! share of yeses in each; for a field that is sometimes missing, also of that.
//!
//! Reference: Kaufman, Rosset and Perlich, *Leakage in Data Mining*, KDD 2011.

use super::{Batch, FieldKind, Schema};
use crate::learn::metrics::roc_auc;
use std::collections::BTreeMap;

/// From this area on a field is suspected of knowing the outcome.
pub const SUSPICIOUS: f64 = 0.97;
/// Fewer yeses, or noes, than this are few.
pub const FEW: usize = 50;

/// What the rows are like.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Rows.
    pub rows: usize,
    /// Yeses among their outcomes.
    pub yes: usize,
    /// Rows of which an equal one, outcome included, stands before them.
    pub twice: usize,
    /// Each field, in the order of the schema.
    pub fields: Vec<FieldSurvey>,
}

/// What one field is like.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSurvey {
    /// Rows without it.
    pub missing: usize,
    /// Lowest and highest value; `None` where it is always missing.
    pub span: Option<(f32, f32)>,
    /// Values that make no sense in this field.
    pub out_of_range: usize,
    /// It has one value only, or none.
    pub constant: bool,
    /// How well it tells the outcome alone: 0.5 not at all, 1 perfectly; `None` where only one outcome occurs.
    pub alone: Option<f64>,
}

impl FieldSurvey {
    /// It tells the outcome so well alone that it may know it.
    pub fn is_suspicious(&self) -> bool {
        self.alone.is_some_and(|area| area >= SUSPICIOUS)
    }
}

impl Survey {
    /// Looks at rows with their outcomes.
    pub fn of(schema: &Schema, rows: &Batch, outcomes: &[bool]) -> Self {
        let mut survey = Self::begin(rows, outcomes);
        while !survey.look(schema, rows, outcomes) {}
        survey
    }

    /// Before the first field: whoever may not be kept waiting goes on with [`Self::look`].
    pub fn begin(rows: &Batch, outcomes: &[bool]) -> Self {
        let yes = outcomes.iter().filter(|outcome| **outcome).count();
        Self { rows: rows.len(), yes, twice: twice(rows, outcomes), fields: Vec::new() }
    }

    /// Looks at one more field. Returns whether all are known.
    pub fn look(&mut self, schema: &Schema, rows: &Batch, outcomes: &[bool]) -> bool {
        if self.fields.len() < schema.fields.len() {
            self.fields.push(of_field(schema, self.fields.len(), rows, outcomes));
        }
        self.fields.len() == schema.fields.len()
    }

    /// What is wrong with the rows; empty where nothing is. Fields are places in the schema.
    pub fn findings(&self) -> Vec<SurveyFinding> {
        let mut out = Vec::new();
        let rarer = self.yes.min(self.rows - self.yes);
        out.extend((rarer < FEW).then_some(SurveyFinding::FewOfOneOutcome { rarer, rows: self.rows }));
        out.extend((self.twice * 100 > self.rows).then_some(SurveyFinding::Twice { twice: self.twice, rows: self.rows }));
        for (field, survey) in self.fields.iter().enumerate() {
            if survey.span.is_none() {
                out.push(SurveyFinding::AlwaysMissing { field });
            } else if survey.constant {
                out.push(SurveyFinding::NeverVaries { field });
            } else if survey.missing * 5 > self.rows {
                out.push(SurveyFinding::OftenMissing { field, missing: survey.missing, rows: self.rows });
            }
            let values = survey.out_of_range;
            out.extend((values > 0).then_some(SurveyFinding::OutOfRange { field, values }));
            out.extend(survey.is_suspicious().then_some(SurveyFinding::TellsAlone { field }));
        }
        out
    }
}

/// What is wrong with rows. A field is its place in the schema.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SurveyFinding {
    /// Few rows have the rarer outcome.
    FewOfOneOutcome {
        /// How many.
        rarer: usize,
        /// Rows looked at.
        rows: usize,
    },
    /// Many rows are there twice.
    Twice {
        /// How many.
        twice: usize,
        /// Rows looked at.
        rows: usize,
    },
    /// A field is always missing.
    AlwaysMissing {
        /// Which.
        field: usize,
    },
    /// A field never varies.
    NeverVaries {
        /// Which.
        field: usize,
    },
    /// A field is often missing.
    OftenMissing {
        /// Which.
        field: usize,
        /// In how many rows.
        missing: usize,
        /// Rows looked at.
        rows: usize,
    },
    /// Values make no sense in their field.
    OutOfRange {
        /// Which.
        field: usize,
        /// How many.
        values: usize,
    },
    /// A field tells the outcome nearly alone.
    TellsAlone {
        /// Which.
        field: usize,
    },
}

fn of_field(schema: &Schema, field: usize, rows: &Batch, outcomes: &[bool]) -> FieldSurvey {
    let present: Vec<(f32, bool)> = (0..rows.len()).filter_map(|row| Some((rows.value(row, field)?, outcomes[row]))).collect();
    let lowest = present.iter().map(|(value, _)| *value).reduce(f32::min);
    let highest = present.iter().map(|(value, _)| *value).reduce(f32::max);
    let span = lowest.zip(highest);
    let listed = matches!(schema.fields[field].kind, FieldKind::Categorical { .. });
    let mut shares: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    for (value, outcome) in present.iter().filter(|_| listed) {
        let (yes, all) = shares.entry(value.to_bits()).or_default();
        *yes += f64::from(u8::from(*outcome));
        *all += 1.0;
    }
    let score = |value: f32| shares.get(&value.to_bits()).map_or(f64::from(value), |(yes, all)| yes / all);
    let scores: Vec<f64> = present.iter().map(|(value, _)| score(*value)).collect();
    let of_present: Vec<bool> = present.iter().map(|(_, outcome)| *outcome).collect();
    let gone: Vec<f64> = (0..rows.len()).map(|row| f64::from(u8::from(rows.is_missing(row, field)))).collect();
    let areas = [roc_auc(&of_present, &scores), roc_auc(outcomes, &gone)];
    FieldSurvey {
        missing: rows.len() - present.len(),
        span,
        out_of_range: present.iter().filter(|(value, _)| !schema.fields[field].allows(*value)).count(),
        constant: span.is_none_or(|(low, high)| low == high),
        alone: areas.into_iter().flatten().map(|area| area.max(1.0 - area)).reduce(f64::max),
    }
}

fn twice(rows: &Batch, outcomes: &[bool]) -> usize {
    let key = |row: usize| {
        let values = (0..rows.fields()).map(move |field| rows.column(field)[row].to_bits());
        (rows.missing()[row], outcomes[row], values)
    };
    let order = |a: &usize, b: &usize| {
        let ((missing_a, outcome_a, values_a), (missing_b, outcome_b, values_b)) = (key(*a), key(*b));
        (missing_a, outcome_a).cmp(&(missing_b, outcome_b)).then_with(|| values_a.cmp(values_b))
    };
    let mut sorted: Vec<usize> = (0..rows.len()).collect();
    sorted.sort_unstable_by(order);
    sorted.windows(2).filter(|pair| order(&pair[0], &pair[1]).is_eq()).count()
}

#[cfg(test)]
mod tests {
    use super::SurveyFinding::{AlwaysMissing, FewOfOneOutcome, NeverVaries, OftenMissing, OutOfRange, TellsAlone, Twice};
    use super::*;
    use crate::learn::data::Field;

    fn check(make: impl Fn(u16) -> [Option<f32>; 3], outcome: impl Fn(u16) -> bool, expected: &[SurveyFinding]) {
        let fields = vec![
            Field::number("wait", "Wait", "min", (0.0, 500.0)),
            Field::category("topic", "Topic", &["a", "b", "c"]),
            Field::flag("again", "Again"),
        ];
        let schema = Schema::new(fields).unwrap();
        let mut rows = Batch::with_capacity(3, 400);
        (0..400).for_each(|i| rows.push(&make(i)));
        let outcomes: Vec<bool> = (0..400).map(outcome).collect();
        let found = Survey::of(&schema, &rows, &outcomes).findings();
        assert_eq!(found, expected);
    }

    fn number(i: u16) -> Option<f32> {
        Some(f32::from(i * 37 % 401))
    }

    #[test]
    fn healthy_rows_have_no_findings() {
        check(|i| [number(i), Some(f32::from(i % 3)), Some(f32::from(i % 2))], |i| i % 5 == 0, &[]);
    }

    #[test]
    fn what_is_wrong_is_found() {
        let some = |i: u16| Some(f32::from(i % 2));
        check(|i| [number(i), Some(1.0), some(i)], |i| i % 5 == 0, &[NeverVaries { field: 1 }]);
        check(|i| [None, some(i), some(i / 2)], |i| i % 5 == 0, &[Twice { twice: 392, rows: 400 }, AlwaysMissing { field: 0 }]);
        check(|i| [number(i).map(|v| v * 60.0), some(i), some(i)], |i| i % 5 == 0, &[OutOfRange { field: 0, values: 391 }]);
        check(|i| [number(i), some(i), some(i)], |i| i % 100 == 0, &[FewOfOneOutcome { rarer: 4, rows: 400 }]);
    }

    #[test]
    fn a_field_that_knows_the_outcome_is_suspected() {
        let outcome = |i: u16| i.is_multiple_of(4);
        let leak = |i: u16| Some(if outcome(i) { 300.0 } else { 10.0 } + 0.1 * f32::from(i));
        check(|i| [leak(i), Some(f32::from(i % 3)), number(i).map(|v| v % 2.0)], outcome, &[TellsAlone { field: 0 }]);
        check(|i| [number(i), Some(f32::from(i % 4 % 3)), None], outcome, &[AlwaysMissing { field: 2 }]);
        // Written only where the outcome was a no.
        let gone = |i: u16| number(i).filter(|_| !outcome(i));
        check(
            |i| [gone(i), Some(1.0), Some(0.0)],
            outcome,
            &[
                Twice { twice: 99, rows: 400 },
                OftenMissing { field: 0, missing: 100, rows: 400 },
                TellsAlone { field: 0 },
                NeverVaries { field: 1 },
                NeverVaries { field: 2 },
            ],
        );
    }
}
