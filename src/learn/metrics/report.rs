//! A report on a model's answers: every usual measure, each with an interval that says how far luck could have moved it.
//!
//! A measure on a hundred rows is not the truth. Shares of rows (accuracy, precision, recall, false-alarm rate) get Wilson's
//! interval; for the others the rows are drawn anew, with repeats, some hundred times, and the middle 95 % of what comes of
//! it is the interval (Efron's bootstrap). Two models whose intervals overlap widely may differ by luck alone.
//!
//! ```
//! use afterlaunch::learn::metrics::report::{report, MEASURES};
//!
//! let outcomes: Vec<bool> = (0..200).map(|i| i % 4 == 0).collect();
//! let scores: Vec<f64> = (0..200).map(|i| if i % 4 == 0 { 0.8 } else { 0.1 + 0.001 * f64::from(i % 7) }).collect();
//! let lines = report(&outcomes, &scores, 0.5, 1);
//! assert_eq!(lines.len(), MEASURES.len());
//! assert_eq!((lines[0].measure.id, lines[0].value), ("accuracy", Some(1.0)));
//! assert!(lines[0].interval.unwrap().0 < 1.0);
//! ```
//!
//! Reference: Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993.

mod numbers;
mod paired;

pub use numbers::{NUMBER_MEASURES, numbers};
pub use paired::{COST, Pair, Pairing};

use super::{Confusion, Reliability, average_precision, brier, log_loss, roc_auc};
use crate::base::dice::{Dice, Stream};
use crate::base::math::{logit, sigmoid, sqrt};
use crate::base::stats::{quantile, wilson};

/// How often rows are drawn anew.
const DRAWS: usize = 100;
/// The place of PR-AUC among the measures: its interval is worked out, not drawn.
const PR_AUC: usize = 6;
/// What lies outside an interval.
const OUTSIDE: f64 = 0.05;

/// A measure, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QualityMeasure {
    /// Its name in files.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub sentence: &'static str,
    /// More of it is better.
    pub more_is_better: bool,
    /// What it is counted in.
    pub unit: MeasureUnit,
}

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureUnit {
    /// It has no unit.
    Plain,
    /// EUR for a thousand rows.
    EurAThousand,
}

const fn measure(id: &'static str, name: &'static str, sentence: &'static str, more_is_better: bool) -> QualityMeasure {
    QualityMeasure { id, name, sentence, more_is_better, unit: MeasureUnit::Plain }
}

/// All measures of a report, in its order.
pub const MEASURES: [QualityMeasure; 10] = [
    measure("accuracy", "Accuracy", "Share of all answers that were right.", true),
    measure("precision", "Precision", "Of what was called yes, the share that was.", true),
    measure("recall", "Recall", "Of what was a yes, the share that was called so.", true),
    measure("false_alarm_rate", "False-alarm rate", "Of what was a no, the share that was called yes.", false),
    measure("f1", "F1", "One number for precision and recall: high only where both are.", true),
    measure("roc_auc", "ROC-AUC", "The chance that a yes scores above a no; a coin gets a half.", true),
    measure("pr_auc", "PR-AUC", "Mean precision while one goes down from the highest score; says most where yeses are rare.", true),
    measure("log_loss", "Log loss", "How surprised its probabilities were by what happened.", false),
    measure("brier", "Brier score", "Mean squared distance between probability and outcome.", false),
    measure("ece", "Calibration error", "How far what it predicts lies from what is observed, on average.", false),
];

/// A line of a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportLine {
    /// Which measure.
    pub measure: &'static QualityMeasure,
    /// Its value; `None` where it is 0 / 0.
    pub value: Option<f64>,
    /// Where it would lie with other luck, in 95 of 100 cases.
    pub interval: Option<(f64, f64)>,
}

/// The expected calibration error of some scores: see [`Reliability`].
pub fn ece(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let mut reliability = Reliability::default();
    outcomes.iter().zip(scores).for_each(|(outcome, score)| reliability.add(*outcome, *score));
    reliability.ece()
}

fn value(at: usize, cells: &Confusion, outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    match at {
        0 => cells.accuracy(),
        1 => cells.precision(),
        2 => cells.recall(),
        3 => cells.specificity().map(|specificity| 1.0 - specificity),
        4 => cells.f1(),
        5 => roc_auc(outcomes, scores),
        PR_AUC => average_precision(outcomes, scores),
        7 => log_loss(outcomes, scores),
        8 => brier(outcomes, scores),
        _ => ece(outcomes, scores),
    }
}

/// Part and whole of the measures that are shares of rows.
fn share(at: usize, cells: &Confusion) -> Option<(u64, u64)> {
    match at {
        0 => Some((cells.tp + cells.tn, cells.total())),
        1 => Some((cells.tp, cells.tp + cells.fp)),
        2 => Some((cells.tp, cells.tp + cells.fn_)),
        3 => Some((cells.fp, cells.fp + cells.tn)),
        _ => None,
    }
}

/// Where the area under a precision-recall curve would lie with other luck, in 95 of 100 cases, by the logit of it: its standard
/// error goes with the number of yeses alone (Boyd, Eng and Page, *Area under the Precision-Recall Curve*, ECML 2013).
pub fn pr_auc_interval(area: f64, yeses: u64) -> Option<(f64, f64)> {
    let inside = area.clamp(1e-6, 1.0 - 1e-6);
    let reach = 1.96 / sqrt(inside * (1.0 - inside) * yeses as f64);
    (yeses > 0).then(|| (sigmoid(logit(inside) - reach), sigmoid(logit(inside) + reach)))
}

/// All measures of some scores, called yes from `threshold` on, beside their outcomes. `key` is the luck of the draws.
pub fn report(outcomes: &[bool], scores: &[f64], threshold: f64, key: u64) -> Vec<ReportLine> {
    let mut drawing = Drawing::new(threshold, key);
    while !drawing.step(outcomes, scores) {}
    drawing.lines(outcomes, scores)
}

/// A report in the making: whoever may not be kept waiting draws once at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    threshold: f64,
    key: u64,
    draws: usize,
    drawn: [Vec<f64>; MEASURES.len()],
}

impl Drawing {
    /// Nothing is drawn yet.
    pub fn new(threshold: f64, key: u64) -> Self {
        Self { threshold, key, ..Self::default() }
    }

    /// Draws the rows anew, once. Returns whether that was often enough.
    pub fn step(&mut self, outcomes: &[bool], scores: &[f64]) -> bool {
        let mut dice = Dice::keyed(self.key, Stream::Training, self.draws as u64);
        let picked: Vec<usize> = (0..outcomes.len()).map(|_| (dice.bits() % outcomes.len() as u64) as usize).collect();
        let outcomes: Vec<bool> = picked.iter().map(|row| outcomes[*row]).collect();
        let scores: Vec<f64> = picked.iter().map(|row| scores[*row]).collect();
        let cells = Confusion::count(&outcomes, &scores, self.threshold);
        for (at, drawn) in self.drawn.iter_mut().enumerate().filter(|(at, _)| share(*at, &cells).is_none() && *at != PR_AUC) {
            drawn.extend(value(at, &cells, &outcomes, &scores));
        }
        self.draws += 1;
        self.draws >= DRAWS
    }

    /// The report. Intervals that are drawn are there from the last draw on.
    pub fn lines(&self, outcomes: &[bool], scores: &[f64]) -> Vec<ReportLine> {
        let cells = Confusion::count(outcomes, scores, self.threshold);
        let line = |(at, measure): (usize, &'static QualityMeasure)| {
            let value = value(at, &cells, outcomes, scores);
            let drawn = self.drawn[at].as_slice();
            let interval = match share(at, &cells) {
                Some((part, whole)) => wilson(part as f64, whole as f64, OUTSIDE),
                None if at == PR_AUC => value.and_then(|area| pr_auc_interval(area, cells.tp + cells.fn_)),
                None if self.draws < DRAWS => None,
                None => quantile(drawn, 0.5 * OUTSIDE).zip(quantile(drawn, 1.0 - 0.5 * OUTSIDE)),
            };
            ReportLine { measure, value, interval: interval.filter(|_| value.is_some()) }
        };
        MEASURES.iter().enumerate().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::unit;

    /// Rows whose scores are probabilities that come true.
    fn rows(count: usize, key: u64) -> (Vec<bool>, Vec<f64>) {
        let mut dice = Dice::keyed(key, Stream::Features, 0);
        let scores: Vec<f64> = (0..count).map(|_| dice.unit()).collect();
        (scores.iter().map(|score| f64::from(unit(dice.bits() as u32)) < *score).collect(), scores)
    }

    #[test]
    fn intervals_hold_the_truth_about_as_often_as_they_say() {
        let (outcomes, scores) = rows(60_000, 1);
        let truth = report(&outcomes[..], &scores[..], 0.5, 1);
        let mut held = [0; MEASURES.len()];
        for key in 0..60 {
            let (outcomes, scores) = rows(300, 100 + key);
            for ((held, line), truth) in held.iter_mut().zip(report(&outcomes, &scores, 0.5, key)).zip(&truth) {
                let (low, high) = line.interval.unwrap();
                *held += usize::from((low..=high).contains(&truth.value.unwrap()));
            }
        }
        // The calibration error of few rows is never as small as that of many: its interval is about luck alone.
        assert!(held[..9].iter().all(|held| *held >= 51), "{held:?} of 60");
    }

    #[test]
    fn what_is_no_number_has_no_interval() {
        let lines = report(&[true, true], &[0.1, 0.2], 0.5, 1);
        let none: Vec<&str> = lines.iter().filter(|line| line.value.is_none()).map(|line| line.measure.id).collect();
        assert_eq!(none, ["precision", "false_alarm_rate", "roc_auc"]);
        assert!(lines.iter().all(|line| line.value.is_some() || line.interval.is_none()));
        assert!(report(&[], &[], 0.5, 1).iter().all(|line| line.value.is_none()));
    }
}
