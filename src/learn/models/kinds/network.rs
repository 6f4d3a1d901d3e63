//! Neural network: one layer of small units between the columns and the answer.
//!
//! **Idea.** Each unit is a weighted sum of the columns that is let through where it is above 0 and is 0 elsewhere (ReLU). A
//! weighted sum of the units is the log odds of a yes. One unit bends the answer along one line; a few dozen make curved
//! borders that no single weighted sum has.
//!
//! **Method.** Small batches of rows, drawn in a new order each time round, tell in which direction each weight should move.
//! How far it moves is scaled by how large and how steady its slopes have been (Adam), and less and less until the last
//! round.
//!
//! | part | shape |
//! |---|---|
//! | units | units by (1 + columns); the first entry is the intercept |
//! | output | 1 + units; the first entry is the intercept |
//!
//! Where it starts and in which order it meets the rows is luck, and that luck is a setting: the same number gives the same
//! network. Another number gives a slightly different one, which says how much of its quality is luck.
//!
//! Reference: Goodfellow, Bengio and Courville, *Deep Learning*, chapter 6; Kingma and Ba, *Adam*, ICLR 2015.

use crate::base::dice::{Dice, Stream, unit};
use crate::base::math::{ln, pow, sigmoid_f32, sqrt};
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, Model, ModelKind};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "neural-network",
    name: "Neural network",
    sentence: "Small units between fields and answer learn together which combinations matter.",
    hyperparameters: &[
        Hyperparameter::whole("units", "Units", "More units can draw more curved borders.", (1.0, 128.0), 16.0),
        Hyperparameter::whole("rounds", "Rounds", "How often it meets all rows.", (1.0, 200.0), 20.0),
        Hyperparameter::number("rate", "Learning rate", "How far one batch may move a weight.", (0.000_1, 0.1), 0.01),
        Hyperparameter::number("l2", "Pull towards zero", "Keeps the weights small: steadier.", (0.0, 1.0), 0.000_1),
        Hyperparameter::whole("luck", "Luck", "Where it starts, and in which order it meets the rows.", (1.0, 1_000.0), 1.0),
    ],
    quick: 2,
    numbers: false,
    penalty: |values, _| f64::from(values[3]),
};

/// Weights of a small network.
const WEIGHTS: u64 = 800;

/// Rows that are looked at before the weights move.
const BATCH: u32 = 32;

/// A fitted network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Network {
    width: u32,
    /// Unit after unit, then the output.
    weights: Vec<f32>,
}

impl Network {
    fn units(&self) -> usize {
        (self.weights.len() - 1) / (self.width as usize + 2)
    }

    /// What a unit lets through.
    #[inline]
    fn unit(&self, unit: usize, row: &[f32]) -> f32 {
        let line = &self.weights[unit * (row.len() + 1)..][..=row.len()];
        dot(line[0], &line[1..], row).max(0.0)
    }

    fn output(&self) -> &[f32] {
        &self.weights[self.units() * (self.width as usize + 1)..]
    }
}

/// A weighted sum, four lanes side by side so that the machine can take them together.
#[inline]
fn dot(start: f32, weights: &[f32], row: &[f32]) -> f32 {
    let mut partial_sums = [0.0_f32; 4];
    let (w, x) = (weights.chunks_exact(4), row.chunks_exact(4));
    let rest: f32 = w.remainder().iter().zip(x.remainder()).fold(start, |sum, (w, x)| sum + w * x);
    for (w, x) in w.zip(x) {
        for nth in 0..4 {
            partial_sums[nth] += w[nth] * x[nth];
        }
    }
    rest + ((partial_sums[0] + partial_sums[2]) + (partial_sums[1] + partial_sums[3]))
}

impl Model for Network {
    fn width(&self) -> usize {
        self.width as usize
    }

    fn probability(&self, row: &[f32]) -> f32 {
        let output = self.output();
        let sum = output[1..].iter().enumerate().fold(output[0], |sum, (unit, w)| sum + w * self.unit(unit, row));
        sigmoid_f32(sum)
    }

    fn steps(&self) -> u32 {
        self.weights.len() as u32
    }
}

/// Training under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkTrainer {
    examples: Arc<Examples>,
    rounds: u32,
    rate: f64,
    l2: f32,
    random_state: u64,
    network: Network,
    /// The network at the end of the last round in which all its weights were numbers.
    sound: Network,
    /// Mean and mean square of each weight's slopes.
    mean: Vec<f32>,
    square: Vec<f32>,
    order: Vec<u32>,
    next: u32,
    round: u32,
    moves: u32,
}

impl NetworkTrainer {
    /// With a value for each setting. Refused when only one outcome occurs.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        examples.need_both_outcomes()?;
        let [units, rounds, rate, l2, random_state] = values;
        let (units, width) = (units as usize, examples.width());
        let mut dice = Dice::keyed(random_state as u64, Stream::Training, 0);
        // Evenly spread, so that what a unit lets through is neither lost nor blown up (He et al. 2015).
        let spread = sqrt(6.0 / (width.max(1) as f64)) as f32;
        let mut weights = Vec::new();
        for _ in 0..units {
            weights.push(0.0);
            weights.extend((0..width).map(|_| spread * (2.0 * unit(dice.bits() as u32) - 1.0)));
        }
        let share = examples.share_of_yes();
        weights.push(ln(share / (1.0 - share)) as f32);
        let spread = sqrt(1.0 / units as f64) as f32;
        weights.extend((0..units).map(|_| spread * (2.0 * unit(dice.bits() as u32) - 1.0)));
        let network = Network { width: width as u32, weights };
        let mut trainer = Self {
            rounds: rounds as u32,
            rate: f64::from(rate),
            l2,
            random_state: random_state as u64,
            sound: network.clone(),
            mean: vec![0.0; network.weights.len()],
            square: vec![0.0; network.weights.len()],
            network,
            order: (0..examples.len() as u32).collect(),
            next: 0,
            round: 0,
            moves: 0,
            examples,
        };
        trainer.shuffle();
        Ok(trainer)
    }

    /// The model at the end of the last round.
    pub fn model(&self) -> Network {
        self.sound.clone()
    }

    fn shuffle(&mut self) {
        let mut dice = Dice::keyed(self.random_state, Stream::Training, 1 + u64::from(self.round));
        for i in (1..self.order.len()).rev() {
            self.order.swap(i, (dice.bits() % (i as u64 + 1)) as usize);
        }
    }

    /// Slopes of the loss over some rows, by weight: backpropagation.
    fn slopes(&self, rows: &[u32]) -> Vec<f32> {
        let network = &self.network;
        let (units, width) = (network.units(), network.width as usize);
        let output = network.output();
        let mut slopes = vec![0.0; network.weights.len()];
        let (of_units, of_output) = slopes.split_at_mut(units * (width + 1));
        let mut through = vec![0.0; units];
        let per_row = 1.0 / rows.len() as f32;
        for row in rows {
            let row = *row as usize;
            let x = self.examples.row(row);
            through.iter_mut().enumerate().for_each(|(unit, value)| *value = network.unit(unit, x));
            let sum = output[1..].iter().zip(&through).fold(output[0], |sum, (w, value)| sum + w * value);
            let mistake = per_row * self.examples.weight(row) as f32 * (sigmoid_f32(sum) - self.examples.target(row));
            of_output[0] += mistake;
            for unit in 0..units {
                of_output[unit + 1] += mistake * through[unit];
                if through[unit] > 0.0 {
                    let back = mistake * output[unit + 1];
                    let line = &mut of_units[unit * (width + 1)..][..=width];
                    line[0] += back;
                    line[1..].iter_mut().zip(x).for_each(|(slope, x)| *slope += back * x);
                }
            }
        }
        slopes
    }

    /// One step of Adam.
    fn move_weights(&mut self, slopes: &[f32]) {
        self.moves += 1;
        let moves = f64::from(self.moves);
        // The first means are small because they start at 0; this makes up for it.
        let made_up = sqrt(1.0 - pow(0.999, moves)) / (1.0 - pow(0.9, moves));
        let all = f64::from(self.rounds) * (self.examples.len() as f64 / f64::from(BATCH)).ceil();
        let rate = (self.rate * (1.0 - moves / all).max(0.01) * made_up) as f32;
        for (((weight, slope), mean), square) in self.network.weights.iter_mut().zip(slopes).zip(&mut self.mean).zip(&mut self.square) {
            let slope = slope + self.l2 * *weight;
            *mean += 0.1 * (slope - *mean);
            *square += 0.001 * (slope * slope - *square);
            *weight -= rate * *mean / (square.sqrt() + 1e-7);
        }
    }

    /// A row costs as much as a small network's, and for a large network several times that.
    fn weight_of_a_row(&self) -> u64 {
        1 + self.network.weights.len() as u64 / WEIGHTS
    }

    fn end_round(&mut self) {
        self.round += 1;
        self.next = 0;
        if self.network.weights.iter().all(|weight| weight.is_finite()) {
            self.sound.clone_from(&self.network);
        } else {
            self.network.clone_from(&self.sound);
            self.mean.fill(0.0);
            self.square.fill(0.0);
        }
        self.shuffle();
    }
}

impl Learner for NetworkTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let all = self.examples.len() as u32;
        let mut used = 0;
        while !self.is_done() {
            let end = (self.next + BATCH).min(all);
            let cost = u64::from(end - self.next) * self.weight_of_a_row();
            if used + cost > rows {
                break;
            }
            used += cost;
            let slopes = self.slopes(&self.order[self.next as usize..end as usize]);
            self.move_weights(&slopes);
            self.next = end;
            if end == all {
                self.end_round();
                break;
            }
        }
        used
    }

    fn passes(&self) -> u32 {
        self.round
    }

    fn progress(&self) -> f64 {
        let rounds = f64::from(self.round) + f64::from(self.next) / self.examples.len() as f64;
        rounds / f64::from(self.rounds)
    }

    fn is_done(&self) -> bool {
        self.round >= self.rounds
    }

    fn loss(&self) -> Option<f64> {
        own_loss(&self.sound, &self.examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::models::hyperparameter::defaults;
    use ndarray::Array2;

    #[test]
    fn it_tells_what_no_weighted_sum_can() {
        let x = Array2::from_shape_fn((400, 2), |(i, j)| if (i >> j) % 2 == 0 { 1.0 } else { -1.0 });
        let y = x.rows().into_iter().map(|row| row[0] * row[1] > 0.0).collect();
        let examples = Examples::new(x, y, vec![]).unwrap();
        let mut trainer = NetworkTrainer::begin(examples.into(), defaults(KIND.hyperparameters)).unwrap();
        while trainer.work(999) > 0 {}
        let model = trainer.model();
        let said: Vec<bool> = [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]].map(|row| model.probability(&row) > 0.5).to_vec();
        assert_eq!(said, [true, false, false, true]);
    }
}
