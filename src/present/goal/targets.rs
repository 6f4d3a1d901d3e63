//! Targets in words: what is measured, the value to reach or to stay under, and what was found.

use crate::platform::team::goal::{GoalMetric, Target};
use crate::platform::world::judge::{TargetFinding, TargetVerdict};
use crate::present::words as say;
use crate::session::Session;

use super::words;

/// What can be measured, in the order of the form.
pub const METRICS: [GoalMetric; 5] = GoalMetric::ALL;

/// "Recall: of 100 urgent tickets, how many were caught".
pub fn metric_name(session: &Session, metric: GoalMetric) -> String {
    let w = &session.scenario().words;
    let (positive, many) = (&w.positive, &w.many);
    match metric {
        GoalMetric::Recall => format!("Recall: of 100 {positive} {many}, so many are caught"),
        GoalMetric::Precision => format!("Precision: of 100 {many} called {positive}, so many are"),
        GoalMetric::FalsePositiveRate => format!("False-positive rate: of 100 other {many}, so many are called {positive}"),
        GoalMetric::CostADay => "Cost: EUR a day, all told".to_owned(),
        GoalMetric::HarmedADay => format!("Harm: {} harmed a day", w.harmed_many),
    }
}

/// "%", "EUR" or "people", behind the value.
pub const fn unit(metric: GoalMetric) -> &'static str {
    match metric {
        GoalMetric::Recall | GoalMetric::Precision | GoalMetric::FalsePositiveRate => "%",
        GoalMetric::CostADay => "EUR",
        GoalMetric::HarmedADay => "a day",
    }
}

/// "Recall at least 80 %".
pub(super) fn says(session: &Session, target: Target) -> String {
    let name = match target.metric {
        GoalMetric::Recall => "Recall",
        GoalMetric::Precision => "Precision",
        GoalMetric::FalsePositiveRate => "False-positive rate",
        GoalMetric::CostADay => "Cost a day",
        GoalMetric::HarmedADay => "Harmed a day",
    };
    let side = if target.metric.is_at_least() { "at least" } else { "at most" };
    format!("{name} {side} {}", value(session, target.metric, f64::from(target.at)))
}

/// "83 %, 95 % interval 78 to 88 %, from 140 cases".
pub(super) fn found(session: &Session, target: Target, finding: &TargetFinding) -> String {
    let Some(found) = finding.value else { return "nothing is known yet".to_owned() };
    let (case, cases) = if target.metric.is_share() { ("case", "cases") } else { ("whole day", "whole days") };
    let from = say::count(finding.cases, case, cases);
    let interval = finding.interval.map_or_else(String::new, |(low, high)| {
        let [low, high] = [low, high].map(|end| value(session, target.metric, end.max(0.0)));
        format!(", 95 % interval {low} to {high}")
    });
    format!("{}{interval}, from {from}", value(session, target.metric, found))
}

fn value(session: &Session, metric: GoalMetric, value: f64) -> String {
    let w = &session.scenario().words;
    match metric {
        GoalMetric::CostADay => say::eur(value),
        GoalMetric::HarmedADay => say::count(value.round() as u64, &w.harmed, &w.harmed_many),
        _ => say::percent(value),
    }
}

/// "not enough evidence yet"; a limit is kept or crossed, success is reached or missed.
pub(super) fn verdict(name: &str, verdict: TargetVerdict) -> &'static str {
    match (verdict, name == words::LIMIT) {
        (TargetVerdict::NotEnough, _) => "not enough evidence yet",
        (TargetVerdict::Met, true) => "kept",
        (TargetVerdict::Missed, true) => "crossed",
        (TargetVerdict::Met, false) => "reached",
        (TargetVerdict::Missed, false) => "missed",
    }
}
