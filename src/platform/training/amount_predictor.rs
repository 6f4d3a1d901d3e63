//! How a version that has learnt amounts tells them, and how far off it is.
//!
//! Rows of the validation part say how far its amounts lie from what came. From that follow two things. The first is a
//! score: with errors about as logistic noise, the chance that the amount lies above the line is
//! `1 / (1 + exp(-(told - line) / scale))`, where the scale is that of noise with this mean distance. Errors are not the
//! same everywhere, so scale and line are then moved to where these chances come true best (Platt). So threshold, alerts
//! and costs work as they do for a version that tells yes from no. The second is what to expect of an answer whose outcome
//! nobody knows yet: the mean distance among validation rows that were told about as much (direct loss estimation; NannyML
//! learns the same by a second model).

use serde::Serialize;

use crate::base::math::{sigmoid, sigmoid_f32, sqrt};
use crate::base::order;
use crate::learn::calibration::platt::Platt;
use crate::learn::metrics;

use crate::platform::scenario::{Amount, AmountPrediction};

/// The most groups of validation rows by what was told, and the least rows of a group.
const GROUPS: usize = 12;
const LEAST_OF_A_GROUP: usize = 30;
/// Platt's curve may stretch log odds by so much, and no more.
const STRETCHED: core::ops::RangeInclusive<f64> = 0.2..=5.0;
/// The mean distance of logistic noise with a scale of 1 from its middle.
const MEAN_DISTANCE: f64 = 2.0 * core::f64::consts::LN_2;

/// How a version tells amounts.
#[derive(Clone, Debug, Serialize)]
pub struct AmountPredictor {
    /// Who is told so much is as likely positive as not.
    even: f32,
    /// Units of one step of log odds.
    scale: f32,
    /// Lowest and highest amount that it tells.
    range: (f32, f32),
    /// Groups of validation rows, from the least told to the most: up to where, and the mean distance.
    errors: Vec<(f32, f64)>,
    /// What was usual on the rows that it was not fitted to.
    pub baseline: AmountBaseline,
}

/// What was usual on the rows that a version was not fitted to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AmountBaseline {
    /// Rows.
    pub rows: f64,
    /// Mean and standard deviation of what was told.
    pub predicted: (f64, f64),
    /// The same of the distances from what came.
    pub off: (f64, f64),
}

/// How far off a version was on its test part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Errors {
    /// Mean absolute error, in the unit of the amount.
    pub mae: f64,
    /// Root of the mean squared error.
    pub rmse: f64,
    /// Share of the variation that is explained; `None` for one row.
    pub r2: Option<f64>,
    /// Mean error: above 0 where it tells too much.
    pub bias: f64,
    /// Mean absolute error of always telling the mean of the rows that it learnt from.
    pub mean_mae: f64,
    /// Root of the mean squared error on the part that it learnt from.
    pub train_rmse: Option<f64>,
}

impl Errors {
    /// Of what was told beside what came, and of always telling `mean`; `None` without rows.
    pub fn of(was: &[f32], predicted: &[f32], mean: f32, train_rmse: Option<f64>) -> Option<Self> {
        let wide = |values: &[f32]| values.iter().copied().map(f64::from).collect::<Vec<_>>();
        let was = wide(was);
        let found = metrics::regression(&was, &wide(predicted))?;
        let mean_mae = metrics::regression(&was, &vec![f64::from(mean); was.len()])?.mae;
        Some(Self { mae: found.mae, rmse: found.rmse, r2: found.r2, bias: found.bias, mean_mae, train_rmse })
    }
}

/// The line and the scale by which chances come true best.
fn come_true(line: f32, scale: f64, predicted: &[f32], was: &[f32]) -> (f32, f32) {
    let chances: Vec<f64> = predicted.iter().map(|predicted| sigmoid((f64::from(*predicted) - f64::from(line)) / scale)).collect();
    let above: Vec<bool> = was.iter().map(|was| *was > line).collect();
    match Platt::fit(&chances, &above).filter(|curve| STRETCHED.contains(&curve.a)) {
        Some(Platt { a, b }) => ((f64::from(line) - scale * b / a) as f32, (scale / a) as f32),
        None => (line, scale as f32),
    }
}

/// Mean and standard deviation.
fn spread(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / n;
    (mean, sqrt(values.map(|v| (v - mean) * (v - mean)).sum::<f64>() / n))
}

impl AmountPredictor {
    /// From what was told about rows that the version was not fitted to, beside what came. The first `validation` of them
    /// say how far off it is.
    pub fn fit(amount: &Amount, predicted: &[f32], was: &[f32], validation: usize) -> Self {
        let off = |(predicted, was): (&f32, &f32)| f64::from((predicted - was).abs());
        let distances = predicted.iter().zip(was).map(off);
        let baseline = AmountBaseline {
            rows: predicted.len() as f64,
            predicted: spread(predicted.iter().copied().map(f64::from)),
            off: spread(distances.clone()),
        };
        let rows: Vec<(f32, f64)> = predicted.iter().copied().zip(distances).take(validation).collect();
        let mean = rows.iter().map(|row| row.1).sum::<f64>() / rows.len().max(1) as f64;
        // Where every row is hit, it still tells something like a probability.
        let scale = (mean / MEAN_DISTANCE).max(1e-4 * f64::from(amount.range.1 - amount.range.0));
        let (even, scale) = come_true(amount.line, scale, &predicted[..validation], &was[..validation]);
        let order = order::by(rows.len(), &|a, b| rows[a].0.total_cmp(&rows[b].0).then(rows[a].1.total_cmp(&rows[b].1)));
        let rows: Vec<_> = order.into_iter().map(|at| rows[at]).collect();
        let size = rows.len().div_ceil(GROUPS).max(LEAST_OF_A_GROUP);
        let group = |rows: &[(f32, f64)]| (rows[rows.len() - 1].0, rows.iter().map(|row| row.1).sum::<f64>() / rows.len() as f64);
        let errors = rows.chunks(size).map(group).collect();
        Self { even, scale, range: amount.range, errors, baseline }
    }

    /// An amount that it tells: within the range.
    pub fn held(&self, number: f32) -> f32 {
        number.clamp(self.range.0, self.range.1)
    }

    /// The chance that the amount lies above the line, by what was told.
    pub fn score(&self, predicted: f32) -> f32 {
        sigmoid_f32(self.log_odds(predicted))
    }

    /// The same in log odds.
    pub fn log_odds(&self, predicted: f32) -> f32 {
        (predicted - self.even) / self.scale
    }

    /// Units of one step of log odds.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// How far off an answer that tells so much is to be expected.
    pub fn expected_error(&self, predicted: f32) -> f64 {
        let at = self.errors.partition_point(|(up_to, _)| *up_to < predicted).min(self.errors.len().saturating_sub(1));
        self.errors.get(at).map_or(0.0, |(_, error)| *error)
    }
}

/// What was told in a bucket, and how far off it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AmountBucket {
    /// Answers with an amount.
    pub answers: u32,
    /// Sum of what was told.
    pub predicted: f64,
    /// Sum of the distances that are to be expected.
    pub expected: f64,
    /// Answers whose outcome is known.
    pub known: u32,
    /// Sum of their distances from what came.
    pub off: f64,
    /// Sum of how much too high they were.
    pub over: f64,
}

impl AmountBucket {
    /// Takes an answer in.
    pub fn answered(&mut self, predicted: f32, expected: f64) {
        self.answers += 1;
        self.predicted += f64::from(predicted);
        self.expected += expected;
    }

    /// Takes in what became known.
    pub fn came(&mut self, outcome: AmountPrediction) {
        let Some(predicted) = outcome.predicted else { return };
        let over = f64::from(predicted) - f64::from(outcome.actual);
        self.known += 1;
        self.off += over.abs();
        self.over += over;
    }

    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        self.predicted += other.predicted;
        self.expected += other.expected;
        self.known += other.known;
        self.off += other.off;
        self.over += other.over;
    }

    /// Mean of what was told.
    pub fn mean(&self, least: u32) -> Option<f64> {
        (self.answers >= least.max(1)).then(|| self.predicted / f64::from(self.answers))
    }

    /// Mean absolute error of the answers whose outcome is known.
    pub fn error(&self, least: u32) -> Option<f64> {
        (self.known >= least.max(1)).then(|| self.off / f64::from(self.known))
    }

    /// Mean error of these: above 0 where too much was told.
    pub fn bias(&self, least: u32) -> Option<f64> {
        (self.known >= least.max(1)).then(|| self.over / f64::from(self.known))
    }

    /// Mean absolute error that is to be expected, before outcomes are known.
    pub fn expected_error(&self, least: u32) -> Option<f64> {
        (self.answers >= least.max(1)).then(|| self.expected / f64::from(self.answers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Amount {
        Amount { label: "Time".into(), unit: "hours".into(), line: 72.0, spread: 6.0, range: (0.0, 240.0) }
    }

    #[test]
    fn errors_say_how_sure_it_is_and_what_to_expect() {
        // Off by 2 below 60 and by 10 above.
        let predicted: Vec<f32> = (0..400_u16).map(|i| 20.0 + f32::from(i) * 0.2).collect();
        let was: Vec<f32> = predicted.iter().map(|predicted| if *predicted < 60.0 { predicted + 2.0 } else { predicted - 10.0 }).collect();
        let predictor = AmountPredictor::fit(&hours(), &predicted, &was, predicted.len());
        assert!((predictor.expected_error(30.0) - 2.0).abs() < 1e-3 && predictor.expected_error(-5.0) < 2.1);
        // What is told as 72 comes as 62; whoever is told 82 is as likely above 72 as not.
        assert!(predictor.score(72.0) < 0.1 && predictor.score(90.0) > 0.9, "{predictor:?}");
        assert_eq!((predictor.held(-3.0), predictor.held(1e9)), (0.0, 240.0));
    }

    #[test]
    fn nothing_and_certainty_are_borne() {
        let nothing = AmountPredictor::fit(&hours(), &[], &[], 0);
        assert_eq!(nothing.expected_error(3.0), 0.0);
        let sure = AmountPredictor::fit(&hours(), &[60.0; 40], &[60.0; 40], 40);
        assert!(sure.score(71.0) < 1e-3 && sure.score(73.0) > 0.999 && sure.score(f32::MAX) <= 1.0);
    }

    #[test]
    fn a_bucket_counts_what_is_known() {
        let mut bucket = AmountBucket::default();
        assert_eq!((bucket.mean(0), bucket.error(0)), (None, None));
        bucket.answered(10.0, 3.0);
        bucket.answered(20.0, 5.0);
        bucket.came(AmountPrediction { predicted: Some(10.0), actual: 14.0 });
        bucket.came(AmountPrediction { predicted: None, actual: 99.0 });
        assert_eq!(
            (bucket.mean(1), bucket.error(1), bucket.bias(1), bucket.expected_error(1)),
            (Some(15.0), Some(4.0), Some(-4.0), Some(4.0))
        );
        assert_eq!(bucket.error(2), None);
    }
}
