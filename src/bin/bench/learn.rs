//! What is measured of learning: fitting and single answers of logistic regression and boosted trees, on made-up rows
//! that scikit-learn is given, too.

use afterlaunch::base::dice::{Dice, NormalTable, Stream, unit};
use afterlaunch::base::math::sigmoid;
use afterlaunch::learn::metrics::roc_auc;
use afterlaunch::learn::models::kinds::trees::boosting::{BoostedTrainer, Settings};
use afterlaunch::learn::models::{Examples, Fitted, Learner, LogisticTrainer, Model};
use ndarray::Array2;
use std::sync::Arc;

/// Columns of the rows.
pub const WIDTH: usize = 10;
/// Rows kept apart for testing.
pub const TEST_ROWS: usize = 20_000;

/// Made-up rows, and the model that was fitted last.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub struct Learning {
    train: Arc<Examples>,
    test: Examples,
    fitted: Option<Fitted>,
}

/// Rows with sums, thresholds and a combination in their outcome, which a weighted sum holds in part.
fn rows(count: usize, key: u64) -> Examples {
    let mut dice = Dice::keyed(11, Stream::Features, key);
    let normal = NormalTable::get();
    let x = Array2::from_shape_fn((count, WIDTH), |(_, column)| {
        let value = normal.value(dice.bits() as u32);
        if column < 7 { value } else { (value * 1.5).round() }
    });
    let outcome = |row: ndarray::ArrayView1<'_, f32>| {
        let bent = if row[2] > 0.5 { 1.2 } else { -0.4 };
        let both = if row[3] > 0.0 && row[7] > 0.0 { 1.5 } else { 0.0 };
        let log_odds = 0.9 * row[0] - 0.6 * row[1] + bent + both + 0.8 * row[4] * row[5] + 0.3 * row[8] - 1.4;
        unit(dice.bits() as u32) < sigmoid(f64::from(log_odds)) as f32
    };
    let outcomes = x.rows().into_iter().map(outcome).collect();
    Examples::new(x, outcomes, Vec::new()).expect("made of finite numbers")
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
impl Learning {
    /// So many rows to learn from.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen(constructor))]
    pub fn new(count: usize) -> Self {
        Self { train: Arc::new(rows(count, 1)), test: rows(TEST_ROWS, 2), fitted: None }
    }

    /// Fits logistic regression, or boosted trees, with scikit-learn's usual settings.
    pub fn fit(&mut self, boosted: bool) {
        self.fitted = Some(if boosted {
            let mut trainer = BoostedTrainer::new(self.train.clone(), Settings::default()).expect("both outcomes occur");
            while !trainer.is_done() {
                trainer.work(u64::MAX);
            }
            Fitted::Boosted(trainer.model())
        } else {
            let mut trainer = LogisticTrainer::new(self.train.clone(), Default::default()).expect("both outcomes occur");
            while !trainer.step(u32::MAX).done {}
            Fitted::Logistic(trainer.model())
        });
    }

    /// The area under the ROC curve on the rows kept apart.
    pub fn auc(&self) -> f64 {
        let mut scores = vec![0.0; self.test.len()];
        self.model().score(self.test.rows(), &mut scores);
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        roc_auc(&self.test.outcomes().collect::<Vec<_>>(), &scores).unwrap_or(0.0)
    }

    /// Answers so many rows, one by one; the sum, so that nothing is left out.
    pub fn answer(&self, count: usize) -> f64 {
        let model = self.model();
        (0..count).map(|i| f64::from(model.probability(self.test.row(i % TEST_ROWS)))).sum()
    }
}

impl Learning {
    fn model(&self) -> &dyn Model {
        self.fitted.as_ref().expect("a model was fitted").as_model()
    }

    /// All rows as bytes for others to read: training rows, then test rows; of each the columns, then the outcome, in
    /// single precision, the lowest byte first.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bytes(&self) -> Vec<u8> {
        let of = |examples: &Examples| {
            let values = (0..examples.len()).flat_map(|row| examples.row(row).iter().copied().chain([examples.target(row)]));
            values.flat_map(f32::to_le_bytes).collect::<Vec<u8>>()
        };
        [of(&self.train), of(&self.test)].concat()
    }
}
