//! The job that makes a new version over simulated minutes, the store that it takes its rows from, and the snapshots in
//! which it takes them.

use super::snapshot::{Amounts, Snapshot};

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::base::time::Tick;
use crate::learn::calibration::Isotonic;
use crate::learn::calibration::platt::Platt;
use crate::learn::calibration::probabilities::Probabilities;
use crate::learn::data::Schema;
use crate::learn::data::prepare::Preparation;
use crate::learn::metrics;
use crate::learn::models::{CurvePoint, Fitted, IncrementalTraining};

use super::amount_predictor::{AmountPredictor, Errors};
use super::prepare_stage::PrepareStage;
use super::reference::Reference;
use crate::platform::release::{Answers, Measures, Tested, Version, VersionParts, VersionReason};
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};

/// Rows that a training job works through in a simulated minute.
pub const ROWS_A_MINUTE: u32 = 6_000;

/// Steps of a model that testing it takes in a simulated minute, and what a row takes beside them.
const STEPS_A_MINUTE: u32 = 1_000_000;
/// Preparing a row.
const STEPS_OF_A_ROW: u32 = 100;

/// How far the rows of a training are.
#[derive(Clone, Debug)]
enum Work {
    /// They are made ready.
    Preparing(Box<PrepareStage>),
    /// They are learnt from.
    Learning(Box<(Preparation, IncrementalTraining)>),
    /// They could not be made ready: nothing will come of it.
    Failed,
}

/// A training that runs. Its first minute begins with making the rows ready; whoever may not be kept waiting has that done
/// [ahead](Self::ahead) of the minute, in pieces, and no simulated minute is another for it.
#[derive(Clone, Debug)]
pub struct Job {
    /// The version it will become.
    pub number: u32,
    /// What was chosen.
    pub choice: TrainingConfig,
    /// When it began.
    pub began: Tick,
    /// It is not ready before: people do by hand what a pipeline would do.
    pub not_before: Tick,
    /// What is wrong with the version that it will become.
    pub slip: Option<f32>,
    /// The version whose training this repeats.
    pub repeats: Option<u32>,
    done: bool,
    snapshot: Arc<Snapshot>,
    work: Work,
    fitted: Option<Fitted>,
    /// What is usual in the snapshot, as far as it was looked at.
    new_reference: Reference,
    /// Scores of the rows behind the training part, as far as they are tested; where it learns amounts, what it tells.
    tested: Vec<f32>,
}

/// From a score to the share that comes true, by the rows that the weights were not fitted to. Where the weights are few for
/// the rows that they were fitted to (some two of the rarer outcome for each weight), they know none of these by heart, and
/// those tell as well: positives may be rare. `own` are the scores of these, empty where the model is one that would know them.
fn probabilities(own: &[f32], held_back: &[f32], outcomes: &[bool], weights: u32) -> Option<Probabilities> {
    let (learnt, kept) = outcomes.split_at(outcomes.len() - held_back.len());
    let yes = learnt.iter().filter(|outcome| **outcome).count();
    let wide = |scores: &[f32]| scores.iter().map(|score| f64::from(*score)).collect::<Vec<f64>>();
    if own.len() == learnt.len() && yes.min(learnt.len() - yes) >= 2 * weights as usize {
        return Probabilities::fit(&[wide(own), wide(held_back)].concat(), outcomes);
    }
    Probabilities::fit(&wide(held_back), kept)
}

/// What is known of a version that has learnt amounts.
#[derive(Default)]
struct FittedAmounts {
    amount_predictor: Option<AmountPredictor>,
    /// How far off it was on the test part.
    errors: Option<Errors>,
    /// What it told there, and what came.
    tested: Vec<(f32, f32)>,
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The trainer's numbers follow from the snapshot and from how far it is.
        (self.number, self.began, self.not_before, self.repeats, self.snapshot.card.fingerprint, self.progress()).serialize(serializer)
    }
}

impl Job {
    /// Begins to learn from a snapshot.
    ///
    /// # Errors
    /// If the snapshot cannot be prepared.
    pub fn new(number: u32, choice: TrainingConfig, began: Tick, schema: &Schema, snapshot: Snapshot) -> Result<Self, TrainingRefusal> {
        Self::on(number, choice, began, schema, Arc::new(snapshot))
    }

    /// The same on a snapshot that is kept elsewhere, too.
    ///
    /// # Errors
    /// If the snapshot cannot be prepared.
    pub fn on(number: u32, choice: TrainingConfig, began: Tick, schema: &Schema, snapshot: Arc<Snapshot>) -> Result<Self, TrainingRefusal> {
        let work = Work::Preparing(Box::new(PrepareStage::begin(schema, &snapshot)?));
        Ok(Self {
            number,
            choice,
            began,
            not_before: began,
            slip: None,
            repeats: None,
            done: false,
            snapshot,
            work,
            fitted: None,
            new_reference: Reference::unknown(),
            tested: Vec::new(),
        })
    }

    /// Makes a piece of the rows ready before the first minute asks for them. Returns whether all are.
    pub fn ahead(&mut self, schema: &Schema) -> bool {
        let Work::Preparing(preparing) = &mut self.work else { return true };
        if preparing.step(schema, &self.snapshot) {
            self.work = match preparing.finish(&self.snapshot, &self.choice.model_spec) {
                Ok(ready) => Work::Learning(Box::new(ready)),
                Err(_) => Work::Failed,
            };
            return true;
        }
        false
    }

    /// Works for a simulated minute. Returns whether the training is done.
    pub fn step(&mut self, schema: &Schema) -> bool {
        while !self.ahead(schema) {}
        self.new_reference.look(schema, &self.snapshot.rows);
        let Work::Learning(ready) = &mut self.work else { return true };
        if !self.done {
            self.done = ready.1.step(ROWS_A_MINUTE);
            return self.done && self.test();
        }
        self.test()
    }

    fn training(&self) -> Option<&IncrementalTraining> {
        match &self.work {
            Work::Learning(ready) => Some(&ready.1),
            Work::Preparing(_) | Work::Failed => None,
        }
    }

    /// The amounts that it learns, if it does.
    fn amounts(&self) -> Option<&Amounts> {
        self.snapshot.amounts.as_ref().filter(|_| self.choice.model_spec.tells_numbers())
    }

    /// Scores the next rows that were kept apart: as many as a minute allows. Returns whether all are.
    fn test(&mut self) -> bool {
        if self.fitted.is_none() {
            self.fitted = self.training().and_then(IncrementalTraining::finish);
        }
        let (Some(fitted), Work::Learning(ready)) = (&self.fitted, &self.work) else { return false };
        let model = fitted.as_model();
        let first = self.snapshot.cuts[0] + self.tested.len();
        let most = match model.is_instant() {
            true => self.snapshot.rows.len(),
            false => (STEPS_A_MINUTE / (model.steps() + STEPS_OF_A_ROW)) as usize,
        };
        let last = self.snapshot.rows.len().min(first.saturating_add(most));
        let mut scores = Vec::new();
        match self.amounts() {
            Some(_) => model.number_batch(&ready.0, &self.snapshot.rows, first..last, &mut scores),
            None => model.score_batch(&ready.0, &self.snapshot.rows, first..last, &mut scores),
        }
        self.tested.append(&mut scores);
        last == self.snapshot.rows.len()
    }

    /// What it learns from.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// 0 to 1.
    pub fn progress(&self) -> f64 {
        self.training().map_or(0.0, IncrementalTraining::progress)
    }

    /// The learning curve so far.
    pub fn curve(&self) -> &[CurvePoint] {
        self.training().map_or(&[], IncrementalTraining::curve)
    }

    /// Rows that it learns from.
    pub fn rows(&self) -> u32 {
        self.snapshot.card.rows[0]
    }

    /// Works until it is done.
    pub fn finish_now(mut self, schema: &Schema, made_at: i64, why: VersionReason, threshold: f32) -> Option<Version> {
        while !self.step(schema) {}
        self.into_version(schema, made_at, why, threshold)
    }

    /// The finished version: calibrated on the validation part, measured on the test part. `None` before it is done.
    pub fn into_version(mut self, schema: &Schema, made_at: i64, why: VersionReason, threshold: f32) -> Option<Version> {
        if self.tested.len() + self.snapshot.cuts[0] < self.snapshot.rows.len() {
            return None;
        }
        let FittedAmounts { amount_predictor, errors, tested: amounts } = self.tell().unwrap_or_default();
        let snapshot = &self.snapshot;
        let Work::Learning(ready) = self.work else { return None };
        let (preparation, training) = *ready;
        let fitted = self.fitted?;
        let n = snapshot.rows.len();
        let [validation, test] = snapshot.cuts;
        let outcomes = &snapshot.outcomes;
        let wide = |scores: &[f32]| scores.iter().map(|score| f64::from(*score)).collect::<Vec<f64>>();
        let mut own = Vec::new();
        let train_log_loss = if fitted.as_model().is_instant() {
            fitted.as_model().score_batch(&preparation, &snapshot.rows, 0..validation, &mut own);
            metrics::log_loss(&outcomes[..validation], &wide(&own))
        } else {
            training.curve().last().and_then(|point| point.train).filter(|_| amount_predictor.is_none())
        };

        let (for_calibration, for_test) = self.tested.split_at(test - validation);
        let (for_calibration, for_test) = (wide(for_calibration), wide(for_test));
        let y: Vec<f64> = outcomes[validation..test].iter().map(|o| f64::from(u8::from(*o))).collect();
        let calibration = Isotonic::fit(&for_calibration, &y, None)?;
        let probabilities = probabilities(&own, &self.tested, outcomes, fitted.as_model().steps())?;
        let cells = metrics::Confusion::count(&outcomes[test..], &for_test, f64::from(threshold));
        let measures = Measures {
            recall: cells.recall(),
            false_alarms: cells.precision().map(|p| 1.0 - p),
            roc_auc: metrics::roc_auc(&outcomes[test..], &for_test),
            pr_auc: metrics::average_precision(&outcomes[test..], &for_test),
            log_loss: metrics::log_loss(&outcomes[test..], &for_test),
            train_log_loss,
            errors,
        };
        // What is usual is told from all rows that the weights were not fitted to.
        let reference = self.new_reference.completed(schema, &snapshot.rows, &self.tested, &outcomes[validation..]);
        let made = VersionParts {
            number: self.number,
            made_at,
            why,
            snapshot: snapshot.card.clone(),
            model_spec: self.choice.model_spec,
            curve: training.curve().to_vec(),
            worked: training.worked(),
            platt: Platt::fit(&for_calibration, &outcomes[validation..test]),
            tested: Tested {
                rows: snapshot.rows.part(test..n),
                outcomes: outcomes[test..].to_vec(),
                segments: snapshot.segments[test..].to_vec(),
                scores: for_test,
                amounts,
            },
            validated: Answers { outcomes: outcomes[validation..test].to_vec(), scores: for_calibration },
            measures,
            preparation,
            model: fitted,
            calibration,
            probabilities,
            reference,
            amount_predictor,
        };
        Some(Version::new(made, schema))
    }

    /// How it tells amounts, if it has learnt them. What it told of the rows kept apart becomes their scores.
    fn tell(&mut self) -> Option<FittedAmounts> {
        let [validation, test] = self.snapshot.cuts;
        let Amounts { of, values } = self.amounts()?;
        let predicted: Vec<f32> = self.tested.iter().map(|predicted| predicted.clamp(of.range.0, of.range.1)).collect();
        let (learnt, was) = values.split_at(validation);
        let amount_predictor = AmountPredictor::fit(of, &predicted, was, test - validation);
        let mean = learnt.iter().copied().map(f64::from).sum::<f64>() / learnt.len().max(1) as f64;
        let train = self.training()?.curve().last().and_then(|point| point.train);
        let (test_predictions, came) = (&predicted[test - validation..], &values[test..]);
        let errors = Errors::of(came, test_predictions, mean as f32, train);
        let amounts = test_predictions.iter().copied().zip(came.iter().copied()).collect();
        self.tested = predicted.iter().map(|predicted| amount_predictor.score(*predicted)).collect();
        Some(FittedAmounts { amount_predictor: Some(amount_predictor), errors, tested: amounts })
    }
}
