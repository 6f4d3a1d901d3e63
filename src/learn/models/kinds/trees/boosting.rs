//! Boosted trees: many small trees, each of which corrects what those before it still get wrong.
//!
//! **Idea.** Begin with what all rows have in common. Then, again and again: see for each row in which direction the answer
//! should move (the slope of the loss, with its curvature), grow a small tree that tells these slopes apart, and add a part
//! of its answers, [`Settings::rate`], to the sum. For a yes or no the sum is the log odds of a yes and the loss is
//! -ln of the probability given to what happened; for a number it is the number and the loss its squared distance.
//!
//! | setting | more of it |
//! |---|---|
//! | trees | fits more; from some tree on it learns the training rows by heart |
//! | rate | each tree corrects more, and more hastily |
//! | leaves | each tree tells more kinds of rows apart |
//! | least rows | no leaf for fewer rows: steadier |
//! | l2 | the answers of leaves are pulled towards 0 |
//!
//! **Training can pause** between two questions of a tree. Slopes are summed as whole numbers (`super::grown`), so the
//! fitted model is the same to the last bit however the work was cut up.
//!
//! ```
//! use afterlaunch::learn::models::kinds::trees::boosting::{BoostedTrainer, Settings};
//! use afterlaunch::learn::models::{Examples, Learner, Model};
//! use ndarray::Array2;
//!
//! // A yes inside a band, which no weighted sum can say.
//! let x = Array2::from_shape_fn((200, 1), |(i, _)| i as f32);
//! let examples = Examples::new(x, (0..200).map(|i| (50..150).contains(&i)).collect(), vec![]).unwrap();
//! let mut trainer = BoostedTrainer::new(examples.into(), Settings::default()).unwrap();
//! while !trainer.is_done() {
//!     trainer.work(1_000);
//! }
//! let model = trainer.model();
//! assert!(model.probability(&[100.0]) > 0.95 && model.probability(&[10.0]) < 0.05);
//! ```
//!
//! Reference: Friedman, *Greedy Function Approximation: A Gradient Boosting Machine*, Annals of Statistics 2001; the
//! settings are those of scikit-learn's HistGradientBoosting.

use super::forest::Forest;
use super::grower::{Grower, Limits};
use super::grown::Tree;
use crate::base::math::{ln, sigmoid_f32, softplus, sqrt};
use crate::learn::models::hyperparameter::{Hyperparameter, Values};
use crate::learn::models::model::{Learner, Model, ModelKind, NO_PENALTY};
use crate::learn::models::training::examples::{ExampleError, Examples};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What lists say about it.
pub const KIND: ModelKind = ModelKind {
    id: "boosted-trees",
    name: "Boosted trees",
    sentence: "Adds up many small trees, each of which corrects what those before it got wrong.",
    hyperparameters: &[
        Hyperparameter::whole(
            "trees",
            "Trees",
            "More trees fit more; at some point they learn the training rows by heart.",
            (1.0, 400.0),
            60.0,
        ),
        Hyperparameter::number("rate", "Learning rate", "Which part of each tree’s correction is taken.", (0.01, 1.0), 0.1),
        Hyperparameter::whole("leaves", "Leaves of a tree", "More leaves tell more kinds of rows apart.", (2.0, 256.0), 15.0),
        Hyperparameter::whole("least_rows", "Least rows of a leaf", "No leaf is made for fewer rows: steadier.", (1.0, 1_000.0), 20.0),
        Hyperparameter::number("l2", "Pull towards zero", "Makes the leaves’ answers more cautious.", (0.0, 100.0), 1.0),
    ],
    quick: 10,
    numbers: true,
    penalty: NO_PENALTY,
};

/// What the trees are to make small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loss {
    /// For a yes or no: -ln of the probability that was given to what happened.
    #[default]
    Logistic,
    /// For a number: the squared distance.
    Squared,
}

/// What one may choose about the training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Number of trees.
    pub trees: u32,
    /// Which part of a tree's answers is added, above 0 and at most 1.
    pub rate: f64,
    /// The most leaves of a tree, from 2 on.
    pub leaves: u32,
    /// The least rows of a leaf.
    pub least_rows: u32,
    /// How strongly the answers of leaves are pulled towards 0.
    pub l2: f64,
    /// The most stretches of a column, 2 to 255.
    pub bins: u32,
    /// What is made small.
    pub loss: Loss,
}

impl Default for Settings {
    fn default() -> Self {
        Self { trees: 100, rate: 0.1, leaves: 31, least_rows: 20, l2: 0.0, bins: 255, loss: Loss::Logistic }
    }
}

/// Fitted boosted trees.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Boosted {
    width: u32,
    base: f32,
    trees: Vec<Tree>,
    loss: Loss,
    /// The same trees, to be asked at once.
    #[serde(skip)]
    forest: Option<Forest>,
}

impl Boosted {
    /// The sum for one row: log odds of a yes, or the number.
    pub fn sum(&self, row: &[f32]) -> f32 {
        let [even, odd] = self.forest.as_ref().map_or_else(|| self.one_by_one(row), |forest| forest.sums(row));
        self.base + (even + odd)
    }

    fn one_by_one(&self, row: &[f32]) -> [f32; 2] {
        let mut sums = [0.0; 2];
        for pair in self.trees.chunks(2) {
            pair.iter().zip(&mut sums).for_each(|(tree, sum)| *sum += tree.answer(row));
        }
        sums
    }

    /// The trees.
    pub fn trees(&self) -> &[Tree] {
        &self.trees
    }
}

impl Model for Boosted {
    fn width(&self) -> usize {
        self.width as usize
    }

    fn probability(&self, row: &[f32]) -> f32 {
        match self.loss {
            Loss::Logistic => sigmoid_f32(self.sum(row)),
            Loss::Squared => self.sum(row).clamp(0.0, 1.0),
        }
    }

    fn number(&self, row: &[f32]) -> f32 {
        self.sum(row)
    }

    fn steps(&self) -> u32 {
        self.trees.iter().map(Tree::depth).sum()
    }
}

/// Training under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoostedTrainer {
    examples: Arc<Examples>,
    settings: Settings,
    grower: Grower,
    binned: bool,
    growing: bool,
    /// The sum for each row so far.
    sums: Vec<f32>,
    base: f32,
    trees: Vec<Tree>,
    /// No tree finds a question any more.
    exhausted: bool,
    /// Room for slopes and curvatures.
    #[serde(skip)]
    room: [Vec<f32>; 2],
}

impl BoostedTrainer {
    /// Ready to start. Refused without rows, and where a yes or no is to be told but only one of them occurs.
    pub fn new(examples: Arc<Examples>, settings: Settings) -> Result<Self, ExampleError> {
        let [no, yes] = examples.outcome_weights();
        let rows = 0..examples.len();
        let base = match settings.loss {
            Loss::Logistic => {
                examples.need_both_outcomes()?;
                ln(yes / no)
            }
            Loss::Squared if no + yes > 0.0 => {
                rows.map(|row| examples.weight(row) * f64::from(examples.target(row))).sum::<f64>() / (no + yes)
            }
            Loss::Squared => return Err(ExampleError::OneOutcome),
        } as f32;
        let limits = Limits { leaves: settings.leaves.clamp(2, 1_024), least_rows: settings.least_rows, l2: settings.l2.max(0.0) };
        Ok(Self {
            grower: Grower::new(limits, settings.bins, examples.len()),
            binned: examples.width() == 0,
            growing: false,
            sums: vec![base; examples.len()],
            base,
            trees: Vec::new(),
            exhausted: examples.width() == 0,
            room: Default::default(),
            examples,
            settings,
        })
    }

    /// With a value for each setting.
    pub fn begin(examples: Arc<Examples>, values: Values) -> Result<Self, ExampleError> {
        let [trees, rate, leaves, least_rows, l2] = values;
        let [trees, leaves, least_rows] = [trees, leaves, least_rows].map(|value| value as u32);
        let loss = if examples.are_numbers() { Loss::Squared } else { Loss::Logistic };
        let settings = Settings { trees, rate: f64::from(rate), leaves, least_rows, l2: f64::from(l2), loss, ..Settings::default() };
        Self::new(examples, settings)
    }

    /// The model as it stands.
    pub fn model(&self) -> Boosted {
        let width = self.examples.width();
        // Worth its while only for a model that will be asked often.
        let forest = if self.is_done() { Forest::new(&self.trees, width) } else { None };
        Boosted { width: width as u32, base: self.base, trees: self.trees.clone(), loss: self.settings.loss, forest }
    }

    /// Slopes and curvatures where the sums are now, and the loss there.
    fn begin_tree(&mut self) {
        let [slopes, curvatures] = &mut self.room;
        slopes.clear();
        curvatures.clear();
        let squared = self.settings.loss == Loss::Squared;
        for (row, sum) in self.sums.iter().enumerate() {
            let weight = self.examples.weight(row) as f32;
            let target = self.examples.target(row);
            let (slope, curvature) = if squared {
                (sum - target, 1.0)
            } else {
                let p = sigmoid_f32(*sum);
                (p - target, p * (1.0 - p))
            };
            slopes.push(weight * slope);
            curvatures.push(weight * curvature);
        }
        self.grower.begin(slopes, curvatures);
        self.growing = true;
    }

    fn finish_tree(&mut self) {
        let (rate, l2) = (self.settings.rate, self.settings.l2.max(0.0));
        let sums = &mut self.sums;
        let tree = self.grower.tree(
            |g, h| -rate * g / (h + l2).max(1e-12),
            |rows, answer| {
                for row in rows {
                    sums[*row as usize] += answer;
                }
            },
        );
        self.growing = false;
        self.exhausted = tree.leaves() < 2;
        if !self.exhausted {
            self.trees.push(tree);
        }
    }

    /// Mean loss of the training rows.
    pub fn mean_loss(&self) -> f64 {
        let [mut loss, mut weights] = [0.0; 2];
        for (row, sum) in self.sums.iter().enumerate() {
            let (weight, sum) = (self.examples.weight(row), f64::from(*sum));
            let target = f64::from(self.examples.target(row));
            weights += weight;
            loss += weight
                * match self.settings.loss {
                    Loss::Logistic => softplus(sum) - target * sum,
                    Loss::Squared => (sum - target) * (sum - target),
                };
        }
        loss / weights
    }
}

impl Learner for BoostedTrainer {
    fn work(&mut self, rows: u64) -> u64 {
        let all = self.examples.len() as u64;
        let mut used = 0;
        while !self.is_done() {
            let question = if self.growing { self.grower.next_rows() } else { None };
            let cost = question.map_or(all, u64::from);
            if used + cost > rows {
                break;
            }
            used += cost;
            if !self.binned {
                self.binned = self.grower.bin(&self.examples);
            } else if !self.growing {
                self.begin_tree();
            } else if question.is_some() {
                self.grower.split();
            } else {
                self.finish_tree();
                break;
            }
        }
        used
    }

    fn passes(&self) -> u32 {
        self.trees.len() as u32
    }

    fn progress(&self) -> f64 {
        if self.is_done() { 1.0 } else { 0.99 * self.trees.len() as f64 / f64::from(self.settings.trees.max(1)) }
    }

    fn is_done(&self) -> bool {
        self.exhausted || self.trees.len() >= self.settings.trees as usize
    }

    fn loss(&self) -> Option<f64> {
        let mean = self.mean_loss();
        Some(if self.settings.loss == Loss::Squared { sqrt(mean) } else { mean })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    fn fitted(settings: Settings) -> (Arc<Examples>, Boosted) {
        let x = Array2::from_shape_fn((900, 3), |(i, j)| ((i * (37 + 11 * j)) % 101) as f32 - 50.0);
        let y = x.rows().into_iter().map(|row| row[0] * row[1] / 50.0 + row[2].abs()).collect();
        let examples = Arc::new(Examples::of_numbers(x, y, vec![]).unwrap());
        let mut trainer = BoostedTrainer::new(examples.clone(), Settings { loss: Loss::Squared, ..settings }).unwrap();
        while !trainer.is_done() {
            trainer.work(5_000);
        }
        (examples, trainer.model())
    }

    fn check(settings: Settings, at_once: bool) {
        let (examples, model) = fitted(settings);
        assert_eq!(model.forest.is_some(), at_once);
        let alone = Boosted { forest: None, ..model.clone() };
        for row in (0..examples.len()).map(|row| examples.row(row)).chain([&[-1e9, 1e9, 0.0][..]]) {
            assert_eq!(model.sum(row).to_bits(), alone.sum(row).to_bits(), "{row:?}");
        }
    }

    #[test]
    fn asking_all_trees_at_once_changes_no_bit() {
        check(Settings { trees: 33, leaves: 32, ..Settings::default() }, true);
        check(Settings { trees: 1, leaves: 2, ..Settings::default() }, true);
        check(Settings { trees: 5, leaves: 33, least_rows: 1, ..Settings::default() }, false);
    }

    #[test]
    fn numbers_are_learnt_too() {
        let (examples, model) = fitted(Settings { trees: 200, ..Settings::default() });
        let misses = (0..examples.len()).map(|row| (model.sum(examples.row(row)) - examples.target(row)).abs());
        let mean = misses.sum::<f32>() / examples.len() as f32;
        assert!(mean < 1.5, "{mean} where the numbers spread over a hundred");
    }
}
