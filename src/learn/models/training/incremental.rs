//! A training of any kind under way: what is being done, how far it is, and its learning curve.
//!
//! A budget of rows is saved up until the trainer's next piece of work can be paid, so that the pace is the same however
//! the work is cut up. At the end of passes, at most two dozen times, the model as it stands is asked about its training
//! rows and about rows held back: that is the learning curve. Where the first goes on falling and the second rises, the
//! model learns its training rows by heart.

use super::examples::{ExampleError, Examples};
use super::loss::mean_loss;
use crate::learn::models::kinds::linear::logistic;
use crate::learn::models::kinds::{Fitted, Trainer};
use crate::learn::models::model_spec::ModelSpec;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Points of a learning curve, about.
const POINTS: f64 = 24.0;

/// A point of a learning curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Passes so far: rounds, trees, columns or questions.
    pub passes: u32,
    /// Mean loss on the training rows: log loss, or for numbers the root of the mean squared distance.
    pub train: Option<f64>,
    /// The same on rows held back.
    pub held: Option<f64>,
}

/// A training of any kind. Plain data that can be cloned, stored and taken up again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncrementalTraining {
    trainer: Trainer,
    quick: u32,
    held: Option<Arc<Examples>>,
    saved: u64,
    worked: u64,
    curve: Vec<CurvePoint>,
}

impl IncrementalTraining {
    /// Ready to start by a recipe. `held` are rows for the learning curve alone.
    ///
    /// # Errors
    /// If nothing can be learnt from these examples.
    pub fn begin(examples: Arc<Examples>, model_spec: &ModelSpec, held: Option<Arc<Examples>>) -> Result<Self, ExampleError> {
        let trainer = Trainer::begin(examples, model_spec.place(), model_spec.values())?;
        let quick = if model_spec.is_default_kind() { logistic::KIND.quick } else { model_spec.kind().quick };
        Ok(Self { trainer, quick, held, saved: 0, worked: 0, curve: Vec::new() })
    }

    /// Works for as long as logistic regression would take for so many rows. Returns whether it is done.
    pub fn step(&mut self, rows: u32) -> bool {
        self.saved += u64::from(rows) * u64::from(self.quick);
        loop {
            let learner = self.trainer.as_learner_mut();
            let before = learner.passes();
            let used = learner.work(self.saved);
            self.saved -= used;
            self.worked += used;
            let (now, done) = (learner.passes(), learner.is_done());
            let due = learner.progress() * POINTS >= self.curve.len() as f64;
            if used > 0 && (done || (now > before && due)) {
                let point = CurvePoint { passes: now, train: learner.loss(), held: self.held_loss() };
                self.curve.push(point);
            }
            if done || used == 0 {
                return done;
            }
        }
    }

    fn held_loss(&self) -> Option<f64> {
        let held = self.held.as_ref()?;
        mean_loss(self.trainer.model().as_model(), held)
    }

    /// How far it is, 0 to 1; it never falls.
    pub fn progress(&self) -> f64 {
        self.trainer.as_learner().progress()
    }

    /// It is done.
    pub fn is_done(&self) -> bool {
        self.trainer.as_learner().is_done()
    }

    /// Rows that it has looked at, each as often as it was.
    pub fn worked(&self) -> u64 {
        self.worked
    }

    /// The learning curve so far.
    pub fn curve(&self) -> &[CurvePoint] {
        &self.curve
    }

    /// The fitted model; `None` before it is done.
    pub fn finish(&self) -> Option<Fitted> {
        self.is_done().then(|| self.trainer.model())
    }

    /// The model as it stands.
    pub fn so_far(&self) -> Fitted {
        self.trainer.model()
    }
}
