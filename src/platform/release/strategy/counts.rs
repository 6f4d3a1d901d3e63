//! What came of the requests that a version on its way was asked: all that its conditions are held against.

use serde::Serialize;

use crate::base::stats::Moments;
use crate::base::time::Tick;
use crate::platform::labels::Outcome;
use crate::platform::scenario::AmountPrediction;
use crate::platform::vocabulary::{ConfusionMatrix, Role};

/// Decisions against outcomes, of all requests and by segment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// From when on the version had which role.
    roles: Vec<(Tick, Role)>,
    /// All.
    pub cells: ConfusionMatrix,
    /// By segment, in the scenario's order.
    pub segments: Vec<ConfusionMatrix>,
    /// Distances of its amounts.
    pub distances: Moments,
}

impl Counts {
    /// From now on the version has this role.
    pub fn begin(&mut self, now: Tick, role: Role) {
        if self.roles.last().is_none_or(|(_, last)| *last != role) {
            self.roles.push((now, role));
        }
    }

    /// The first minute in which what it said was used.
    pub fn answered_since(&self) -> Option<Tick> {
        self.roles.iter().find(|(_, role)| *role != Role::Shadow).map(|(at, _)| *at)
    }

    /// Takes in an outcome, if it is of a request that the version was asked.
    pub(in crate::platform) fn count(&mut self, outcome: &Outcome, amount: Option<&AmountPrediction>) {
        let Some((_, role)) = self.roles.iter().rev().find(|(since, _)| outcome.asked >= *since) else { return };
        let decision = match role {
            Role::Shadow => outcome.shadow,
            Role::Canary => (outcome.on_trial == Some(*role)).then_some(outcome.predicted_positive),
            Role::Champion => (outcome.answered_by == Some(*role)).then_some(outcome.predicted_positive),
        };
        let Some(decision) = decision else { return };
        let segment = usize::from(outcome.segment);
        if self.segments.len() <= segment {
            self.segments.resize(segment + 1, ConfusionMatrix::default());
        }
        self.cells.count(decision, outcome.positive);
        self.segments[segment].count(decision, outcome.positive);
        if let Some((predicted, was)) = amount.filter(|_| *role != Role::Shadow).and_then(|amount| Some((amount.predicted?, amount.actual)))
        {
            self.distances.push((f64::from(predicted) - f64::from(was)).abs());
        }
    }
}
