//! Understanding a model from outside: what it goes by, how its answers follow a field, and what made one answer.
//!
//! All three work for any model, because all they do is ask it about rows that never were: with a field shuffled, with a
//! field set to a value, with some fields taken from one row and some from another.
//!
//! | question | answer |
//! |---|---|
//! | which fields does it go by? | [`importance`]: how much worse its probabilities get when a field is shuffled among the rows |
//! | how do its answers follow a field? | [`dependence`]: its mean answer when all rows are given the same value |
//! | what made this answer? | [`explain`]: what each field adds to the log odds, beside rows as they usually are |
//!
//! A field on which a model leans far more than anybody would is worth a look: it may know the outcome already (a leak), or
//! stand for something else that will not always go with it (a shortcut). None of this says what causes what in the world.
//!
//! ```
//! use afterlaunch::learn::data::Batch;
//! use afterlaunch::learn::explain::{explain, importance};
//!
//! // A model that goes by the first of two fields.
//! let model = |rows: &Batch| rows.column(0).iter().map(|x| if *x > 0.5 { 0.9 } else { 0.1 }).collect::<Vec<f32>>();
//! let mut rows = Batch::with_capacity(2, 8);
//! (0..8).for_each(|i| rows.push(&[Some((i % 2) as f32), Some(i as f32)]));
//! let outcomes: Vec<bool> = (0..8).map(|i| i % 2 == 1).collect();
//! let found = importance(&model, &rows, &outcomes, 5, 1);
//! assert!(found[0].mean > 0.1 && found[1].mean == 0.0);
//!
//! let mut row = Batch::with_capacity(2, 1);
//! row.push(&[Some(1.0), Some(3.0)]);
//! let why = explain(&model, &rows, &row, 1);
//! assert!(why.adds[0] > 1.0 && why.adds[1] == 0.0);
//! ```
//!
//! Reference: Breiman, *Random Forests*, Machine Learning 2001 (importance); Friedman 2001 (dependence); Štrumbelj and
//! Kononenko, *Explaining prediction models and individual predictions with feature contributions*, KAIS 2014.

use super::data::Batch;
use super::metrics::log_loss;
use crate::base::dice::{Dice, Stream};
use crate::base::math::logit;
use crate::base::stats::Moments;

/// Gives each row of a batch the probability of a yes.
pub type Scorer<'a> = &'a dyn Fn(&Batch) -> Vec<f32>;

/// How much a model goes by a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Importance {
    /// By how much the log loss rises when the field is shuffled: the mean over all shuffles.
    pub mean: f64,
    /// Standard deviation over the shuffles.
    pub spread: f64,
    /// Least and most over the shuffles.
    pub range: (f64, f64),
}

impl Importance {
    /// Of what each shuffle came to.
    pub fn of(rises: &[f64]) -> Self {
        let moments: Moments = rises.iter().copied().collect();
        let least = rises.iter().copied().fold(f64::INFINITY, f64::min);
        let most = rises.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let range = if rises.is_empty() { (0.0, 0.0) } else { (least, most) };
        Self { mean: moments.mean().unwrap_or(0.0), spread: moments.sd().unwrap_or(0.0), range }
    }
}

/// For each field, how much worse the answers get when its values are shuffled among the rows. Empty where there are no
/// rows. `key` is the luck of the shuffles.
pub fn importance(score: Scorer<'_>, rows: &Batch, outcomes: &[bool], shuffles: u32, key: u64) -> Vec<Importance> {
    (0..rows.fields()).map_while(|field| importance_of(score, rows, outcomes, field, shuffles, key)).collect()
}

/// The same for one field; `None` where there are no rows.
pub fn importance_of(score: Scorer<'_>, rows: &Batch, outcomes: &[bool], field: usize, shuffles: u32, key: u64) -> Option<Importance> {
    let before = log_loss(outcomes, &wide(&score(rows)))?;
    let rises = (0..shuffles.max(1)).filter_map(|shuffle| Some(after(score, rows, outcomes, field, shuffle, key)? - before));
    Some(Importance::of(&rises.collect::<Vec<f64>>()))
}

/// By how much the log loss rises with one of these shuffles; `None` where there are no rows.
pub fn rise(score: Scorer<'_>, rows: &Batch, outcomes: &[bool], field: usize, shuffle: u32, key: u64) -> Option<f64> {
    Some(after(score, rows, outcomes, field, shuffle, key)? - log_loss(outcomes, &wide(&score(rows)))?)
}

/// The log loss after one shuffle.
fn after(score: Scorer<'_>, rows: &Batch, outcomes: &[bool], field: usize, shuffle: u32, key: u64) -> Option<f64> {
    let mut dice = Dice::keyed(key, Stream::Training, (field as u64) << 32 | u64::from(shuffle));
    let order = shuffled(rows.len(), &mut dice);
    let mut other = rows.clone();
    order.iter().enumerate().for_each(|(row, from)| other.set(row, field, rows.value(*from, field)));
    log_loss(outcomes, &wide(&score(&other)))
}

/// The mean answer when all rows are given the same value of a field, for each of some values.
pub fn dependence(score: Scorer<'_>, rows: &Batch, field: usize, values: &[f32]) -> Vec<(f32, f64)> {
    let mut other = rows.clone();
    let mean = |value: &f32| {
        (0..rows.len()).for_each(|row| other.set(row, field, Some(*value)));
        let answers = score(&other).into_iter().map(f64::from).collect::<Moments>();
        answers.mean().map(|mean| (*value, mean))
    };
    values.iter().filter_map(mean).collect()
}

/// Evenly spaced shares of a field's values: where [`dependence`] is worth asking. At most so many, ascending, no value twice.
pub fn grid(rows: &Batch, field: usize, most: usize) -> Vec<f32> {
    let mut values: Vec<f32> = (0..rows.len()).filter_map(|row| rows.value(row, field)).collect();
    values.sort_unstable_by(f32::total_cmp);
    let last = values.len().saturating_sub(1);
    let steps = most.max(2) - 1;
    let mut out: Vec<f32> = (0..=steps).filter_map(|step| values.get(last * step / steps).copied()).collect();
    out.dedup();
    out
}

/// What made one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Log odds of a yes for rows as they usually are.
    pub baseline: f64,
    /// What each field of this row adds. Together with what is usual they make the answer's log odds.
    pub adds: Vec<f64>,
}

/// What each field adds to the log odds of a row, beside usual rows (two dozen or more).
///
/// For each usual row, its fields are replaced by those of the row one after the other, in an order drawn by lot, and each
/// field is credited with what its turn changed. A field's mean credit is its Shapley value, up to luck; the sum is exact.
pub fn explain(score: Scorer<'_>, baseline: &Batch, row: &Batch, key: u64) -> Explanation {
    let fields = row.fields();
    let mut dice = Dice::keyed(key, Stream::Training, u64::MAX);
    let mut steps = Batch::with_capacity(fields, baseline.len() * (fields + 1));
    let mut orders = Vec::new();
    for from in 0..baseline.len() {
        let order = shuffled(fields, &mut dice);
        steps.append(baseline, from..from + 1);
        for field in &order {
            let last = steps.len() - 1;
            let before = steps.part(last..last + 1);
            steps.append(&before, 0..1);
            steps.set(last + 1, *field, row.value(0, *field));
        }
        orders.push(order);
    }
    let odds: Vec<f64> = score(&steps).into_iter().map(|p| logit(f64::from(p).clamp(1e-6, 1.0 - 1e-6))).collect();
    let per = 1.0 / baseline.len().max(1) as f64;
    let mut out = Explanation { baseline: 0.0, adds: vec![0.0; fields] };
    for (walk, order) in odds.chunks_exact(fields + 1).zip(&orders) {
        out.baseline += per * walk[0];
        order.iter().zip(walk.windows(2)).for_each(|(field, pair)| out.adds[*field] += per * (pair[1] - pair[0]));
    }
    out
}

fn wide(scores: &[f32]) -> Vec<f64> {
    scores.iter().map(|score| f64::from(*score)).collect()
}

fn shuffled(n: usize, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        order.swap(i, (dice.bits() % (i as u64 + 1)) as usize);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::math::sigmoid;

    /// 60 rows of three fields; the third is missing in every fourth.
    fn rows() -> Batch {
        let mut rows = Batch::with_capacity(3, 60);
        for i in 0..60_u16 {
            let part = |by: u16| Some(f32::from(i * by % 60) / 60.0);
            rows.push(&[part(7), part(11), part(13).filter(|_| i % 4 != 0)]);
        }
        rows
    }

    /// Log odds 4 x - 2 y; the third field does nothing.
    fn model(rows: &Batch) -> Vec<f32> {
        let columns = rows.column(0).iter().zip(rows.column(1));
        columns.map(|(x, y)| sigmoid(f64::from(4.0 * x - 2.0 * y)) as f32).collect()
    }

    #[test]
    fn what_a_model_goes_by_is_found_in_order() {
        let rows = rows();
        let outcomes: Vec<bool> = model(&rows).into_iter().map(|p| p > 0.6).collect();
        let found = importance(&model, &rows, &outcomes, 10, 3);
        assert!(found[0].mean > found[1].mean && found[1].mean > found[2].mean, "{found:?}");
        assert_eq!((found[2].mean, found[2].spread), (0.0, 0.0));
        assert!(found.iter().all(|of| of.range.0 <= of.mean && of.mean <= of.range.1), "{found:?}");
        let once: Vec<f64> = (0..10).map(|shuffle| rise(&model, &rows, &outcomes, 0, shuffle, 3).unwrap()).collect();
        assert_eq!(Importance::of(&once), found[0], "a shuffle at a time comes to the same");
        assert_eq!(importance(&model, &Batch::with_capacity(3, 0), &[], 10, 3), []);
    }

    #[test]
    fn answers_follow_a_field() {
        let along = dependence(&model, &rows(), 0, &grid(&rows(), 0, 5));
        assert_eq!(along.len(), 5);
        assert!(along.windows(2).all(|pair| pair[1].0 > pair[0].0 && pair[1].1 > pair[0].1), "{along:?}");
        let flat = dependence(&model, &rows(), 2, &[0.0, 1.0]);
        assert_eq!(flat[0].1, flat[1].1);
        assert_eq!(dependence(&model, &Batch::with_capacity(3, 0), 0, &[1.0]), []);
    }

    #[test]
    fn what_fields_add_makes_the_answer() {
        let rows = rows();
        let why = explain(&model, &rows, &rows.part(5..6), 1);
        let odds = logit(f64::from(model(&rows.part(5..6))[0]));
        let mean = |field: usize| rows.column(field).iter().map(|v| f64::from(*v)).sum::<f64>() / 60.0;
        assert!((why.baseline + why.adds.iter().sum::<f64>() - odds).abs() < 1e-9, "{why:?}");
        // Of a weighted sum, exactly the weight times the distance from the mean.
        assert!((why.adds[0] - 4.0 * (f64::from(rows.column(0)[5]) - mean(0))).abs() < 1e-4, "{why:?}");
        assert!((why.adds[1] + 2.0 * (f64::from(rows.column(1)[5]) - mean(1))).abs() < 1e-4, "{why:?}");
        assert_eq!(why.adds[2], 0.0);
    }
}
