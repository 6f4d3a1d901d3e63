//! Rows are made ready for a trainer: what is usual in each field is learnt, and the rows become columns. For many rows that
//! takes longer than a frame, so it is done in pieces: a field, or some thousand rows. However it is cut up, the same comes
//! of it.

use std::ops::Range;
use std::sync::Arc;

use ndarray::Array2;

use super::Snapshot;
use crate::learn::data::Schema;
use crate::learn::data::prepare::{Preparation, Settings};
use crate::learn::models::{ExampleError, Examples, IncrementalTraining, ModelSpec};
use crate::platform::vocabulary::TrainingRefusal;

/// Rows of the validation part that a learning curve asks, at most.
const MOST_HELD: usize = 1_500;
/// Rows that are prepared in one piece.
const PIECE: usize = 8_192;

/// Rows that are being made ready.
#[derive(Clone, Debug)]
pub struct PrepareStage {
    preparation: Preparation,
    /// All fields are known.
    known: bool,
    /// Prepared rows of the training part, one after the other.
    x: Vec<f32>,
    rows: usize,
}

impl PrepareStage {
    /// Nothing is done yet.
    ///
    /// # Errors
    /// If these rows cannot be prepared by this schema, or have only one outcome. Who asks is told now: later nobody listens.
    pub fn begin(schema: &Schema, snapshot: &Snapshot) -> Result<Self, TrainingRefusal> {
        snapshot.can_be_learnt()?;
        let preparation = Preparation::begin(schema, &snapshot.rows, &(0..snapshot.cuts[0]), Settings::default())
            .map_err(TrainingRefusal::Preparation)?;
        Ok(Self { preparation, known: schema.fields.is_empty(), x: Vec::new(), rows: 0 })
    }

    /// One more piece. Returns whether that was the last.
    pub fn step(&mut self, schema: &Schema, snapshot: &Snapshot) -> bool {
        let train = snapshot.cuts[0];
        if !self.known {
            self.known = self.preparation.look(schema, &snapshot.rows, 0..train, Settings::default());
            return false;
        }
        let piece = self.rows..(self.rows + PIECE).min(train);
        self.rows = piece.end;
        self.x.reserve_exact(if self.x.is_empty() { train * self.preparation.width() } else { 0 });
        self.x.extend(prepared(&self.preparation, snapshot, piece));
        self.rows == train
    }

    /// The preparation, and the training on the rows, which are left empty here.
    ///
    /// # Errors
    /// If nothing can be learnt from them.
    pub fn finish(&mut self, snapshot: &Snapshot, model_spec: &ModelSpec) -> Result<(Preparation, IncrementalTraining), ExampleError> {
        let [train, validation] = snapshot.cuts;
        let held = validation.saturating_sub(MOST_HELD).max(train)..validation;
        let examples = |x: Vec<f32>, rows: Range<usize>| {
            let x = Array2::from_shape_vec((rows.len(), self.preparation.width()), x).map_err(|_| ExampleError::Lengths)?;
            let examples = match snapshot.amounts.as_ref().filter(|_| model_spec.tells_numbers()) {
                Some(amounts) => Examples::of_numbers(x, amounts.values[rows].to_vec(), Vec::new()),
                None => Examples::new(x, snapshot.outcomes[rows].to_vec(), Vec::new()),
            };
            examples.map(Arc::new)
        };
        let held = examples(prepared(&self.preparation, snapshot, held.clone()), held)?;
        let training = IncrementalTraining::begin(examples(std::mem::take(&mut self.x), 0..train)?, model_spec, Some(held))?;
        Ok((self.preparation.clone(), training))
    }
}

fn prepared(preparation: &Preparation, snapshot: &Snapshot, rows: Range<usize>) -> Vec<f32> {
    let mut x = Array2::default((0, 0));
    preparation.transform(&snapshot.rows, rows, &mut x);
    x.into_raw_vec_and_offset().0
}
