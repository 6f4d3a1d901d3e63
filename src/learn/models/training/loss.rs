//! How far a model is off: the mean loss over examples, of which learning curves are made.

use super::examples::Examples;
use crate::base::math::{ln, sqrt};
use crate::learn::models::model::Model;

/// Rows that a learning curve asks of the training rows: evenly spread, and no more than this.
const ASKED: usize = 2_000;

/// [`mean_loss`] on some training rows, evenly spread: a point of a learning curve is worth a moment, not a pass.
pub(in crate::learn::models) fn own_loss(model: &dyn Model, examples: &Examples) -> Option<f64> {
    loss_of(model, examples, examples.len().div_ceil(ASKED))
}

/// Mean loss by weight; `None` without rows that count. For a yes or no it is -ln of the probability that the model gives to
/// what happened; for numbers it is the root of the mean squared distance, in their unit.
pub(in crate::learn::models) fn mean_loss(model: &dyn Model, examples: &Examples) -> Option<f64> {
    loss_of(model, examples, 1)
}

fn loss_of(model: &dyn Model, examples: &Examples, stride: usize) -> Option<f64> {
    let [mut loss, mut weights] = [0.0; 2];
    for row in (0..examples.len()).step_by(stride.max(1)) {
        let weight = examples.weight(row);
        weights += weight;
        if examples.are_numbers() {
            let off = f64::from(model.number(examples.row(row))) - f64::from(examples.target(row));
            loss += weight * off * off;
        } else {
            let p = f64::from(model.probability(examples.row(row)));
            let given = if examples.outcome(row) { p } else { 1.0 - p };
            loss -= weight * ln(given.clamp(f64::EPSILON, 1.0));
        }
    }
    let mean = (weights > 0.0).then(|| loss / weights);
    if examples.are_numbers() { mean.map(sqrt) } else { mean }
}
