//! Decision tree: a few questions, one after the other, lead to a probability.
//!
//! **Idea.** Ask the question that best tells yeses from noes (by Gini's impurity), then ask again on each side, always
//! where most is gained, until there are enough leaves or the rows run out. A leaf answers the share of yeses among its
//! training rows, as if one more row of the overall share were in it, so that it is never quite sure.
//!
//! A small tree can be read from top to bottom; a large one learns the training rows by heart.
//!
//! Reference: Breiman, Friedman, Olshen and Stone, *Classification and Regression Trees*, 1984. `super::grown` has the
//! method.

use super::grower::{Grower, Limits};
use super::grown::Tree;
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, Model, ModelKind, NO_PENALTY};
use crate::learn::models::training::examples::{ExampleError, Examples};
use crate::learn::models::training::loss::own_loss;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "decision-tree",
    name: "Decision tree",
    sentence: "Asks a few questions one after the other; each leaf has its probability.",
    hyperparameters: &[
        Hyperparameter::whole(
            "leaves",
            "Leaves",
            "More leaves tell more kinds of rows apart, and at some point single rows.",
            (2.0, 1_024.0),
            16.0,
        ),
        Hyperparameter::whole("least_rows", "Least rows of a leaf", "No leaf is made for fewer rows: steadier.", (1.0, 1_000.0), 40.0),
    ],
    quick: 10,
    numbers: false,
    penalty: NO_PENALTY,
};

/// A fitted decision tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionTree {
    width: u32,
    share: f32,
    tree: Tree,
}

impl Model for DecisionTree {
    fn width(&self) -> usize {
        self.width as usize
    }

    fn probability(&self, row: &[f32]) -> f32 {
        (self.share + self.tree.answer(row)).clamp(0.0, 1.0)
    }

    fn steps(&self) -> u32 {
        self.tree.depth()
    }
}

/// Training under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionTreeTrainer {
    examples: Arc<Examples>,
    most_leaves: u32,
    grower: Grower,
    binned: bool,
    begun: bool,
}

impl DecisionTreeTrainer {
    /// With a value for each setting. Refused when only one outcome occurs.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        examples.need_both_outcomes()?;
        let [leaves, least_rows, ..] = values.map(|value| value as u32);
        let limits = Limits { leaves, least_rows, l2: 1.0 };
        let grower = Grower::new(limits, super::bins::MOST_BINS as u32, examples.len());
        Ok(Self { binned: examples.width() == 0, most_leaves: leaves, grower, begun: false, examples })
    }

    /// The model as it stands.
    pub fn model(&self) -> DecisionTree {
        let tree = if self.begun { self.grower.tree(|g, h| -g / (h + 1.0), |_, _| {}) } else { Tree::leaf(0.0) };
        DecisionTree { width: self.examples.width() as u32, share: self.examples.share_of_yes() as f32, tree }
    }

    fn begin_tree(&mut self) {
        let share = self.examples.share_of_yes() as f32;
        let weights = (0..self.examples.len()).map(|row| self.examples.weight(row) as f32);
        let weights: Vec<f32> = weights.collect();
        let slopes: Vec<f32> = weights.iter().zip(self.examples.targets()).map(|(weight, y)| weight * (share - y)).collect();
        self.grower.begin(&slopes, &weights);
        self.begun = true;
    }
}

impl Learner for DecisionTreeTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let mut used = 0;
        while !self.is_done() {
            let question = if self.begun { self.grower.next_rows() } else { None };
            let cost = u64::from(question.unwrap_or(self.examples.len() as u32));
            if used + cost > rows {
                break;
            }
            used += cost;
            if !self.binned {
                self.binned = self.grower.bin(&self.examples);
            } else if !self.begun {
                self.begin_tree();
            } else {
                self.grower.split();
                break;
            }
        }
        used
    }

    /// Questions asked.
    fn passes(&self) -> u32 {
        if self.begun { self.grower.leaves() as u32 - 1 } else { 0 }
    }

    fn progress(&self) -> f64 {
        if self.is_done() { 1.0 } else { 0.99 * f64::from(self.passes()) / f64::from(self.most_leaves) }
    }

    fn is_done(&self) -> bool {
        self.begun && self.grower.next_rows().is_none()
    }

    fn loss(&self) -> Option<f64> {
        own_loss(&self.model(), &self.examples)
    }
}
