//! A version of the model with everything needed to say what changed: snapshot, preparation, settings, measures. It is
//! immutable once it is made, but for an online learner's weights while it is in service.

use crate::base::fingerprint::Fingerprint;
use crate::learn::calibration::Isotonic;
use crate::learn::calibration::platt::Platt;
use crate::learn::calibration::probabilities::Probabilities;
use crate::learn::data::prepare::Preparation;
use crate::learn::data::{Batch, FieldKind, Schema};
use crate::learn::explain::{Importance, importance_of, rise};
use crate::learn::metrics::Confusion;
use crate::learn::models::{CurvePoint, Fitted, Model, ModelSpec};
use crate::platform::faults::Defect;
use crate::platform::release::version_reason::VersionReason;
use crate::platform::training::amount_predictor::{AmountPredictor, Errors};
use crate::platform::training::reference::Reference;
use ndarray::Array2;
use serde::Serialize;
use std::sync::Arc;

/// Multiplications or comparisons of a model that are not felt in the time of an answer.
const FREE_STEPS: u32 = 100;
/// So many more double it.
const STEPS_THAT_DOUBLE: f32 = 2_000.0;

/// Rows that are shuffled to see what a version goes by.
const SHUFFLED: usize = 400;
/// Shuffles of each field: enough to see how far luck takes its importance.
pub const SHUFFLES: u32 = 5;

/// A trained model with all that belongs to it.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    /// 3 is shown as "v3".
    pub number: u32,
    /// When it was ready, in minutes since the start of the run; before it for versions that were there already.
    pub made_at: i64,
    /// Why it was made.
    pub why: VersionReason,
    /// What it learnt from.
    pub snapshot: SnapshotCard,
    /// What it is: "logistic regression".
    pub algorithm: String,
    /// Strength of the penalty on large weights, on the mean loss; 0 where the algorithm has none of the kind.
    pub penalty: f64,
    /// The algorithm and its settings, by which it can be made again.
    #[serde(skip)]
    pub model_spec: ModelSpec,
    /// How it got better while it was trained.
    #[serde(skip)]
    pub curve: Vec<CurvePoint>,
    /// Rows that its training looked at, each as often as it was.
    #[serde(skip)]
    pub worked: u64,
    /// The rows it was tested on.
    #[serde(skip)]
    pub tested: Arc<Tested>,
    /// Its answers on the validation rows, before calibration: what may be tuned is tuned on them.
    #[serde(skip)]
    pub validated: Arc<Answers>,
    /// Another calibration by the same rows, with two numbers: to compare.
    #[serde(skip)]
    pub platt: Option<Platt>,
    /// How it did on tickets kept apart.
    pub measures: Measures,
    /// From fields to numbers, the same in training and serving.
    pub preparation: Preparation,
    /// From numbers to a probability.
    pub model: Fitted,
    /// From a score to the share that turned out positive in validation.
    pub calibration: Isotonic,
    /// What was usual in its training snapshot.
    pub reference: Reference,
    /// How it tells amounts, where it has learnt them.
    pub amount_predictor: Option<AmountPredictor>,
    /// What is wrong with it, and how much. Only the simulation knows.
    pub defect: Option<(Defect, f32)>,
    /// How many times longer than logistic regression's an answer takes by the model alone. It follows from the model.
    #[serde(skip)]
    pub effort: f32,
    /// From a score to the share that comes true, by all rows that can tell: what quality is estimated from.
    probabilities: Probabilities,
    /// Categorical fields that a skewed preparation numbers in another order, with their number of categories.
    misnumbered: Vec<(usize, u32)>,
}

/// What a version learnt from, as written on its card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SnapshotCard {
    /// First and last minute, relative to the start of the run.
    pub from: i64,
    /// Last minute.
    pub to: i64,
    /// Rows in the train, validation and test part.
    pub rows: [u32; 3],
    /// Share of positives.
    pub positives: f64,
    /// Its content as one number.
    pub fingerprint: u64,
    /// Its parts were drawn by lot, not cut by time.
    pub at_random: bool,
    /// Where the test part begins, if the parts were cut by time: nothing before it is tested on, nothing after it learnt from.
    #[serde(skip)]
    pub tested_from: i64,
}

/// How a version did on tickets that it had not seen, at the decision threshold in force when it was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// Share of positives that it calls, 0 to 1; `None` without positives.
    pub recall: Option<f64>,
    /// Share of its calls that are wrong.
    pub false_alarms: Option<f64>,
    /// Area under the ROC curve.
    pub roc_auc: Option<f64>,
    /// Area under the precision-recall curve.
    #[serde(skip)]
    pub pr_auc: Option<f64>,
    /// Mean log loss.
    pub log_loss: Option<f64>,
    /// Log loss on the part that it learnt from: far below the other means overfitting.
    pub train_log_loss: Option<f64>,
    /// How far off its amounts are, where it tells any.
    pub errors: Option<Errors>,
}

/// Scores beside outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What came.
    pub outcomes: Vec<bool>,
    /// The probability that was given to a yes.
    pub scores: Vec<f64>,
}

impl Answers {
    /// Counted, if a yes is called from this score on.
    pub fn cells(&self, threshold: f32) -> Confusion {
        Confusion::count(&self.outcomes, &self.scores, f64::from(threshold))
    }
}

/// The rows that a version was tested on: the newest of its snapshot, never learnt from.
#[derive(Clone, Debug)]
pub struct Tested {
    /// The rows.
    pub rows: Batch,
    /// Their outcomes.
    pub outcomes: Vec<bool>,
    /// Which segment each came from.
    pub segments: Vec<u8>,
    /// The version's scores.
    pub scores: Vec<f64>,
    /// What it told, and what came, where it tells amounts.
    pub amounts: Vec<(f32, f32)>,
}

/// The parts of a version that its makers hand over.
#[derive(Clone, Debug)]
pub struct VersionParts {
    /// The number it gets.
    pub number: u32,
    /// When it is ready.
    pub made_at: i64,
    /// Why it was made.
    pub why: VersionReason,
    /// What it learnt from.
    pub snapshot: SnapshotCard,
    /// Recipe.
    pub model_spec: ModelSpec,
    /// Learning curve.
    pub curve: Vec<CurvePoint>,
    /// Rows looked at.
    pub worked: u64,
    /// Rows tested on.
    pub tested: Tested,
    /// Its answers on the validation rows.
    pub validated: Answers,
    /// The other calibration.
    pub platt: Option<Platt>,
    /// Measures.
    pub measures: Measures,
    /// Preparation.
    pub preparation: Preparation,
    /// Model.
    pub model: Fitted,
    /// Calibration.
    pub calibration: Isotonic,
    /// What quality is estimated from.
    pub probabilities: Probabilities,
    /// Reference.
    pub reference: Reference,
    /// How it tells amounts.
    pub amount_predictor: Option<AmountPredictor>,
}

/// [`Version::effort`] of this model. Fetching the fields takes most of the time; the model's own work shows from some hundred
/// steps on. Learning on, a model takes no more steps.
fn effort(model: &dyn Model) -> f32 {
    if model.is_instant() {
        return 1.0;
    }
    1.0 + model.steps().saturating_sub(FREE_STEPS) as f32 / STEPS_THAT_DOUBLE
}

impl Version {
    /// A version as its makers made it.
    pub fn new(made: VersionParts, schema: &Schema) -> Self {
        let misnumbered = schema
            .fields
            .iter()
            .enumerate()
            .filter_map(|(i, field)| match &field.kind {
                FieldKind::Categorical { categories } if categories.len() > 3 => Some((i, categories.len() as u32)),
                _ => None,
            })
            .collect();
        let default_kind = made.model_spec.is_default_kind();
        let algorithm = if default_kind { "logistic regression".to_owned() } else { made.model_spec.kind().name.to_lowercase() };
        let penalty = made.model_spec.penalty(made.snapshot.rows[0]);
        Self {
            number: made.number,
            made_at: made.made_at,
            why: made.why,
            snapshot: made.snapshot,
            algorithm,
            penalty,
            model_spec: made.model_spec,
            curve: made.curve,
            worked: made.worked,
            tested: Arc::new(made.tested),
            validated: Arc::new(made.validated),
            platt: made.platt,
            measures: made.measures,
            probabilities: made.probabilities,
            preparation: made.preparation,
            effort: effort(made.model.as_model()),
            model: made.model,
            calibration: made.calibration,
            reference: made.reference,
            amount_predictor: made.amount_predictor,
            defect: None,
            misnumbered,
        }
    }

    /// What it has learnt as one number: equal where preparation, weights and calibration are, to the last bit.
    pub fn learnt(&self) -> Fingerprint {
        Fingerprint::of(&(&self.preparation, &self.model, &self.calibration))
    }

    /// How many times longer than logistic regression's its answers take: a model that does more takes longer, and one that
    /// looks everything up anew takes longer still.
    pub fn slowness(&self) -> f32 {
        match self.defect {
            Some((Defect::Slow, times)) => times * self.effort,
            _ => self.effort,
        }
    }

    /// An online learner learns from a row as it was kept, and its outcome; others stay as they are.
    pub(super) fn learn(&mut self, batch: &Batch, row: usize, outcome: bool) {
        let model = self.model.as_model_mut();
        if model.learns_on() {
            let mut prepared = Array2::default((0, 0));
            self.preparation.transform(batch, row..row + 1, &mut prepared);
            model.learn(prepared.as_slice().unwrap_or_default(), outcome);
        }
    }

    /// Scores all rows: the probability, by this version, that each is positive.
    pub fn score(&self, batch: &Batch, scores: &mut Vec<f32>) {
        match &self.amount_predictor {
            None => self.model.as_model().score_batch(&self.preparation, batch, 0..batch.len(), scores),
            Some(_) => self.tell(batch, &mut Vec::new(), scores),
        }
    }

    /// Scores all rows, and tells their amounts if it has learnt any; otherwise `amounts` stays empty.
    pub fn tell(&self, batch: &Batch, amounts: &mut Vec<f32>, scores: &mut Vec<f32>) {
        amounts.clear();
        let Some(amount_predictor) = &self.amount_predictor else { return self.score(batch, scores) };
        self.model.as_model().number_batch(&self.preparation, batch, 0..batch.len(), amounts);
        amounts.iter_mut().for_each(|amount| *amount = amount_predictor.held(*amount));
        scores.clear();
        scores.extend(amounts.iter().map(|amount| amount_predictor.score(*amount)));
    }

    /// Its answers on the test rows, counted at a decision threshold.
    pub fn tested_at(&self, threshold: f32) -> Confusion {
        Confusion::count(&self.tested.outcomes, &self.tested.scores, f64::from(threshold))
    }

    /// How much worse its answers get with one shuffle of a field; `None` where it was tested on nothing.
    pub fn shuffled_once(&self, field: usize, shuffle: u32) -> Option<f64> {
        let rows = self.newest_rows();
        let outcomes = &self.tested.outcomes[self.tested.rows.len() - rows.len()..];
        rise(&|rows| self.scores_of(rows), &rows, outcomes, field, shuffle, u64::from(self.number))
    }

    /// The scores of all rows.
    pub fn scores_of(&self, rows: &Batch) -> Vec<f32> {
        let mut scores = Vec::new();
        self.score(rows, &mut scores);
        scores
    }

    /// The newest rows that it was tested on: enough to ask it about.
    pub fn newest_rows(&self) -> Batch {
        let n = self.tested.rows.len();
        self.tested.rows.part(n.saturating_sub(SHUFFLED)..n)
    }

    /// How much it goes by each field.
    pub fn feature_importance(&self) -> Vec<Importance> {
        (0..self.tested.rows.fields()).map_while(|field| self.importance_of_field(field)).collect()
    }

    /// How much it goes by one field; `None` where it was tested on nothing.
    pub fn importance_of_field(&self, field: usize) -> Option<Importance> {
        let rows = self.newest_rows();
        let outcomes = &self.tested.outcomes[self.tested.rows.len() - rows.len()..];
        importance_of(&|rows| self.scores_of(rows), &rows, outcomes, field, SHUFFLES, u64::from(self.number))
    }

    /// The share that turns out positive of those with about this score.
    #[inline]
    pub fn calibrated(&self, score: f32) -> f64 {
        self.probabilities.at(f64::from(score))
    }

    /// What a preparation that numbers categories in another order makes of a row.
    pub fn misnumber(&self, batch: &mut Batch, row: usize) {
        for &(field, categories) in &self.misnumbered {
            let value = &mut batch.column_mut(field)[row];
            *value = ((*value as u32 + categories / 2) % categories) as f32;
        }
    }
}
